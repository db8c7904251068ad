import type { Clock } from '../../shared/clock.js';
import { CodedError } from '../../shared/errors.js';
import type { MediaRef } from '../channel.js';
import type { TelegramApi } from './telegram-api.js';

const DOWNLOAD_TIMEOUT_MS = 120_000;

/**
 * The bytes of a file a person sent. Throws MEDIA_TOO_LARGE as soon as more than `maxBytes` are announced or come in,
 * MEDIA_UNREACHABLE with a `status` (0: no answer). No error carries a cause: the address holds the token.
 */
export async function fetchFile(
  media: MediaRef,
  maxBytes: number,
  { api, clock }: { api: TelegramApi; clock: Clock },
): Promise<Uint8Array> {
  refuseAbove(maxBytes, media.sizeBytes);
  const answer = await api.call<{ file_path?: string; file_size?: number }>('getFile', {
    file_id: media.source,
  });
  if (!answer.ok) throw new CodedError('MEDIA_UNREACHABLE', { status: answer.status });
  refuseAbove(maxBytes, answer.result.file_size);
  if (!answer.result.file_path) throw new CodedError('MEDIA_UNREACHABLE', { status: 404 });
  return download(await api.fileUrl(answer.result.file_path), maxBytes, clock);
}

async function download(url: URL, maxBytes: number, clock: Clock): Promise<Uint8Array> {
  const abort = new AbortController();
  const cancel = clock.after(DOWNLOAD_TIMEOUT_MS, () => abort.abort());
  try {
    const response = await fetch(url, { signal: abort.signal, redirect: 'error' });
    if (!response.ok || !response.body)
      throw new CodedError('MEDIA_UNREACHABLE', { status: response.status });
    const chunks: Uint8Array[] = [];
    let sizeBytes = 0;
    for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
      sizeBytes += chunk.byteLength;
      refuseAbove(maxBytes, sizeBytes);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch (error) {
    if (error instanceof CodedError) throw error;
    throw new CodedError('MEDIA_UNREACHABLE', { status: 0 });
  } finally {
    cancel();
    abort.abort();
  }
}

function refuseAbove(maxBytes: number, sizeBytes: number | undefined): void {
  if (sizeBytes !== undefined && sizeBytes > maxBytes)
    throw new CodedError('MEDIA_TOO_LARGE', { maxBytes, sizeBytes });
}
