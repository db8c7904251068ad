import type { Row } from './read-dataset.js';

/** What a task answers: labels best first (empty: it does not know). */
export type Answer = (text: string) => readonly string[];

/** The last line of `npm run eval`. Shares are 0 to 1, times in microseconds and seconds. */
export interface Evaluation {
  task: string;
  n: number;
  accuracy: number;
  macroF1: number;
  top3: number;
  p50Us: number;
  p99Us: number;
  trainS: number;
}

/** Asks every row and counts. `nowMs` is a stopwatch in milliseconds. Returns the figures and a confusion table. */
export function evaluate(
  task: string,
  rows: readonly Row[],
  answer: Answer,
  trainS: number,
  nowMs: () => number,
): { figures: Evaluation; table: string } {
  const confusion = new Map<string, Map<string, number>>();
  const timesUs: number[] = [];
  let [right, among] = [0, 0];
  for (const { text, label } of rows) {
    const startMs = nowMs();
    const given = answer(text);
    timesUs.push((nowMs() - startMs) * 1000);
    const said = given[0] ?? '-';
    if (said === label) right++;
    if (given.slice(0, 3).includes(label)) among++;
    const row = confusion.get(label) ?? new Map<string, number>();
    row.set(said, (row.get(said) ?? 0) + 1);
    confusion.set(label, row);
  }
  timesUs.sort((a, b) => a - b);
  const at = (share: number) =>
    round(timesUs[Math.min(rows.length - 1, Math.floor(rows.length * share))] ?? 0, 1);
  const figures = {
    task,
    n: rows.length,
    accuracy: round(right / rows.length),
    macroF1: round(macroF1(confusion)),
    top3: round(among / rows.length),
    p50Us: at(0.5),
    p99Us: at(0.99),
    trainS: round(trainS, 3),
  };
  return { figures, table: drawTable(confusion) };
}

/** Mean of the labels' F1 over the labels that occur in the data. */
function macroF1(confusion: Map<string, Map<string, number>>): number {
  let sum = 0;
  for (const [label, row] of confusion) {
    const hit = row.get(label) ?? 0;
    const told = [...row.values()].reduce((all, n) => all + n, 0);
    const said = [...confusion.values()].reduce((all, other) => all + (other.get(label) ?? 0), 0);
    sum += hit === 0 ? 0 : (2 * hit) / (told + said);
  }
  return sum / confusion.size;
}

/** Rows are the true labels, columns what was said; above 20 labels only what went wrong, the most frequent first. */
function drawTable(confusion: Map<string, Map<string, number>>): string {
  const labels = [
    ...new Set([...confusion.keys(), ...[...confusion.values()].flatMap((row) => [...row.keys()])]),
  ].sort();
  if (labels.length > 20) return drawList(confusion);
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

function drawList(confusion: Map<string, Map<string, number>>): string {
  const wrong = [...confusion].flatMap(([label, row]) =>
    [...row].filter(([said]) => said !== label).map(([said, count]) => ({ label, said, count })),
  );
  wrong.sort((a, b) => b.count - a.count || a.label.localeCompare(b.label));
  return wrong
    .slice(0, 60)
    .map(({ label, said, count }) => `${label} -> ${said}: ${count}`)
    .join('\n');
}

function round(value: number, places = 4): number {
  return Math.round(value * 10 ** places) / 10 ** places;
}
