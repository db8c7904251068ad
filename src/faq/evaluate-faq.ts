import type { AnswerReading, FindAnswer, RankedTopics } from './find-answer.js';

/** A question and the topic that answers it. */
export interface FaqRow {
  text: string;
  label: string;
}

/** The last line of `npm run eval -- --task faq`. Shares are 0 to 1, times in microseconds. */
export interface FaqEvaluation {
  task: 'faq';
  n: number;
  /** The same as top1: the name that the other tasks have for it. */
  accuracy: number;
  top1: number;
  top3: number;
  /** The bot tells the right answer. */
  answered: number;
  /** The bot asks which topic is meant, the right one among them. */
  offered: number;
  /** The bot has no answer, or offers others. */
  silent: number;
  /** The bot tells a wrong answer. */
  wrong: number;
  /** Questions the base cannot answer, and what happens to them. */
  outside: { n: number; wronglyAnswered: number; offered: number };
  p50Us: number;
  p99Us: number;
}

interface Parts {
  rank: (text: string, today: string) => RankedTopics;
  find: FindAnswer;
  /** YYYY-MM-DD. */
  today: string;
  /** A stopwatch in milliseconds. */
  nowMs: () => number;
}

/** Most confusions that are listed, the most frequent first. */
const MOST_LISTED = 40;

/** Asks every question and every outside one. Returns the figures and a table of what was taken for what. */
export function evaluateFaq(
  { rank, find, today, nowMs }: Parts,
  rows: readonly FaqRow[],
  outside: readonly string[],
): { figures: FaqEvaluation; table: string } {
  const [first, among, told] = [new Map<string, number>(), { top1: 0, top3: 0 }, countOutcomes()];
  const timesUs: number[] = [];
  const note = (from: string, to: string) =>
    first.set(`${from} -> ${to}`, (first.get(`${from} -> ${to}`) ?? 0) + 1);
  for (const { text, label } of rows) {
    const ids = rank(text, today)
      .ranked.slice(0, 3)
      .map(({ topic }) => topic.id);
    if (ids[0] === label) among.top1++;
    else note(label, ids[0] ?? '-');
    if (ids.includes(label)) among.top3++;
    const startMs = nowMs();
    const reading = find(text, today);
    timesUs.push((nowMs() - startMs) * 1000);
    told[outcomeOf(reading, label)]++;
  }
  const away = countOutcomes();
  for (const text of outside) {
    const reading = find(text, today);
    if (reading.kind === 'answer') note('(outside)', reading.topic.id);
    away[reading.kind === 'answer' ? 'wrong' : reading.kind === 'near' ? 'offered' : 'silent']++;
  }
  timesUs.sort((a, b) => a - b);
  const at = (share: number) =>
    round(timesUs[Math.min(rows.length - 1, Math.floor(rows.length * share))] ?? 0, 1);
  const ofRows = (count: number) => round(count / Math.max(1, rows.length));
  const ofOutside = (count: number) => round(count / Math.max(1, outside.length));
  const figures: FaqEvaluation = {
    task: 'faq',
    n: rows.length,
    accuracy: ofRows(among.top1),
    top1: ofRows(among.top1),
    top3: ofRows(among.top3),
    answered: ofRows(told.answered),
    offered: ofRows(told.offered),
    silent: ofRows(told.silent),
    wrong: ofRows(told.wrong),
    outside: { n: outside.length, wronglyAnswered: ofOutside(away.wrong), offered: ofOutside(away.offered) },
    p50Us: at(0.5),
    p99Us: at(0.99),
  };
  return { figures, table: drawConfusions(first) };
}

type Outcome = 'answered' | 'offered' | 'silent' | 'wrong';

function countOutcomes(): Record<Outcome, number> {
  return { answered: 0, offered: 0, silent: 0, wrong: 0 };
}

function outcomeOf(reading: AnswerReading, label: string): Outcome {
  if (reading.kind === 'answer') return reading.topic.id === label ? 'answered' : 'wrong';
  return reading.kind === 'near' && reading.topics.some(({ id }) => id === label) ? 'offered' : 'silent';
}

function drawConfusions(counts: ReadonlyMap<string, number>): string {
  const sorted = [...counts].sort(([a, n], [b, m]) => m - n || a.localeCompare(b));
  return sorted
    .slice(0, MOST_LISTED)
    .map(([confusion, count]) => `${confusion}: ${count}`)
    .join('\n');
}

function round(value: number, places = 4): number {
  return Math.round(value * 10 ** places) / 10 ** places;
}
