import type { Gathered } from './gather-topics.js';
import { visitFeatures } from './question-features.js';
import type { QuestionWord } from './read-question.js';
import type { Postings } from './topic-postings.js';

/** For each topic how near its nearest question is to the words of a question (cosine, 0 to 1). */
export type ClosestQuestion = (words: readonly QuestionWord[]) => Float64Array;

/**
 * Compares a question with every single question of each topic, by roots, groups and pairs. What the lists of the
 * questions counted becomes each feature's share of its question.
 */
export function makeClosestQuestion(
  { numbers, questions: { starts, owners, values }, topicOf }: Gathered,
  { rarities, rarest }: Pick<Postings, 'rarities' | 'rarest'>,
): ClosestQuestion {
  const topics = (topicOf.at(-1) ?? -1) + 1;
  const squares = new Float64Array(topicOf.length);
  for (let feature = 0; feature < rarities.length; feature++) {
    for (let i = starts[feature]!; i < starts[feature + 1]!; i++) {
      values[i]! *= rarities[feature]!;
      squares[owners[i]!]! += values[i]! ** 2;
    }
  }
  for (let i = 0; i < values.length; i++) values[i]! /= Math.sqrt(squares[owners[i]!]!) || 1;

  const likeness = new Float64Array(topicOf.length);
  return (words) => {
    likeness.fill(0);
    let whole = 0;
    visitFeatures(words, (hash, count, isPair) => {
      const feature = numbers.find(hash);
      // A pair nobody wrote yet says nothing, a word nobody wrote yet does.
      if (feature === -1 && isPair) return;
      const value = count * (feature === -1 ? rarest : rarities[feature]!);
      whole += value * value;
      if (feature === -1) return;
      const to = starts[feature + 1]!;
      for (let i = starts[feature]!; i < to; i++) likeness[owners[i]!]! += value * values[i]!;
    });
    const length = Math.sqrt(whole) || 1;
    const best = new Float64Array(topics);
    for (let question = 0; question < likeness.length; question++) {
      const topic = topicOf[question]!;
      best[topic] = Math.max(best[topic]!, likeness[question]! / length);
    }
    return best;
  };
}
