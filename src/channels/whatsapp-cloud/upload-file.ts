import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { MediaFile } from '../channel.js';
import { fileName } from '../file-name.js';
import type { GraphAnswer, GraphApi } from './graph-api.js';
import { largestBytes } from './write-media.js';

const UPLOAD_TIMEOUT_MS = 180_000;

/**
 * Uploads a file to be sent as a message of `type`, streamed from disk; the answer is its id at Meta, good for 30 days.
 * A file that is gone or too large for its type is answered as a refusal with status 400 or 413. Never throws.
 */
export async function uploadFile(
  file: MediaFile,
  type: string,
  { api, phoneId, signal }: { api: GraphApi; phoneId: string; signal?: AbortSignal },
): Promise<GraphAnswer<{ id: string }>> {
  const sizeBytes = await stat(file.path).then(
    (found) => (found.isFile() ? found.size : 0),
    () => 0,
  );
  if (sizeBytes === 0) return { ok: false, status: 400, cause: 'MEDIA_NOT_FOUND', code: 131053 };
  if (sizeBytes > largestBytes(type))
    return { ok: false, status: 413, cause: 'MEDIA_TOO_LARGE', code: 131053 };
  const boundary = `tanggap-${randomUUID()}`;
  const head = Buffer.from(
    [
      ...field(boundary, 'messaging_product', 'whatsapp'),
      ...field(boundary, 'type', file.mime),
      `--${boundary}`,
      `content-disposition: form-data; name="file"; filename="${fileName(file)}"`,
      `content-type: ${file.mime}`,
      '',
      '',
    ].join('\r\n'),
  );
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  const answer = await api.call<{ id?: unknown }>(`${phoneId}/media`, {
    method: 'POST',
    timeoutMs: UPLOAD_TIMEOUT_MS,
    ...(signal ? { signal } : {}),
    form: {
      type: `multipart/form-data; boundary=${boundary}`,
      sizeBytes: head.length + sizeBytes + tail.length,
      bytes: formBytes(head, file.path, tail),
    },
  });
  if (!answer.ok) return answer;
  const id = answer.result?.id;
  return typeof id === 'string' ? { ok: true, result: { id } } : { ok: false, status: 0, cause: 'garbled' };
}

async function* formBytes(head: Buffer, path: string, tail: Buffer): AsyncGenerator<Uint8Array> {
  yield head;
  yield* createReadStream(path);
  yield tail;
}

function field(boundary: string, name: string, value: string): string[] {
  return [`--${boundary}`, `content-disposition: form-data; name="${name}"`, '', value];
}
