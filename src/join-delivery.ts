import { type Channel, type ChannelName, type DeliveryReport, parseChatKey } from './channels/channel.js';
import { makeRememberOffered } from './conversation/turn/remember-offered.js';
import { makeDailyCap } from './delivery/daily-cap.js';
import { makeInbox } from './delivery/inbox.js';
import { makeReports } from './delivery/note-report.js';
import { makeOutage } from './delivery/outage.js';
import { makeOutbox } from './delivery/outbox.js';
import { makePacer } from './delivery/pacer.js';
import { makeRefusals } from './delivery/refusals.js';
import type { Road } from './delivery/road.js';
import { makeSendOutbound } from './delivery/send-outbound.js';
import type { Models } from './join-models.js';
import type { Queue } from './queue/queue.js';
import type { Clock } from './shared/clock.js';
import type { Logger } from './shared/logger.js';

interface Parts {
  models: Pick<Models, 'chats' | 'inbox' | 'outbox'>;
  channels: ReadonlyMap<ChannelName, Channel>;
  queue: Queue;
  clock: Clock;
  logger: Logger;
  /** From 0 to below 1; for what is not to be regular. */
  random?: () => number;
}

/** Joins inbox and outbox with the channels, each at its own pace and with its own cap and window. */
export function joinDelivery<Decision>(parts: Parts) {
  const { models, channels, queue, clock, logger, random = Math.random } = parts;
  const roads = new Map([...channels].map(([name, channel]) => [name, roadTo(channel)]));
  const remember = makeRememberOffered(models.chats);
  const outbox = makeOutbox({ model: models.outbox, remember, queue, clock });
  const refusals = new Map([...roads].map(([name, road]) => [name, road.refusals]));
  const reports = makeReports({ model: models.outbox, inbox: models.inbox, refusals, queue, clock, logger });

  function roadTo(channel: Channel): Road {
    const { name, pace } = channel;
    const call = (chat: string) => void queue.add('send-outbound', { chat }, { lane: `out:${chat}` });
    const outage = makeOutage({ channel, clock, logger, call });
    const refusals = makeRefusals({ channel: name, clock, logger });
    if (!pace) return { channel, outage, refusals };
    const most = pace.unaskedPerDay;
    return {
      channel,
      outage,
      refusals,
      pacer: makePacer({ pace, clock, random, call }),
      ...(most === undefined
        ? {}
        : { cap: makeDailyCap({ model: models.outbox, channel: name, most, clock, logger }) }),
    };
  }

  /** Only where something may wait for the person: elsewhere a message that comes in costs nothing more. */
  async function onHeard(chat: string): Promise<void> {
    const road = roads.get(parseChatKey(chat).channel);
    if (road?.channel.replyWindow || road?.cap) await outbox.release(chat);
  }

  return {
    outbox,
    inbox: makeInbox<Decision>({ model: models.inbox, onHeard, queue, clock }),
    sendOutbound: makeSendOutbound({
      ...{ model: models.outbox, inbox: models.inbox, roads, reports, remember, queue, clock, logger },
    }),
    /** Takes what a channel tells of the messages it sent. */
    reportOf: (channel: ChannelName) => (report: DeliveryReport) => reports.note(channel, report),
    /** Nothing goes out any more; what waits is kept for the next start. */
    stop: () => {
      for (const { pacer, outage } of roads.values()) {
        outage.stop();
        pacer?.stop();
      }
    },
  };
}
