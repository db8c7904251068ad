import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Channel, LARGEST_MEDIA_BYTES, type MediaKind } from '../../src/channels/channel.js';
import { mediaModel } from '../../src/media/media-model.js';
import { type MediaStore, makeMediaStore } from '../../src/media/store-media.js';
import { ManualClock } from '../../src/shared/clock.js';
import { CodedError } from '../../src/shared/errors.js';
import { silentLogger } from '../../src/shared/logger.js';
import { connectStore, type Store } from '../../src/store/connect.js';

const bytesOf = (...parts: (string | number[])[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  );
const filler = '0'.repeat(600);
/** The beginnings by which files are known. */
const files = {
  jpeg: bytesOf([0xff, 0xd8, 0xff, 0xe0], filler),
  png: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
    'base64',
  ),
  webp: bytesOf('RIFF', [0x24, 0, 0, 0], 'WEBPVP8 ', filler),
  gif: bytesOf('GIF89a', filler),
  heic: bytesOf([0, 0, 0, 0x18], 'ftypheic', [0, 0, 0, 0], 'mif1heic', filler),
  ogg: bytesOf('OggS', [0, 2], filler.slice(0, 22), 'OpusHead', filler),
  mp3: bytesOf('ID3', [3, 0, 0, 0, 0, 0, 0], [0xff, 0xfb, 0x90, 0], filler),
  mp4: bytesOf([0, 0, 0, 0x18], 'ftypisom', [0, 0, 2, 0], 'isomiso2', filler),
  webm: bytesOf([0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x86, 0x81, 1, 0x42, 0x82, 0x84], 'webm', filler),
  pdf: bytesOf('%PDF-1.7\n', filler),
  exe: bytesOf('MZ', filler),
  text: bytesOf('halo, ini bukan foto'),
  svg: bytesOf('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  html: bytesOf('<!doctype html><script>alert(1)</script>'),
  empty: bytesOf(''),
};
type FileName = keyof typeof files;

let dir: string;
let store: Store;
let media: MediaStore;
let fetched: number;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tanggap-media-'));
  store = await connectStore({ dataDir: dir, logger: silentLogger });
  const model = mediaModel(store.connection);
  await model.init();
  media = makeMediaStore({ model, dir: join(dir, 'media'), clock: new ManualClock(new Date(0)) });
  fetched = 0;
});
afterEach(async () => {
  await store.close();
  await rm(dir, { recursive: true, force: true });
});

/** A channel whose files are named by what they are. */
const channel: Channel = {
  name: 'web',
  async start() {},
  send: async () => ({ ok: false, problem: 'rejected' }),
  async stop() {},
  async fetchMedia({ source }, maxBytes) {
    fetched += 1;
    if (source === 'gone') throw new CodedError('MEDIA_UNREACHABLE');
    const bytes = source === 'huge' ? Buffer.alloc(maxBytes + 1) : files[source as FileName];
    if (bytes.length > maxBytes) throw new CodedError('MEDIA_TOO_LARGE');
    return bytes;
  },
};
const take = (kind: MediaKind, source: string, cause = 'web:siti:1@0', sizeBytes?: number) =>
  media.take(channel, { kind, source, ...(sizeBytes ? { sizeBytes } : {}) }, cause);

describe('a file that is sent', () => {
  it.each<[MediaKind, FileName, MediaKind]>([
    ['photo', 'jpeg', 'photo'],
    ['photo', 'png', 'photo'],
    ['photo', 'webp', 'photo'],
    ['photo', 'gif', 'photo'],
    ['photo', 'heic', 'photo'],
    ['document', 'jpeg', 'photo'],
    ['document', 'pdf', 'document'],
    ['voice', 'ogg', 'voice'],
    ['voice', 'mp3', 'voice'],
    ['voice', 'webm', 'voice'],
    ['video', 'mp4', 'video'],
    ['video', 'webm', 'video'],
  ])('as %s and is %s is kept as %s', async (claimed, name, kind) => {
    const taken = await take(claimed, name);
    expect(taken.kind).toBe(kind);
    const file = await media.fileOf(taken.id);
    expect(file?.kind).toBe(kind);
    expect(await readFile(file!.path)).toEqual(files[name]);
  });

  it.each<[MediaKind, FileName]>([
    ['photo', 'text'],
    ['photo', 'pdf'],
    ['photo', 'svg'],
    ['photo', 'html'],
    ['photo', 'exe'],
    ['photo', 'empty'],
    ['photo', 'mp4'],
    ['voice', 'jpeg'],
    ['voice', 'exe'],
    ['video', 'jpeg'],
    ['video', 'text'],
    ['document', 'exe'],
    ['document', 'html'],
    ['document', 'svg'],
  ])('as %s and is %s is refused, and nothing of it stays', async (claimed, name) => {
    await expect(take(claimed, name)).rejects.toMatchObject({ code: 'MEDIA_WRONG_TYPE' });
    expect(await readdir(join(dir, 'media')).catch(() => [])).toEqual([]);
  });

  it('of 30 MB is refused before it is fetched where the channel says so, else while it is', async () => {
    await expect(take('photo', 'jpeg', 'c', 30 * 1024 * 1024)).rejects.toMatchObject({
      code: 'MEDIA_TOO_LARGE',
    });
    expect(fetched).toBe(0);
    await expect(take('photo', 'huge')).rejects.toMatchObject({ code: 'MEDIA_TOO_LARGE' });
    expect((await take('photo', 'jpeg', 'd', LARGEST_MEDIA_BYTES)).kind).toBe('photo');
  });

  it('that is gone is said to be', async () => {
    await expect(take('photo', 'gone')).rejects.toMatchObject({ code: 'MEDIA_UNREACHABLE' });
  });

  it('is kept once when its message is worked on again', async () => {
    const first = await take('photo', 'jpeg');
    expect(await take('photo', 'gone')).toEqual(first);
    expect(fetched).toBe(1);
    expect(await readdir(join(dir, 'media'))).toEqual([first.id]);
    expect(await take('photo', 'png', 'web:siti:1@1')).not.toEqual(first);
  });

  it('has no name that leads out of its folder', async () => {
    const { id } = await take('photo', 'jpeg', '../../etc/passwd');
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(await media.fileOf('../../etc/passwd')).toBeUndefined();
  });
});
