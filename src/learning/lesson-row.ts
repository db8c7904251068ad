import { createHash } from 'node:crypto';
import type { Category } from '../profile/intents-schema.js';

/** A message of the past whose category is known. */
export interface LessonRow {
  text: string;
  category: Category;
}

/** Rows kept of one category: a linear model gains nothing from more, and a city's words change anyway. */
export const MOST_A_CATEGORY = 3000;

/** A number from 0 to 2^52 that is always the same for a text, whatever its letter case, signs and spaces. */
export function drawOf(text: string): number {
  let [high, low] = [0x811c9dc5, 0x9e3779b9];
  let isPause = true;
  const take = (code: number) => {
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code, 0x85ebca6b) ^ (low >>> 13);
  };
  const plain = text.toLowerCase();
  for (let i = 0; i < plain.length; i++) {
    const code = plain.charCodeAt(i);
    const isOfWord = (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code >= 0xc0;
    if (isOfWord && isPause) take(32);
    if (isOfWord) take(code);
    isPause = !isOfWord;
  }
  high = Math.imul(high ^ (high >>> 15), 0x2c1b3c6d);
  low = Math.imul(low ^ (low >>> 16), 0x297a2d39);
  return ((high >>> 0) & 0xfffff) * 2 ** 32 + ((low ^ (low >>> 15)) >>> 0);
}

/** Lists of rows as one: the same text once, as the earliest list has it, and so many of a category at most. */
export function mergeRows(...lists: (readonly LessonRow[])[]): LessonRow[] {
  const seen = new Set<number>();
  const counts = new Map<string, number>();
  return lists.flat().filter(({ text, category }) => {
    const draw = drawOf(text);
    const count = counts.get(category) ?? 0;
    if (seen.has(draw) || count >= MOST_A_CATEGORY) return false;
    seen.add(draw);
    counts.set(category, count + 1);
    return true;
  });
}

/** How many rows each category has, the most first. */
export function countRows(rows: readonly LessonRow[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { category } of rows) counts.set(category, (counts.get(category) ?? 0) + 1);
  return Object.fromEntries([...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])));
}

/** How many rows all categories have together. */
export function sumRows(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** The name of a set of rows, whatever their order. */
export function digestOf(rows: readonly LessonRow[]): string {
  const lines = rows.map(({ text, category }) => `${category} ${text}`).sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 24);
}
