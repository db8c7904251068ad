import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { type Channel, LARGEST_MEDIA_BYTES, type MediaRef } from '../channels/channel.js';
import { limitBytes, refuseAbove } from '../channels/limit-bytes.js';
import type { Clock } from '../shared/clock.js';
import { CodedError, isCoded } from '../shared/errors.js';
import { DOWNLOAD_PAUSES_MS } from './media-limits.js';

/**
 * Writes a person's file to `path` as it comes, never whole in memory. What breaks off is tried again after growing
 * pauses. Throws MEDIA_TOO_LARGE (20 MB, also of what was announced smaller), or MEDIA_UNREACHABLE after the last try.
 */
export async function download(
  channel: Channel,
  media: MediaRef,
  { path, clock }: { path: string; clock: Clock },
): Promise<void> {
  refuseAbove(LARGEST_MEDIA_BYTES, media.sizeBytes);
  for (const pauseMs of DOWNLOAD_PAUSES_MS) {
    try {
      return await downloadOnce(channel, media, path);
    } catch (error) {
      if (!isCoded(error, 'MEDIA_UNREACHABLE') || error.fields.gone === true) throw error;
    }
    await new Promise<void>((resume) => clock.after(pauseMs, resume));
  }
  return downloadOnce(channel, media, path);
}

async function downloadOnce(channel: Channel, media: MediaRef, path: string): Promise<void> {
  const kept = createWriteStream(path, { mode: 0o600, flush: true });
  await pipeline(limitBytes(read(channel, media), LARGEST_MEDIA_BYTES), kept);
}

/** The channel's bytes. What it throws without a code is the network's; its words may hold addresses and are left out. */
async function* read(channel: Channel, media: MediaRef): AsyncGenerator<Uint8Array> {
  try {
    yield* await channel.fetchMedia(media, LARGEST_MEDIA_BYTES);
  } catch (error) {
    throw isCoded(error) ? error : new CodedError('MEDIA_UNREACHABLE', { status: 0 });
  }
}
