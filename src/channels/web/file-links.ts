import { createHmac, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CodedError } from '../../shared/errors.js';
import type { MediaFile } from '../channel.js';
import { typeOfMime } from './media-types.js';

const MOST_LINKS = 5000;
const KEEP_SECONDS = 24 * 3600;

/** Addresses of files the bot sends along: unguessable, the same for the same file as long as this process lives. */
export class FileLinks {
  #secret = randomBytes(32);
  #files = new Map<string, MediaFile>();

  idOf(file: MediaFile): string {
    const id = createHmac('sha256', this.#secret).update(file.path).digest('hex').slice(0, 32);
    this.#files.delete(id);
    this.#files.set(id, file);
    if (this.#files.size > MOST_LINKS) this.#files.delete(this.#files.keys().next().value!);
    return id;
  }

  find(id: string): MediaFile | undefined {
    return this.#files.get(id);
  }
}

/** Sends a file as what it is; everything but pictures, sound and film is handed over for saving, nothing may run. */
export async function sendFile(request: FastifyRequest, reply: FastifyReply, path: string, mime?: string) {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new CodedError('MEDIA_NOT_FOUND');
  const type = typeOfMime(mime);
  reply.header('content-security-policy', "default-src 'none'; sandbox");
  reply.header('cache-control', `private, max-age=${KEEP_SECONDS}, immutable`);
  reply.header('accept-ranges', 'bytes');
  reply.type(type?.mime ?? 'application/octet-stream');
  if (!type || type.kind === 'document') {
    reply.header('content-disposition', `attachment; filename="tanggap.${type?.extension ?? 'bin'}"`);
  }
  const range = readRange(request.headers.range, found.size);
  if (!range) return reply.header('content-length', found.size).send(createReadStream(path));
  reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${found.size}`);
  return reply.header('content-length', range.end - range.start + 1).send(createReadStream(path, range));
}

/** A single range as Safari asks for sound and film; anything else is answered with the whole file. */
function readRange(header: string | undefined, size: number): { start: number; end: number } | undefined {
  const parts = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(header ?? '');
  if (!parts) return undefined;
  const start = Number(parts[1]);
  const end = Math.min(parts[2] ? Number(parts[2]) : size - 1, size - 1);
  return start <= end ? { start, end } : undefined;
}
