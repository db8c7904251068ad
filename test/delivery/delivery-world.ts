import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Channel, Choice, Outbound, SendResult } from '../../src/channels/channel.js';
import { chatModel } from '../../src/conversation/chat-model.js';
import { makeRememberOffered } from '../../src/conversation/remember-offered.js';
import { makeInbox } from '../../src/delivery/inbox.js';
import { inboxModel } from '../../src/delivery/inbox-model.js';
import { makeOutbox } from '../../src/delivery/outbox.js';
import { outboxModel } from '../../src/delivery/outbox-model.js';
import { makeSendOutbound } from '../../src/delivery/send-outbound.js';
import { inProcessQueue } from '../../src/queue/in-process.js';
import { ManualClock } from '../../src/shared/clock.js';
import { silentLogger } from '../../src/shared/logger.js';
import { connectStore } from '../../src/store/connect.js';

/** A channel that answers as it is told, one result after the other, and then lets everything through. */
export function makeMoodyChannel() {
  const sent: { chatId: string; text: string; deliveryId: string }[] = [];
  const tried: string[] = [];
  const results: SendResult[] = [];
  const channel: Channel = {
    name: 'web',
    async start() {},
    async send(chatId, { text }, deliveryId) {
      tried.push(text);
      const result = results.shift() ?? { ok: true as const, messageId: `d-${deliveryId}` };
      if (result.ok) sent.push({ chatId, text, deliveryId });
      return result;
    },
    fetchMedia: async () => new Uint8Array(),
    async stop() {},
  };
  return { channel, sent, tried, results };
}

/** Inbox, outbox and sender over the embedded store; `restart` begins anew over the same data. */
export async function openDelivery(dir?: string, clock = new ManualClock(new Date('2026-03-10T02:00:00Z'))) {
  const dataDir = dir ?? (await mkdtemp(join(tmpdir(), 'tanggap-delivery-')));
  const store = await connectStore({ dataDir, logger: silentLogger });
  const models = {
    inbox: inboxModel(store.connection),
    outbox: outboxModel(store.connection),
    chats: chatModel(store.connection),
  };
  await Promise.all(Object.values(models).map((model) => model.init()));
  let added = 0;
  const queue = inProcessQueue({ clock, logger: silentLogger });
  const counted = {
    ...queue,
    add: (...given: Parameters<typeof queue.add>) => {
      added += 1;
      return queue.add(...given);
    },
  };
  const moody = makeMoodyChannel();
  const handled: string[] = [];
  const outbox = makeOutbox({
    model: models.outbox,
    remember: makeRememberOffered(models.chats),
    queue: counted,
    clock,
  });
  const inbox = makeInbox<string>({ model: models.inbox, queue: counted, clock });
  const sendOutbound = makeSendOutbound({
    ...{ model: models.outbox, channels: new Map([['web' as const, moody.channel]]), queue: counted, clock },
    logger: silentLogger,
  });
  return {
    ...{ dataDir, clock, models, outbox, inbox, queue, handled, ...moody },
    added: () => added,
    open() {
      queue.process({
        'handle-inbound': async ({ inboundId }) => {
          const row = await inbox.open(inboundId);
          if (!row) return;
          handled.push(row.inbound.text);
          await inbox.markHandled(inboundId);
        },
        'send-outbound': sendOutbound,
        'ring-alarms': async () => {},
      });
    },
    idle: () => queue.idle(),
    after: (ms: number) => clock.moveTo(new Date(clock.now().getTime() + ms), queue.idle),
    async offered(chat: string): Promise<Choice[] | undefined> {
      return (await models.chats.findById(chat).lean())?.offered;
    },
    async restart() {
      await queue.stop();
      await store.close();
      return openDelivery(dataDir, clock);
    },
    async close() {
      await queue.stop();
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export type Delivery = Awaited<ReturnType<typeof openDelivery>>;
export const saying = (text: string, more: Partial<Outbound> = {}): Outbound => ({ text, ...more });
