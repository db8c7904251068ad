import { CodedError } from '../shared/errors.js';

/** Throws MEDIA_TOO_LARGE when more than `maxBytes` are announced; undefined announces nothing. */
export function refuseAbove(maxBytes: number, sizeBytes: number | undefined): void {
  if (sizeBytes !== undefined && sizeBytes > maxBytes)
    throw new CodedError('MEDIA_TOO_LARGE', { maxBytes, sizeBytes });
}

/** The same bytes; throws MEDIA_TOO_LARGE as soon as they are more than `maxBytes`, whatever was announced. */
export async function* limitBytes(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  let sizeBytes = 0;
  for await (const chunk of chunks) {
    sizeBytes += chunk.byteLength;
    refuseAbove(maxBytes, sizeBytes);
    yield chunk;
  }
}
