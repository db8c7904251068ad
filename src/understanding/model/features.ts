import type { PlaceSpan } from '../places/place-spans.js';
import { stem } from '../words/dictionary.js';

/** Kinds of features; each kind is scaled to its own weight, so that many letters do not drown few words. */
export const KINDS = ['words', 'pieces', 'signs', 'places'] as const;

/** What can be left out to see what it brings (`npm run eval -- --without`). */
export const PARTS = ['pairs', 'pieces', 'signs', 'places'] as const;
export type Part = (typeof PARTS)[number];

/** The words of a message that carry matter, and which of them only say where it is. */
export interface Matter {
  words: readonly string[];
  places: readonly PlaceSpan[];
}

/** Features of one text: hashed, sorted and counted; `ends[k]` is where kind `k` ends. Valid until the next call. */
export interface FeatureCounts {
  hashes: Uint32Array;
  counts: Float32Array;
  ends: Int32Array;
}

/** Told of every feature: its hash, its kind (index of KINDS) and where its letters stand in `text`. */
export type VisitFeature = (hash: number, kind: number, text: string, from: number, to: number) => void;

/** Features of one text at most: a message of LONGEST_READ letters has fewer. */
export const MOST_FEATURES = 12_000;
const [SHORTEST_PIECE, LONGEST_PIECE] = [3, 5];
const [WORDS, PIECES, SIGNS, PLACES] = [0, 1, 2, 3];

const raw = KINDS.map(() => new Uint32Array(MOST_FEATURES));
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
const PLACE = hashText('place:');

/** Stands for a place in a pair of words. */
const SOMEWHERE = '@';

/** The feature of a whole word. */
export function hashWord(word: string): number {
  return hashText(word, WORD);
}

/**
 * Words, stems and word pairs; pieces of 3 to 5 letters within words; the given signs (names of rule hits). Words that only
 * say where it is are features of their own: "depan rumah sakit" must not make a broken kerb a matter of health.
 */
export function visitFeatures(
  { words, places }: Matter,
  signs: readonly string[],
  visit: VisitFeature,
  without?: ReadonlySet<Part>,
): void {
  const hasPairs = !without?.has('pairs');
  const hasPieces = !without?.has('pieces');
  let before = '';
  let span = 0;
  for (let at = 0; at < words.length; at++) {
    // Numbers tell little by their value: only that one stands there.
    const form = /^\d+$/.test(words[at]!) ? '0' : words[at]!;
    while (span < places.length && places[span]!.to < at) span++;
    if (span < places.length && places[span]!.from <= at) {
      visit(hashText(form, PLACE), PLACES, form, 0, form.length);
      before = SOMEWHERE;
      continue;
    }
    const root = stem(form);
    visit(hashText(form, WORD), WORDS, form, 0, form.length);
    visit(hashText(root, STEM), WORDS, root, 0, root.length);
    const pair = `${before} ${root}`;
    if (hasPairs) visit(hashText(pair, PAIR), WORDS, pair, 0, pair.length);
    if (hasPieces) visitPieces(form, visit);
    before = root;
  }
  if (!without?.has('signs'))
    for (const sign of signs) visit(hashText(sign, SIGN), SIGNS, sign, 0, sign.length);
}

function visitPieces(word: string, visit: VisitFeature): void {
  const padded = ` ${word} `;
  for (let from = 0; from + SHORTEST_PIECE <= padded.length; from++) {
    let hash = PIECE;
    const last = Math.min(from + LONGEST_PIECE, padded.length);
    for (let at = from; at < last; at++) {
      hash = Math.imul(hash ^ padded.charCodeAt(at), 0x01000193);
      if (at - from + 1 >= SHORTEST_PIECE) visit(hash >>> 0, PIECES, padded, from, at + 1);
    }
  }
}

const filled = new Int32Array(KINDS.length);
const gather: VisitFeature = (hash, kind) => {
  if (filled[kind]! < MOST_FEATURES) raw[kind]![filled[kind]!++] = hash;
};

/** The features of a text, counted: what `visitFeatures` tells, each once. */
export function countFeatures(
  matter: Matter,
  signs: readonly string[],
  without?: ReadonlySet<Part>,
): FeatureCounts {
  filled.fill(0);
  visitFeatures(matter, signs, gather, without);
  let out = 0;
  for (let kind = 0; kind < KINDS.length; kind++) {
    out = tally(raw[kind]!.subarray(0, filled[kind]).sort(), out);
    shared.ends[kind] = out;
  }
  return shared;
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
