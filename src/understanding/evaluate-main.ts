import { parseArgs } from 'node:util';
import { makeRankTopics } from '../faq/find-answer.js';
import { CATEGORIES } from '../profile/intents-schema.js';
import { loadCity } from '../profile/load-city.js';
import { loadIntents } from '../profile/load-intents.js';
import { loadWords } from '../profile/load-words.js';
import { CodedError, isCoded } from '../shared/errors.js';
import { type Answer, evaluate } from './evaluate.js';
import { type Row, readDataset } from './read-dataset.js';
import type { Lesson } from './train.js';
import { makeUnderstand } from './understand.js';

const USAGE =
  'npm run eval -- --task intent|category|faq --file F.jsonl [--train F.jsonl]   (faq needs no --file)';

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

async function main(): Promise<void> {
  const { task, file, train } = readArguments();
  const [intents, words] = await Promise.all([loadIntents(intentsDir()), loadWords(intentsDir())]);
  const startMs = performance.now();
  let answer: Answer;
  let rows: Row[] = file === undefined ? [] : await read(file, labelOf[task]);
  if (task === 'faq') {
    const rank = makeRankTopics(intents.faq, words);
    answer = (text) => rank(text, '0000-00-00').ranked.map(({ topic }) => topic.id);
    if (rows.length === 0)
      rows = intents.faq.flatMap(({ id, tests }) => tests.map((text) => ({ text, label: id })));
  } else {
    const { profile } = await loadCity(process.env.CITY_DIR ?? './city');
    const { city, places } = profile;
    const history: Lesson[] = train === undefined ? [] : toLessons(task, await read(train, labelOf[task]));
    const understand = makeUnderstand({ intents, words, places, cityCode: city.code, history });
    answer = (text) => understand(text)[task].top.map(({ label }) => label);
  }
  const trainS = (performance.now() - startMs) / 1000;
  const { figures, table } = evaluate(task, rows, answer, trainS, () => performance.now());
  console.log(`${table}\n${JSON.stringify(figures)}`);
}

function intentsDir(): string {
  return process.env.INTENTS_DIR ?? './intents';
}

function toLessons(task: 'intent' | 'category', rows: Row[]): Lesson[] {
  return rows.map(({ text, label }) => ({ text, [task]: label }));
}

/** Reads a data file and tells its faulty lines; the rest is used. */
async function read(file: string, known: (label: string) => string | undefined): Promise<Row[]> {
  const { rows, faults } = await readDataset(file, known);
  for (const { line, fault } of faults) console.error(`DATASET_INVALID ${file}:${line} ${fault}`);
  return rows;
}

function readArguments(): { task: keyof typeof labelOf; file?: string; train?: string } {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({ options: { task: text, file: text, train: text } });
    const { task, file, train } = values;
    if (task === 'faq' || ((task === 'intent' || task === 'category') && file !== undefined))
      return { task, file, train };
  } catch {
    // Told below.
  }
  throw new CodedError('USAGE', { usage: USAGE });
}

main().catch((error: unknown) => {
  if (!isCoded(error)) throw error;
  console.error(error.message, JSON.stringify(error.fields, null, 1));
  process.exitCode = 1;
});
