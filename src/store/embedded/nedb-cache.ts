import nedb from '@seald-io/nedb';
import { CodedError } from '../../shared/errors.js';
import type { StoredDoc } from './plain.js';
import { escapeLineBreaks } from './storable-line.js';

/** A document before and after a change. */
export interface Change {
  oldDoc: StoredDoc;
  newDoc: StoredDoc;
}

/**
 * The parts of NeDB's Datastore that work at once on what it holds in memory, all or nothing. Its public methods do the
 * same and then append to the file by themselves, which leaves memory and file different when the append fails.
 */
export interface NedbCache {
  indexes: Record<string, { unique: boolean; sparse: boolean; getMatching(value: unknown): StoredDoc[] }>;
  getAllData(): StoredDoc[];
  loadDatabaseAsync(): Promise<void>;
  compactDatafileAsync(): Promise<void>;
  ensureIndexAsync(options: { fieldName: string[]; unique: boolean; sparse: boolean }): Promise<void>;
  removeIndexAsync(name: string): Promise<void>;
  _insertInCache(docs: StoredDoc[]): void;
  _updateIndexes(changes: Change[]): void;
  _removeFromIndexes(doc: StoredDoc): void;
}

interface NedbOptions {
  filename: string;
  corruptAlertThreshold: number;
  afterSerialization(line: string): string;
  beforeDeserialization(line: string): string;
}

/** Its types say ES module, it is a CommonJS one. */
const Datastore = nedb as unknown as new (options: NedbOptions) => NedbCache;

/**
 * Reads the file at `path` (made when there is none) into memory and rewrites it without what is out of date: into a
 * second file that is renamed at the end, so that a death at any moment leaves the old or the new one. Throws
 * STORE_DAMAGED when a line cannot be read.
 */
export async function loadNedb(path: string): Promise<NedbCache> {
  const cache = new Datastore({
    filename: path,
    corruptAlertThreshold: 0,
    afterSerialization: escapeLineBreaks,
    beforeDeserialization: (line) => line,
  });
  try {
    await cache.loadDatabaseAsync();
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code;
    if (reason) throw new CodedError('STORE_WRITE_FAILED', { reason, path }, { cause });
    throw new CodedError('STORE_DAMAGED', { path }, { cause });
  }
  return cache;
}
