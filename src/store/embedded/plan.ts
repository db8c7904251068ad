import { compareValues, typeRank } from './compare.js';
import { requiredConditions } from './conditions.js';
import type { Documents } from './documents.js';
import { isOperators } from './match.js';
import type { OrderedIndex, Stretch } from './ordered-index.js';
import { type Fields, isFields, type StoredDoc } from './plain.js';

/** Field -> 1 or -1, in order of weight. */
export type Sort = [path: string, direction: 1 | -1][];

/** Where to look for documents. They still have to be matched; `isSorted` says they come in the wanted order. */
export interface Plan {
  docs: Iterable<StoredDoc>;
  isSorted: boolean;
  /** About how many documents will be looked at. */
  cost: number;
}

/** Finds the cheapest way to the documents of a filter; `wanted` is how many are needed (Infinity: all). */
export function planSearch(documents: Documents, filter: Fields, sort: Sort, wanted: number): Plan {
  const conditions = new Map(requiredConditions(filter));
  const ids = exactValues(conditions.get('_id'));
  if (ids) {
    const docs = ids.flatMap((id) => documents.byId(id) ?? []);
    return { docs: new Set(docs), isSorted: docs.length < 2, cost: docs.length };
  }
  const plans = documents.orderedIndexes.flatMap((index) => planIndex(index, conditions, sort, wanted) ?? []);
  plans.sort((a, b) => a.cost - b.cost);
  return plans[0] ?? { docs: documents.all(), isSorted: sort.length === 0, cost: Infinity };
}

function planIndex(
  index: OrderedIndex,
  conditions: Map<string, unknown>,
  sort: Sort,
  wanted: number,
): Plan | undefined {
  const prefix: unknown[] = [];
  let choices: unknown[] | undefined;
  for (const field of index.fields) {
    choices = exactValues(conditions.get(field));
    if (choices?.length !== 1) break;
    prefix.push(choices[0]);
    choices = undefined;
  }
  const next = index.fields[prefix.length];
  const range = next === undefined ? undefined : boundsOf(conditions.get(next), index.isMultikey);
  const isBounded = prefix.length > 0 || choices !== undefined || range !== undefined;
  const isSorted = !choices && !index.isMultikey && isOrderOf(index.fields.slice(prefix.length), sort);
  // Walking a whole index only helps when its order is wanted.
  if (!isBounded && !(isSorted && sort.length > 0)) return undefined;
  const stretches = choices
    ? choices.map((value) => stretchOf(index, [...prefix, value], undefined))
    : [stretchOf(index, prefix, range)];
  const found = stretches.reduce((sum, { count }) => sum + count, 0);
  const isCovered = prefix.length + (choices || range ? 1 : 0) === conditions.size;
  // In order, the walk may stop early: at once when nothing else is asked, else we hope for half of it.
  const early = isCovered ? wanted : Math.max(wanted, found / 2);
  const only = stretches.length === 1 ? stretches[0] : undefined;
  const isBackward = sort.some(([path, direction]) => path === next && direction === -1);
  return {
    docs: index.isMultikey || !only ? once(stretches) : only.walk(isSorted && isBackward),
    isSorted,
    cost: isSorted && wanted < Infinity ? Math.min(found, early) : found,
  };
}

/** The entries that begin with `prefix` and, where given, lie within the bounds of the next field. */
function stretchOf(index: OrderedIndex, prefix: unknown[], range: Fields | undefined): Stretch {
  const at = prefix.length;
  const low = range?.$gte ?? range?.$gt;
  const high = range?.$lte ?? range?.$lt;
  // A bound holds within its own type only, so that missing fields are not walked through.
  const rank = low === undefined ? (high === undefined ? undefined : typeRank(high)) : typeRank(low);
  const beyondPrefix = (keys: unknown[]) => {
    for (let part = 0; part < at; part++) {
      const order = compareValues(keys[part], prefix[part]);
      if (order !== 0) return order;
    }
    return 0;
  };
  return index.stretch(
    (keys) => {
      const order = beyondPrefix(keys);
      if (order !== 0 || rank === undefined) return order >= 0;
      return low === undefined ? typeRank(keys[at]) >= rank : compareValues(keys[at], low) >= 0;
    },
    (keys) => {
      const order = beyondPrefix(keys);
      if (order !== 0 || rank === undefined) return order > 0;
      return high === undefined ? typeRank(keys[at]) > rank : compareValues(keys[at], high) > 0;
    },
  );
}

/** The bounds of a condition an index can use; with arrays one only, for each bound may be kept by another element. */
function boundsOf(condition: unknown, isMultikey: boolean): Fields | undefined {
  if (!isOperators(condition)) return undefined;
  const bounds = Object.entries(condition).filter(
    ([name, operand]) => /^\$[gl]te?$/.test(name) && !Array.isArray(operand),
  );
  if (bounds.length === 0) return undefined;
  return Object.fromEntries(isMultikey ? bounds.slice(0, 1) : bounds);
}

/** The values a field must have one of, when the condition says so and an index can tell; no patterns, no arrays. */
function exactValues(condition: unknown): unknown[] | undefined {
  if (condition === undefined) return undefined;
  const values = isOperators(condition)
    ? (condition.$in ?? ('$eq' in condition ? [condition.$eq] : undefined))
    : [condition];
  if (!Array.isArray(values)) return undefined;
  const isExact = values.every(
    (value) => !(value instanceof RegExp) && !Array.isArray(value) && !isFields(value),
  );
  return isExact ? values : undefined;
}

/** True when the order of the fields, forward or backward, is the wanted order. */
function isOrderOf(fields: readonly string[], sort: Sort): boolean {
  return sort.every(([path, direction], at) => fields[at] === path && direction === sort[0]![1]);
}

/** Each document once. Nothing is walked before it is asked for: most plans are made only to be compared. */
function* once(stretches: Stretch[]): Generator<StoredDoc> {
  const seen = new Set<StoredDoc>();
  for (const stretch of stretches) {
    for (const doc of stretch.walk(false)) {
      if (seen.has(doc)) continue;
      seen.add(doc);
      yield doc;
    }
  }
}
