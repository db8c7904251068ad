import type { Fields } from './plain.js';

/**
 * Where a value's type stands in MongoDB's order of types (manual, "Comparison/Sort Order"). A missing field sorts with null.
 */
export function typeRank(value: unknown): number {
  if (value === undefined || value === null) return 0;
  if (typeof value === 'number') return 1;
  if (typeof value === 'string') return 2;
  if (typeof value === 'boolean') return 5;
  if (value instanceof Date) return 6;
  if (value instanceof RegExp) return 7;
  return Array.isArray(value) ? 4 : 3;
}

/** Negative, 0 or positive as `a` sorts before, with or after `b`. */
export function compareValues(a: unknown, b: unknown): number {
  // Most keys are texts.
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  const rank = typeRank(a);
  const rankDifference = rank - typeRank(b);
  if (rankDifference !== 0) return rankDifference;
  if (rank === 0) return 0;
  if (rank === 3) return compareObjects(a as Fields, b as Fields);
  if (rank === 4) return compareLists(a as unknown[], b as unknown[]);
  if (rank === 6) return (a as Date).getTime() - (b as Date).getTime();
  if (rank === 7) return compareValues(String(a), String(b));
  // Numbers, or true and false.
  return Number(a) - Number(b);
}

/** True when both are the same value, deeply. */
export function isSameValue(a: unknown, b: unknown): boolean {
  return a === b || compareValues(a, b) === 0;
}

/** Compares element by element; the shorter list comes first when the common part is equal. */
export function compareLists(a: readonly unknown[], b: readonly unknown[]): number {
  const common = Math.min(a.length, b.length);
  for (let index = 0; index < common; index++) {
    const order = compareValues(a[index], b[index]);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Field by field in their order, the name before the value; without making lists of them, for every update does it. */
function compareObjects(a: Fields, b: Fields): number {
  const names = Object.keys(a);
  const others = Object.keys(b);
  const common = Math.min(names.length, others.length);
  for (let at = 0; at < common; at++) {
    const [name, other] = [names[at]!, others[at]!];
    const order = compareValues(name, other) || compareValues(a[name], b[other]);
    if (order !== 0) return order;
  }
  return names.length - others.length;
}
