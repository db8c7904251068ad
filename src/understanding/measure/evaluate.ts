import type { Row } from '../dataset/read-dataset.js';
import type { Guess } from '../understanding.js';
import { macroF1 } from './macro-f1.js';

/** What a task answers: labels with their confidence, best first (empty: it does not know). */
export type Answer = (text: string) => readonly Guess<string>[];

/** The last line of `npm run eval`. Shares are 0 to 1, times in microseconds and seconds. */
export interface Evaluation {
  task: string;
  n: number;
  accuracy: number;
  /** Mean of the labels' F1 over the labels that occur in the data. */
  macroF1: number;
  top3: number;
  /** Expected calibration error: how far confidence is from the share that is right, over ten bins of confidence. */
  calibrationError: number;
  p50Us: number;
  p99Us: number;
  trainS: number;
}

/** A row with what was said of it. */
export interface Outcome {
  label: string;
  guesses: readonly Guess<string>[];
  tookUs: number;
}

/** Asks every row. `nowMs` is a stopwatch in milliseconds. */
export function askAll(rows: readonly Row[], answer: Answer, nowMs: () => number): Outcome[] {
  return rows.map(({ text, label }) => {
    const startMs = nowMs();
    const guesses = answer(text);
    return { label, guesses, tookUs: (nowMs() - startMs) * 1000 };
  });
}

/** How often each label was said of the rows of each true label: `get(true)?.get(said)`. "-" where nothing was said. */
export type Confusion = ReadonlyMap<string, ReadonlyMap<string, number>>;

export function countConfusion(outcomes: readonly Outcome[]): Confusion {
  const confusion = new Map<string, Map<string, number>>();
  for (const { label, guesses } of outcomes) {
    const row = confusion.get(label) ?? new Map<string, number>();
    const said = saidOf({ guesses });
    row.set(said, (row.get(said) ?? 0) + 1);
    confusion.set(label, row);
  }
  return confusion;
}

/** The figures of what was said; `trainS` is how long learning took. */
export function countFigures(task: string, outcomes: readonly Outcome[], trainS: number): Evaluation {
  const n = outcomes.length;
  const right = outcomes.filter(isRight).length;
  const among = outcomes.filter(({ label, guesses }) =>
    guesses.slice(0, 3).some((guess) => guess.label === label),
  ).length;
  const timesUs = outcomes.map(({ tookUs }) => tookUs).sort((a, b) => a - b);
  const at = (share: number) => round(timesUs[Math.min(n - 1, Math.floor(n * share))] ?? 0, 1);
  return {
    task,
    n,
    accuracy: round(right / n),
    macroF1: round(
      macroF1(
        outcomes.map(({ label }) => label),
        outcomes.map(saidOf),
      ),
    ),
    top3: round(among / n),
    calibrationError: round(calibrationError(outcomes)),
    p50Us: at(0.5),
    p99Us: at(0.99),
    trainS: round(trainS, 3),
  };
}

/** What was said of a row; "-" for nothing. */
function saidOf({ guesses }: Pick<Outcome, 'guesses'>): string {
  return guesses[0]?.label ?? '-';
}

export function isRight({ label, guesses }: Outcome): boolean {
  return guesses[0]?.label === label;
}

/** Naeini, Cooper and Hauskrecht, AAAI 2015, with ten bins of equal width. */
function calibrationError(outcomes: readonly Outcome[]): number {
  const bins = Array.from({ length: 10 }, () => ({ count: 0, right: 0, confidence: 0 }));
  for (const outcome of outcomes) {
    const confidence = outcome.guesses[0]?.score ?? 0;
    const bin = bins[Math.min(9, Math.floor(confidence * 10))]!;
    bin.count++;
    bin.confidence += confidence;
    if (isRight(outcome)) bin.right++;
  }
  return bins.reduce((sum, { right, confidence }) => sum + Math.abs(right - confidence), 0) / outcomes.length;
}

function round(value: number, places = 4): number {
  return Math.round(value * 10 ** places) / 10 ** places;
}
