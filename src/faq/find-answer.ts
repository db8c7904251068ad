import type { FaqTopic } from '../profile/intents-schema.js';
import type { Words } from '../profile/load-words.js';
import { BORDERS } from '../understanding/borders.js';
import { makeNormalise } from '../understanding/normalise.js';
import { questionFeatures } from './question-features.js';
import { indexTopics } from './topic-index.js';

/** What the approved base has to say: one topic, near misses to offer (best first, at most 3), or nothing. */
export type AnswerReading =
  | { kind: 'answer'; topic: FaqTopic; score: number }
  | { kind: 'near'; topics: FaqTopic[] }
  | { kind: 'none' };

/** `today` is the date in the city, YYYY-MM-DD: what is out of date on it stays silent (B11). */
export type FindAnswer = (text: string, today: string) => AnswerReading;

interface RankedTopic {
  topic: FaqTopic;
  score: number;
  /** The share of the question's words that the topic knows. */
  covered: number;
}

/** Whether a topic may still be told on a day. */
export function isValid(topic: FaqTopic, today: string): boolean {
  return topic.valid_until >= today;
}

/** Makes the finder of answers. Below the threshold, or with the second too close, it offers instead of telling (B3, B5). */
export function makeFindAnswer(topics: readonly FaqTopic[], words: Words): FindAnswer {
  const rankTopics = makeRankTopics(topics, words);
  const { answer, covers, gap, fewWords, fewWordsGap, near, singleWordTitle, topics: most } = BORDERS.faq;
  const titleWords = new Map(topics.map((topic) => [topic, countMatter(topic.title, words)]));
  return (text, today) => {
    const { ranked, matter, hasName } = rankTopics(text, today);
    const [best, second] = ranked;
    if (!best || best.score < near) return { kind: 'none' };
    // "lampu" alone is not "minta lampu jalan baru": what is wanted with it is open.
    const isOpen = matter === 1 && !hasName && titleWords.get(best.topic)! > singleWordTitle;
    if (isOpen && (second?.score ?? 0) < best.score / 2) return { kind: 'none' };
    const ahead = 1 - (second?.score ?? 0) / best.score;
    const isAhead = ahead >= (matter <= fewWords ? fewWordsGap : gap);
    if (best.score >= answer && isAhead && !isOpen && best.covered >= covers)
      return { kind: 'answer', topic: best.topic, score: best.score };
    const close = ranked.filter(({ score }) => score >= near).slice(0, most);
    return { kind: 'near', topics: close.map(({ topic }) => topic) };
  };
}

function countMatter(text: string, words: Words): number {
  return [...questionFeatures(makeNormalise(words)(text), false).keys()].filter((key) => key[0] === 's')
    .length;
}

/** The valid topics by nearness (0 to 1), best first, and how many words of matter the question has. */
export function makeRankTopics(topics: readonly FaqTopic[], words: Words) {
  const scoreTopics = indexTopics(topics, makeNormalise(words));
  return (text: string, today: string): { ranked: RankedTopic[]; matter: number; hasName: boolean } => {
    const { scores, matter, hasName, covered } = scoreTopics(text);
    const ranked = topics
      .map((topic, i) => ({ topic, score: scores[i]!, covered: covered[i]! }))
      .filter(({ topic, score }) => score > 0 && isValid(topic, today));
    ranked.sort((a, b) => b.score - a.score || a.topic.id.localeCompare(b.topic.id));
    return { ranked, matter, hasName };
  };
}
