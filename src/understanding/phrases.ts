import { stem } from './dictionary.js';
import type { Normalise } from './normalise.js';
import type { Reading } from './reading.js';

/** A phrase of a message: whose it is and which words it covers. */
export interface PhraseHit {
  owner: string;
  from: number;
  to: number;
}

/** Finds phrases in a reading: words in a row that have the same roots as a phrase's. */
export type FindPhrases = (reading: Reading) => PhraseHit[];

interface Phrase {
  owner: string;
  roots: string[];
}

/** No reading has more hits than this; a phrase said a thousand times is one phrase. */
const MOST_HITS = 100;

/** Makes the finder of all phrases of all owners; `phrases` are normalised the same way as messages. */
export function makeFindPhrases(
  owned: readonly { owner: string; phrases: readonly string[] }[],
  normalise: Normalise,
): FindPhrases {
  const byFirst = new Map<string, Phrase[]>();
  for (const { owner, phrases } of owned) {
    for (const phrase of phrases) {
      const roots = normalise(phrase).words.flatMap(rootsOf);
      if (roots.length === 0) continue;
      const list = byFirst.get(roots[0]!) ?? [];
      list.push({ owner, roots });
      byFirst.set(roots[0]!, list);
    }
  }
  return (reading) => {
    const { roots, words } = flatten(reading);
    const hits: PhraseHit[] = [];
    for (let at = 0; at < roots.length && hits.length < MOST_HITS; at++) {
      for (const phrase of byFirst.get(roots[at]!) ?? []) {
        if (!phrase.roots.every((root, i) => roots[at + i] === root)) continue;
        hits.push({ owner: phrase.owner, from: words[at]!, to: words[at + phrase.roots.length - 1]! });
      }
    }
    return hits;
  };
}

/** Roots in a row, "nya" dropped, "jalan-jalan" as said; beside each the index of its word. */
function flatten(reading: Reading): { roots: string[]; words: number[] } {
  const [roots, words]: [string[], number[]] = [[], []];
  reading.words.forEach((word, index) => {
    for (const root of rootsOf(word)) {
      roots.push(root);
      words.push(index);
    }
  });
  return { roots, words };
}

function rootsOf(word: string): string[] {
  return word === 'nya' ? [] : [stem(word)];
}
