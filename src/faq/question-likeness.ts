import type { QuestionHints } from '../profile/load-question-hints.js';
import type { Words } from '../profile/load-words.js';
import { makeNormalise } from '../understanding/words/normalise.js';
import { makeReadQuestion } from './read-question.js';

/** What a question is about, as weights of its roots and groups of words. */
export type Matter = Map<string, number>;

/** Words that tell what is wanted (how, how much, when) tell two matters apart less than what is named. */
const ASKED_WEIGHT = 0.25;

/** Makes the reader of what a question is about. */
export function makeReadMatter(words: Words, hints: QuestionHints): (text: string) => Matter {
  const read = makeReadQuestion(makeNormalise(words), hints);
  return (text) => {
    const matter: Matter = new Map();
    for (const { root, group } of read(text)) {
      if (root.includes('…')) continue;
      const isAsked = group?.startsWith('asked:') ?? false;
      matter.set(group ?? root, isAsked ? ASKED_WEIGHT : 1);
    }
    return matter;
  };
}

/** How much two questions are about the same, 0 to 1: the weight of what both have against what each has. */
export function likeness(one: Matter, other: Matter): number {
  let [both, first, second] = [0, 0, 0];
  for (const [key, weight] of one) {
    first += weight;
    if (other.has(key)) both += weight;
  }
  for (const weight of other.values()) second += weight;
  return first === 0 || second === 0 ? 0 : both / Math.sqrt(first * second);
}
