import { createHash } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Channel,
  LARGEST_MEDIA_BYTES,
  type MediaFile,
  type MediaKind,
  type MediaRef,
} from '../channels/channel.js';
import type { Clock } from '../shared/clock.js';
import { CodedError } from '../shared/errors.js';
import { isDuplicateKey } from '../store/duplicate-key.js';
import type { MediaModel, MediaRow } from './media-model.js';

/** Types taken, by what the bytes are and not by what the sender calls them. */
const TYPES: Record<MediaKind, RegExp> = {
  photo: /^image\/(jpeg|png|webp|gif|heic|heif)$/,
  voice: /^audio\/|^video\/(ogg|mp4|webm)$|^application\/ogg$/,
  video: /^video\/|^application\/ogg$/,
  document: /^application\/(pdf|zip|msword|x-cfb|vnd\.openxmlformats|vnd\.oasis)|^image\/|^text\/plain$/,
};

export interface MediaStore {
  /**
   * Fetches a file, checks what it is and keeps it; the same cause keeps it once.
   * Throws MEDIA_TOO_LARGE (20 MB), MEDIA_WRONG_TYPE or MEDIA_UNREACHABLE.
   */
  take(channel: Channel, media: MediaRef, cause: string): Promise<{ id: string; kind: MediaKind }>;
  /** Where a stored file is, or undefined. */
  fileOf(id: string): Promise<MediaFile | undefined>;
}

export function makeMediaStore(deps: { model: MediaModel; dir: string; clock: Clock }): MediaStore {
  const { model, dir, clock } = deps;
  return {
    async take(channel, media, cause) {
      const id = createHash('sha256').update(cause).digest('hex').slice(0, 32);
      const known = await model.findById(id).lean<MediaRow>();
      if (known) return { id, kind: known.kind };
      if ((media.sizeBytes ?? 0) > LARGEST_MEDIA_BYTES)
        throw new CodedError('MEDIA_TOO_LARGE', { kind: media.kind });
      const bytes = await channel.fetchMedia(media, LARGEST_MEDIA_BYTES);
      const mime = await typeOf(bytes);
      const kind = kindOf(mime, media.kind);
      if (!kind) throw new CodedError('MEDIA_WRONG_TYPE', { kind: media.kind, mime });
      await mkdir(dir, { recursive: true });
      await writeFile(join(dir, `${id}.part`), bytes);
      await rename(join(dir, `${id}.part`), join(dir, id));
      try {
        await model.create({ _id: id, kind, mime, bytes: bytes.length, createdAt: clock.now() });
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
      return { id, kind };
    },
    async fileOf(id) {
      const row = await model.findById(id).lean<MediaRow>();
      return row ? { kind: row.kind, path: join(dir, id), mime: row.mime } : undefined;
    },
  };
}

async function typeOf(bytes: Uint8Array): Promise<string> {
  // A start need not wait for what the first photo needs.
  const { fileTypeFromBuffer } = await import('file-type');
  return (await fileTypeFromBuffer(bytes))?.mime ?? 'application/octet-stream';
}

/** The kind these bytes may be kept as: a picture sent as a document is a photo. */
function kindOf(mime: string, claimed: MediaKind): MediaKind | undefined {
  if (claimed === 'document' && TYPES.photo.test(mime)) return 'photo';
  return TYPES[claimed].test(mime) ? claimed : undefined;
}
