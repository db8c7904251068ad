import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from '@jest/globals';
import { fetchFile } from '../../../src/channels/telegram/fetch-file.js';
import type { TelegramApi } from '../../../src/channels/telegram/telegram-api.js';
import { ManualClock } from '../../../src/shared/clock.js';

const TWO_GB = 2 * 1024 ** 3;
const MAX = 100_000;

let server: Server | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((done) => server?.close(done) ?? done(undefined));
  server = undefined;
});

/** Files are served by `serve`; `getFile` answers what is given. */
async function filesFrom(serve: RequestListener, result: object = { file_path: 'a' }) {
  server = createServer(serve);
  await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const clock = new ManualClock(new Date(0));
  const api = {
    call: async () => ({ ok: true, result }),
    fileUrl: async () => new URL(`http://127.0.0.1:${port}/RAHASIA/a`),
  } as unknown as TelegramApi;
  const fetchIt = (sizeBytes?: number) =>
    fetchFile({ kind: 'video', source: 'a', ...(sizeBytes === undefined ? {} : { sizeBytes }) }, MAX, {
      api,
      clock,
    });
  return { fetchIt, clock };
}

describe('a file of Telegram', () => {
  it('of 2 GB by its header is refused before a byte of it is read', async () => {
    const { fetchIt } = await filesFrom((_request, response) => {
      response.writeHead(200, { 'content-length': TWO_GB }).flushHeaders();
    });
    await expect(fetchIt()).rejects.toMatchObject({ code: 'MEDIA_TOO_LARGE', fields: { sizeBytes: TWO_GB } });
  });

  it('of 2 GB by what Telegram says of it is not asked for at all', async () => {
    let asked = 0;
    const serve: RequestListener = (_request, response) => {
      asked += 1;
      response.end();
    };
    const { fetchIt } = await filesFrom(serve, { file_path: 'a', file_size: TWO_GB });
    await expect(fetchIt()).rejects.toMatchObject({ code: 'MEDIA_TOO_LARGE' });
    expect(asked).toBe(0);
  });

  it('that says 10 bytes and sends no end is left as soon as it is too much', async () => {
    let isLeft: () => void;
    const left = new Promise<void>((resolve) => {
      isLeft = resolve;
    });
    const { fetchIt } = await filesFrom(
      (_request, response) => {
        const more = () => response.write(Buffer.alloc(MAX)) || response.once('drain', more);
        response.on('close', () => isLeft());
        more();
      },
      { file_path: 'a', file_size: 10 },
    );
    const chunks = await fetchIt(10);
    await expect(buffer(chunks)).rejects.toMatchObject({ code: 'MEDIA_TOO_LARGE' });
    await left;
  });

  it('that breaks off is unreachable, and worth another try', async () => {
    const { fetchIt } = await filesFrom((_request, response) => {
      response.writeHead(200, { 'content-length': 1000 });
      response.write(Buffer.alloc(500), () => response.destroy());
    });
    const chunks = await fetchIt();
    const error = await buffer(chunks).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'MEDIA_UNREACHABLE', fields: { status: 0 } });
    expect(error.fields.gone).toBeUndefined();
    expect(error.cause).toBeUndefined();
  });

  it('that is not there any more is gone', async () => {
    const { fetchIt } = await filesFrom((_request, response) => response.writeHead(404).end());
    await expect(fetchIt()).rejects.toMatchObject({
      code: 'MEDIA_UNREACHABLE',
      fields: { status: 404, gone: true },
    });
  });

  it('that stops coming is given up after two minutes', async () => {
    const { fetchIt, clock } = await filesFrom((_request, response) => {
      response.writeHead(200, { 'content-length': 1000 }).write(Buffer.alloc(500));
    });
    const reading = buffer(await fetchIt());
    reading.catch(() => {});
    await clock.moveTo(new Date(120_000));
    await expect(reading).rejects.toMatchObject({ code: 'MEDIA_UNREACHABLE', fields: { status: 0 } });
  });
});
