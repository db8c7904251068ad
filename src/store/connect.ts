import mongoose from 'mongoose';
import { CodedError } from '../shared/errors.js';
import type { Logger } from '../shared/logger.js';
import { openEmbedded } from './open-embedded.js';
import type { Store } from './store.js';

export type { Store };

export interface StoreSettings {
  /** MongoDB's address; the embedded engine is used when there is none. */
  mongodbUrl?: string;
  dataDir: string;
  logger: Logger;
}

/** How long a MongoDB server is waited for, unless its address says otherwise. */
const SERVER_WAIT_MS = 5_000;

/** Opens the store. Throws STORE_UNREACHABLE, or DATA_DIR_UNWRITABLE and DATA_DIR_LOCKED with the embedded engine. */
export async function connectStore({ mongodbUrl, dataDir, logger }: StoreSettings): Promise<Store> {
  const store = mongodbUrl ? await connectMongodb(mongodbUrl) : await openEmbedded(dataDir);
  logger.info({ engine: store.kind }, 'store open');
  return store;
}

async function connectMongodb(url: string): Promise<Store> {
  const instance = new mongoose.Mongoose();
  try {
    const options = url.includes('serverSelectionTimeoutMS=')
      ? {}
      : { serverSelectionTimeoutMS: SERVER_WAIT_MS };
    const connection = await instance.createConnection(url, options).asPromise();
    return { connection, kind: 'mongodb', close: () => connection.close() };
  } catch (cause) {
    await instance.disconnect();
    // The address may hold a password and stays out of the fields.
    throw new CodedError('STORE_UNREACHABLE', { reason: (cause as Error).name }, { cause });
  }
}
