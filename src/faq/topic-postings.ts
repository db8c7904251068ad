import type { FeatureLists } from './feature-lists.js';
import type { FeatureNumbers } from './feature-numbers.js';

/** How rare features are, and what a topic gains from each. */
export interface Postings {
  /** How rare a feature is among the topics; undefined where none has it. */
  rarity(hash: number): number | undefined;
  /** The same by the number of the feature. */
  rarities: Float64Array;
  /** The rarity of what no topic has. */
  rarest: number;
  /** Adds to each topic that has a feature what it gains when a question has it `weight` times. */
  addGains(sums: Float64Array | Float32Array, hash: number, weight: number): void;
  /** The topics that have a feature. */
  topicsWith(hash: number): Int32Array;
}

export const SATURATION = 2;
const LENGTH_SHARE = 0.8;
const NO_TOPICS = new Int32Array(0);

/**
 * The gains of BM25 (Robertson and Zaragoza, 2009) over whole topics. `lists` tells how often topics have features; its
 * values become the gains.
 */
export function postTopics(numbers: FeatureNumbers, lists: FeatureLists, topics: number): Postings {
  const { starts, owners, values } = lists;
  const lengths = new Float64Array(topics);
  for (let i = 0; i < owners.length; i++) lengths[owners[i]!]! += values[i]!;
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, topics);
  const damping = lengths.map(
    (length) => SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * length) / Math.max(mean, Number.MIN_VALUE)),
  );
  const rarities = new Float64Array(starts.length - 1);
  for (let feature = 0; feature < rarities.length; feature++) {
    const [from, to] = [starts[feature]!, starts[feature + 1]!];
    const rarity = Math.max(0, Math.log((topics + 0.5) / (to - from + 0.5)) + 0.01);
    rarities[feature] = rarity;
    for (let i = from; i < to; i++)
      values[i] = (rarity * values[i]! * (SATURATION + 1)) / (values[i]! + damping[owners[i]!]!);
  }
  return {
    rarity(hash) {
      const feature = numbers.find(hash);
      return feature === -1 ? undefined : rarities[feature];
    },
    rarities,
    rarest: Math.log((topics + 0.5) / 0.5),
    addGains(sums, hash, weight) {
      const feature = numbers.find(hash);
      if (feature === -1) return;
      const to = starts[feature + 1]!;
      for (let i = starts[feature]!; i < to; i++) sums[owners[i]!]! += weight * values[i]!;
    },
    topicsWith(hash) {
      const feature = numbers.find(hash);
      return feature === -1 ? NO_TOPICS : owners.subarray(starts[feature], starts[feature + 1]);
    },
  };
}
