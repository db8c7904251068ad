import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { evaluateFaq, type FaqRow } from '../../src/faq/evaluate-faq.js';
import { makeFindAnswer, makeRankTopics } from '../../src/faq/find-answer.js';
import { foldName } from '../../src/profile/check-twice.js';
import { citiesElsewhere } from '../../src/profile/cities-elsewhere.js';
import { loadCity } from '../../src/profile/load-city.js';
import { loadIntents } from '../../src/profile/load-intents.js';
import { loadQuestionHints } from '../../src/profile/load-question-hints.js';
import { loadWords } from '../../src/profile/load-words.js';

const { profile } = await loadCity('city');
const [{ faq }, words, hints] = await Promise.all([
  loadIntents('intents'),
  loadWords('intents'),
  loadQuestionHints('intents', citiesElsewhere(profile.city)),
]);
const own: FaqRow[] = faq.flatMap(({ id, tests }) => tests.map((text) => ({ text, label: id })));
const unseen = readRows('unseen.jsonl');
const outside = readRows('outside.jsonl').map(({ text }) => text);
const asked = {
  rank: makeRankTopics(faq, words, hints),
  find: makeFindAnswer(faq, words, hints),
  today: '2026-03-10',
  nowMs: () => 0,
};

// Published (docs/understanding.md); what is asserted is the floor the issue sets, a little below for what staff change.
describe('the regression set of the approved answers', () => {
  const { figures } = evaluateFaq(asked, [...own, ...unseen], outside);

  test('has questions enough of both kinds', () => {
    expect(figures.n).toBeGreaterThanOrEqual(800);
    expect(figures.outside.n).toBeGreaterThanOrEqual(200);
    expect(new Set(unseen.map(({ label }) => label)).size).toBeGreaterThan(120);
  });
  test('finds the topic first', () => expect(figures.top1).toBeGreaterThanOrEqual(0.93));
  test('has the topic among the first three', () => expect(figures.top3).toBeGreaterThanOrEqual(0.98));
  test('answers or offers the right topic', () =>
    expect(figures.answered + figures.offered).toBeGreaterThanOrEqual(0.96));
  test('hardly tells a wrong answer', () => expect(figures.wrong).toBeLessThanOrEqual(0.02));
  test('hardly answers what the base has no answer for', () =>
    expect(figures.outside.wronglyAnswered).toBeLessThanOrEqual(0.02));
});

describe('the same, of questions that no tuning looked at', () => {
  const { figures } = evaluateFaq(asked, unseen, []);
  test('finds the topic first', () => expect(figures.top1).toBeGreaterThanOrEqual(0.93));
  test('has the topic among the first three', () => expect(figures.top3).toBeGreaterThanOrEqual(0.98));
});

test('no question of the set is one that the bot has learnt', () => {
  const learnt = new Set(
    [...faq.flatMap(({ questions, also }) => [...questions, ...also]), ...hints.outside].map(foldName),
  );
  const known = [...own, ...unseen].filter(({ text }) => learnt.has(foldName(text)));
  expect([...known.map(({ text }) => text), ...outside.filter((text) => learnt.has(foldName(text)))]).toEqual(
    [],
  );
});

function readRows(name: string): FaqRow[] {
  const lines = readFileSync(`test/faq/questions/${name}`, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as FaqRow);
}
