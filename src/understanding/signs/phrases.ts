import type { DangerKind } from '../../profile/intents-schema.js';
import { stem } from '../words/dictionary.js';
import type { Normalise } from '../words/normalise.js';
import type { Reading } from '../words/reading.js';

/** A phrase of a message: whose it is and which words it covers. */
export interface PhraseHit {
  owner: string;
  from: number;
  to: number;
  /** What kind of danger it tells of, if it does. */
  danger?: DangerKind;
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
  const singles = new Map<string, Phrase[]>();
  const longer = new Map<string, Phrase[]>();
  for (const { owner, phrases, isStrict } of owned) {
    for (const phrase of phrases) {
      const words = normalise(phrase).words.filter((word) => word !== 'nya');
      const roots = words.map(stem);
      if (roots.length === 0) continue;
      const [index, key] = roots.length === 1 ? [singles, roots[0]!] : [longer, `${roots[0]} ${roots[1]}`];
      const list = index.get(key) ?? [];
      list.push({ owner, roots, ...(isStrict && { kinds: words.map(nounKind) }) });
      index.set(key, list);
    }
  }
  return (reading) => {
    const said = flatten(reading);
    const { roots } = said;
    const hits: PhraseHit[] = [];
    const take = (phrases: readonly Phrase[] | undefined, at: number) => {
      for (const phrase of phrases ?? []) {
        if (!isSaid(phrase, said, at) || hits.length >= MOST_HITS) continue;
        hits.push({ owner: phrase.owner, from: said.at[at]!, to: said.at[at + phrase.roots.length - 1]! });
      }
    };
    for (let at = 0; at < roots.length && hits.length < MOST_HITS; at++) {
      take(singles.get(roots[at]!), at);
      if (at + 1 < roots.length) take(longer.get(`${roots[at]} ${roots[at + 1]}`), at);
    }
    return hits;
  };
}

/** The words of a message by their roots, "nya" dropped; beside each the word as it is meant and its index. */
interface Said {
  roots: string[];
  words: string[];
  at: number[];
}

function flatten(reading: Reading): Said {
  const said: Said = { roots: [], words: [], at: [] };
  reading.words.forEach((word, index) => {
    if (word === 'nya') return;
    said.roots.push(stem(word));
    said.words.push(word);
    said.at.push(index);
  });
  return said;
}

function isSaid({ roots, kinds }: Phrase, said: Said, from: number): boolean {
  for (let i = 0; i < roots.length; i++) if (said.roots[from + i] !== roots[i]) return false;
  return !kinds?.some((kind, i) => nounKind(said.words[from + i]!) !== kind);
}

/** "pembakaran" is a deed, "kebakaran" an event, every other form neither. */
function nounKind(word: string): string {
  const form = word.replace(/(nya|ku|mu|lah)$/, '');
  return /^(pe[mnlr]|per).{3,}an$/.test(form) ? 'deed' : /^ke.{3,}an$/.test(form) ? 'event' : '';
}
