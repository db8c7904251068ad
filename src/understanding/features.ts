import { stem } from './dictionary.js';
import type { Reading } from './reading.js';

/** Kinds of features; each kind is scaled to its own weight, so that many letters do not drown few words. */
export const KINDS = ['words', 'pieces', 'signs'] as const;

/** Features of one text: hashed, sorted and counted; `ends[k]` is where kind `k` ends. Valid until the next call. */
export interface FeatureCounts {
  hashes: Uint32Array;
  counts: Float32Array;
  ends: Int32Array;
}

/** Words that carry no matter of their own: left out of stems, kept in words (they tell a question from a report). */
const MOST_FEATURES = 12_000;
const [SHORTEST_PIECE, LONGEST_PIECE] = [3, 5];

const raw = new Uint32Array(MOST_FEATURES);
const shared: FeatureCounts = {
  hashes: new Uint32Array(MOST_FEATURES),
  counts: new Float32Array(MOST_FEATURES),
  ends: new Int32Array(KINDS.length),
};

/** FNV-1a over UTF-16 units from `seed`. */
export function hashText(text: string, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

const WORD = hashText('word:');
const STEM = hashText('stem:');
const PAIR = hashText('pair:');
const PIECE = hashText('piece:');
const SIGN = hashText('sign:');

/** The feature of a whole word. */
export function hashWord(word: string): number {
  return hashText(word, WORD);
}

/** Words, stems and word pairs; pieces of 3 to 5 letters within words; the given signs (names of rule hits). */
export function countFeatures(reading: Reading, signs: readonly string[]): FeatureCounts {
  let end = 0;
  let out = 0;
  const add = (hash: number) => {
    if (end < MOST_FEATURES) raw[end++] = hash;
  };
  const close = (kind: number) => {
    out = tally(raw.subarray(0, end).sort(), out);
    shared.ends[kind] = out;
    end = 0;
  };
  addWords(reading.words, add);
  close(0);
  for (const word of reading.words) addPieces(word, add);
  close(1);
  for (const sign of signs) add(hashText(sign, SIGN));
  close(2);
  return shared;
}

function addWords(words: readonly string[], add: (hash: number) => void): void {
  let before = '';
  for (const word of words) {
    // Numbers tell little by their value: only that one stands there.
    const form = /^\d+$/.test(word) ? '0' : word;
    const root = stem(form);
    add(hashText(form, WORD));
    if (root !== form) add(hashText(root, STEM));
    else add(hashText(form, STEM));
    add(hashText(root, hashText(' ', hashText(before, PAIR))));
    before = root;
  }
}

function addPieces(word: string, add: (hash: number) => void): void {
  const padded = ` ${/^\d+$/.test(word) ? '0' : word} `;
  for (let from = 0; from + SHORTEST_PIECE <= padded.length; from++) {
    let hash = PIECE;
    const last = Math.min(from + LONGEST_PIECE, padded.length);
    for (let at = from; at < last; at++) {
      hash = Math.imul(hash ^ padded.charCodeAt(at), 0x01000193);
      if (at - from + 1 >= SHORTEST_PIECE) add(hash >>> 0);
    }
  }
}

/** Writes each distinct hash of a sorted list with its count from `out` on; returns the new end. */
function tally(sorted: Uint32Array, out: number): number {
  for (let i = 0; i < sorted.length; ) {
    const hash = sorted[i]!;
    let count = 0;
    for (; i < sorted.length && sorted[i] === hash; i++) count++;
    if (out >= MOST_FEATURES) break;
    shared.hashes[out] = hash;
    shared.counts[out++] = count;
  }
  return out;
}
