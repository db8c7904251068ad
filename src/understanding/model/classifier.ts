import type { Vector } from './rows.js';

/** One linear classifier: for each feature a row with one weight per label. */
export interface Head {
  labels: readonly string[];
  /** `weights[feature * labels.length + label] * scales[label]`: two bytes each, so that much of a model stays near at hand. */
  weights: Int16Array;
  scales: Float32Array;
  biases: Float32Array;
  /** What makes margins to shares, see `toShares`. */
  steepness: number;
}

/** The margin of every label for a text, in the order of `labels`. */
export function scoreLabels(
  { labels, weights, scales, biases }: Omit<Head, 'steepness'>,
  { indexes, values, length }: Vector,
): Float64Array {
  const width = labels.length;
  const margins = new Float64Array(width);
  for (let i = 0; i < length; i++) {
    const value = values[i]!;
    const row = indexes[i]! * width;
    for (let label = 0; label < width; label++) margins[label]! += value * weights[row + label]!;
  }
  for (let label = 0; label < width; label++)
    margins[label] = margins[label]! * scales[label]! + biases[label]!;
  return margins;
}

/** Margins as shares that sum to 1 (softmax); `steepness` fits them to how often they are right. */
export function toShares(margins: Float64Array, steepness: number): Float64Array {
  const highest = Math.max(...margins);
  const shares = margins.map((margin) => Math.exp(steepness * (margin - highest)));
  const sum = shares.reduce((all, share) => all + share, 0);
  return shares.map((share) => share / sum);
}
