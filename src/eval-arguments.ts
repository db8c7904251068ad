import { parseArgs } from 'node:util';
import { CodedError } from './shared/errors.js';
import { PARTS } from './understanding/model/features.js';

const USAGE = `npm run eval -- --task intent|category --file F.jsonl [--file ...] [--train F.jsonl] [--curve]
    [--folds N]        learn all files but one N-th of their rows, ask that part, and so on for each part
    [--without PART]   leave out ${PARTS.join(', ')} or normaliser, to see what it brings
npm run eval -- --task faq [--file F.jsonl]
npm run eval -- --task place     made-up addresses over all of CITY_DIR/places.yaml, with slang and typing errors
npm run eval -- --explain "TEXT" [--train F.jsonl]`;

const LEARNT_TASKS = ['intent', 'category'] as const;
/** Tasks that are learnt from rows of text and label. */
export type LearntTask = (typeof LEARNT_TASKS)[number];

export type EvalArguments = ReturnType<typeof readEvalArguments>;

/** What was typed behind `npm run eval --`. Throws USAGE. */
export function readEvalArguments() {
  const [text, texts, flag] = [
    { type: 'string' } as const,
    { type: 'string', multiple: true } as const,
    { type: 'boolean' } as const,
  ];
  const options = {
    task: text,
    file: texts,
    train: texts,
    folds: text,
    explain: text,
    curve: flag,
    without: { ...texts, default: [] as string[] },
  };
  const usage = new CodedError('USAGE', { usage: USAGE });
  let values: ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];
  try {
    values = parseArgs({ options }).values;
  } catch {
    throw usage;
  }
  const isLearnt = (LEARNT_TASKS as readonly string[]).includes(values.task ?? '');
  const isKnown =
    values.explain !== undefined ||
    values.task === 'faq' ||
    values.task === 'place' ||
    (isLearnt && values.file);
  const areParts = values.without.every((part) => [...PARTS, 'normaliser'].includes(part));
  const areFolds = values.folds === undefined || /^([2-9]|1\d|20)$/.test(values.folds);
  if (!isKnown || !areParts || !areFolds) throw usage;
  return values;
}
