import mongoose from 'mongoose';
import { aggregateDocuments } from './aggregate.js';
import { bulkWrite } from './bulk-write.js';
import type { Documents } from './documents.js';
import type { EmbeddedConnection } from './embedded-connection.js';
import { EmbeddedCursor } from './embedded-cursor.js';
import { type Fields, type StoredDoc, toPlain, toPlainFields } from './plain.js';
import { compileProjection } from './project.js';
import { readSort, searchDocuments } from './search.js';
import { unsupported } from './unsupported.js';
import { removeDocuments, type UpdateOutcome, updateDocuments, withId } from './writes.js';

type Options = Fields | undefined;

// biome-ignore lint/suspicious/noExplicitAny: mongoose exports its driver base classes without types.
const BaseCollection = (mongoose as any).BaseCollection as new (
  name: string,
  conn: unknown,
  options: Fields,
) => object;

/** What mongoose calls on a collection, in the shapes of the MongoDB driver, over `Documents`. */
export class EmbeddedCollection extends BaseCollection {
  readonly #open: () => Promise<Documents>;

  constructor(name: string, connection: EmbeddedConnection, options: Fields) {
    super(name, connection, options);
    this.#open = () => connection.documents(name);
  }

  /** Where mongoose looks for the driver's own collection before it makes indexes by itself. */
  get collection(): this {
    return this;
  }

  find(filter: unknown, options?: Options): EmbeddedCursor {
    return new EmbeddedCursor(() => this.#search(filter, options));
  }

  async findOne(filter: unknown, options?: Options): Promise<Fields | null> {
    return (await this.#search(filter, { ...options, limit: 1 }))[0] ?? null;
  }

  async countDocuments(filter: unknown, options?: Options): Promise<number> {
    const documents = await this.#ready(options);
    return searchDocuments(documents, toPlainFields(filter), readWindow(options)).length;
  }

  async estimatedDocumentCount(): Promise<number> {
    return (await this.#ready()).all().length;
  }

  aggregate(pipeline: unknown[], options?: Options): EmbeddedCursor {
    return new EmbeddedCursor(async () => {
      return aggregateDocuments(await this.#ready(options), pipeline.map(toPlainFields));
    });
  }

  async insertOne(doc: unknown, options?: Options): Promise<Fields> {
    const stored = withId(toPlainFields(doc));
    (await this.#ready(options)).insert([stored]);
    return { acknowledged: true, insertedId: stored._id };
  }

  async insertMany(docs: unknown[], options?: Options): Promise<Fields> {
    const operations = docs.map((document) => ({ insertOne: { document } }));
    const result = await bulkWrite(await this.#ready(options), operations, options?.ordered !== false);
    return { acknowledged: true, insertedCount: result.insertedCount, insertedIds: result.insertedIds };
  }

  async bulkWrite(operations: unknown[], options?: Options): Promise<Fields> {
    return bulkWrite(await this.#ready(options), operations as Fields[], options?.ordered !== false);
  }

  updateOne(filter: unknown, update: unknown, options?: Options): Promise<Fields> {
    return this.#update(filter, update, { ...options, limit: 1 });
  }

  updateMany(filter: unknown, update: unknown, options?: Options): Promise<Fields> {
    return this.#update(filter, update, options);
  }

  replaceOne(filter: unknown, replacement: unknown, options?: Options): Promise<Fields> {
    return this.#update(filter, replacement, { ...options, limit: 1 }, true);
  }

  async deleteOne(filter: unknown, options?: Options): Promise<Fields> {
    const removed = removeDocuments(await this.#ready(options), toPlainFields(filter), { limit: 1 });
    return { acknowledged: true, deletedCount: removed.length };
  }

  async deleteMany(filter: unknown, options?: Options): Promise<Fields> {
    const removed = removeDocuments(await this.#ready(options), toPlainFields(filter), {});
    return { acknowledged: true, deletedCount: removed.length };
  }

  findOneAndUpdate(filter: unknown, update: unknown, options?: Options): Promise<Fields | null> {
    return this.#findAndChange(filter, update, options, false);
  }

  findOneAndReplace(filter: unknown, replacement: unknown, options?: Options): Promise<Fields | null> {
    return this.#findAndChange(filter, replacement, options, true);
  }

  async findOneAndDelete(filter: unknown, options?: Options): Promise<Fields | null> {
    const documents = await this.#ready(options);
    const window = { ...readWindow(options), limit: 1 };
    const [removed] = removeDocuments(documents, toPlainFields(filter), window);
    return present(removed, options, { n: removed ? 1 : 0 });
  }

  async createIndex(pattern: Fields, options?: Options): Promise<string> {
    const { unique, sparse, partialFilterExpression, expireAfterSeconds } = options ?? {};
    if (partialFilterExpression || expireAfterSeconds !== undefined)
      throw unsupported('partial or expiring index');
    const documents = await this.#ready();
    await documents.createIndex(pattern, { isUnique: Boolean(unique), isSparse: Boolean(sparse) });
    return Object.entries(pattern).flat().join('_');
  }

  async #ready(options?: Options): Promise<Documents> {
    for (const name of ['session', 'collation', 'arrayFilters']) {
      if (options?.[name] !== undefined && options[name] !== null) throw unsupported(name);
    }
    const documents = await this.#open();
    await documents.ready();
    return documents;
  }

  async #search(filter: unknown, options: Options): Promise<Fields[]> {
    const documents = await this.#ready(options);
    const project = compileProjection(options?.projection as Options);
    return searchDocuments(documents, toPlainFields(filter), readWindow(options)).map(project);
  }

  async #update(filter: unknown, update: unknown, options: Options, isReplacement = false): Promise<Fields> {
    const documents = await this.#ready(options);
    const outcome = updateDocuments(documents, toPlainFields(filter), readUpdate(update), {
      ...readWindow(options),
      isUpsert: Boolean(options?.upsert),
      isReplacement,
    });
    return toUpdateResult(outcome);
  }

  async #findAndChange(
    filter: unknown,
    update: unknown,
    options: Options,
    isReplacement: boolean,
  ): Promise<Fields | null> {
    const documents = await this.#ready(options);
    const isUpsert = Boolean(options?.upsert);
    const window = { ...readWindow(options), limit: 1, isUpsert, isReplacement };
    const { changes, inserted } = updateDocuments(
      documents,
      toPlainFields(filter),
      readUpdate(update),
      window,
    );
    const isAfter = options?.returnDocument === 'after';
    const doc = isAfter ? (inserted ?? changes[0]?.newDoc) : changes[0]?.oldDoc;
    const upserted = inserted ? { upserted: inserted._id } : {};
    return present(doc, options, {
      n: changes.length + (inserted ? 1 : 0),
      updatedExisting: !inserted,
      ...upserted,
    });
  }
}

/** The result of an update as the MongoDB driver gives it. */
function toUpdateResult({ matched, modified, inserted }: UpdateOutcome): Fields {
  return {
    acknowledged: true,
    matchedCount: matched,
    modifiedCount: modified,
    upsertedCount: inserted ? 1 : 0,
    upsertedId: inserted?._id ?? null,
  };
}

function readWindow(options: Options) {
  const { sort, skip, limit } = options ?? {};
  return { sort: readSort(sort), skip: Number(skip ?? 0), limit: Math.abs(Number(limit ?? 0)) };
}

function readUpdate(update: unknown): Fields {
  if (Array.isArray(update)) throw unsupported('update by a pipeline');
  return toPlain(update) as Fields;
}

function present(doc: StoredDoc | undefined, options: Options, details: Fields): Fields | null {
  const value = doc ? compileProjection(options?.projection as Options)(doc) : null;
  return options?.includeResultMetadata ? { value, lastErrorObject: details, ok: 1 } : value;
}
