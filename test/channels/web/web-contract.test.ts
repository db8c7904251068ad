import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeWebChannel } from '../../../src/channels/web/web-channel.js';
import type { WebMessage } from '../../../src/channels/web/write-web.js';
import { systemClock } from '../../../src/shared/clock.js';
import { silentLogger } from '../../../src/shared/logger.js';
import { makeWebServer, type WebServer } from '../../../src/web/server.js';
import { type ChannelDriver, describeChannel, TINY_PNG } from '../../contracts/channel.js';
import { channels } from '../../contracts/channels.js';

async function makeDriver(): Promise<ChannelDriver> {
  const dir = await mkdtemp(join(tmpdir(), 'tanggap-web-'));
  const picturePath = join(dir, 'contoh.png');
  await writeFile(picturePath, TINY_PNG);
  const channel = makeWebChannel({
    clock: systemClock,
    logger: silentLogger,
    pageDir: 'src/channels/web/page',
    uploadDir: join(dir, 'uploads'),
    demo: true,
    city: { name: 'Kota Contoh', timeZone: 'Asia/Jakarta' },
    personas: () => [],
  });
  const ready = async () => ({});
  const serve = async (port: number) => {
    const host = '127.0.0.1';
    const started = makeWebServer({ host, port, logger: silentLogger, ready, routes: [channel.routes] });
    return { started, url: (await started.start()).url };
  };
  const { started, url } = await serve(0);
  let server: WebServer | undefined = started;
  const headers = { origin: url, 'content-type': 'application/json' };

  /** What the page keeps while nobody answers; it posts it again under the same id. */
  const waiting: (() => Promise<void>)[] = [];

  async function post(chat: string, fields: object, id: string = randomUUID()) {
    if (!server) return void waiting.push(() => post(chat, fields, id));
    const answer = await fetch(`${url}/chat/messages`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ id, chat, ...fields }),
    });
    if (!answer.ok) throw new Error(`the post was answered with ${answer.status}`);
  }
  async function said(chat: string): Promise<WebMessage[]> {
    const { messages } = (await (await fetch(`${url}/chat/history?chat=${chat}`)).json()) as {
      messages: WebMessage[];
    };
    return messages.filter((message) => message.from === 'bot');
  }

  async function injectFile(chat: string, bytes: Uint8Array, type: string, text?: string) {
    const upload = await fetch(`${url}/chat/upload?chat=${chat}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': type },
      body: bytes as never,
    });
    const { mediaId } = (await upload.json()) as { mediaId: string };
    await post(chat, { text, mediaIds: [mediaId] });
  }

  return {
    channel,
    picturePath,
    chatId: (which) => `warga-${which}`,
    injectText: (chat, text, options) => post(chat, { text, replyTo: options?.replyTo }),
    async injectTwice(chat, text) {
      const id = randomUUID();
      await Promise.all([post(chat, { text }, id), post(chat, { text }, id)]);
    },
    injectPhoto: (chat, bytes, caption) => injectFile(chat, bytes, 'image/png', caption),
    injectVoice: (chat, bytes) => injectFile(chat, bytes, 'audio/ogg; codecs=opus'),
    injectDocument: (chat, bytes) => injectFile(chat, bytes, 'application/pdf'),
    injectLocation: (chat, location) => post(chat, { location }),
    async press(chat, label) {
      const carrier = (await said(chat))
        .reverse()
        .find((message) => message.choices?.some((choice) => choice.label === label));
      const choice = carrier?.choices?.find((some) => some.label === label);
      await post(chat, { choiceId: choice?.id, replyTo: carrier?.id });
    },
    async sentTo(chat) {
      return (await said(chat)).map((message) => ({
        messageId: message.id,
        text: message.text,
        labels: (message.choices ?? []).map((choice) => choice.label),
        mediaCount: message.media?.length ?? 0,
        asksLocation: message.asksLocation ?? false,
      }));
    },
    async cutNetwork() {
      await server?.stop();
      server = undefined;
    },
    async restoreNetwork() {
      server = (await serve(Number(new URL(url).port))).started;
      for (const again of waiting.splice(0)) await again();
    },
    async close() {
      await server?.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

describeChannel({ ...channels.web, make: makeDriver });
