import type { FaqTopic } from '../profile/intents-schema.js';
import { FeatureCounter, type FeatureLists } from './feature-lists.js';
import { FeatureNumbers } from './feature-numbers.js';
import { visitFeatures, visitPieces } from './question-features.js';
import type { QuestionWord, ReadQuestion } from './read-question.js';

/** What is read of a topic. Its tests never are (B16). */
export type TopicTexts = Pick<FaqTopic, 'questions' | 'also' | 'title' | 'answer'>;

/** The features of topics and of their single questions. */
export interface Gathered {
  numbers: FeatureNumbers;
  topics: FeatureLists;
  questions: FeatureLists;
  /** The topic of each question. */
  topicOf: Int32Array;
  /** The roots of all words, each with the last topic that has it. */
  roots: ReadonlyMap<string, number>;
}

/** What the parts of a topic count. */
const PART_WEIGHTS = { questions: 1, title: 2, answer: 0.5 };
/** A word said twice in a question counts twice, not more. */
const MOST_COUNTED = 2;

/** Reads every text of the topics once. */
export function gatherTopics(all: readonly TopicTexts[], read: ReadQuestion): Gathered {
  const numbers = new FeatureNumbers();
  const topics = new FeatureCounter(numbers);
  const questions = new FeatureCounter(numbers);
  const topicOf: number[] = [];
  const roots = new Map<string, number>();
  for (const [at, topic] of all.entries()) {
    const put = (words: readonly QuestionWord[], weight: number, hasPieces = true) => {
      const add = (hash: number, count: number) => topics.add(hash, count * weight);
      visitFeatures(words, add);
      for (const { word, root } of words) {
        roots.set(root, at);
        if (hasPieces) visitPieces(word, add);
      }
    };
    for (const question of [...topic.questions, ...topic.also]) {
      const words = read(question);
      put(words, PART_WEIGHTS.questions);
      visitFeatures(words, (hash, weight) => questions.add(hash, weight));
      questions.endOwner(MOST_COUNTED);
      topicOf.push(at);
    }
    put(read(topic.title), PART_WEIGHTS.title);
    // An answer is long: its pieces would cost a start a quarter of a second and teach nothing more.
    put(read(topic.answer), PART_WEIGHTS.answer, false);
    topics.endOwner();
  }
  const built = { topics: topics.build(), questions: questions.build() };
  return { numbers, ...built, topicOf: Int32Array.from(topicOf), roots };
}
