import type { Channel, Outbound } from './channels/channel.js';
import type { PairingDesk } from './channels/pairing-desk.js';
import type { Config } from './config.js';
import type { Clock } from './shared/clock.js';
import type { Logger } from './shared/logger.js';
import type { Say } from './shared/texts.js';
import type { Store } from './store/store.js';
import type { RegisterRoutes } from './web/server.js';

/** What the bot said last in a chat, by its key, oldest first. */
export type ReadHistory = (
  chat: string,
  limit: number,
) => Promise<{ outbound: Outbound; messageId: string; sentAt: Date }[]>;

/** What a channel is made of. */
export interface DoorParts {
  config: Config;
  clock: Clock;
  logger: Logger;
  say: Say;
  history: ReadHistory;
}

/** A channel that is set, and what it needs of the web server. */
export interface OpenedChannel {
  channel: Channel;
  /** Webhooks and the like. */
  routes?: RegisterRoutes;
  /** A number that an operator has to pair. */
  pairing?: PairingDesk;
}

/** Told when two chats of a channel, by their keys, turn out to be one to the person. May be told again. */
export type TieTwins = (chat: string, other: string) => Promise<void>;

/** Makes a channel over the open store, and loads its code only then. */
export type MakeChannel = (connection: Store['connection'], tieTwins: TieTwins) => Promise<OpenedChannel>;

/**
 * What makes a channel when the settings ask for it, else undefined. Known before anything is opened: the demo, in which
 * anyone may play anyone, is over as soon as one is set.
 */
export type OpenChannel = (parts: DoorParts) => MakeChannel | undefined;
