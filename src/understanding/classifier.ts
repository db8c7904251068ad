import type { Vector } from './rows.js';

/** One linear classifier: for each feature a row with one weight per label. */
export interface Head {
  labels: readonly string[];
  /** `weights[feature * labels.length + label]` */
  weights: Float32Array;
  biases: Float32Array;
  /** What makes margins to shares, see `toShares`. */
  steepness: number;
}

/** The margin of every label for a text, in the order of `labels`. */
export function scoreLabels(
  { labels, weights, biases }: Omit<Head, 'steepness'>,
  vector: Vector,
): Float64Array {
  const width = labels.length;
  const margins = Float64Array.from(biases);
  for (let i = 0; i < vector.length; i++) {
    const value = vector.values[i]!;
    const row = vector.indexes[i]! * width;
    for (let label = 0; label < width; label++) margins[label]! += value * weights[row + label]!;
  }
  return margins;
}

/** Margins as shares that sum to 1 (softmax); `steepness` fits them to how often they are right. */
export function toShares(margins: Float64Array, steepness: number): Float64Array {
  const highest = Math.max(...margins);
  const shares = margins.map((margin) => Math.exp(steepness * (margin - highest)));
  const sum = shares.reduce((all, share) => all + share, 0);
  return shares.map((share) => share / sum);
}
