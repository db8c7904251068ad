import type { Fault, QuestionDeed } from './command.js';

/** What a button about questions without an answer stands for. */
export type QuestionChoice =
  | { page: number }
  | { number: number; deed?: QuestionDeed }
  | { approve: string }
  | { draft: string };

const DEED_WORDS: Record<string, QuestionDeed> = {
  topik: 'topic', jadikan: 'topic', jadi: 'topic', topic: 'topic',
  abaikan: 'ignore', hapus: 'ignore', tutup: 'ignore', ignore: 'ignore',
}; // biome-ignore format: a table

/** Reads what follows `/pertanyaan`: nothing, a number, or a number and what to do with it. */
export function readQuestionDeed(rest: string): { number?: number; deed?: QuestionDeed } | Fault {
  if (rest === '') return {};
  const [, digits, word = ''] = /^#?(\d{1,6})(?:[\s:,.]+(\p{L}+).*)?$/su.exec(rest) ?? [];
  if (digits === undefined || Number(digits) === 0) return 'question';
  if (word === '') return { number: Number(digits) };
  const deed = Object.hasOwn(DEED_WORDS, word.toLowerCase()) ? DEED_WORDS[word.toLowerCase()] : undefined;
  return deed ? { number: Number(digits), deed } : 'question';
}

/** Reads a button's id: `staff.ask.VERB.N` (page, view, topic, ignore, cancel) and `staff.ask.VERB.TOPIC` (draft, approve). */
export function readQuestionChoice(verb: string, rest: string): QuestionChoice | undefined {
  if (verb === 'approve' || verb === 'draft') {
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(rest)) return undefined;
    return verb === 'approve' ? { approve: rest } : { draft: rest };
  }
  const number = /^[1-9]\d{0,5}$/.test(rest) ? Number(rest) : undefined;
  if (number === undefined) return undefined;
  if (verb === 'page') return { page: number };
  if (verb === 'view') return { number };
  return verb === 'topic' || verb === 'ignore' || verb === 'cancel' ? { number, deed: verb } : undefined;
}
