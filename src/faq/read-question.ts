import type { QuestionHints } from '../profile/load-question-hints.js';
import { isIndonesian, stem } from '../understanding/words/dictionary.js';
import type { Normalise } from '../understanding/words/normalise.js';
import { makeFindNear } from './find-near.js';
import { matterWords } from './matter-words.js';

/** A word of a question as topics know it. */
export interface QuestionWord {
  word: string;
  /** Its root; ELSEWHERE for a city or regency elsewhere. */
  root: string;
  /** The group of words that mean the same here (intents/synonyms.yaml). */
  group?: string;
  /** 1, or less where a typing error was guessed. */
  sure: number;
}
export type ReadQuestion = (text: string) => QuestionWord[];

/** What stands for every city elsewhere: topics that are about other cities (moving) know it, all others do not. */
export const ELSEWHERE = '#elsewhere';
/** How sure a guessed typing error is. */
const GUESSED = 0.8;

/** Makes the reader of questions. `known` are the roots that topics have: what is nearly one of them is taken for it. */
export function makeReadQuestion(
  normalise: Normalise,
  { synonyms, elsewhere }: QuestionHints,
  known: ReadonlySet<string> = new Set(),
): ReadQuestion {
  const cities = new Set(elsewhere.map((name) => name.toLowerCase()));
  const findNear = makeFindNear(known);
  const byRoot = new Map([...synonyms].map(([word, group]) => [stem(word), group]));
  const groupOf = (word: string, root: string) => synonyms.get(word) ?? byRoot.get(root);
  return (text) =>
    matterWords(normalise(text), known.size > 0 ? known : undefined).map(({ word, root }) => {
      if (cities.has(word)) return { word, root: ELSEWHERE, sure: 1 };
      const group = groupOf(word, root);
      if (group !== undefined) return { word, root, group, sure: 1 };
      const near = known.has(root) || isIndonesian(root) ? undefined : findNear(root);
      if (near === undefined) return { word, root, sure: 1 };
      const nearGroup = groupOf(near, near);
      return { word: near, root: near, sure: GUESSED, ...(nearGroup !== undefined && { group: nearGroup }) };
    });
}
