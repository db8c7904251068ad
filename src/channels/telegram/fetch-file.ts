import type { Clock } from '../../shared/clock.js';
import { CodedError } from '../../shared/errors.js';
import type { MediaRef } from '../channel.js';
import { limitBytes, refuseAbove } from '../limit-bytes.js';
import type { TelegramApi } from './telegram-api.js';

/** From the first byte asked for to the last one read. */
const DOWNLOAD_TIMEOUT_MS = 120_000;
/** Answers after which asking again is in vain: Telegram does not know the file, or will not give it to a bot. */
const GONE = [400, 404, 410];

/**
 * The bytes of a file a person sent, as they come. Throws MEDIA_TOO_LARGE as soon as more than `maxBytes` are announced or
 * come in, MEDIA_UNREACHABLE with a `status` (0: no answer, or it broke off). No error carries a cause: the address
 * holds the token.
 */
export async function fetchFile(
  media: MediaRef,
  maxBytes: number,
  { api, clock }: { api: TelegramApi; clock: Clock },
): Promise<AsyncIterable<Uint8Array>> {
  refuseAbove(maxBytes, media.sizeBytes);
  const answer = await api.call<{ file_path?: string; file_size?: number }>('getFile', {
    file_id: media.source,
  });
  if (!answer.ok) throw unreachable(answer.status);
  refuseAbove(maxBytes, answer.result.file_size);
  if (!answer.result.file_path) throw unreachable(404);
  return download(await api.fileUrl(answer.result.file_path), maxBytes, clock);
}

/** Refuses by what the answer announces before a byte is read. */
async function download(url: URL, maxBytes: number, clock: Clock): Promise<AsyncIterable<Uint8Array>> {
  const abort = new AbortController();
  const cancel = clock.after(DOWNLOAD_TIMEOUT_MS, () => abort.abort());
  const end = () => {
    cancel();
    abort.abort();
  };
  try {
    const response = await fetch(url, { signal: abort.signal, redirect: 'error' });
    if (!response.ok || !response.body) throw unreachable(response.status);
    refuseAbove(maxBytes, Number(response.headers.get('content-length') ?? 0));
    return readBody(response.body as AsyncIterable<Uint8Array>, maxBytes, end);
  } catch (error) {
    end();
    throw error instanceof CodedError ? error : unreachable(0);
  }
}

async function* readBody(
  body: AsyncIterable<Uint8Array>,
  maxBytes: number,
  end: () => void,
): AsyncGenerator<Uint8Array> {
  try {
    yield* limitBytes(body, maxBytes);
  } catch (error) {
    throw error instanceof CodedError ? error : unreachable(0);
  } finally {
    end();
  }
}

function unreachable(status: number): CodedError {
  return new CodedError('MEDIA_UNREACHABLE', { status, ...(GONE.includes(status) ? { gone: true } : {}) });
}
