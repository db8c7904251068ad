import type { FaqTopic } from '../profile/intents-schema.js';
import type { Words } from '../profile/load-words.js';
import { BORDERS } from '../understanding/borders.js';
import { makeNormalise } from '../understanding/normalise.js';
import { indexTopics } from './topic-index.js';

/** What the approved base has to say: one topic, near misses to offer (best first, at most 3), or nothing. */
export type AnswerReading =
  | { kind: 'answer'; topic: FaqTopic; score: number }
  | { kind: 'near'; topics: FaqTopic[] }
  | { kind: 'none' };

/** `today` is the date in the city, YYYY-MM-DD: what is out of date on it stays silent (B11). */
export type FindAnswer = (text: string, today: string) => AnswerReading;

/** Whether a topic may still be told on a day. */
export function isValid(topic: FaqTopic, today: string): boolean {
  return topic.valid_until >= today;
}

/** Makes the finder of answers. Below the threshold, or with the second too close, it offers instead of telling (B3, B5). */
export function makeFindAnswer(topics: readonly FaqTopic[], words: Words): FindAnswer {
  const rankTopics = makeRankTopics(topics, words);
  const { answer, gap, fewWords, fewWordsGap, near, topics: most } = BORDERS.faq;
  return (text, today) => {
    const { ranked, matter } = rankTopics(text, today);
    const [best, second] = ranked;
    if (!best || best.score < near) return { kind: 'none' };
    const ahead = 1 - (second?.score ?? 0) / best.score;
    if (best.score >= answer && ahead >= (matter <= fewWords ? fewWordsGap : gap))
      return { kind: 'answer', ...best };
    const close = ranked.filter(({ score }) => score >= near).slice(0, most);
    return { kind: 'near', topics: close.map(({ topic }) => topic) };
  };
}

/** The valid topics by nearness (0 to 1), best first, and how many words of matter the question has. */
export function makeRankTopics(topics: readonly FaqTopic[], words: Words) {
  const scoreTopics = indexTopics(topics, makeNormalise(words));
  return (text: string, today: string): { ranked: { topic: FaqTopic; score: number }[]; matter: number } => {
    const { scores, matter } = scoreTopics(text);
    const ranked = topics
      .map((topic, i) => ({ topic, score: scores[i]! }))
      .filter(({ topic, score }) => score > 0 && isValid(topic, today));
    ranked.sort((a, b) => b.score - a.score || a.topic.id.localeCompare(b.topic.id));
    return { ranked, matter };
  };
}
