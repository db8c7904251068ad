import type { FaqTopic } from '../profile/intents-schema.js';
import { isIndonesian } from '../understanding/dictionary.js';
import type { Normalise } from '../understanding/normalise.js';
import { type QuestionFeatures, questionFeatures, unknownWeight } from './question-features.js';

/**
 * How well each topic covers a question, 0 to 1, in the order of the topics: BM25 (Robertson and Zaragoza, 2009) over
 * whole topics, divided by what a topic with all the question's features would get.
 */
export type ScoreTopics = (text: string) => {
  scores: Float64Array;
  /** How many different words of matter the question has. */
  matter: number;
  /** A word among them is no Indonesian word: a short name (NPWP, IKD) that says all by itself. */
  hasName: boolean;
  /** The share of the question's words, by rarity, that a topic knows. */
  covered: Float64Array;
};

/** What the parts of a topic count. */
const PART_WEIGHTS = { questions: 1, title: 2, answer: 0.5 };
const SATURATION = 2;
const LENGTH_SHARE = 0.3;

interface Posting {
  topic: number;
  /** What the topic gains for one occurrence of the feature in a question. */
  gain: number;
}

/** Indexes the questions, title and answer of every topic. Tests of a topic are never indexed (B16). */
export function indexTopics(topics: readonly FaqTopic[], normalise: Normalise): ScoreTopics {
  const profiles = topics.map((topic) => profileOf(topic, normalise));
  const rarity = raritiesOf(profiles);
  const rarest = Math.log((topics.length + 0.5) / 0.5);
  const postings = post(profiles, rarity);
  return (text) => {
    const scores = new Float64Array(topics.length);
    const covered = new Float64Array(topics.length);
    let [most, matter, words] = [0, 0, 0];
    let hasName = false;
    for (const [feature, count] of questionFeatures(normalise(text))) {
      const isWord = feature[0] === 's';
      const known = rarity.get(feature);
      const value = known ?? rarest * unknownWeight(feature);
      most += count * value;
      if (isWord) {
        matter++;
        hasName ||= !isIndonesian(feature.slice(1));
        words += value;
      }
      for (const { topic, gain } of postings.get(feature) ?? []) {
        scores[topic]! += count * gain;
        if (isWord) covered[topic]! += value;
      }
    }
    const full = Math.max(most, Number.MIN_VALUE) * (SATURATION + 1) * 0.5;
    const shares = covered.map((value) => value / Math.max(words, Number.MIN_VALUE));
    return { scores: scores.map((score) => Math.min(1, score / full)), matter, hasName, covered: shares };
  };
}

function profileOf(topic: FaqTopic, normalise: Normalise): QuestionFeatures {
  const profile: QuestionFeatures = new Map();
  const put = (text: string, weight: number, hasPieces = true) => {
    for (const [feature, count] of questionFeatures(normalise(text), hasPieces))
      profile.set(feature, (profile.get(feature) ?? 0) + count * weight);
  };
  for (const question of topic.questions) put(question, PART_WEIGHTS.questions);
  put(topic.title, PART_WEIGHTS.title);
  // An answer is long: its pieces would cost a start a quarter of a second and teach nothing more.
  put(topic.answer, PART_WEIGHTS.answer, false);
  return profile;
}

function raritiesOf(profiles: readonly QuestionFeatures[]): Map<string, number> {
  const topicsWith = new Map<string, number>();
  for (const profile of profiles) {
    for (const feature of profile.keys()) topicsWith.set(feature, (topicsWith.get(feature) ?? 0) + 1);
  }
  const all = profiles.length + 0.5;
  return new Map([...topicsWith].map(([feature, count]) => [feature, Math.log(all / (count + 0.5)) + 0.01]));
}

function post(profiles: readonly QuestionFeatures[], rarity: Map<string, number>): Map<string, Posting[]> {
  const lengths = profiles.map((profile) => [...profile.values()].reduce((sum, count) => sum + count, 0));
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  const postings = new Map<string, Posting[]>();
  profiles.forEach((profile, topic) => {
    const damping = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * lengths[topic]!) / mean);
    for (const [feature, count] of profile) {
      const gain = (Math.max(0, rarity.get(feature)!) * count * (SATURATION + 1)) / (count + damping);
      const list = postings.get(feature);
      if (list) list.push({ topic, gain });
      else postings.set(feature, [{ topic, gain }]);
    }
  });
  return postings;
}
