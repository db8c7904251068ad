import { existsSync } from 'node:fs';
import { environment } from './environment.js';
import { type EvalArguments, type LearntTask, readEvalArguments } from './eval-arguments.js';
import { explainError } from './explain-error.js';
import { evaluateFaq } from './faq/evaluate-faq.js';
import { makeFindAnswer, makeRankTopics } from './faq/find-answer.js';
import { citiesElsewhere } from './profile/cities-elsewhere.js';
import { CATEGORIES } from './profile/intents-schema.js';
import { loadCity } from './profile/load-city.js';
import { loadIntents } from './profile/load-intents.js';
import { loadQuestionHints } from './profile/load-question-hints.js';
import { loadWords } from './profile/load-words.js';
import { BORDERS } from './understanding/borders.js';
import { type Row, readDataset } from './understanding/dataset/read-dataset.js';
import { drawConfusion, drawCurve } from './understanding/measure/draw-evaluation.js';
import { askAll, countConfusion, countFigures, type Outcome } from './understanding/measure/evaluate.js';
import { judgePlaces } from './understanding/measure/evaluate-places.js';
import { explain } from './understanding/measure/explain.js';
import type { Part } from './understanding/model/features.js';
import { makeReader, type UnderstandParts } from './understanding/understand.js';

/** The labels of real messages and the intents they stand for. */
const INTENT_LABELS: Record<string, string> = {
  lapor: 'report', tanya: 'question', status: 'status', saran: 'suggestion', sosial: 'social', lain: 'unclear',
  report: 'report', question: 'question', suggestion: 'suggestion', social: 'social', unclear: 'unclear', officer: 'officer',
}; // biome-ignore format: a table

const labelOf = {
  intent: (label: string) => INTENT_LABELS[label],
  category: (label: string) => ((CATEGORIES as readonly string[]).includes(label) ? label : undefined),
  faq: (label: string) => label,
};

/** More questions than the topics carry themselves, and questions that no topic answers; only where the tests are. */
const FAQ_UNSEEN = 'test/faq/questions/unseen.jsonl';
const FAQ_OUTSIDE = 'test/faq/questions/outside.jsonl';

async function main(): Promise<void> {
  const values = readEvalArguments();
  const { INTENTS_DIR = './intents', CITY_DIR = './city' } = environment();
  const [intents, words, { profile }] = await Promise.all([
    loadIntents(INTENTS_DIR),
    loadWords(INTENTS_DIR),
    loadCity(CITY_DIR),
  ]);
  const { city, places } = profile;
  const parts: UnderstandParts = {
    intents,
    words,
    places,
    cityCode: city.code,
    elsewhere: citiesElsewhere(city),
    units: profile.units,
  };
  if (values.explain !== undefined) return explainText(values, parts, values.explain);
  if (values.task === 'place') {
    const { table, figures } = judgePlaces(parts, nowMs);
    return console.log(`${table}\n${JSON.stringify(figures)}`);
  }
  const task = values.task as LearntTask | 'faq';
  if (task === 'faq') {
    const hints = await loadQuestionHints(INTENTS_DIR, parts.elsewhere);
    const rank = makeRankTopics(intents.faq, words, hints);
    const find = makeFindAnswer(intents.faq, words, hints);
    const own = intents.faq.flatMap(({ id, tests }) => tests.map((text) => ({ text, label: id })));
    const rows = values.file
      ? await readAll(values.file, task)
      : [...own, ...(await readIfThere(FAQ_UNSEEN))];
    const outside = (await readIfThere(FAQ_OUTSIDE)).map(({ text }) => text);
    const { figures, table } = evaluateFaq({ rank, find, today: '0000-00-00', nowMs }, rows, outside);
    return console.log(`${table}\n${JSON.stringify(figures)}`);
  }
  return evaluateLearnt(values, task, parts);
}

async function readIfThere(file: string): Promise<Row[]> {
  return existsSync(file) ? readAll([file], 'faq') : [];
}

const nowMs = () => performance.now();

async function evaluateLearnt(
  values: EvalArguments,
  task: LearntTask,
  parts: UnderstandParts,
): Promise<void> {
  const rows = await readAll(values.file ?? [], task);
  const history = await readAll(values.train ?? [], task);
  const without = new Set(values.without as (Part | 'normaliser')[]);
  const set: UnderstandParts = {
    ...parts,
    ...(without.delete('normaliser') && { words: new Map() }),
    ...(without.size > 0 && { without: without as Set<Part> }),
  };
  const folds = Number(values.folds ?? 1);
  const outcomes: Outcome[] = [];
  let trainS = 0;
  for (let fold = 0; fold < folds; fold++) {
    const asked = folds === 1 ? rows : rows.filter((_, index) => index % folds === fold);
    const learnt = folds === 1 ? history : [...history, ...rows.filter((_, index) => index % folds !== fold)];
    const startMs = nowMs();
    const { understand } = makeReader({ ...set, history: toLessons(task, learnt) });
    trainS += (nowMs() - startMs) / 1000;
    outcomes.push(...askAll(asked, (text) => understand(text)[task].top, nowMs));
  }
  print(task, outcomes, trainS / folds, values);
}

function print(task: LearntTask, outcomes: Outcome[], trainS: number, { curve }: EvalArguments): void {
  console.log(drawConfusion(countConfusion(outcomes)));
  if (curve) console.log(drawCurve(outcomes, BORDERS[task]));
  console.log(JSON.stringify(countFigures(task, outcomes, trainS)));
}

async function explainText(values: EvalArguments, parts: UnderstandParts, text: string): Promise<void> {
  const history = toLessons('category', await readAll(values.train ?? [], 'category'));
  console.log(explain(makeReader({ ...parts, history }), text));
}

function toLessons(task: LearntTask, rows: Row[]) {
  return rows.map(({ text, label }) => ({ text, [task]: label }));
}

/** Reads data files and tells their faulty lines; the rest is used. */
async function readAll(files: readonly string[], task: keyof typeof labelOf): Promise<Row[]> {
  const all: Row[] = [];
  for (const file of files) {
    const { rows, faults } = await readDataset(file, labelOf[task]);
    for (const { line, fault } of faults) console.error(`DATASET_INVALID ${file}:${line} ${fault}`);
    all.push(...rows);
  }
  return all;
}

main().catch((error: unknown) => {
  console.error(explainError(error));
  process.exitCode = 1;
});
