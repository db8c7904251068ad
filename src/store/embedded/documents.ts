import { CodedError } from '../../shared/errors.js';
import { cutTornLine, DataFile, writeFailed } from './data-file.js';
import { duplicateKey } from './duplicate-key-error.js';
import { type Change, loadNedb, type NedbCache } from './nedb-cache.js';
import { OrderedIndex } from './ordered-index.js';
import { valuesAt } from './paths.js';
import type { StoredDoc } from './plain.js';
import { toRemovalLine, toStorableLine } from './storable-line.js';

interface UniqueIndex {
  /** As given to createIndex: field -> direction. */
  pattern: Record<string, unknown>;
  isSparse: boolean;
}

/** A file is compacted while running when it is larger than this and than four times what it was after the last time. */
const COMPACT_ABOVE_BYTES = 16 * 1024 * 1024;

/**
 * One collection: NeDB keeps the documents, the unique indexes and the file format, `OrderedIndex` finds and sorts.
 * Every read and write is done in one go without waiting, so nobody sees or disturbs half of one; `ready()` comes before.
 */
export class Documents {
  readonly orderedIndexes: OrderedIndex[] = [];
  #unique: UniqueIndex[] = [];
  #compactedBytes: number;
  /** What has to end before the next read or write: a compaction or a new index. */
  #pending: Promise<void> = Promise.resolve();
  readonly #cache: NedbCache;
  readonly #file: DataFile;

  readonly #compactAboveBytes: number;

  private constructor(cache: NedbCache, file: DataFile, compactAboveBytes: number) {
    this.#cache = cache;
    this.#file = file;
    this.#compactAboveBytes = compactAboveBytes;
    this.#compactedBytes = file.lengthBytes;
  }

  /** Opens the data file, cutting off a half-written last line. Throws STORE_DAMAGED or STORE_WRITE_FAILED. */
  static async open(path: string, compactAboveBytes = COMPACT_ABOVE_BYTES): Promise<Documents> {
    try {
      cutTornLine(path);
      const cache = await loadNedb(path);
      return new Documents(cache, new DataFile(path), compactAboveBytes);
    } catch (error) {
      throw error instanceof CodedError ? error : writeFailed(error);
    }
  }

  ready(): Promise<void> {
    return this.#pending;
  }

  all(): StoredDoc[] {
    return this.#cache.getAllData();
  }

  byId(id: unknown): StoredDoc | undefined {
    return typeof id === 'string' ? this.#cache.indexes._id?.getMatching(id)[0] : undefined;
  }

  /** Adds all or none. Throws a MongoServerError 11000 or STORE_WRITE_FAILED. */
  insert(docs: StoredDoc[]): void {
    const lines = docs.map(toStorableLine).join('');
    this.#inMemory(docs, () => this.#cache._insertInCache(docs));
    this.#write(lines, () => {
      for (const doc of docs) this.#cache._removeFromIndexes(doc);
    });
    for (const index of this.orderedIndexes) for (const doc of docs) index.insert(doc);
  }

  /** Replaces all or none. Throws as `insert`. */
  replace(changes: Change[]): void {
    const lines = changes.map(({ newDoc }) => toStorableLine(newDoc)).join('');
    const newDocs = changes.map(({ newDoc }) => newDoc);
    this.#inMemory(newDocs, () => this.#cache._updateIndexes(changes));
    const back = changes.map(({ oldDoc, newDoc }) => ({ oldDoc: newDoc, newDoc: oldDoc }));
    this.#write(lines, () => this.#cache._updateIndexes(back));
    for (const index of this.orderedIndexes)
      for (const change of changes) index.replace(change.oldDoc, change.newDoc);
  }

  /** Removes all or none. Throws STORE_WRITE_FAILED. */
  remove(docs: StoredDoc[]): void {
    this.#write(docs.map(toRemovalLine).join(''), () => {});
    for (const doc of docs) {
      this.#cache._removeFromIndexes(doc);
      for (const index of this.orderedIndexes) index.remove(doc);
    }
  }

  /** Makes an index that is not there yet. Throws a MongoServerError 11000 when stored documents break it. */
  createIndex(
    pattern: Record<string, unknown>,
    options: { isUnique: boolean; isSparse: boolean },
  ): Promise<void> {
    return this.#exclusively(async () => {
      const fields = Object.keys(pattern);
      const isKnown = this.orderedIndexes.some((index) => index.fields.join() === fields.join());
      if (!isKnown) this.orderedIndexes.push(new OrderedIndex(fields, this.all()));
      if (options.isUnique) await this.#createUniqueIndex(pattern, options.isSparse);
    });
  }

  /** Waits for what is going on and lets go of the file. */
  close(): Promise<void> {
    return this.#exclusively(async () => this.#file.close());
  }

  async #createUniqueIndex(pattern: Record<string, unknown>, isSparse: boolean): Promise<void> {
    const fieldName = Object.keys(pattern).sort();
    const former = this.#cache.indexes[fieldName.join()];
    if (former && former.sparse !== isSparse) await this.#cache.removeIndexAsync(fieldName.join());
    try {
      await this.#cache.ensureIndexAsync({ fieldName, unique: true, sparse: isSparse });
    } catch (error) {
      if (isViolation(error)) throw duplicateKey(pattern, {});
      cutTornLine(this.#file.path);
      throw writeFailed(error);
    } finally {
      this.#file.reopen();
    }
    this.#unique.push({ pattern, isSparse });
  }

  /** Runs a change of NeDB's memory; it undoes its own half when a unique index is broken. */
  #inMemory(docs: StoredDoc[], change: () => void): void {
    try {
      change();
    } catch (error) {
      throw isViolation(error) ? this.#violation(docs) : error;
    }
  }

  #write(lines: string, undo: () => void): void {
    try {
      this.#file.append(lines);
    } catch (error) {
      undo();
      throw error;
    }
    const { lengthBytes } = this.#file;
    if (lengthBytes > this.#compactAboveBytes && lengthBytes > 4 * this.#compactedBytes) this.#compact();
  }

  #compact(): void {
    this.#compactedBytes = this.#file.lengthBytes;
    this.#exclusively(async () => {
      // When it fails (a full disk) the old file stays in place; the next try comes when it has grown fourfold again.
      await this.#cache.compactDatafileAsync().catch(() => {});
      this.#file.reopen();
      this.#compactedBytes = this.#file.lengthBytes;
    });
  }

  #exclusively(work: () => Promise<void>): Promise<void> {
    const done = this.#pending.then(work);
    this.#pending = done.catch(() => {});
    return done;
  }

  /** Finds out which unique index the documents break, by `_id` first. */
  #violation(docs: StoredDoc[]): Error {
    const seen = new Set<string>();
    for (const { _id } of docs) {
      if (seen.has(_id) || this.byId(_id)) return duplicateKey({ _id: 1 }, { _id });
      seen.add(_id);
    }
    const [first] = this.#unique;
    const broken =
      this.#unique.find(({ pattern }) => docs.some((doc) => this.#isTaken(pattern, doc))) ?? first;
    return duplicateKey(broken?.pattern ?? {}, {});
  }

  #isTaken(pattern: Record<string, unknown>, doc: StoredDoc): boolean {
    const fields = Object.keys(pattern).sort();
    const keys = fields.map((field) => valuesAt(doc, field)[0]);
    const key =
      fields.length === 1 ? keys[0] : Object.fromEntries(fields.map((field, at) => [field, keys[at]]));
    const holders = this.#cache.indexes[fields.join()]?.getMatching(key) ?? [];
    return holders.some(({ _id }) => _id !== doc._id);
  }
}

function isViolation(error: unknown): boolean {
  return (error as { errorType?: unknown }).errorType === 'uniqueViolated';
}
