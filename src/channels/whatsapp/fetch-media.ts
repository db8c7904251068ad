import { createHash } from 'node:crypto';
import type { Clock } from '../../shared/clock.js';
import { CodedError } from '../../shared/errors.js';
import type { MediaRef } from '../channel.js';
import { limitBytes, refuseAbove } from '../limit-bytes.js';
import type { Baileys } from './baileys.js';
import { parseMediaSource } from './media-source.js';

const DOWNLOAD_TIMEOUT_MS = 120_000;

/**
 * The bytes of a file a person sent, decrypted as they come. Throws MEDIA_TOO_LARGE as soon as more than `maxBytes` are
 * announced or come in, MEDIA_UNREACHABLE when they cannot be had or are not what was announced.
 */
export async function fetchMedia(
  baileys: Baileys,
  media: MediaRef,
  maxBytes: number,
  clock: Clock,
): Promise<AsyncIterable<Uint8Array>> {
  refuseAbove(maxBytes, media.sizeBytes);
  const file = parseMediaSource(media.source);
  if (!file) throw new CodedError('MEDIA_UNREACHABLE', { status: 400, gone: true });
  const abort = new AbortController();
  const cancel = clock.after(DOWNLOAD_TIMEOUT_MS, () => abort.abort());
  try {
    const options = { signal: abort.signal, redirect: 'error' } as const;
    const stream = await baileys.downloadContentFromMessage(file, file.type, { options });
    return read(stream, file.fileSha256, maxBytes, cancel);
  } catch (error) {
    cancel();
    throw unreachable(error);
  }
}

async function* read(
  stream: AsyncIterable<Uint8Array>,
  sha256: Uint8Array | undefined,
  maxBytes: number,
  done: () => void,
): AsyncGenerator<Uint8Array> {
  const digest = createHash('sha256');
  try {
    for await (const chunk of limitBytes(stream, maxBytes)) {
      digest.update(chunk);
      yield chunk;
    }
  } catch (error) {
    throw unreachable(error);
  } finally {
    done();
  }
  // Baileys does not check it; a cut or changed file must not be taken for the person's.
  if (sha256 && !digest.digest().equals(sha256)) throw new CodedError('MEDIA_UNREACHABLE', { status: 0 });
}

/** 404 and 410: WhatsApp keeps files for a few weeks only. No cause goes along: it names addresses and keys. */
function unreachable(error: unknown): CodedError {
  if (error instanceof CodedError) return error;
  const status = (error as { output?: { statusCode?: number } })?.output?.statusCode ?? 0;
  const gone = status === 404 || status === 410;
  return new CodedError('MEDIA_UNREACHABLE', { status, ...(gone ? { gone } : {}) });
}
