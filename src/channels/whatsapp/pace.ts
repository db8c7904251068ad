import type { Pace } from '../channel.js';

export interface PaceSettings {
  /** Most messages a minute to all chats together. */
  perMinute: number;
  /** Most chats in 24 hours that are written to unasked. */
  dailyCap: number;
}

/** Gaps like those of somebody who types: a number that answers like a machine is soon taken for one. */
const CHAT_GAP_MS = 1_200;
const JITTER = 0.8;
const BURST = 4;
/** How fast a paired number writes. */
export function paceOf({ perMinute, dailyCap }: PaceSettings): Pace {
  const isFast = perMinute >= 300; // an endpoint for tests, or a number that is known to bear it
  return {
    perSecond: perMinute / 60,
    burst: isFast ? perMinute : BURST,
    chatGapMs: isFast ? 0 : CHAT_GAP_MS,
    jitter: JITTER,
    unaskedPerDay: dailyCap,
  };
}
