import { compareLists, compareValues } from './compare.js';
import { valuesAt } from './paths.js';
import type { StoredDoc } from './plain.js';

interface Entry {
  keys: unknown[];
  doc: StoredDoc;
}

/** A place between two entries. */
interface Place {
  chunk: number;
  offset: number;
}

/** A stretch of the index: its documents in order, and how many entries it has. */
export interface Stretch {
  count: number;
  walk(isBackward: boolean): Iterable<StoredDoc>;
}

/** Entries per chunk at most; a chunk that grows above it is cut in two. */
const CHUNK = 1024;

/**
 * A sorted list of [values of the fields, _id] in chunks. NeDB's own index keeps all documents of one value in one
 * array (slow to delete from when a hundred thousand tickets share a status) and cannot be walked in order up to a limit.
 */
export class OrderedIndex {
  readonly fields: readonly string[];
  /** True once a document had an array at a field: then one document has several entries and the order is not its own. */
  isMultikey = false;
  #chunks: Entry[][] = [];

  constructor(fields: readonly string[], docs: readonly StoredDoc[]) {
    this.fields = fields;
    const entries = docs.flatMap((doc) => this.#entriesOf(doc)).sort(compareEntries);
    for (let at = 0; at < entries.length; at += CHUNK / 2)
      this.#chunks.push(entries.slice(at, at + CHUNK / 2));
  }

  insert(doc: StoredDoc): void {
    for (const entry of this.#entriesOf(doc)) {
      const { chunk, offset } = this.#seek((other) => compareEntries(other, entry) >= 0);
      if (this.#chunks.length === 0) this.#chunks.push([]);
      const at = Math.min(chunk, this.#chunks.length - 1);
      const entries = this.#chunks[at]!;
      entries.splice(chunk > at ? entries.length : offset, 0, entry);
      if (entries.length > CHUNK) this.#chunks.splice(at + 1, 0, entries.splice(CHUNK / 2));
    }
  }

  remove(doc: StoredDoc): void {
    for (const entry of this.#entriesOf(doc)) {
      const { chunk, offset } = this.#seek((other) => compareEntries(other, entry) >= 0);
      const entries = this.#chunks[chunk];
      if (entries?.[offset]?.doc._id !== doc._id) continue;
      entries.splice(offset, 1);
      if (entries.length === 0) this.#chunks.splice(chunk, 1);
    }
  }

  /** As `remove` and `insert`, and cheaper when the fields of the index have not changed. */
  replace(oldDoc: StoredDoc, newDoc: StoredDoc): void {
    const [before, ...more] = this.#entriesOf(oldDoc);
    const [after, ...others] = this.#entriesOf(newDoc);
    const isAlone = before && after && more.length + others.length === 0;
    if (!isAlone || compareEntries(before, after) !== 0) {
      this.remove(oldDoc);
      this.insert(newDoc);
      return;
    }
    const { chunk, offset } = this.#seek((other) => compareEntries(other, before) >= 0);
    const entry = this.#chunks[chunk]?.[offset];
    if (entry) entry.doc = newDoc;
  }

  /** The entries from the first for which `isIn` holds to the last before `isPast` holds; both must turn true once, in order. */
  stretch(isIn: (keys: unknown[]) => boolean, isPast: (keys: unknown[]) => boolean): Stretch {
    const from = this.#seek(({ keys }) => isIn(keys));
    const to = this.#seek(({ keys }) => isPast(keys));
    let count = to.offset - from.offset;
    for (let chunk = from.chunk; chunk < to.chunk; chunk++) count += this.#chunks[chunk]!.length;
    return { count, walk: (isBackward) => (isBackward ? this.#backward(from, to) : this.#forward(from, to)) };
  }

  *#forward(from: Place, to: Place): Iterable<StoredDoc> {
    for (let chunk = from.chunk; chunk <= to.chunk && chunk < this.#chunks.length; chunk++) {
      const entries = this.#chunks[chunk]!;
      const end = chunk === to.chunk ? to.offset : entries.length;
      for (let at = chunk === from.chunk ? from.offset : 0; at < end; at++) yield entries[at]!.doc;
    }
  }

  *#backward(from: Place, to: Place): Iterable<StoredDoc> {
    for (let chunk = Math.min(to.chunk, this.#chunks.length - 1); chunk >= from.chunk; chunk--) {
      const entries = this.#chunks[chunk]!;
      const begin = chunk === from.chunk ? from.offset : 0;
      for (let at = (chunk === to.chunk ? to.offset : entries.length) - 1; at >= begin; at--)
        yield entries[at]!.doc;
    }
  }

  /** The first place whose entry `isReached`; behind the last when there is none. */
  #seek(isReached: (entry: Entry) => boolean): Place {
    const chunk = firstWhere(this.#chunks.length, (at) => isReached(this.#chunks[at]!.at(-1)!));
    const entries = this.#chunks[chunk] ?? [];
    return { chunk, offset: firstWhere(entries.length, (at) => isReached(entries[at]!)) };
  }

  /** One entry, or one per combination where a field leads to several values. */
  #entriesOf(doc: StoredDoc): Entry[] {
    const found = this.fields.map((field) => valuesAt(doc, field));
    // Nearly always each field leads to one value.
    if (found.every((values) => values.length === 1 && !Array.isArray(values[0])))
      return [{ keys: found.map(([value]) => value), doc }];
    this.isMultikey = true;
    let lists: unknown[][] = [[]];
    for (const values of found) {
      const keys = values.flat();
      lists = combine(lists, keys.length === 0 ? [undefined] : keys);
    }
    return lists.map((keys) => ({ keys, doc }));
  }
}

function combine(lists: unknown[][], keys: unknown[]): unknown[][] {
  return lists.flatMap((list) => keys.map((key) => [...list, key]));
}

function compareEntries(a: Entry, b: Entry): number {
  return compareLists(a.keys, b.keys) || compareValues(a.doc._id, b.doc._id);
}

/** The smallest number below `length` for which `holds`, or `length`; once it holds it must go on to hold. */
function firstWhere(length: number, holds: (at: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
