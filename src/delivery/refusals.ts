import type { ChannelName } from '../channels/channel.js';
import type { Clock } from '../shared/clock.js';
import { CodedError } from '../shared/errors.js';
import type { Logger } from '../shared/logger.js';
import { DAY_MS } from './daily-cap.js';

/**
 * How a channel is written to: in free words, or by the template that stands for them. Meta bills templates only, so that
 * an unpaid bill must not keep answers from people.
 */
export type Way = 'words' | 'template';

/** The operator has to act first; looked at again this often, in milliseconds. */
export const UNAUTHORISED_PAUSE_MS = 60_000;

/** What the network of a channel does not let us do until the operator acts; kept in memory, a start tries anew. */
export interface Refusals {
  /** Nothing is tried that way for a minute. */
  note(way: Way): void;
  /** The same, told by the channel later; the operator hears of each of its codes, once a day while it lasts. */
  noteLate(way: Way, code: string | undefined): void;
  /** Milliseconds until it may be tried that way; 0 when that is now. */
  leftMs(way: Way): number;
}

interface Deps {
  channel: ChannelName;
  clock: Clock;
  logger: Logger;
}

export function makeRefusals({ channel, clock, logger }: Deps): Refusals {
  const refusedAtMs = new Map<Way, number>();
  const toldAtMs = new Map<string | undefined, number>();
  const nowMs = () => clock.now().getTime();
  const note = (way: Way) => void refusedAtMs.set(way, nowMs());
  return {
    note,
    noteLate(way, code) {
      note(way);
      const told = toldAtMs.get(code);
      // Also by a clock that was set back.
      if (told !== undefined && Math.abs(nowMs() - told) < DAY_MS) return;
      toldAtMs.set(code, nowMs());
      logger.error({ err: new CodedError('CHANNEL_UNAUTHORISED', { channel, cause: code }) });
    },
    leftMs(way) {
      const leftMs = (refusedAtMs.get(way) ?? Number.NEGATIVE_INFINITY) + UNAUTHORISED_PAUSE_MS - nowMs();
      // Longer than the pause: the clock was set back.
      return leftMs > UNAUTHORISED_PAUSE_MS ? 0 : Math.max(leftMs, 0);
    },
  };
}
