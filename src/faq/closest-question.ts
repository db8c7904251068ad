import { featuresOf, type QuestionWord, type ReadQuestion } from './read-question.js';
import type { Postings } from './topic-postings.js';

/** For each topic how near its nearest question is to the words of a question (cosine, 0 to 1). */
export type ClosestQuestion = (words: readonly QuestionWord[]) => Float64Array;

/** A word said twice in a question counts twice, not more. */
const MOST_COUNTED = 2;

/** Compares a question with every single question of each topic, by roots, groups and pairs. */
export function makeClosestQuestion(
  questionsOf: readonly (readonly string[])[],
  read: ReadQuestion,
  { rarity, rarest }: Pick<Postings, 'rarity' | 'rarest'>,
): ClosestQuestion {
  const owner = Int32Array.from(questionsOf.flatMap((questions, topic) => questions.map(() => topic)));
  const lists = new Map<string, { questions: number[]; weights: number[] }>();
  for (const [question, text] of questionsOf.flat().entries()) {
    const counts = new Map<string, number>();
    for (const [feature, weight] of featuresOf(read(text)))
      counts.set(feature, Math.min(MOST_COUNTED, (counts.get(feature) ?? 0) + weight));
    const values = [...counts].map(([feature, count]) => count * (rarity(feature) ?? rarest));
    const length = Math.hypot(...values) || 1;
    [...counts.keys()].forEach((feature, i) => {
      const list = lists.get(feature) ?? { questions: [], weights: [] };
      list.questions.push(question);
      list.weights.push(values[i]! / length);
      lists.set(feature, list);
    });
  }
  const likeness = new Float64Array(owner.length);
  return (words) => {
    likeness.fill(0);
    let squares = 0;
    for (const [feature, count] of featuresOf(words)) {
      const known = rarity(feature);
      // A pair nobody wrote yet says nothing, a word nobody wrote yet does.
      if (known === undefined && feature[0] === 'p') continue;
      const value = count * (known ?? rarest);
      squares += value * value;
      const list = lists.get(feature);
      if (!list) continue;
      const { questions, weights } = list;
      for (let i = 0; i < questions.length; i++) likeness[questions[i]!]! += value * weights[i]!;
    }
    const length = Math.sqrt(squares) || 1;
    const best = new Float64Array(questionsOf.length);
    for (let question = 0; question < likeness.length; question++) {
      const like = likeness[question]!;
      const topic = owner[question]!;
      if (like > best[topic]!) best[topic] = like;
    }
    for (let topic = 0; topic < best.length; topic++) best[topic]! /= length;
    return best;
  };
}
