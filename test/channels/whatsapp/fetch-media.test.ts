import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import type { MediaRef } from '../../../src/channels/channel.js';
import type { Baileys } from '../../../src/channels/whatsapp/baileys.js';
import { fetchMedia } from '../../../src/channels/whatsapp/fetch-media.js';
import { mediaSource } from '../../../src/channels/whatsapp/media-source.js';
import { ManualClock } from '../../../src/shared/clock.js';

const BYTES = Buffer.from('isi berkas dari warga');
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

function file(fileSha256: Uint8Array | undefined = sha256(BYTES), more: Partial<MediaRef> = {}): MediaRef {
  const source = mediaSource('image', {
    mediaKey: Buffer.alloc(32, 7),
    directPath: '/v/t62.7118-24/1_2_n.enc?ccb=11-4',
    ...(fileSha256 ? { fileSha256 } : {}),
  });
  return { kind: 'photo', source: source!, ...more };
}

type Download = Baileys['downloadContentFromMessage'];

async function fetchAll(media: MediaRef, download: () => unknown, maxBytes = 1_000_000) {
  const clock = new ManualClock(new Date('2026-03-02T08:00:00Z'));
  let timers = 0;
  const after = clock.after.bind(clock);
  clock.after = (delayMs, run) => {
    timers += 1;
    const cancel = after(delayMs, run);
    return () => {
      timers -= 1;
      cancel();
    };
  };
  const asked: Parameters<Download>[] = [];
  const downloadContentFromMessage = async (...given: Parameters<Download>) => {
    asked.push(given);
    return download();
  };
  const chunks: Uint8Array[] = [];
  let error: unknown;
  try {
    const baileys = { downloadContentFromMessage } as unknown as Baileys;
    for await (const chunk of await fetchMedia(baileys, media, maxBytes, clock)) chunks.push(chunk);
  } catch (caught) {
    error = caught;
  }
  return { bytes: Buffer.concat(chunks), error, asked, timers, clock };
}

const broken = (statusCode: number) =>
  Object.assign(new Error('Failed to fetch'), { output: { statusCode } });
const pieces = (...all: Uint8Array[]) => Readable.from(all);

describe('the file of a person', () => {
  it('comes in pieces, decrypted, from where the message said and nowhere else', async () => {
    const { bytes, error, asked, timers } = await fetchAll(file(), () =>
      pieces(BYTES.subarray(0, 5), BYTES.subarray(5)),
    );
    expect(error).toBeUndefined();
    expect(bytes.equals(BYTES)).toBe(true);
    expect(timers).toBe(0);
    const [what, type, options] = asked[0]!;
    expect(type).toBe('image');
    expect(what).toMatchObject({ directPath: '/v/t62.7118-24/1_2_n.enc?ccb=11-4' });
    expect(options?.options).toMatchObject({ redirect: 'error' });
  });

  it('without a hash is taken as it is', async () => {
    const media = { ...file(), source: file().source.replace(/"fileSha256":"[^"]*"/, '"x":1') };
    expect((await fetchAll(media, () => pieces(BYTES))).bytes.equals(BYTES)).toBe(true);
  });

  it('above the limit by what it announces is not even asked for', async () => {
    const { error, asked } = await fetchAll(
      file(undefined, { sizeBytes: 2 ** 31 }),
      () => pieces(BYTES),
      1_000,
    );
    expect(error).toMatchObject({ code: 'MEDIA_TOO_LARGE' });
    expect(asked).toEqual([]);
  });

  it('above the limit while it comes is let go of at once', async () => {
    let given = 0;
    const endless = Readable.from(
      (function* () {
        for (;;) {
          given += 1;
          yield Buffer.alloc(1_000);
        }
      })(),
    );
    const { error, timers } = await fetchAll(file(), () => endless, 5_500);
    expect(error).toMatchObject({ code: 'MEDIA_TOO_LARGE' });
    expect(endless.destroyed).toBe(true);
    expect(given).toBeLessThan(50);
    expect(timers).toBe(0);
  });

  it.each([
    ['is not what was sent', pieces(Buffer.from('lain'))],
    ['was cut', pieces(BYTES.subarray(0, 5))],
    ['is empty', pieces()],
  ])('that %s is not taken for theirs', async (_what, stream) => {
    const { error } = await fetchAll(file(), () => stream);
    expect(error).toMatchObject({ code: 'MEDIA_UNREACHABLE', fields: { status: 0 } });
    expect((error as { fields: object }).fields).not.toHaveProperty('gone');
  });

  it.each([
    [404, true],
    [410, true],
    [403, undefined],
    [500, undefined],
  ])('that answers with %s is gone: %s', async (status, gone) => {
    const { error, timers } = await fetchAll(file(), () => Promise.reject(broken(status)));
    expect(error).toMatchObject({ code: 'MEDIA_UNREACHABLE', fields: { status } });
    expect((error as { fields: { gone?: boolean } }).fields.gone).toBe(gone);
    // Neither address nor key goes along.
    expect((error as Error).cause).toBeUndefined();
    expect(timers).toBe(0);
  });

  it('that breaks off midway may be asked for again', async () => {
    const stream = Readable.from(
      (async function* () {
        yield BYTES.subarray(0, 5);
        throw new Error('socket hang up https://mmg.whatsapp.net/secret');
      })(),
    );
    const { error, timers } = await fetchAll(file(), () => stream);
    expect(error).toMatchObject({ code: 'MEDIA_UNREACHABLE', fields: { status: 0 } });
    expect(JSON.stringify(error)).not.toContain('secret');
    expect(timers).toBe(0);
  });

  it.each(['', 'no-such-file', '{}', '[]', 'null', '{"type":"image"}', '😀'.repeat(10_000)])(
    'of a handle that is none is gone: %.20s',
    async (source) => {
      const { error, asked } = await fetchAll({ kind: 'photo', source }, () => pieces(BYTES));
      expect(error).toMatchObject({ code: 'MEDIA_UNREACHABLE', fields: { gone: true } });
      expect(asked).toEqual([]);
    },
  );

  it('that takes longer than two minutes is given up', async () => {
    const clock = new ManualClock(new Date('2026-03-02T08:00:00Z'));
    let signal: AbortSignal | undefined;
    const baileys = {
      downloadContentFromMessage: (async (_file, _type, given) => {
        signal = given?.options?.signal ?? undefined;
        return pieces(BYTES);
      }) as Download,
    } as unknown as Baileys;
    await fetchMedia(baileys, file(), 1_000, clock);
    expect(signal?.aborted).toBe(false);
    await clock.moveTo(new Date('2026-03-02T08:02:00Z'));
    expect(signal?.aborted).toBe(true);
  });
});
