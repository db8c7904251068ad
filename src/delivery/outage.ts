import type { Channel } from '../channels/channel.js';
import type { Clock } from '../shared/clock.js';
import type { Logger } from '../shared/logger.js';

/** How often a channel that is down is asked whether it is back, in milliseconds. */
const LOOK_MS = 5_000;

/** Holds the chats of a channel back while nothing can be sent on it (`Channel.isReady`); nothing is tried meanwhile. */
export interface Outage {
  /** True: the chat is called once the channel is back. */
  holds(chat: string): boolean;
  /** Calls nobody any more. */
  stop(): void;
}

interface Deps {
  channel: Pick<Channel, 'name' | 'isReady'>;
  clock: Clock;
  logger: Logger;
  /** Told for every chat that was held when the channel is back, in the order they came. */
  call: (chat: string) => void;
}

/** One look for all chats of the channel, and one line in the log for each outage. */
export function makeOutage({ channel, clock, logger, call }: Deps): Outage {
  const isReady = () => channel.isReady?.() ?? true;
  const held = new Set<string>();
  let isStopped = false;
  let cancelTimer = () => {};

  function look(): void {
    if (isStopped) return;
    if (!isReady()) {
      cancelTimer = clock.after(LOOK_MS, look);
      return;
    }
    const chats = [...held];
    held.clear();
    logger.info({ channel: channel.name, chats: chats.length }, 'channel is back, sending goes on');
    for (const chat of chats) call(chat);
  }

  return {
    holds(chat) {
      if (isReady()) return false;
      if (held.size === 0 && !isStopped) {
        logger.warn({ code: 'CHANNEL_DOWN', channel: channel.name }, 'nothing is sent until it is back');
        cancelTimer = clock.after(LOOK_MS, look);
      }
      held.add(chat);
      return true;
    },
    stop() {
      isStopped = true;
      cancelTimer();
      held.clear();
    },
  };
}
