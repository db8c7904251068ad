import { type FeatureCounts, KINDS, MOST_FEATURES } from './features.js';
import type { Vector } from './rows.js';

/** How much each of KINDS counts; found by trying on real messages that were not learnt (docs/understanding.md). */
const KIND_WEIGHTS = [1, 1.2, 0.25, 0.6];

/** The features a model knows: hash -> index by open addressing, and each one's rarity (idf). */
export class Vocabulary {
  readonly hashes: Uint32Array;
  readonly idf: Float32Array;
  /** Hash and index of a feature side by side, so that one look into the memory finds both; index -1 is free. */
  readonly #slots: Int32Array;
  readonly #mask: number;
  readonly #vector: Vector;

  constructor(hashes: Uint32Array, idf: Float32Array) {
    this.hashes = hashes;
    this.idf = idf;
    const size = 2 ** Math.ceil(Math.log2(Math.max(16, hashes.length * 2)));
    this.#mask = size - 1;
    this.#slots = new Int32Array(size * 2).fill(-1);
    hashes.forEach((hash, index) => {
      let slot = hash & this.#mask;
      while (this.#slots[slot * 2 + 1] !== -1) slot = (slot + 1) & this.#mask;
      this.#slots[slot * 2] = hash | 0;
      this.#slots[slot * 2 + 1] = index;
    });
    this.#vector = {
      indexes: new Int32Array(MOST_FEATURES),
      values: new Float32Array(MOST_FEATURES),
      length: 0,
    };
  }

  get size(): number {
    return this.hashes.length;
  }

  indexOf(hash: number): number {
    const sought = hash | 0;
    for (let slot = hash & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const index = this.#slots[slot * 2 + 1]!;
      if (index === -1 || this.#slots[slot * 2] === sought) return index;
    }
  }

  /** Tf-idf of the known features, each kind scaled to its own length, the whole to length 1. Valid until the next call. */
  vectorise(counted: FeatureCounts): Vector {
    const { indexes, values } = this.#vector;
    let length = 0;
    let from = 0;
    let whole = 0;
    for (let kind = 0; kind < KINDS.length; kind++) {
      const first = length;
      let squares = 0;
      for (let i = from; i < counted.ends[kind]!; i++) {
        const index = this.indexOf(counted.hashes[i]!);
        if (index === -1) continue;
        const value = (1 + Math.log(counted.counts[i]!)) * this.idf[index]!;
        indexes[length] = index;
        values[length++] = value;
        squares += value * value;
      }
      from = counted.ends[kind]!;
      const scale = squares > 0 ? KIND_WEIGHTS[kind]! / Math.sqrt(squares) : 0;
      for (let i = first; i < length; i++) values[i]! *= scale;
      if (squares > 0) whole += KIND_WEIGHTS[kind]! ** 2;
    }
    const scale = whole > 0 ? 1 / Math.sqrt(whole) : 0;
    for (let i = 0; i < length; i++) values[i]! *= scale;
    this.#vector.length = length;
    return this.#vector;
  }
}

/** So many texts more, and a feature must occur in one text more to be kept: the model of a large city stays small. */
const TEXTS_PER_LEAST = 20_000;
/** A piece of a word that one text has is a chance; a word or a pair of words that one text has may well be heard again. */
const LEAST_PIECE = 2;

/** Gathers the features of many texts. */
export class VocabularyBuilder {
  /** In how many texts each feature of a kind is. */
  readonly #seen = KINDS.map(() => new Map<number, number>());
  #texts = 0;

  add(counted: FeatureCounts): void {
    this.#texts++;
    let from = 0;
    this.#seen.forEach((seen, kind) => {
      for (let i = from; i < counted.ends[kind]!; i++) {
        const hash = counted.hashes[i]!;
        seen.set(hash, (seen.get(hash) ?? 0) + 1);
      }
      from = counted.ends[kind]!;
    });
  }

  build(): Vocabulary {
    const more = Math.floor(this.#texts / TEXTS_PER_LEAST);
    const kept = this.#seen.flatMap((seen, kind) => {
      const least = (KINDS[kind] === 'pieces' ? LEAST_PIECE : 1) + more;
      return [...seen].filter(([, texts]) => texts >= least);
    });
    // The most frequent first: what nearly every message needs then lies together in memory.
    kept.sort(([a, textsA], [b, textsB]) => textsB - textsA || a - b);
    const idf = Float32Array.from(kept, ([, texts]) => 1 + Math.log((1 + this.#texts) / (1 + texts)));
    return new Vocabulary(
      Uint32Array.from(kept, ([hash]) => hash),
      idf,
    );
  }
}
