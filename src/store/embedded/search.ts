import { compareValues } from './compare.js';
import type { Documents } from './documents.js';
import { compileFilter, type DocTest } from './match.js';
import { valuesAt } from './paths.js';
import { type Fields, isFields, type StoredDoc } from './plain.js';
import { planSearch, type Sort } from './plan.js';
import { unsupported } from './unsupported.js';

export interface SearchOptions {
  sort?: Sort;
  skip?: number;
  /** 0 or left out: all. */
  limit?: number;
}

/** The stored documents a filter matches, in order. They are the store's own: copy before handing them out. */
export function searchDocuments(
  documents: Documents,
  filter: Fields,
  options: SearchOptions = {},
): StoredDoc[] {
  const test = compileFilter(filter);
  const { sort = [], skip = 0 } = options;
  const wanted = options.limit ? skip + options.limit : Infinity;
  const { docs, isSorted } = planSearch(documents, filter, sort, wanted);
  if (isSorted || sort.length === 0) return takeMatching(docs, test, wanted).slice(skip);
  return sortDocs(takeMatching(docs, test, Infinity), sort).slice(skip, wanted);
}

/** A sorted copy; of an array the smallest element counts upward and the largest downward, as in MongoDB. */
export function sortDocs<T extends Fields>(docs: readonly T[], sort: Sort): T[] {
  const keyed = docs.map((doc) => ({
    doc,
    keys: sort.map(([path, direction]) => sortKey(doc, path, direction)),
  }));
  keyed.sort((a, b) => {
    for (const [at, [, direction]] of sort.entries()) {
      const order = compareValues(a.keys[at], b.keys[at]);
      if (order !== 0) return order * direction;
    }
    return 0;
  });
  return keyed.map(({ doc }) => doc);
}

/** Reads the forms a sort comes in: an object, a Map or a list of pairs. */
export function readSort(sort: unknown): Sort {
  const pairs =
    sort instanceof Map || Array.isArray(sort) ? [...sort] : Object.entries((sort ?? {}) as Fields);
  return pairs.map(([path, wish]): Sort[number] => {
    if (wish === 1 || wish === 'asc' || wish === 'ascending') return [path, 1];
    if (wish === -1 || wish === 'desc' || wish === 'descending') return [path, -1];
    throw unsupported('sort order', { path, isOperator: isFields(wish) });
  });
}

function takeMatching(docs: Iterable<StoredDoc>, test: DocTest, wanted: number): StoredDoc[] {
  const found: StoredDoc[] = [];
  for (const doc of docs) {
    if (!test(doc)) continue;
    found.push(doc);
    if (found.length >= wanted) break;
  }
  return found;
}

function sortKey(doc: Fields, path: string, direction: 1 | -1): unknown {
  const values = valuesAt(doc, path).flat();
  if (values.length < 2) return values[0];
  return values.reduce((best, value) => (compareValues(value, best) * direction < 0 ? value : best));
}
