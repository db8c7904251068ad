import { type Confusion, isRight, type Outcome } from './evaluate.js';

/** Above so many labels a table is too wide to read: only what went wrong is listed. */
const MOST_COLUMNS = 20;
const MOST_LINES = 60;

/** Rows are the true labels, columns what was said; of many labels only what went wrong, the most frequent first. */
export function drawConfusion(confusion: Confusion): string {
  const labels = [
    ...new Set([...confusion.keys(), ...[...confusion.values()].flatMap((row) => [...row.keys()])]),
  ].sort();
  if (labels.length > MOST_COLUMNS) return drawWrong(confusion);
  const width = Math.max(...labels.map((label) => label.length)) + 1;
  const short = labels.map((label) => label.slice(0, 5).padStart(6)).join('');
  const lines = labels
    .filter((label) => confusion.has(label))
    .map((label) => {
      const cells = labels.map((said) => String(confusion.get(label)?.get(said) ?? '.').padStart(6)).join('');
      return label.padEnd(width) + cells;
    });
  return [''.padEnd(width) + short, ...lines].join('\n');
}

function drawWrong(confusion: Confusion): string {
  const wrong = [...confusion].flatMap(([label, row]) =>
    [...row].filter(([said]) => said !== label).map(([said, count]) => ({ label, said, count })),
  );
  wrong.sort((a, b) => b.count - a.count || a.label.localeCompare(b.label));
  return wrong
    .slice(0, MOST_LINES)
    .map(({ label, said, count }) => `${label} -> ${said}: ${count}`)
    .join('\n');
}

/** What a wrong deed costs a person, counted in questions asked in vain; the best threshold is the cheapest. */
export const WRONG_COSTS = 5;

/** One border between asking and acting, and what it brings. Shares are 0 to 1. */
export interface CurvePoint {
  threshold: number;
  answered: number;
  right: number;
  /** Per message: one for each question asked, WRONG_COSTS for each wrong deed. */
  cost: number;
}

/** What each threshold would bring with a gap to the second, from 0 to 0.95. */
export function measureCurve(outcomes: readonly Outcome[], gap: number): CurvePoint[] {
  return Array.from({ length: 20 }, (_, step) => {
    const threshold = step / 20;
    const acted = outcomes.filter(({ guesses: [best, second] }) => {
      const score = best?.score ?? 0;
      return score >= threshold && score - (second?.score ?? 0) >= gap;
    });
    const right = acted.filter(isRight).length;
    const asked = outcomes.length - acted.length;
    return {
      threshold,
      answered: acted.length / outcomes.length,
      right: acted.length === 0 ? 1 : right / acted.length,
      cost: (asked + WRONG_COSTS * (acted.length - right)) / outcomes.length,
    };
  });
}

/** The curve of shares answered against shares right, with the border in use and the cheapest one marked. */
export function drawCurve(outcomes: readonly Outcome[], border: { threshold: number; gap: number }): string {
  const points = measureCurve(outcomes, border.gap);
  const cheapest = Math.min(...points.map(({ cost }) => cost));
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`.padStart(9);
  const lines = points.map(({ threshold, answered, right, cost }) => {
    const marks = [
      Math.abs(threshold - border.threshold) < 0.025 ? 'in use' : '',
      cost === cheapest ? 'cheapest' : '',
    ].filter(Boolean);
    const cells = `${threshold.toFixed(2).padStart(9)}${percent(answered)}${percent(right)}${cost.toFixed(3).padStart(8)}`;
    return `${cells}  ${marks.join(', ')}`.trimEnd();
  });
  return [
    `gap to the second: ${border.gap}; a wrong deed costs as much as ${WRONG_COSTS} questions`,
    'threshold answered    right    cost',
    ...lines,
  ].join('\n');
}
