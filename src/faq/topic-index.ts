import type { FaqTopic } from '../profile/intents-schema.js';
import type { QuestionHints } from '../profile/load-question-hints.js';
import { isIndonesian } from '../understanding/words/dictionary.js';
import type { Normalise } from '../understanding/words/normalise.js';
import { makeClosestQuestion } from './closest-question.js';
import { gatherTopics, type TopicTexts } from './gather-topics.js';
import {
  groupFeature,
  groupWeight,
  PAIR_WEIGHT,
  pairFeature,
  rootFeature,
  visitFeatures,
  visitPieces,
} from './question-features.js';
import { ELSEWHERE, makeReadQuestion, type QuestionWord } from './read-question.js';
import { postTopics, SATURATION } from './topic-postings.js';

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
const MOST_WORDS_KEPT = 1000;

/** Indexes the questions, title and answer of every topic. */
export function indexTopics(
  topics: readonly FaqTopic[],
  normalise: Normalise,
  hints: QuestionHints,
): ScoreTopics {
  const own = topics.length;
  const texts: TopicTexts[] = [
    ...topics,
    ...hints.outside.map((question) => ({ title: question, questions: [question], also: [], answer: '' })),
  ];
  const gathered = gatherTopics(texts, makeReadQuestion(normalise, hints));
  const postings = postTopics(gathered.numbers, gathered.topics, texts.length);
  const closest = makeClosestQuestion(gathered, postings);
  const read = makeReadQuestion(normalise, hints, new Set(gathered.roots.keys()));
  // A name that is spoken of outside the base (BPKB) is no mere name.
  const foreign = new Set([...gathered.roots].flatMap(([root, last]) => (last < own ? [] : [root])));
  const knowsElsewhere = new Set(postings.topicsWith(rootFeature(ELSEWHERE)));

  /** What a word counts for at most, and so how much it takes away where no topic knows it. */
  const worth = ({ root, group }: QuestionWord) =>
    postings.rarity(rootFeature(root)) ??
    (group === undefined ? undefined : postings.rarity(groupFeature(group))) ??
    postings.rarest * (isName(root) && !foreign.has(root) ? NAME_WEIGHT : 1);

  const kept = new Map<string, { gains: Float32Array; most: number }>();
  function gainsOfPieces(word: string) {
    const before = kept.get(word);
    if (before) return before;
    const found = { gains: new Float32Array(texts.length), most: 0 };
    visitPieces(word, (hash, share) => {
      found.most += share * (postings.rarity(hash) ?? postings.rarest * NAME_WEIGHT);
      postings.addGains(found.gains, hash, share);
    });
    if (kept.size >= MOST_WORDS_KEPT) kept.clear();
    kept.set(word, found);
    return found;
  }

  return (text) => {
    const words = read(text);
    const sums = new Float64Array(texts.length);
    let most = 0;
    visitFeatures(words, (hash, weight) => postings.addGains(sums, hash, weight));
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
    const { root, group } = words[at]!;
    const before = words[at - 1];
    let weight = before ? PAIR_WEIGHT * (postings.rarity(pairFeature(before.root, root)) ?? 0) : 0;
    if (group !== undefined && postings.rarity(rootFeature(root)) !== undefined) {
      const times = before?.group === group ? 2 : 1;
      weight += times * groupWeight(group) * (postings.rarity(groupFeature(group)) ?? 0);
    }
    return weight;
  }

  function coverage(words: readonly QuestionWord[]): Float64Array {
    const covered = new Float64Array(own);
    let all = 0;
    for (const word of words) {
      const value = worth(word);
      all += value;
      const has = new Float64Array(texts.length);
      if (word.group !== undefined)
        for (const topic of postings.topicsWith(groupFeature(word.group))) has[topic] = GROUP_COVERS;
      for (const topic of postings.topicsWith(rootFeature(word.root))) has[topic] = word.sure;
      for (let i = 0; i < own; i++) covered[i]! += has[i]! * value;
    }
    return covered.map((value) => value / Math.max(all, Number.MIN_VALUE));
  }
}

function isName(root: string): boolean {
  return root !== ELSEWHERE && !isIndonesian(root);
}
