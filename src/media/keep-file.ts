import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { cleanFile } from './clean-file.js';
import type { MediaRow } from './media-model.js';
import type { FileType } from './read-type.js';

/** What a row tells of the bytes kept for it. */
export type KeptFile = Pick<MediaRow, 'kind' | 'mime' | 'bytes' | 'sha256' | 'hasThumbnail'>;

/**
 * Puts a fetched file where it stays, without what it tells beside what is seen and heard: a photo drawn anew with its
 * thumbnail beside it, the original removed; anything else blanked in place. Written through to the disk, for the row that
 * follows is a promise. Throws as `cleanFile` does.
 */
export async function keepFile(part: string, target: string, type: FileType): Promise<KeptFile> {
  const drawn = await cleanFile(part, type);
  if (!drawn) {
    await rename(part, target);
    return { ...type, ...(await measure(target)) };
  }
  await rm(part);
  await writeFile(target, drawn.picture, { mode: 0o600, flush: true });
  await writeFile(`${target}.thumb`, drawn.thumbnail, { mode: 0o600, flush: true });
  return { kind: 'photo', mime: 'image/jpeg', ...(await measure(target)), hasThumbnail: true };
}

async function measure(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  await pipeline(createReadStream(path), async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.length;
    }
  });
  return { bytes, sha256: hash.digest('hex') };
}
