import { makeChance } from '../understanding/measure/chance.js';
import { macroF1 } from '../understanding/measure/macro-f1.js';

/** How right answers are: share right, and the mean of the F1 of each label. */
export interface Figures {
  n: number;
  accuracy: number;
  macroF1: number;
}

/** Two models on the same messages. Errors are standard errors of the differences, new minus old. */
export interface Comparison {
  before: Figures;
  after: Figures;
  accuracyError: number;
  macroF1Error: number;
}

/** Samples drawn for the error of macro-F1. */
const DRAWS = 200;
/** Any number: the same rows are drawn each time. */
const SEED = 7;

/**
 * Compares the answers of two models to the same messages. The error of accuracy is that of paired answers (McNemar), the
 * error of macro-F1 comes from drawing the messages anew (bootstrap, the same draws every time).
 */
export function compareAnswers(
  truth: readonly string[],
  before: readonly string[],
  after: readonly string[],
): Comparison {
  const n = truth.length;
  const all = Int32Array.from({ length: n }, (_, i) => i);
  const [gained, lost] = [
    count(n, (i) => gains(truth, before, after, i)),
    count(n, (i) => gains(truth, after, before, i)),
  ];
  // One more is counted than differs, so that a single message decides nothing.
  const variance = n === 0 ? 0 : (gained + lost + 1 - (gained - lost) ** 2 / n) / n ** 2;
  const differences: number[] = [];
  const chance = makeChance(SEED);
  for (let draw = 0; draw < DRAWS && n > 0; draw++) {
    const drawn = all.map(() => Math.floor(chance() * n));
    differences.push(macroF1(truth, after, drawn) - macroF1(truth, before, drawn));
  }
  const accuracyError = Math.sqrt(variance);
  return {
    before: figuresOf(truth, before, all),
    after: figuresOf(truth, after, all),
    accuracyError,
    // Labels of few messages make it less sure than accuracy, never surer.
    macroF1Error: Math.max(deviation(differences), accuracyError),
  };
}

/** By how many standard errors the new model is worse in accuracy or in macro-F1; 0 when it is in neither. */
export function worseBy({ before, after, accuracyError, macroF1Error }: Comparison): number {
  const errors = (lost: number, error: number) =>
    lost <= 0 ? 0 : error === 0 ? Number.POSITIVE_INFINITY : lost / error;
  return Math.max(
    errors(before.accuracy - after.accuracy, accuracyError),
    errors(before.macroF1 - after.macroF1, macroF1Error),
  );
}

const gains = (truth: readonly string[], one: readonly string[], other: readonly string[], i: number) =>
  one[i] !== truth[i] && other[i] === truth[i];

function count(n: number, holds: (i: number) => boolean): number {
  let sum = 0;
  for (let i = 0; i < n; i++) if (holds(i)) sum++;
  return sum;
}

function figuresOf(truth: readonly string[], said: readonly string[], rows: Int32Array): Figures {
  const right = count(rows.length, (i) => truth[i] === said[i]);
  const accuracy = rows.length === 0 ? 0 : right / rows.length;
  return { n: rows.length, accuracy, macroF1: macroF1(truth, said, rows) };
}

function deviation(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
