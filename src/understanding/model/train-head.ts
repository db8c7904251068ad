import { BORDERS } from '../borders.js';
import { fitSteepness, type Said } from './calibrate.js';
import { type Head, scoreLabels } from './classifier.js';
import type { Lesson, Task } from './lesson.js';
import { pickRows, type Rows, rowOf } from './rows.js';
import { solve } from './solve.js';

/** Looser than this is less right on messages that were not learnt, tighter is not. */
const SOLVER = { cost: 1, mostRounds: 15, precision: 0.3 };
/** 0: every lesson counts the same; 1: every label does, however few lessons it has. */
const BALANCE: Record<Task, number> = { category: 0.5, intent: 0.75 };
/** So many real messages tell how sure the classifier may be; with fewer the city takes what was measured elsewhere. */
const LEAST_REAL = 300;
/** What an Int16 holds. */
const LARGEST_WEIGHT = 32_767;
/** One in so many real messages is held back to fit confidence. */
const HELD_BACK = 5;

/** What one task learns from: a row of numbers, a label and a weight for each lesson. */
interface Course {
  balance: number;
  rows: Rows;
  labelOf: string[];
  weights: number[];
}

/** Learns one task from the lessons that have its label. `all` has a row for each lesson. */
export function trainHead(task: Task, lessons: readonly Lesson[], all: Rows, size: number): Head {
  const kept = lessons.flatMap((lesson, row) => (lesson[task] === undefined ? [] : [row]));
  const course = (chosen: readonly number[]): Course => ({
    balance: BALANCE[task],
    rows: pickRows(all, chosen),
    labelOf: chosen.map((row) => lessons[row]![task]!),
    weights: chosen.map((row) => weightOf(lessons[row]!, task)),
  });
  const real = kept.filter((row) => lessons[row]!.isReal);
  const learnt = learn(course(kept), size);
  if (real.length < LEAST_REAL) return { ...learnt, steepness: BORDERS.steepness[task] };
  const held = new Set(real.filter((_, index) => index % HELD_BACK === 0));
  const shadow = learn(course(kept.filter((row) => !held.has(row))), size);
  const said: Said[] = [...held].map((row) => ({
    margins: scoreLabels(shadow, rowOf(all, row)),
    right: shadow.labels.indexOf(lessons[row]![task]!),
  }));
  // A label that only held-back messages have was never learnt.
  return { ...learnt, steepness: fitSteepness(said.filter(({ right }) => right >= 0)) };
}

function weightOf({ weight = 1, intentWeight = weight }: Lesson, task: Task): number {
  return task === 'intent' ? intentWeight : weight;
}

function learn({ balance, rows, labelOf, weights }: Course, size: number): Omit<Head, 'steepness'> {
  const labels = [...new Set(labelOf)].sort();
  const counts = new Map<string, number>();
  for (const label of labelOf) counts.set(label, (counts.get(label) ?? 0) + 1);
  const balanced = (row: number) =>
    weights[row]! * (labelOf.length / (labels.length * counts.get(labelOf[row]!)!)) ** balance;
  const matrix = new Int16Array(size * labels.length);
  const scales = new Float32Array(labels.length);
  const biases = new Float32Array(labels.length);
  labels.forEach((label, column) => {
    const solved = solve(rows, (row) => labelOf[row] === label, balanced, size, SOLVER);
    let largest = Number.MIN_VALUE;
    for (let feature = 0; feature < size; feature++) largest = Math.max(largest, Math.abs(solved[feature]!));
    for (let feature = 0; feature < size; feature++)
      matrix[feature * labels.length + column] = Math.round((solved[feature]! / largest) * LARGEST_WEIGHT);
    scales[column] = largest / LARGEST_WEIGHT;
    biases[column] = solved[size]!;
  });
  return { labels, weights: matrix, scales, biases };
}
