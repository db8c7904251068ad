import type { Profile } from './topic-profiles.js';

/** Which topics have a feature, and what each gains when a question has it once. */
export interface Posting {
  topics: Int32Array;
  gains: Float64Array;
}

export interface Postings {
  get(feature: string): Posting | undefined;
  /** How rare a feature is among the topics; undefined where none has it. */
  rarity(feature: string): number | undefined;
  /** The rarity of what no topic has. */
  rarest: number;
}

export const SATURATION = 2;
const LENGTH_SHARE = 0.8;

/** The gains of BM25 (Robertson and Zaragoza, 2009) over whole topics. */
export function postTopics(profiles: readonly Profile[]): Postings {
  const all = profiles.length;
  const seen = new Map<string, number>();
  const lengths = profiles.map((profile) => [...profile.values()].reduce((sum, count) => sum + count, 0));
  for (const profile of profiles)
    for (const feature of profile.keys()) seen.set(feature, (seen.get(feature) ?? 0) + 1);
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, all);
  const rarest = Math.log((all + 0.5) / 0.5);
  const rarities = new Map(
    [...seen].map(([feature, count]) => [feature, Math.max(0, Math.log((all + 0.5) / (count + 0.5)) + 0.01)]),
  );

  const lists = new Map<string, { topics: number[]; gains: number[] }>();
  profiles.forEach((profile, topic) => {
    const damping = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * lengths[topic]!) / mean);
    for (const [feature, count] of profile) {
      let list = lists.get(feature);
      if (!list) {
        list = { topics: [], gains: [] };
        lists.set(feature, list);
      }
      list.topics.push(topic);
      list.gains.push((rarities.get(feature)! * count * (SATURATION + 1)) / (count + damping));
    }
  });
  const postings = new Map(
    [...lists].map(([feature, { topics, gains }]) => [
      feature,
      { topics: Int32Array.from(topics), gains: Float64Array.from(gains) },
    ]),
  );
  return {
    get: (feature) => postings.get(feature),
    rarity: (feature) => rarities.get(feature),
    rarest,
  };
}
