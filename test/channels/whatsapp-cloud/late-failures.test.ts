import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chatModel } from '../../../src/conversation/turn/chat-model.js';
import { inboxModel } from '../../../src/delivery/inbox-model.js';
import { outboxModel } from '../../../src/delivery/outbox-model.js';
import { joinDelivery } from '../../../src/join-delivery.js';
import { inProcessQueue } from '../../../src/queue/in-process.js';
import { systemClock } from '../../../src/shared/clock.js';
import { makeLogger, silentLogger } from '../../../src/shared/logger.js';
import { connectStore } from '../../../src/store/connect.js';
import { eventually, TINY_PNG } from '../../contracts/channel.js';
import { makeWorld } from './cloud-world.js';

const SITI = '6281100000001';
const CHAT = `whatsapp-cloud:${SITI}`;

/** The channel joined with inbox and outbox over the embedded store, on a Graph API of our own. */
async function openWorld() {
  const dataDir = await mkdtemp(join(tmpdir(), 'cloud-late-'));
  const { stub, channel, close } = await makeWorld();
  const store = await connectStore({ dataDir, logger: silentLogger });
  const models = {
    inbox: inboxModel(store.connection),
    outbox: outboxModel(store.connection),
    chats: chatModel(store.connection),
  };
  await Promise.all(Object.values(models).map((model) => model.init()));
  const queue = inProcessQueue({ clock: systemClock, logger: silentLogger });
  const log: string[] = [];
  const delivery = joinDelivery({
    ...{ models, queue, clock: systemClock, channels: new Map([[channel.name, channel]]) },
    logger: makeLogger('warn', { write: (line) => void log.push(line) }),
  });
  queue.process({
    'handle-inbound': async ({ inboundId }) => delivery.inbox.markHandled(inboundId),
    'send-outbound': delivery.sendOutbound,
    'ring-alarms': async () => {},
  });
  await channel.start(delivery.inbox.receive, delivery.reportOf(channel.name));
  stub.say(SITI, 'halo');
  await eventually(async () => (await models.inbox.countDocuments({ state: 'handled' })) === 1);
  return {
    ...{ stub, log, dataDir, outbox: delivery.outbox },
    idle: () => queue.idle(),
    rowOf: (id: string) => models.outbox.findById(id).lean(),
    async close() {
      delivery.stop();
      await close();
      await queue.stop();
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

let world: Awaited<ReturnType<typeof openWorld>>;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

describe('what Meta tells after it took a message', () => {
  const failed = async (id: string, code: number) => {
    await eventually(async () => (await world.rowOf(id))?.state === 'sent');
    world.stub.tellStatus(SITI, (await world.rowOf(id))!.deliveredId!, 'failed', code);
  };

  it('131053: the words go out again without the file, once', async () => {
    const path = join(world.dataDir, 'photo');
    await writeFile(path, TINY_PNG);
    const media = [{ kind: 'photo' as const, path, mime: 'image/png' }];
    await world.outbox.post(CHAT, 'a', { text: 'Sesudah', media });
    await failed('a', 131053);
    await eventually(() => world.stub.sentTo(SITI).length === 2);
    const [picture, words] = world.stub.sentTo(SITI);
    expect(picture).toMatchObject({ type: 'image', text: 'Sesudah' });
    expect(words).toMatchObject({ type: 'text', text: 'Sesudah', files: [] });
    await failed('a', 131053);
    await eventually(async () => (await world.rowOf('a'))?.state === 'failed');
    expect(world.stub.sentTo(SITI)).toHaveLength(2);
  });

  it.each([131042, 190, 10])(
    '%d: the message waits for the operator, who is told by that code',
    async (code) => {
      await world.outbox.post(CHAT, 'a', { text: 'kabar' });
      await failed('a', code);
      await eventually(async () => (await world.rowOf('a'))?.state === 'waiting');
      await eventually(() => world.log.length === 1);
      await world.outbox.post(CHAT, 'b', { text: 'lagi' });
      await world.idle();
      const { err } = JSON.parse(world.log[0]!);
      expect(err).toMatchObject({ code: 'CHANNEL_UNAUTHORISED' });
      expect(world.log[0]).toContain(`${code}`);
      expect(world.log.join('')).not.toMatch(/62811|kabar/);
      expect(world.stub.sentTo(SITI)).toHaveLength(1);
    },
  );
});
