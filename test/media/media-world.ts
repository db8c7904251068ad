import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Channel } from '../../src/channels/channel.js';
import { type MediaModel, mediaModel } from '../../src/media/media-model.js';
import { makeMediaStore } from '../../src/media/store-media.js';
import { ManualClock } from '../../src/shared/clock.js';
import { CodedError } from '../../src/shared/errors.js';
import { silentLogger } from '../../src/shared/logger.js';
import { connectStore } from '../../src/store/connect.js';

/** How a file comes: its bytes, or what happens instead. */
export type Source = Buffer | (() => AsyncIterable<Uint8Array>);

/** A media store over the embedded engine, and a channel that hands over what was put under a name. */
export async function openMedia() {
  const root = await mkdtemp(join(tmpdir(), 'tanggap-media-'));
  const store = await connectStore({ dataDir: root, logger: silentLogger });
  const model = mediaModel(store.connection);
  await model.init();
  const clock = new ManualClock(new Date('2026-03-10T02:00:00Z'));
  const dir = join(root, 'media');
  const sources = new Map<string, Source>();
  let fetched = 0;
  const channel: Channel = {
    name: 'web',
    async start() {},
    send: async () => ({ ok: false, problem: 'rejected' }),
    async stop() {},
    async fetchMedia({ source }) {
      fetched += 1;
      const given = sources.get(source);
      if (!given) throw new CodedError('MEDIA_UNREACHABLE', { status: 404, gone: true });
      return typeof given === 'function' ? given() : inChunks(given);
    },
  };
  const storeOver = (over: MediaModel) => makeMediaStore({ model: over, dir, clock });
  return {
    dir,
    model,
    clock,
    channel,
    sources,
    storeOver,
    media: storeOver(model),
    fetched: () => fetched,
    left: async () => (await readdir(dir).catch(() => [])).sort(),
    async close() {
      await store.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

export async function* inChunks(bytes: Buffer, size = 1000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
