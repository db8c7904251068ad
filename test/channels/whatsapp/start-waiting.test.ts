import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { startApp } from '../../../src/app.js';
import type { Baileys } from '../../../src/channels/whatsapp/baileys.js';
import type { WhatsappChannel } from '../../../src/channels/whatsapp/whatsapp-channel.js';
import { readConfig } from '../../../src/config.js';
import { outboxModel } from '../../../src/delivery/outbox-model.js';
import { makeSequence } from '../../../src/delivery/sequence.js';
import { systemClock } from '../../../src/shared/clock.js';
import { silentLogger } from '../../../src/shared/logger.js';
import { connectStore } from '../../../src/store/connect.js';
import { eventually, pause } from '../../contracts/channel.js';
import { know } from '../../conversation/sample-turn.js';
import { FakeWhatsapp } from './fake-whatsapp.js';
import { hearLog } from './heard-log.js';
import { makePairedChannel } from './whatsapp-world.js';

const CHAT = '6281200000001@s.whatsapp.net';

/** What an earlier run owed somebody. */
async function owe(dataDir: string, text: string): Promise<void> {
  const store = await connectStore({ dataDir, logger: silentLogger });
  const model = outboxModel(store.connection);
  await model.init();
  await model.create({
    ...{ _id: 'owed', chat: `whatsapp:${CHAT}`, seq: makeSequence(systemClock).next(), message: { text } },
    ...{ state: 'waiting', attempts: 0, createdAt: new Date() },
  });
  await store.close();
}

it('what is owed at a start goes out as soon as WhatsApp is connected, and no outage is told', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'tanggap-owed-'));
  await owe(dir, 'Laporan Anda selesai');
  const server = new FakeWhatsapp();
  const log = hearLog();
  let channel: WhatsappChannel | undefined;
  let arrive = (_: Baileys): void => {};
  const load = () =>
    new Promise<Baileys>((resolve) => {
      arrive = resolve;
    });
  const app = await startApp({
    config: readConfig({ DATA_DIR: dir }),
    ...{ clock: systemClock, logger: log.logger, knowledge: () => know, linksSampleStaff: false },
    async channels() {
      ({ channel } = makePairedChannel(FakeWhatsapp.pairedCreds(), { load }));
      return [channel];
    },
  });
  await eventually(() => channel?.pairing.state().kind === 'connecting');
  await pause(50);
  expect(server.takenFor(CHAT)).toEqual([]);
  arrive(server.baileys);
  await eventually(() => server.takenFor(CHAT).length > 0);
  await app.idle();
  expect(server.takenFor(CHAT).map(({ text }) => text)).toEqual(['Laporan Anda selesai']);
  expect(log.codes).toEqual([]);
  expect(log.lines.join('\n')).not.toMatch(/CHANNEL_/);
  await app.stop();
  await rm(dir, { recursive: true, force: true });
});
