import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { evaluate } from '../../src/understanding/evaluate.js';
import { readDataset } from '../../src/understanding/read-dataset.js';

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
  const answers: Record<string, string[]> = { 1: ['a'], 2: ['b', 'a'], 3: ['b'], 4: ['c', 'd', 'e', 'b'] };
  let nowMs = 0;
  const { figures, table } = evaluate(
    'category',
    rows,
    (text) => answers[text]!,
    1.5,
    () => nowMs++,
  );
  // a: precision 1, recall 1/2; b: precision 1/2, recall 1/2.
  expect(figures).toEqual({
    task: 'category', n: 4, accuracy: 0.5, macroF1: 0.5833, top3: 0.75, p50Us: 1000, p99Us: 1000, trainS: 1.5,
  }); // biome-ignore format: a table
  expect(table).toContain('a');
});
