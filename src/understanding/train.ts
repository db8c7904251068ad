import type { Head } from './classifier.js';
import { countFeatures } from './features.js';
import type { Reading } from './reading.js';
import { type Rows, solve } from './solve.js';
import { type Vocabulary, VocabularyBuilder } from './vocabulary.js';

/** A text whose category and/or intent is known. */
export interface Lesson {
  text: string;
  category?: string;
  intent?: string;
  /** How much it counts; 1 when left out. */
  weight?: number;
}

/** What is learnt: one vocabulary and a classifier for each task. */
export interface Model {
  vocabulary: Vocabulary;
  category: Head;
  intent: Head;
}

export type Task = 'category' | 'intent';

const SOLVER = { cost: 1, mostRounds: 40, precision: 0.1 };

/** Learns both classifiers. The same lessons in the same order give the same model, bit for bit. */
export function train(
  lessons: readonly Lesson[],
  read: (text: string) => { reading: Reading; signs: readonly string[] },
): Model {
  const builder = new VocabularyBuilder();
  const texts = lessons.map(({ text }) => read(text));
  for (const { reading, signs } of texts) builder.add(countFeatures(reading, signs));
  const vocabulary = builder.build();
  const rows = toRows(texts, vocabulary);
  return {
    vocabulary,
    category: trainHead('category', lessons, rows, vocabulary.size),
    intent: trainHead('intent', lessons, rows, vocabulary.size),
  };
}

function toRows(texts: { reading: Reading; signs: readonly string[] }[], vocabulary: Vocabulary): Rows {
  const starts = new Int32Array(texts.length + 1);
  const [indexes, values]: [Int32Array[], Float32Array[]] = [[], []];
  texts.forEach(({ reading, signs }, row) => {
    const vector = vocabulary.vectorise(countFeatures(reading, signs));
    indexes.push(vector.indexes.slice(0, vector.length));
    values.push(vector.values.slice(0, vector.length));
    starts[row + 1] = starts[row]! + vector.length;
  });
  const rows = { starts, indexes: new Int32Array(starts.at(-1)!), values: new Float32Array(starts.at(-1)!) };
  indexes.forEach((part, row) => {
    rows.indexes.set(part, starts[row]);
    rows.values.set(values[row]!, starts[row]);
  });
  return rows;
}

function trainHead(task: Task, lessons: readonly Lesson[], all: Rows, size: number): Head {
  const kept = lessons.flatMap((lesson, row) => (lesson[task] === undefined ? [] : [row]));
  const rows = pickRows(all, kept);
  const labelOf = kept.map((row) => lessons[row]![task]!);
  const labels = [...new Set(labelOf)].sort();
  const counts = new Map<string, number>();
  for (const label of labelOf) counts.set(label, (counts.get(label) ?? 0) + 1);
  // Balanced: each label counts the same in sum, however many lessons it has.
  const weightOf = (row: number) =>
    (lessons[kept[row]!]!.weight ?? 1) * (kept.length / (labels.length * counts.get(labelOf[row]!)!));
  const weights = new Float32Array(size * labels.length);
  const biases = new Float32Array(labels.length);
  labels.forEach((label, column) => {
    const solved = solve(rows, (row) => labelOf[row] === label, weightOf, size, SOLVER);
    for (let feature = 0; feature < size; feature++)
      weights[feature * labels.length + column] = solved[feature]!;
    biases[column] = solved[size]!;
  });
  return { labels, weights, biases };
}

function pickRows(all: Rows, kept: number[]): Rows {
  const starts = new Int32Array(kept.length + 1);
  kept.forEach((row, i) => {
    starts[i + 1] = starts[i]! + all.starts[row + 1]! - all.starts[row]!;
  });
  const picked = {
    starts,
    indexes: new Int32Array(starts.at(-1)!),
    values: new Float32Array(starts.at(-1)!),
  };
  kept.forEach((row, i) => {
    picked.indexes.set(all.indexes.subarray(all.starts[row], all.starts[row + 1]), starts[i]);
    picked.values.set(all.values.subarray(all.starts[row], all.starts[row + 1]), starts[i]);
  });
  return picked;
}
