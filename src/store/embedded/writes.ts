import mongoose from 'mongoose';
import { isSameValue } from './compare.js';
import type { Documents } from './documents.js';
import type { Fields, StoredDoc } from './plain.js';
import { type SearchOptions, searchDocuments } from './search.js';
import { unsupported } from './unsupported.js';
import { compileUpdate, upsertBase } from './update.js';

export interface UpdateOutcome {
  matched: number;
  /** The documents before and after, whether or not they changed. */
  changes: { oldDoc: StoredDoc; newDoc: StoredDoc }[];
  modified: number;
  /** What an upsert put in. */
  inserted?: StoredDoc;
}

interface UpdateOptions extends SearchOptions {
  isUpsert: boolean;
  /** Takes the update for a whole document. */
  isReplacement?: boolean;
}

/** Changes the documents a filter matches (`limit: 1` for one), all or none of them, and in no other's sight. */
export function updateDocuments(
  documents: Documents,
  filter: Fields,
  update: Fields,
  options: UpdateOptions,
): UpdateOutcome {
  const apply = options.isReplacement ? replaceBy(update) : compileUpdate(update, filter).apply;
  const matches = searchDocuments(documents, filter, options);
  if (matches.length === 0 && options.isUpsert) {
    const base = options.isReplacement ? { _id: upsertBase(filter)._id } : upsertBase(filter);
    const inserted = withId(apply(base, true));
    documents.insert([inserted]);
    return { matched: 0, changes: [], modified: 0, inserted };
  }
  const changes = matches.map((oldDoc) => ({ oldDoc, newDoc: apply(oldDoc, false) as StoredDoc }));
  const real = changes.filter(({ oldDoc, newDoc }) => !isSameValue(oldDoc, newDoc));
  if (real.length > 0) documents.replace(real);
  return { matched: matches.length, changes, modified: real.length };
}

/** Removes the documents a filter matches and returns them. */
export function removeDocuments(documents: Documents, filter: Fields, options: SearchOptions): StoredDoc[] {
  const matches = searchDocuments(documents, filter, options);
  if (matches.length > 0) documents.remove(matches);
  return matches;
}

/** A document that may be stored; one without an id is given one, as MongoDB does. */
export function withId(doc: Fields): StoredDoc {
  const { _id, ...fields } = doc;
  return { _id: (_id ?? new mongoose.mongo.ObjectId().toHexString()) as string, ...fields };
}

function replaceBy(replacement: Fields): (doc: Fields) => Fields {
  const { _id, ...fields } = replacement;
  if (Object.keys(fields).some((key) => key.startsWith('$'))) throw unsupported('operators in a replacement');
  return (doc) => {
    const id = doc._id ?? _id;
    if (_id !== undefined && _id !== id) throw unsupported('change of _id');
    return { _id: id, ...fields };
  };
}
