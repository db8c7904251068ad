import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Channel, Choice, Outbound, Pace, SendResult } from '../../src/channels/channel.js';
import { chatModel } from '../../src/conversation/turn/chat-model.js';
import { inboxModel } from '../../src/delivery/inbox-model.js';
import { outboxModel } from '../../src/delivery/outbox-model.js';
import { joinDelivery } from '../../src/join-delivery.js';
import { inProcessQueue } from '../../src/queue/in-process.js';
import { ManualClock } from '../../src/shared/clock.js';
import { makeLogger, silentLogger } from '../../src/shared/logger.js';
import { connectStore } from '../../src/store/connect.js';

/** What a channel demands of those who write to it. */
export interface Nature {
  pace?: Pace;
  window?: { openMs: number; hasTemplate?: boolean };
}

/** A channel that answers as it is told, one result after the other, and then lets everything through. */
export function makeMoodyChannel(nature: Nature = {}) {
  const sent: { chatId: string; text: string; deliveryId: string }[] = [];
  const tried: string[] = [];
  const results: SendResult[] = [];
  /** Templates that were sent, and what is answered to the next ones. */
  const announced: string[] = [];
  const announceResults: SendResult[] = [];
  const { openMs, hasTemplate } = nature.window ?? {};
  const announce = async (_chatId: string, { text }: Outbound, deliveryId: string) => {
    const result = announceResults.shift() ?? { ok: true as const, messageId: `t-${deliveryId}` };
    if (result.ok) announced.push(text);
    return result;
  };
  const channel: Channel = {
    name: 'web',
    ...(nature.pace ? { pace: nature.pace } : {}),
    ...(openMs === undefined ? {} : { replyWindow: { openMs, ...(hasTemplate ? { announce } : {}) } }),
    async start() {},
    async send(chatId, { text }, deliveryId) {
      tried.push(text);
      const result = results.shift() ?? { ok: true as const, messageId: `d-${deliveryId}` };
      if (result.ok) sent.push({ chatId, text, deliveryId });
      return result;
    },
    fetchMedia: async () => Readable.from([]),
    async stop() {},
  };
  return { channel, sent, tried, results, announced, announceResults };
}

/** Inbox, outbox and sender over the embedded store; `restart` begins anew over the same data. */
export async function openDelivery(
  dir?: string,
  clock = new ManualClock(new Date('2026-03-10T02:00:00Z')),
  nature: Nature = {},
) {
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
  const moody = makeMoodyChannel(nature);
  const handled: string[] = [];
  const warned: Record<string, unknown>[] = [];
  const delivery = joinDelivery<string>({
    models,
    channels: new Map([[moody.channel.name, moody.channel]]),
    queue: counted,
    clock,
    logger: makeLogger('warn', { write: (line) => warned.push(JSON.parse(line)) }),
    random: () => 0,
  });
  const { outbox, inbox } = delivery;
  return {
    ...{ dataDir, clock, models, outbox, inbox, queue, handled, warned, ...moody },
    report: delivery.reportOf('web'),
    stopPacing: delivery.stop,
    added: () => added,
    open() {
      queue.process({
        'handle-inbound': async ({ inboundId }) => {
          const row = await inbox.open(inboundId);
          if (!row) return;
          handled.push(row.inbound.text);
          await inbox.markHandled(inboundId);
        },
        'send-outbound': delivery.sendOutbound,
        'ring-alarms': async () => {},
      });
    },
    idle: () => queue.idle(),
    after: (ms: number) => clock.moveTo(new Date(clock.now().getTime() + ms), queue.idle),
    async offered(chat: string): Promise<Choice[] | undefined> {
      return (await models.chats.findById(chat).lean())?.offered;
    },
    /** Begins anew over the same data; the channel may have become another. */
    async restart(other: Nature = nature) {
      delivery.stop();
      await queue.stop();
      await store.close();
      return openDelivery(dataDir, clock, other);
    },
    async close() {
      delivery.stop();
      await queue.stop();
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export type Delivery = Awaited<ReturnType<typeof openDelivery>>;

export const saying = (text: string, more: Partial<Outbound> = {}): Outbound => ({ text, ...more });
