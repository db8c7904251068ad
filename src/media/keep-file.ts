import { createHash } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { cleanPicture } from './clean-picture.js';
import type { Downloaded } from './download.js';
import type { MediaRow } from './media-model.js';
import type { FileType } from './read-type.js';

/** What a row tells of the bytes kept for it. */
export type KeptFile = Pick<MediaRow, 'kind' | 'mime' | 'bytes' | 'sha256' | 'hasThumbnail'>;

/**
 * Puts a fetched file where it stays: a photo drawn anew with its thumbnail beside it, the original removed; anything
 * else as it came. Written through to the disk, for the row that follows is a promise. Throws as `cleanPicture` does.
 */
export async function keepFile(
  part: string,
  target: string,
  { kind, mime, bytes, sha256 }: FileType & Downloaded,
): Promise<KeptFile> {
  if (kind !== 'photo') {
    await rename(part, target);
    return { kind, mime, bytes, sha256 };
  }
  const { picture, thumbnail } = await cleanPicture(part);
  await rm(part);
  await writeFile(target, picture, { mode: 0o600, flush: true });
  await writeFile(`${target}.thumb`, thumbnail, { mode: 0o600, flush: true });
  return {
    kind,
    mime: 'image/jpeg',
    bytes: picture.length,
    sha256: createHash('sha256').update(picture).digest('hex'),
    hasThumbnail: true,
  };
}
