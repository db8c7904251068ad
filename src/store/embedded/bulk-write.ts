import mongoose from 'mongoose';
import type { Documents } from './documents.js';
import { type Fields, type StoredDoc, toPlainFields } from './plain.js';
import { unsupported } from './unsupported.js';
import { removeDocuments, type UpdateOutcome, updateDocuments, withId } from './writes.js';

interface Tally extends Fields {
  insertedCount: number;
  matchedCount: number;
  modifiedCount: number;
  deletedCount: number;
  upsertedCount: number;
  insertedIds: Record<number, string>;
  upsertedIds: Record<number, string>;
}

/**
 * Runs write operations one after the other; `isOrdered` stops at the first that breaks a unique index. Throws a
 * MongoBulkWriteError with code 11000 and `writeErrors` (index and code) when any did.
 */
export async function bulkWrite(
  documents: Documents,
  operations: Fields[],
  isOrdered: boolean,
): Promise<Tally> {
  const tally: Tally = {
    insertedCount: 0,
    matchedCount: 0,
    modifiedCount: 0,
    deletedCount: 0,
    upsertedCount: 0,
    insertedIds: {},
    upsertedIds: {},
  };
  const steps = operations.map(readOperation);
  if (insertAll(documents, operations, tally)) return tally;
  const failures: { index: number; error: { code: number } & Error }[] = [];
  for (const [index, step] of steps.entries()) {
    try {
      step(documents, tally, index);
    } catch (error) {
      if ((error as { code?: unknown }).code !== 11000) throw error;
      failures.push({ index, error: error as { code: number } & Error });
      if (isOrdered) break;
    }
  }
  if (failures.length > 0) throw bulkError(failures, tally);
  return tally;
}

type Step = (documents: Documents, tally: Tally, index: number) => void;

/** The usual case at the price of one write: inserts only, none of which breaks an index. */
function insertAll(documents: Documents, operations: Fields[], tally: Tally): boolean {
  if (operations.some((operation) => !('insertOne' in operation))) return false;
  const docs = operations.map(({ insertOne }) => withId(toPlainFields((insertOne as Fields).document)));
  try {
    documents.insert(docs);
  } catch (error) {
    if ((error as { code?: unknown }).code === 11000) return false;
    throw error;
  }
  for (const [index, doc] of docs.entries()) countInsert(tally, doc, index);
  return true;
}

function readOperation(operation: Fields): Step {
  const [name = 'empty operation'] = Object.keys(operation);
  const { document, filter, update, replacement, upsert, arrayFilters, collation } = operation[
    name
  ] as Fields;
  if (arrayFilters || collation) throw unsupported('arrayFilters or collation');
  const limit = name.endsWith('One') ? 1 : 0;
  const isUpsert = Boolean(upsert);
  switch (name) {
    case 'insertOne':
      return (documents, tally, index) => {
        const doc = withId(toPlainFields(document));
        documents.insert([doc]);
        countInsert(tally, doc, index);
      };
    case 'updateOne':
    case 'updateMany':
      if (Array.isArray(update)) throw unsupported('update by a pipeline');
      return (documents, tally, index) => {
        const changes = toPlainFields(update);
        const options = { limit, isUpsert };
        countUpdate(tally, updateDocuments(documents, toPlainFields(filter), changes, options), index);
      };
    case 'replaceOne':
      return (documents, tally, index) => {
        const options = { limit, isUpsert, isReplacement: true };
        const outcome = updateDocuments(
          documents,
          toPlainFields(filter),
          toPlainFields(replacement),
          options,
        );
        countUpdate(tally, outcome, index);
      };
    case 'deleteOne':
    case 'deleteMany':
      return (documents, tally) => {
        tally.deletedCount += removeDocuments(documents, toPlainFields(filter), { limit }).length;
      };
    default:
      throw unsupported(name);
  }
}

function countInsert(tally: Tally, doc: StoredDoc, index: number): void {
  tally.insertedCount += 1;
  tally.insertedIds[index] = doc._id;
}

function countUpdate(tally: Tally, { matched, modified, inserted }: UpdateOutcome, index: number): void {
  tally.matchedCount += matched;
  tally.modifiedCount += modified;
  if (!inserted) return;
  tally.upsertedCount += 1;
  tally.upsertedIds[index] = inserted._id;
}

function bulkError(failures: { index: number; error: { code: number } & Error }[], tally: Tally): Error {
  // The shape of the driver's WriteError, which it does not export.
  const writeErrors = failures.map(({ index, error }) => {
    const err = { index, code: error.code, errmsg: error.message };
    return { ...err, err };
  });
  const { message } = failures[0]!.error;
  return new mongoose.mongo.MongoBulkWriteError(
    { message, code: 11000, writeErrors: writeErrors as never },
    tally as never,
  );
}
