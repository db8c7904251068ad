import type { Channel, ChannelName } from '../channels/channel.js';
import type { Queue } from '../queue/queue.js';
import type { Clock } from '../shared/clock.js';
import type { Logger } from '../shared/logger.js';
import type { DailyCap } from './daily-cap.js';
import type { InboxModel } from './inbox-model.js';
import type { LastHeard } from './last-heard.js';
import type { Reports } from './note-report.js';
import type { Outage } from './outage.js';
import type { Remember } from './outbox.js';
import type { OutboxModel } from './outbox-model.js';
import type { Pacer } from './pacer.js';
import type { Refusals } from './refusals.js';

/** A channel and what keeps it from being written to too fast or too often. */
export interface Road {
  channel: Channel;
  outage: Outage;
  refusals: Refusals;
  pacer?: Pacer;
  cap?: DailyCap;
}

export interface SendDeps {
  model: OutboxModel;
  inbox: InboxModel;
  roads: ReadonlyMap<ChannelName, Road>;
  reports: Pick<Reports, 'settle'>;
  remember: Remember;
  queue: Queue;
  clock: Clock;
  logger: Logger;
}

/** What a look at a chat knows of it; `heard` is read once, when it is needed. */
export interface Look {
  chat: string;
  road: Road | undefined;
  heard: () => Promise<LastHeard | undefined>;
}
