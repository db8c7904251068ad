import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Clock } from '../../shared/clock.js';
import { CodedError } from '../../shared/errors.js';
import { LARGEST_MEDIA_BYTES, type MediaFile, type MediaKind, type MediaRef } from '../channel.js';
import { limitBytes, refuseAbove } from '../limit-bytes.js';
import { typeOfExtension, typeOfMime } from './media-types.js';

/** All files of people together, in bytes; what comes above is refused, so that a disk is never filled from outside. */
const LARGEST_ROOM_BYTES = 1024 * 1024 * 1024;
/** Files older than this are removed when room is made; the program has fetched them long before. */
const KEEP_DAYS = 7;
const MOST_AT_ONCE = 32;
const ID = /^[0-9a-f]{32}\.[a-z0-9]{2,5}$/;
const ID_LENGTH = 32;
const SNIFFED_BYTES = 16;
const SMALL = '.thumb';

/**
 * Takes out of a file what it tells of place and device: of a photo come two JPEGs, the picture that is to take its place and
 * a small one; anything else is changed where it is. Throws MEDIA_WRONG_TYPE or MEDIA_TOO_LARGE for what it cannot read.
 */
export type CleanFile = (
  path: string,
  claimed: MediaKind,
) => Promise<{ picture: Uint8Array; thumbnail: Uint8Array } | undefined>;

/**
 * Files people sent, kept in one folder until they are fetched, so that a restart between a message and its work loses
 * none. An id is 128 random bits and an extension: whoever was not told it cannot ask for it.
 */
export class Uploads {
  #dir: string;
  #clock: Clock;
  #cleanFile: CleanFile | undefined;
  #running = 0;

  /** Nothing is kept, and nobody is shown anything, before `cleanFile` has had it. */
  constructor(dir: string, clock: Clock, cleanFile?: CleanFile) {
    this.#dir = dir;
    this.#clock = clock;
    this.#cleanFile = cleanFile;
  }

  /** Makes the folder and removes halves of files left by a crash. */
  async open(): Promise<void> {
    await mkdir(this.#dir, { recursive: true });
    for (const name of await readdir(this.#dir)) {
      if (name.endsWith('.part')) await rm(join(this.#dir, name), { force: true });
    }
  }

  /** Stores a stream. Throws MEDIA_WRONG_TYPE, MEDIA_TOO_LARGE (as soon as the limit is passed), MEDIA_ROOM_FULL or REQUEST_TOO_MANY. */
  async save(contentType: string | undefined, body: Readable, saidBytes = 0): Promise<MediaRef> {
    const type = typeOfMime(contentType);
    if (!type) throw new CodedError('MEDIA_WRONG_TYPE');
    if (saidBytes > LARGEST_MEDIA_BYTES)
      throw new CodedError('MEDIA_TOO_LARGE', { limit: LARGEST_MEDIA_BYTES });
    if (this.#running >= MOST_AT_ONCE) throw new CodedError('REQUEST_TOO_MANY');
    this.#running += 1;
    const source = `${randomBytes(16).toString('hex')}.${type.extension}`;
    const part = join(this.#dir, `${source}.part`);
    try {
      await this.#makeRoom();
      const { sizeBytes, start } = await write(body, part);
      if (sizeBytes === 0 || !type.isLike(start))
        throw new CodedError('MEDIA_WRONG_TYPE', { kind: type.kind });
      const clean = await this.#cleanFile?.(part, type.kind);
      if (!clean) {
        await rename(part, this.#pathOf(source));
        return { kind: type.kind, source, mime: type.mime, sizeBytes };
      }
      const photo = `${source.slice(0, ID_LENGTH)}.jpg`;
      await writeFile(this.#pathOf(`${photo}${SMALL}`), clean.thumbnail, { mode: 0o600 });
      await writeFile(part, clean.picture);
      await rename(part, this.#pathOf(photo));
      return { kind: 'photo', source: photo, mime: 'image/jpeg', sizeBytes: clean.picture.length };
    } finally {
      this.#running -= 1;
      await rm(part, { force: true });
    }
  }

  /** What is known of a stored file; undefined when there is none of that id. */
  async find(id: string): Promise<MediaRef | undefined> {
    const type = ID.test(id) ? typeOfExtension(id.slice(33)) : undefined;
    const found = type && (await stat(join(this.#dir, id)).catch(() => undefined));
    return found && { kind: type.kind, source: id, mime: type.mime, sizeBytes: found.size };
  }

  /** The bytes as they are read. Throws MEDIA_TOO_LARGE above `maxBytes`, MEDIA_UNREACHABLE when the file is gone. */
  async read(id: string, maxBytes: number): Promise<AsyncIterable<Uint8Array>> {
    const found = await this.find(id);
    if (!found) throw new CodedError('MEDIA_UNREACHABLE', { status: 404, gone: true });
    refuseAbove(maxBytes, found.sizeBytes);
    return readUpload(this.#pathOf(id), maxBytes);
  }

  /** Where a stored file lies, with its small picture where it has one; undefined when there is none of that id. */
  async fileOf(id: string): Promise<MediaFile | undefined> {
    const found = await this.find(id);
    if (!found) return undefined;
    const path = this.#pathOf(id);
    const hasSmall = await stat(`${path}${SMALL}`).catch(() => undefined);
    return {
      kind: found.kind,
      path,
      mime: found.mime ?? '',
      ...(hasSmall && { thumbnail: `${path}${SMALL}` }),
    };
  }

  #pathOf(name: string): string {
    return join(this.#dir, name);
  }

  async #makeRoom(): Promise<void> {
    const oldestMs = this.#clock.now().getTime() - KEEP_DAYS * 24 * 3600 * 1000;
    let total = 0;
    for (const name of await readdir(this.#dir)) {
      const path = join(this.#dir, name);
      const found = await stat(path).catch(() => undefined);
      if (found && found.mtimeMs < oldestMs) await rm(path, { force: true });
      else total += found?.size ?? 0;
    }
    if (total + LARGEST_MEDIA_BYTES > LARGEST_ROOM_BYTES) throw new CodedError('MEDIA_ROOM_FULL');
  }
}

/** Opened with the first byte asked for, so that nothing stays open when none is. */
async function* readUpload(path: string, maxBytes: number): AsyncGenerator<Uint8Array> {
  try {
    yield* limitBytes(createReadStream(path), maxBytes);
  } catch (error) {
    throw error instanceof CodedError
      ? error
      : new CodedError('MEDIA_UNREACHABLE', { status: 404, gone: true });
  }
}

/** Writes a stream to a file while counting; stops at the limit, however much the sender said or still sends. */
async function write(body: Readable, path: string): Promise<{ sizeBytes: number; start: Buffer }> {
  let sizeBytes = 0;
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sizeBytes += chunk.length;
      if (sizeBytes > LARGEST_MEDIA_BYTES)
        done(new CodedError('MEDIA_TOO_LARGE', { limit: LARGEST_MEDIA_BYTES }));
      else done(null, chunk);
    },
  });
  await pipeline(body, counter, createWriteStream(path, { mode: 0o600 }));
  const file = await open(path);
  try {
    const start = Buffer.alloc(SNIFFED_BYTES);
    const { bytesRead } = await file.read(start, 0, SNIFFED_BYTES, 0);
    return { sizeBytes, start: start.subarray(0, bytesRead) };
  } finally {
    await file.close();
  }
}
