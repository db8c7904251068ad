import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareAnswers, worseBy } from '../../src/learning/compare-answers.js';
import { holdBack, holdBackExamples, without } from '../../src/learning/hold-back.js';
import { judgeHistory } from '../../src/learning/judge-history.js';
import type { LessonRow } from '../../src/learning/lesson-row.js';
import { sampleHistory, sampleParts } from './sample-parts.js';

describe('messages that are held back', () => {
  test('are a sixth of each category, and never among those that are taught', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), (count) => {
        const rows = sampleHistory(count);
        const { taught, asked } = holdBack(rows);
        expect(taught.length + asked.length).toBe(rows.length);
        expect(without(taught, asked)).toEqual(taught);
        for (const category of ['jalan', 'sampah', 'air']) {
          const of = (list: LessonRow[]) => list.filter((row) => row.category === category).length;
          expect(of(asked)).toBe(of(rows) < 6 ? 0 : Math.round(of(rows) / 6));
        }
      }),
      { numRuns: 30 },
    );
  });

  test('are the same ones in whatever order the rows come', () => {
    const rows = sampleHistory(120);
    const texts = (list: LessonRow[]) =>
      holdBack(list)
        .asked.map(({ text }) => text)
        .sort();
    expect(texts(rows.toReversed())).toEqual(texts(rows));
  });

  test('of what staff wrote are examples only; phrases and talk stay out of it', () => {
    const { intents } = sampleParts();
    const { intents: taught, asked } = holdBackExamples(intents);
    expect(asked).toHaveLength(30);
    expect(taught.report.map(({ examples }) => examples.length)).toEqual([50, 50, 50]);
    expect(taught.report.map(({ phrases }) => phrases)).toEqual(intents.report.map(({ phrases }) => phrases));
  });
});

describe('two models', () => {
  const truth = [...'aaaabbbbcc'];
  test('are compared on the same messages', () => {
    const compared = compareAnswers(truth, [...'aaaabbbbaa'], [...'aaaabbbbcc']);
    expect(compared.before).toMatchObject({ n: 10, accuracy: 0.8 });
    expect(compared.after).toEqual({ n: 10, accuracy: 1, macroF1: 1 });
    expect(worseBy(compared)).toBe(0);
    // a: 4 right of 6 said, b: all, c: none.
    expect(compared.before.macroF1).toBeCloseTo((0.8 + 1 + 0) / 3);
  });

  test('that say the same are none the worse, nor is one that errs once more', () => {
    expect(worseBy(compareAnswers(truth, truth, truth))).toBe(0);
    const long = Array.from({ length: 300 }, (_, i) => 'abc'[i % 3]!);
    expect(worseBy(compareAnswers(long, long, ['b', ...long.slice(1)]))).toBeLessThanOrEqual(1);
    expect(worseBy(compareAnswers(long, long, [...'bbbbbb', ...long.slice(6)]))).toBeGreaterThan(1);
  });

  test('are compared the same way every time; nothing to ask is no fault', () => {
    const [before, after] = [[...'abcabcabca'], [...'aabbccaabb']];
    expect(compareAnswers(truth, before, after)).toEqual(compareAnswers(truth, before, after));
    expect(worseBy(compareAnswers([], [], []))).toBe(0);
  });
});

test('a history taught before is not asked of the model that was taught it', () => {
  const parts = sampleParts();
  const rows = sampleHistory(240);
  // Were the model in use asked what it has seen, it would be right on all of it and no other could be as good.
  const verdict = judgeHistory(parts, rows.slice(0, 120), rows, () => {});
  expect(verdict.isTaken).toBe(true);
  expect(verdict.history.after.n).toBe(holdBack(rows).asked.length);
});
