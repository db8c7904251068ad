import type { FeatureNumbers } from './feature-numbers.js';

/** Which owners (topics, questions) have a feature and how much: those of feature n stand from starts[n] to starts[n + 1]. */
export interface FeatureLists {
  starts: Int32Array;
  owners: Int32Array;
  values: Float32Array;
}

/** Counts the features of one owner after the other. */
export class FeatureCounter {
  readonly #numbers: FeatureNumbers;
  /** By feature, of the owner at hand. */
  #counts = new Float64Array(1024);
  #met: number[] = [];
  #owners = 0;
  #entries = 0;
  #features = new Int32Array(1024);
  #owner = new Int32Array(1024);
  #values = new Float32Array(1024);

  constructor(numbers: FeatureNumbers) {
    this.#numbers = numbers;
  }

  add(hash: number, weight: number): void {
    const feature = this.#numbers.take(hash);
    if (feature >= this.#counts.length) this.#counts = grown(this.#counts, feature);
    if (this.#counts[feature] === 0) this.#met.push(feature);
    this.#counts[feature]! += weight;
  }

  /** Ends an owner and begins the next; no feature counts more than `most`. */
  endOwner(most = Infinity): void {
    for (const feature of this.#met) {
      const entry = this.#entries++;
      if (entry >= this.#features.length) this.#growEntries();
      this.#features[entry] = feature;
      this.#owner[entry] = this.#owners;
      this.#values[entry] = Math.min(most, this.#counts[feature]!);
      this.#counts[feature] = 0;
    }
    this.#met = [];
    this.#owners++;
  }

  /** The lists of all owners by feature. */
  build(): FeatureLists {
    const starts = new Int32Array(this.#numbers.size + 1);
    for (let entry = 0; entry < this.#entries; entry++) starts[this.#features[entry]! + 1]!++;
    for (let feature = 1; feature < starts.length; feature++) starts[feature]! += starts[feature - 1]!;
    const next = starts.slice();
    const owners = new Int32Array(this.#entries);
    const values = new Float32Array(this.#entries);
    for (let entry = 0; entry < this.#entries; entry++) {
      const at = next[this.#features[entry]!]!++;
      owners[at] = this.#owner[entry]!;
      values[at] = this.#values[entry]!;
    }
    return { starts, owners, values };
  }

  #growEntries(): void {
    this.#features = grown(this.#features, this.#entries);
    this.#owner = grown(this.#owner, this.#entries);
    this.#values = grown(this.#values, this.#entries);
  }
}

/** A copy that is twice as long, or more where `least` asks for it. */
function grown<Numbers extends Float64Array | Float32Array | Int32Array>(
  numbers: Numbers,
  least: number,
): Numbers {
  const copy = new (numbers.constructor as new (length: number) => Numbers)(
    2 * Math.max(numbers.length, least),
  );
  copy.set(numbers);
  return copy;
}
