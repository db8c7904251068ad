import { BORDERS } from '../borders.js';
import type { Guess, Ranking } from '../understanding.js';
import { type Head, toShares } from './classifier.js';
import type { Task } from './lesson.js';

/** Every label of a classifier with its confidence. */
export function toGuesses<Label extends string>(head: Head, margins: Float64Array): Guess<Label>[] {
  const shares = toShares(margins, head.steepness);
  return head.labels.map((label, i) => ({ label: label as Label, score: shares[i]! }));
}

/** Guesses best first, and whether the best may be acted on (B3). */
export function rankGuesses<Label>(guesses: readonly Guess<Label>[], task: Task): Ranking<Label> {
  const top = [...guesses].sort((a, b) => b.score - a.score).slice(0, BORDERS.guesses);
  const [best, second] = top as [Guess<Label>, Guess<Label> | undefined];
  const { threshold, gap } = BORDERS[task];
  const sure = best.score >= threshold && best.score - (second?.score ?? 0) >= gap;
  return { best, ...(second && { second }), top, sure };
}
