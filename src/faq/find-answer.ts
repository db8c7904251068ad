import type { FaqTopic } from '../profile/intents-schema.js';
import { NO_HINTS, type QuestionHints } from '../profile/load-question-hints.js';
import type { Words } from '../profile/load-words.js';
import { BORDERS } from '../understanding/borders.js';
import { makeNormalise, type Normalise } from '../understanding/words/normalise.js';
import type { Reading } from '../understanding/words/reading.js';
import { matterWords } from './matter-words.js';
import { indexTopics, type TopicScores } from './topic-index.js';

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
  /** The question names a city elsewhere and the topic speaks of none. */
  isElsewhere: boolean;
}

/** The valid topics, best first, and what is known of the question itself. */
export interface RankedTopics extends Pick<TopicScores, 'outside' | 'matter' | 'hasName'> {
  ranked: RankedTopic[];
}

/** Whether a topic may be told on a day: approved, and not out of date. */
export function isValid(topic: FaqTopic, today: string): boolean {
  return topic.valid_until >= today && topic.status !== 'draft';
}

/**
 * Makes the finder of answers. Below the borders, or with the second too close, it offers instead of telling (B3, B5). The
 * first question waits a third of a second for the index of the topics, so that a start does not: ask one beforehand.
 */
export function makeFindAnswer(
  topics: readonly FaqTopic[],
  words: Words,
  hints: QuestionHints = NO_HINTS,
): FindAnswer {
  const prepare = () => {
    const normalise = makeNormalise(words);
    return {
      rankTopics: makeRankTopics(topics, words, hints, normalise),
      titleWords: new Map(topics.map((topic) => [topic, countMatter(normalise(topic.title))])),
    };
  };
  let prepared: ReturnType<typeof prepare> | undefined;
  return (text, today) => {
    prepared ??= prepare();
    return decideAnswer(prepared.rankTopics(text, today), prepared.titleWords);
  };
}

function decideAnswer(
  { ranked, outside, matter, hasName }: RankedTopics,
  titleWords: ReadonlyMap<FaqTopic, number>,
): AnswerReading {
  const {
    answer,
    covers,
    gap,
    outsideGap,
    fewWords,
    fewWordsGap,
    singleWordTitle,
    near,
    nearCovers,
    outsideLead,
  } = BORDERS.faq;
  const [best, second] = ranked;
  if (!best || best.score < near || best.covered < nearCovers) return { kind: 'none' };
  if (best.score < outside * outsideLead) return { kind: 'none' };
  // "lampu" alone is not "minta lampu jalan baru": what is wanted with it is open.
  const isOpen = matter === 1 && !hasName && titleWords.get(best.topic)! > singleWordTitle;
  if (isOpen && (second?.score ?? 0) < best.score / 2) return { kind: 'none' };
  const leadOver = (score: number) => 1 - score / best.score;
  const isAhead =
    leadOver(second?.score ?? 0) >= (matter <= fewWords ? fewWordsGap : gap) &&
    leadOver(outside) >= outsideGap;
  const isKnown = best.score >= answer && best.covered >= covers && !best.isElsewhere;
  if (isKnown && isAhead && !isOpen) return { kind: 'answer', topic: best.topic, score: best.score };
  const close = ranked.slice(0, BORDERS.faq.topics).filter(({ score }) => score >= near);
  return { kind: 'near', topics: close.map(({ topic }) => topic) };
}

function countMatter(reading: Reading): number {
  return new Set(matterWords(reading).map(({ root }) => root)).size;
}

/** The valid topics by nearness (0 to 1), best first, and how many words of matter the question has. */
export function makeRankTopics(
  topics: readonly FaqTopic[],
  words: Words,
  hints: QuestionHints = NO_HINTS,
  normalise: Normalise = makeNormalise(words),
): (text: string, today: string) => RankedTopics {
  const scoreTopics = indexTopics(topics, normalise, hints);
  return (text, today) => {
    const { scores, covered, knowsElsewhere, ...question } = scoreTopics(text);
    const ranked: RankedTopic[] = [];
    for (const [i, topic] of topics.entries()) {
      if (scores[i]! <= 0 || !isValid(topic, today)) continue;
      const isElsewhere = knowsElsewhere !== undefined && !knowsElsewhere.has(i);
      ranked.push({ topic, score: scores[i]!, covered: covered[i]!, isElsewhere });
    }
    ranked.sort((a, b) => b.score - a.score || a.topic.id.localeCompare(b.topic.id));
    return { ...question, ranked };
  };
}
