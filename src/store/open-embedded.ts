import { join } from 'node:path';
import mongoose from 'mongoose';
import { CodedError, isCoded } from '../shared/errors.js';
import { embeddedDriver } from './embedded/embedded-driver.js';
import { lockFolder } from './lock.js';
import { makeFolder } from './make-folder.js';
import type { Store } from './store.js';

/** Opens the embedded engine on `dataDir`, which is made when missing. Throws DATA_DIR_UNWRITABLE or DATA_DIR_LOCKED. */
export async function openEmbedded(dataDir: string): Promise<Store> {
  const folder = join(dataDir, 'store');
  const unlock = prepareFolder(dataDir, folder);
  // An instance of its own: the driver of a mongoose instance is one for all its connections.
  const instance = new mongoose.Mongoose();
  instance.setDriver(embeddedDriver as never);
  const connection = await instance.createConnection(folder).asPromise();
  return {
    connection,
    kind: 'embedded',
    async close() {
      await connection.close();
      unlock();
    },
  };
}

function prepareFolder(dataDir: string, folder: string): () => void {
  try {
    makeFolder(dataDir);
    makeFolder(folder);
    return lockFolder(dataDir);
  } catch (cause) {
    if (isCoded(cause)) throw cause;
    throw new CodedError(
      'DATA_DIR_UNWRITABLE',
      { dataDir, reason: (cause as NodeJS.ErrnoException).code },
      { cause },
    );
  }
}
