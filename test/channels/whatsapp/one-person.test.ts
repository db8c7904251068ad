import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type App, startApp } from '../../../src/app.js';
import { makeWhatsappChannel } from '../../../src/channels/whatsapp/whatsapp-channel.js';
import { readConfig } from '../../../src/config.js';
import { systemClock } from '../../../src/shared/clock.js';
import { silentLogger } from '../../../src/shared/logger.js';
import { sealedModel } from '../../../src/store/sealed-model.js';
import { makeSealedStore } from '../../../src/store/sealed-store.js';
import { eventually } from '../../contracts/channel.js';
import { know } from '../../conversation/sample-turn.js';
import { FakeWhatsapp } from './fake-whatsapp.js';

const PHONE = '6281200000001@s.whatsapp.net';
const LID = '123456789012345@lid';
const SECRET = 'made-up secret of the tests, forty letters';
const knowledge = {
  ...know,
  profile: { ...know.profile, city: { ...know.profile.city, bubble_wait_seconds: 0 } },
};

let dir: string;
let server: FakeWhatsapp;
let app: App;
let ties = 0;

/** The whole program with the channel of WhatsApp, over a server in memory. */
async function start(): Promise<void> {
  app = await startApp({
    config: readConfig({ DATA_DIR: dir }),
    ...{ clock: systemClock, logger: silentLogger, knowledge: () => knowledge, linksSampleStaff: false },
    async channels(connection, tieTwins) {
      const model = sealedModel(connection);
      await model.init();
      const roomOf = (room: string) => makeSealedStore({ model, secret: SECRET, room, clock: systemClock });
      const keys = roomOf('whatsapp');
      await keys.set([['creds', FakeWhatsapp.pairedCreds()]]);
      const channel = makeWhatsappChannel({
        ...{ keys, people: roomOf('whatsapp-people'), unopened: roomOf('whatsapp-unopened') },
        ...{ perMinute: 6_000, dailyCap: 100, showsPresence: false, showsReading: false },
        ...{ clock: systemClock, logger: silentLogger, say: knowledge.texts.in('id') },
        history: async () => [],
        async onSamePerson(chatId, other) {
          await tieTwins(`whatsapp:${chatId}`, `whatsapp:${other}`);
          ties += 1;
        },
        load: async () => server.baileys,
        pause: () => 10,
      });
      return [channel];
    },
  });
}

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tanggap-one-person-'));
  server = new FakeWhatsapp();
  await start();
});
afterEach(async () => {
  await app.stop();
  await rm(dir, { recursive: true, force: true });
});

/** What is said to the person after they wrote, by whichever address it goes. */
async function say(from: string, conversation: string, alt?: string): Promise<string> {
  const before = new Set(said().map(({ id }) => id));
  const answer = () => said().filter(({ id }) => !before.has(id));
  server.say({ from, message: { conversation }, ...(alt ? { alt } : {}) });
  await eventually(() => answer().length > 0);
  return answer()
    .map(({ text }) => text)
    .join('\n');
}
const said = () => [LID, PHONE].flatMap((jid) => server.takenFor(jid));

describe('a person who was two chats by number and by hidden id', () => {
  /** How it becomes known, and then the next message comes by the number. */
  const ways: [what: string, next: () => Promise<string>][] = [
    ['with the next message', () => say(PHONE, 'Jl. Mangga', LID)],
    [
      'in the first second of a start',
      async () => {
        await app.stop();
        const waits = say(PHONE, 'Jl. Mangga', LID);
        await start();
        return waits;
      },
    ],
    [
      'by a word of WhatsApp, without a message',
      async () => {
        const before = ties;
        server.tellSamePerson(LID, PHONE);
        await eventually(() => ties > before);
        return say(PHONE, 'Jl. Mangga');
      },
    ],
  ];

  it.each(ways)(
    'goes on with the draft, is asked nothing twice and sees all reports: %s',
    async (_what, next) => {
      expect(await say(PHONE, 'halo')).not.toBe('');
      expect(await say(LID, 'lampu jalan mati')).toMatch(/di mana/i);
      const summary = await next();
      expect(summary).toMatch(/lampu jalan mati/i);
      expect(summary).not.toMatch(/di mana/i);
      const [code] = /CTH-\d{4}-\d{4}[A-Z]/.exec(await say(LID, 'kirim')) ?? [];
      expect(code).toBeDefined();
      for (const jid of [PHONE, LID]) expect(await say(jid, '/laporanku')).toContain(code);
    },
    60_000,
  );
});
