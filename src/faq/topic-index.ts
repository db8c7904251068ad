import type { FaqTopic } from '../profile/intents-schema.js';
import type { QuestionHints } from '../profile/load-question-hints.js';
import { isIndonesian } from '../understanding/dictionary.js';
import type { Normalise } from '../understanding/normalise.js';
import { makeClosestQuestion } from './closest-question.js';
import { ELSEWHERE, featuresOf, makeReadQuestion, type QuestionWord } from './read-question.js';
import { postTopics, SATURATION } from './topic-postings.js';
import { pieceShare, profileTopic, rootsOf } from './topic-profiles.js';
import { piecesOf } from './word-pieces.js';

/** How well each topic fits a question, in the order of the topics. */
export interface TopicScores {
  /** 0 to 1. */
  scores: Float64Array;
  /** The best score of what the city has no answer for (intents/outside.yaml). */
  outside: number;
  /** The share of the question's words, by rarity, that a topic knows. */
  covered: Float64Array;
  /** How many different words of matter the question has. */
  matter: number;
  /** A word among them is no Indonesian word: a short name (NPWP, IKD) that says all by itself. */
  hasName: boolean;
  /** Topics that know of other cities, where the question names one. */
  knowsElsewhere?: ReadonlySet<number>;
}
export type ScoreTopics = (text: string) => TopicScores;

/** A name (a word that is no Indonesian and no topic knows) says little about the matter. */
const NAME_WEIGHT = 0.25;
/** How much of a word a topic knows that has another word of its group. */
const GROUP_COVERS = 0.8;
/** What the nearest single question counts against the topic as a whole. */
const CLOSEST_SHARE = 0.1;
/** Words whose pieces were looked up before; emptied when full so that strange input cannot fill the memory. */
const MOST_WORDS_KEPT = 5000;

/** Indexes the questions, title and answer of every topic. */
export function indexTopics(
  topics: readonly FaqTopic[],
  normalise: Normalise,
  hints: QuestionHints,
): ScoreTopics {
  const plain = makeReadQuestion(normalise, hints);
  const own = topics.length;
  const profiles = [
    ...topics.map((topic) => profileTopic(topic, plain)),
    ...hints.outside.map((question) =>
      profileTopic({ title: question, questions: [question], also: [], answer: '' }, plain),
    ),
  ];
  const postings = postTopics(profiles);
  const read = makeReadQuestion(normalise, hints, rootsOf(profiles));
  const questions = [
    ...topics.map(({ questions, also }) => [...questions, ...also]),
    ...hints.outside.map((question) => [question]),
  ];
  const closest = makeClosestQuestion(questions, plain, postings);
  // A name that is spoken of outside the base (BPKB) is no mere name.
  const foreign = rootsOf(profiles.slice(own));
  const knowsElsewhere = new Set(
    profiles.flatMap((profile, at) => (profile.has(`s${ELSEWHERE}`) ? [at] : [])),
  );

  /** What a word counts for at most, and so how much it takes away where no topic knows it. */
  const worth = ({ root, group }: QuestionWord) =>
    postings.rarity(`s${root}`) ??
    (group === undefined ? undefined : postings.rarity(`k${group}`)) ??
    postings.rarest * (isName(root) && !foreign.has(root) ? NAME_WEIGHT : 1);

  const kept = new Map<string, { gains: Float64Array; most: number }>();
  function gainsOfPieces(word: string) {
    const before = kept.get(word);
    if (before) return before;
    const found = { gains: new Float64Array(profiles.length), most: 0 };
    const share = pieceShare(word);
    for (const piece of piecesOf(word)) {
      found.most += share * (postings.rarity(`c${piece}`) ?? postings.rarest * NAME_WEIGHT);
      addGains(found.gains, postings.get(`c${piece}`), share);
    }
    if (kept.size >= MOST_WORDS_KEPT) kept.clear();
    kept.set(word, found);
    return found;
  }

  return (text) => {
    const words = read(text);
    const sums = new Float64Array(profiles.length);
    let most = 0;
    for (const [feature, weight] of featuresOf(words)) addGains(sums, postings.get(feature), weight);
    for (const [at, word] of words.entries()) {
      const pieces = gainsOfPieces(word.word);
      for (let i = 0; i < sums.length; i++) sums[i]! += pieces.gains[i]!;
      most += pieces.most + worth(word) + weightOfRest(words, at);
    }
    const full = (Math.max(most, Number.MIN_VALUE) * (SATURATION + 1)) / 2;
    const near = closest(words);
    const scores = sums.map(
      (sum, i) => (1 - CLOSEST_SHARE) * Math.min(1, sum / full) + CLOSEST_SHARE * Math.min(1, near[i]!),
    );
    const different = [...new Map(words.map((word) => [word.root, word])).values()];
    return {
      scores: scores.subarray(0, own),
      outside: scores.subarray(own).reduce((best, score) => Math.max(best, score), 0),
      covered: coverage(different),
      matter: different.length,
      hasName: different.some(({ root }) => isName(root)),
      ...(different.some(({ root }) => root === ELSEWHERE) && { knowsElsewhere }),
    };
  };

  /** What the group of a known word and the pair it ends can bring. */
  function weightOfRest(words: readonly QuestionWord[], at: number): number {
    const isKnown = postings.rarity(`s${words[at]!.root}`) !== undefined;
    let weight = 0;
    for (const [feature, count] of featuresOf(words.slice(Math.max(0, at - 1), at + 1))) {
      const isOfWord = feature[0] === 'p' || (isKnown && feature === `k${words[at]!.group}`);
      if (isOfWord) weight += count * (postings.rarity(feature) ?? 0);
    }
    return weight;
  }

  function coverage(words: readonly QuestionWord[]): Float64Array {
    const covered = new Float64Array(own);
    let all = 0;
    for (const word of words) {
      const value = worth(word);
      all += value;
      const has = new Float64Array(profiles.length);
      if (word.group !== undefined)
        for (const topic of postings.get(`k${word.group}`)?.topics ?? []) has[topic] = GROUP_COVERS;
      for (const topic of postings.get(`s${word.root}`)?.topics ?? []) has[topic] = word.sure;
      for (let i = 0; i < own; i++) covered[i]! += has[i]! * value;
    }
    return covered.map((value) => value / Math.max(all, Number.MIN_VALUE));
  }
}

function isName(root: string): boolean {
  return root !== ELSEWHERE && !isIndonesian(root);
}

function addGains(
  sums: Float64Array,
  posting: { topics: Int32Array; gains: Float64Array } | undefined,
  weight: number,
) {
  if (!posting) return;
  const { topics, gains } = posting;
  for (let i = 0; i < topics.length; i++) sums[topics[i]!]! += weight * gains[i]!;
}
