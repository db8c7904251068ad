import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '../../src/shared/logger.js';
import { connectStore, type Store } from '../../src/store/connect.js';

const server = process.env.TEST_MONGODB_URL;
/** The engines at hand: the embedded one, and MongoDB where TEST_MONGODB_URL names one. */
export const engines: { name: string; mongodbUrl?: string }[] = [
  { name: 'the embedded engine' },
  ...(server ? [{ name: 'MongoDB', mongodbUrl: server }] : []),
];

/** An empty store in a folder or database of its own, gone when closed. */
export async function openTestStore(mongodbUrl?: string): Promise<Store> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tanggap-tickets-'));
  const url = mongodbUrl ? new URL(mongodbUrl) : undefined;
  if (url) url.pathname = `/tickets_${dataDir.slice(-6)}`;
  const store = await connectStore({ mongodbUrl: url?.href, dataDir, logger: silentLogger });
  return {
    ...store,
    async close() {
      if (url) await store.connection.dropDatabase();
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
