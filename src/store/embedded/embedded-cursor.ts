import type { Fields } from './plain.js';

/** What a search hands to mongoose: the documents, all at once or one by one. */
export class EmbeddedCursor {
  readonly #search: () => Promise<Fields[]>;
  #found: Promise<Fields[]> | undefined;
  #at = 0;

  constructor(search: () => Promise<Fields[]>) {
    this.#search = search;
  }

  toArray(): Promise<Fields[]> {
    return this.#search();
  }

  async next(): Promise<Fields | null> {
    this.#found ??= this.#search();
    return (await this.#found)[this.#at++] ?? null;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Fields> {
    for (let doc = await this.next(); doc; doc = await this.next()) yield doc;
  }

  rewind(): void {
    this.#found = undefined;
    this.#at = 0;
  }

  async close(): Promise<void> {
    this.#found = Promise.resolve([]);
  }
}
