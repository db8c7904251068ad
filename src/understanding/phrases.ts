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
  /** For a strict owner: how each word names a deed or an event, see `nounKind`. */
  kinds?: string[];
}

/** No reading has more hits than this; a phrase said a thousand times is one phrase. */
const MOST_HITS = 100;

/**
 * Makes the finder of all phrases of all owners; `phrases` are normalised the same way as messages. For a strict owner
 * "kebakaran" (a fire) and "pembakaran" (burning something) are two words, though their root is one.
 */
export function makeFindPhrases(
  owned: readonly { owner: string; phrases: readonly string[]; isStrict?: boolean }[],
  normalise: Normalise,
): FindPhrases {
  const byFirst = new Map<string, Phrase[]>();
  for (const { owner, phrases, isStrict } of owned) {
    for (const phrase of phrases) {
      const words = normalise(phrase).words.filter((word) => word !== 'nya');
      const roots = words.flatMap(rootsOf);
      if (roots.length === 0) continue;
      const list = byFirst.get(roots[0]!) ?? [];
      list.push({ owner, roots, ...(isStrict && { kinds: words.map(nounKind) }) });
      byFirst.set(roots[0]!, list);
    }
  }
  return (reading) => {
    const { roots, words } = flatten(reading);
    const hits: PhraseHit[] = [];
    for (let at = 0; at < roots.length && hits.length < MOST_HITS; at++) {
      for (const phrase of byFirst.get(roots[at]!) ?? []) {
        if (!phrase.roots.every((root, i) => roots[at + i] === root)) continue;
        const { kinds } = phrase;
        if (kinds?.some((kind, i) => nounKind(reading.words[words[at + i]!]!) !== kind)) continue;
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

/** "pembakaran" is a deed, "kebakaran" an event, every other form neither. */
function nounKind(word: string): string {
  const form = word.replace(/(nya|ku|mu|lah)$/, '');
  return /^(pe[mnlr]|per).{3,}an$/.test(form) ? 'deed' : /^ke.{3,}an$/.test(form) ? 'event' : '';
}

function rootsOf(word: string): string[] {
  return word === 'nya' ? [] : [stem(word)];
}
