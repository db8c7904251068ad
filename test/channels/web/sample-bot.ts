import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Inbound, Outbound } from '../../../src/channels/channel.js';
import {
  makeWebChannel,
  type WebChannel,
  type WebChannelNeeds,
} from '../../../src/channels/web/web-channel.js';
import type { Persona } from '../../../src/channels/web/web-routes.js';
import { systemClock } from '../../../src/shared/clock.js';
import { silentLogger } from '../../../src/shared/logger.js';
import { makeWebServer, type WebServer } from '../../../src/web/server.js';
import { TINY_PNG } from '../../contracts/channel.js';

export const staff: Persona[] = [
  { id: 'budi', name: 'Budi', role: 'officer', unit: 'Dinas Pekerjaan Umum' },
  { id: 'tono', name: 'Tono', role: 'officer', unit: 'Dinas Perhubungan' },
  { id: 'sari', name: 'Sari', role: 'officer', unit: 'Dinas Lingkungan Hidup' },
  { id: 'ratna', name: 'Ratna', role: 'supervisor', unit: 'PU, DLH, Dishub' },
  { id: 'joko', name: 'Joko', role: 'supervisor', unit: 'semua dinas' },
];

export interface SampleBot {
  url: string;
  port: number;
  channel: WebChannel;
  heard: Inbound[];
  /** The next this many messages cannot be stored. */
  failNext(times: number): void;
  say(chatId: string, outbound: Outbound): Promise<void>;
  stopServer(): Promise<void>;
  stop(): Promise<void>;
}

/** A small bot behind the real channel and the real server: it says what it heard. */
export async function startSampleBot(
  given: Partial<WebChannelNeeds> & { port?: number; silent?: boolean } = {},
): Promise<SampleBot> {
  const dir = await mkdtemp(join(tmpdir(), 'tanggap-web-'));
  const picture = join(dir, 'contoh.png');
  await writeFile(picture, TINY_PNG);
  const heard: Inbound[] = [];
  let failures = 0;
  let said = 0;
  const channel = makeWebChannel({
    clock: systemClock,
    logger: silentLogger,
    pageDir: 'src/channels/web/page',
    uploadDir: join(dir, 'uploads'),
    demo: true,
    city: {
      name: 'Kota Contoh',
      timeZone: 'Asia/Jakarta',
      places: [{ name: 'Balai Kota', lat: -7.103, lon: 110.897 }],
    },
    personas: () => staff,
    ...given,
  });
  const server: WebServer = makeWebServer({
    host: '127.0.0.1',
    port: given.port ?? 0,
    logger: silentLogger,
    ready: async () => ({ store: { ok: true } }),
    routes: [channel.routes],
  });
  const say = async (chatId: string, outbound: Outbound) => {
    said += 1;
    await channel.send(chatId, outbound, `answer-${said}`);
  };
  await channel.start(async (inbound) => {
    if (failures > 0) {
      failures -= 1;
      throw new Error('the store is away');
    }
    heard.push(inbound);
    if (!given.silent) await say(inbound.chatId, answerTo(inbound, picture));
  });
  const { url } = await server.start();
  return {
    url,
    port: Number(new URL(url).port),
    channel,
    heard,
    say,
    failNext: (times) => {
      failures = times;
    },
    stopServer: () => server.stop(),
    async stop() {
      await channel.stop();
      await server.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

function answerTo(inbound: Inbound, picture: string): Outbound {
  if (inbound.choiceId) return { text: `Anda memilih ${inbound.choiceId}` };
  if (inbound.location) return { text: `Lokasi diterima: ${inbound.location.lat}, ${inbound.location.lon}` };
  if (inbound.media.length > 0) {
    return { text: 'Foto diterima', media: [{ kind: 'photo', path: picture, mime: 'image/png' }] };
  }
  const quoted = inbound.replyTo ? ' (balasan)' : '';
  const choices = [
    { id: 'kirim', label: 'Kirim' },
    { id: 'ubah', label: 'Ubah' },
  ];
  return { text: `Anda menulis: ${inbound.text}${quoted}`, choices };
}
