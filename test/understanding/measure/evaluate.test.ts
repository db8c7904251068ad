import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readDataset } from '../../../src/understanding/dataset/read-dataset.js';
import {
  drawConfusion,
  drawCurve,
  measureCurve,
  WRONG_COSTS,
} from '../../../src/understanding/measure/draw-evaluation.js';
import { askAll, countConfusion, countFigures } from '../../../src/understanding/measure/evaluate.js';

function fileOf(lines: string[]): string {
  const file = join(mkdtempSync(join(tmpdir(), 'tanggap-eval-')), 'rows.jsonl');
  writeFileSync(file, lines.join('\n'));
  return file;
}
const known = (label: string) => (label === 'lapor' ? 'report' : undefined);

describe('a data file', () => {
  test('is used but for its faulty lines, which are named', async () => {
    const good = JSON.stringify({ text: 'jalan rusak', label: 'lapor' });
    const { rows, faults } = await readDataset(
      fileOf([
        good,
        '{',
        '',
        '{"text":"a"}',
        '{"text":" ","label":"lapor"}',
        '{"text":"a","label":"x"}',
        'null',
        good,
      ]),
      known,
    );
    expect(rows).toEqual([
      { text: 'jalan rusak', label: 'report' },
      { text: 'jalan rusak', label: 'report' },
    ]);
    expect(faults).toEqual([
      { line: 2, fault: 'no JSON' },
      { line: 4, fault: 'text or label is missing' },
      { line: 5, fault: 'the text is empty' },
      { line: 6, fault: 'the label is unknown' },
      { line: 7, fault: 'text or label is missing' },
    ]);
  });
  test.each([
    ['without one good line', () => fileOf(['x', 'y'])],
    ['that is not there', () => '/nowhere/rows.jsonl'],
  ])('%s is refused with a code', async (_what, file) => {
    await expect(readDataset(file(), known)).rejects.toMatchObject({ code: 'DATASET_INVALID' });
  });
});

test('figures are counted right', () => {
  const rows = [
    { text: '1', label: 'a' },
    { text: '2', label: 'a' },
    { text: '3', label: 'b' },
    { text: '4', label: 'b' },
  ];
  const answers: Record<string, string> = { 1: 'a', 2: 'ba', 3: 'b', 4: 'cdeb' };
  let nowMs = 0;
  const outcomes = askAll(
    rows,
    (text) => [...answers[text]!].map((label) => ({ label, score: 0.75 })),
    () => nowMs++,
  );
  // a: precision 1, recall 1/2; b: precision 1/2, recall 1/2. Sure to 75 %, right to 50 %.
  expect(countFigures('category', outcomes, 1.5)).toEqual({
    task: 'category', n: 4, accuracy: 0.5, macroF1: 0.5833, top3: 0.75, calibrationError: 0.25, p50Us: 1000, p99Us: 1000, trainS: 1.5,
  }); // biome-ignore format: a table
  expect(drawConfusion(countConfusion(outcomes))).toMatch(/^a +1 +1/m);
});

test('a nothing that was said is wrong, and told as a dash', () => {
  const outcomes = askAll(
    [{ text: '', label: 'a' }],
    () => [],
    () => 0,
  );
  expect(countFigures('intent', outcomes, 0)).toMatchObject({ accuracy: 0, macroF1: 0, top3: 0 });
  expect(countConfusion(outcomes).get('a')?.get('-')).toBe(1);
});

describe('the curve', () => {
  const outcome = (label: string, ...scores: number[]) => ({
    label,
    guesses: scores.map((score, index) => ({ label: index === 0 ? 'a' : 'b', score })),
    tookUs: 0,
  });
  const outcomes = [outcome('a', 0.9, 0.1), outcome('b', 0.6, 0.4), outcome('a', 0.45, 0.44), outcome('b')];

  test('acts on what is above the threshold and ahead of the second', () => {
    const at = (threshold: number) =>
      measureCurve(outcomes, 0.1).find((point) => point.threshold === threshold);
    expect(at(0)).toMatchObject({ answered: 0.5, right: 0.5, cost: (2 + WRONG_COSTS) / 4 });
    expect(at(0.7)).toMatchObject({ answered: 0.25, right: 1, cost: 3 / 4 });
    expect(at(0.95)).toMatchObject({ answered: 0, right: 1, cost: 1 });
  });

  test('marks the border in use and the cheapest', () => {
    const drawn = drawCurve(outcomes, { threshold: 0.5, gap: 0.1 });
    expect(drawn).toMatch(/0\.50 .* in use/);
    expect(drawn).toMatch(/0\.90 .* cheapest/);
  });
});
