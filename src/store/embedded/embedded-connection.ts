import { join } from 'node:path';
import mongoose from 'mongoose';
import { CodedError } from '../../shared/errors.js';
import { Documents } from './documents.js';
import { unsupported } from './unsupported.js';

interface BaseConnectionShape {
  name: string;
  onOpen(): void;
}

// biome-ignore lint/suspicious/noExplicitAny: mongoose exports its driver base classes without types.
const BaseConnection = (mongoose as any).BaseConnection as new (base: unknown) => BaseConnectionShape;

/** A mongoose connection to a folder: `openUri(folder)`, one data file per collection. */
export class EmbeddedConnection extends BaseConnection {
  #folder = '';
  #isClosed = false;
  readonly #documents = new Map<string, Promise<Documents>>();

  /**
   * The documents of a collection; its file is opened at the first call. After the close it rejects with
   * STORE_UNREACHABLE: the folder may be gone by then, or another program's.
   */
  async documents(name: string): Promise<Documents> {
    if (this.#isClosed) throw new CodedError('STORE_UNREACHABLE', { reason: 'closed' });
    const known = this.#documents.get(name);
    if (known) return known;
    if (!/^[\w-]+$/.test(name)) throw unsupported('collection name', { name });
    const opened = Documents.open(join(this.#folder, `${name}.db`));
    this.#documents.set(name, opened);
    return opened;
  }

  // The next three are called by mongoose.
  async createClient(folder: string): Promise<this> {
    this.#folder = folder;
    this.#isClosed = false;
    this.name = 'embedded';
    this.onOpen();
    return this;
  }

  async createCollection(name: string): Promise<void> {
    await this.documents(name);
  }

  async doClose(): Promise<this> {
    this.#isClosed = true;
    const opened = await Promise.allSettled(this.#documents.values());
    for (const result of opened) if (result.status === 'fulfilled') await result.value.close();
    this.#documents.clear();
    return this;
  }
}
