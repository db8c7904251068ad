import type { Clock } from '../../shared/clock.js';
import { CodedError } from '../../shared/errors.js';
import type { MediaRef } from '../channel.js';
import { limitBytes, refuseAbove } from '../limit-bytes.js';
import type { GraphApi } from './graph-api.js';

const DOWNLOAD_TIMEOUT_MS = 120_000;
/** Where Meta keeps files. The address comes from outside: followed anywhere else it would be a way into our network. */
const FILE_HOSTS = ['fbsbx.com', 'whatsapp.net', 'facebook.com'];

interface Whereabouts {
  url?: unknown;
  file_size?: unknown;
}

/**
 * The bytes of a file a person sent, as they come. Throws MEDIA_TOO_LARGE as soon as more than `maxBytes` are announced
 * or come in, MEDIA_UNREACHABLE with a `status` (0: no answer) and `gone` when the id ran out (Meta keeps files seven
 * days) or was never one. No error carries a cause: headers hold the token.
 */
export async function fetchFile(
  media: MediaRef,
  maxBytes: number,
  { api, clock }: { api: GraphApi; clock: Clock },
): Promise<AsyncIterable<Uint8Array>> {
  refuseAbove(maxBytes, media.sizeBytes);
  if (!/^[\w-]{1,256}$/.test(media.source)) throw unreachable(404);
  const answer = await api.call<Whereabouts>(media.source);
  if (!answer.ok) throw unreachable(answer.status);
  const { url, file_size } = answer.result ?? {};
  refuseAbove(maxBytes, typeof file_size === 'number' ? file_size : undefined);
  const address = fileAddress(url, api.root);
  if (!address) throw unreachable(0);
  const abort = new AbortController();
  const cancel = clock.after(DOWNLOAD_TIMEOUT_MS, () => abort.abort());
  try {
    const headers = api.authorisation;
    const response = await fetch(address, { headers, signal: abort.signal, redirect: 'error' });
    if (!response.ok || !response.body) throw unreachable(response.status);
    const announced = response.headers.get('content-length');
    refuseAbove(maxBytes, announced === null ? undefined : Number(announced));
    return readWithin(response.body, maxBytes, () => {
      cancel();
      abort.abort();
    });
  } catch (error) {
    cancel();
    abort.abort();
    throw error instanceof CodedError ? error : unreachable(0);
  }
}

async function* readWithin(body: AsyncIterable<Uint8Array>, maxBytes: number, close: () => void) {
  try {
    yield* limitBytes(body, maxBytes);
  } catch (error) {
    throw error instanceof CodedError ? error : unreachable(0);
  } finally {
    close();
  }
}

/** The address of a file if it is Meta's or on the API's own host; undefined for any other. */
export function fileAddress(url: unknown, root: URL): URL | undefined {
  if (typeof url !== 'string' || !URL.canParse(url)) return undefined;
  const address = new URL(url);
  if (address.username !== '' || address.password !== '') return undefined;
  if (address.origin === root.origin) return address;
  const isMeta = FILE_HOSTS.some((host) => address.hostname.endsWith(`.${host}`));
  return isMeta && address.protocol === 'https:' && address.port === '' ? address : undefined;
}

function unreachable(status: number): CodedError {
  const isGone = status === 400 || status === 404 || status === 410;
  return new CodedError('MEDIA_UNREACHABLE', isGone ? { status, gone: true } : { status });
}
