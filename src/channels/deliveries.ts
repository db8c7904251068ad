import type { SendResult } from './channel.js';
import { rememberNewest } from './remember-newest.js';

/** One call of a message that may take several. */
export interface Call<Kind> {
  /** What to try when the network refuses this one for good; an empty list: go on without it. */
  instead?: Kind[];
  /** Not the message itself: nobody replies to it. */
  isAside?: true;
}

/** What one call came to; the id of the message that it made, where the network names one. */
export type CallResult = { ok: true; messageId: string | undefined } | Extract<SendResult, { ok: false }>;

export interface Deliveries<Kind> {
  /** Makes the calls of the delivery `key`, or those that are left of it. `write` is asked once a delivery. */
  send(key: string, write: () => Kind[]): Promise<SendResult>;
  /** What became known not to have arrived: when it is sent again, it goes out again and from the beginning. */
  forget(messageId: string): void;
}

/** How far a delivery has come. Kept in memory only: after a restart a half-sent message starts again. */
interface Progress<Kind> {
  ahead: Kind[];
  messageId?: string;
}

const DELIVERIES_REMEMBERED = 1_000;

/**
 * Sends messages of several calls, one after the other, so that a retry goes on where the last try stopped. A delivery
 * bears the id of its last call that is no aside; one of which nothing went out is refused.
 */
export function makeDeliveries<Kind extends Call<Kind>>(
  perform: (call: Kind, key: string) => Promise<CallResult>,
): Deliveries<Kind> {
  const deliveries = new Map<string, Progress<Kind>>();
  return {
    async send(key, write) {
      const progress = deliveries.get(key) ?? { ahead: write() };
      rememberNewest(deliveries, key, progress, DELIVERIES_REMEMBERED);
      let isFirst = true;
      for (let call = progress.ahead[0]; call; call = progress.ahead[0]) {
        const result = await perform(call, key);
        if (result.ok) {
          progress.ahead.shift();
          if (!call.isAside && result.messageId !== undefined) progress.messageId = result.messageId;
        } else if (result.problem === 'rejected' && call.instead) {
          progress.ahead.splice(0, 1, ...call.instead);
        } else {
          return isFirst ? result : afterOthers(result);
        }
        isFirst = false;
      }
      return progress.messageId === undefined
        ? { ok: false, problem: 'rejected' }
        : { ok: true, messageId: progress.messageId };
    },
    forget(messageId) {
      for (const [key, progress] of deliveries)
        if (progress.messageId === messageId && progress.ahead.length === 0) deliveries.delete(key);
    },
  };
}

/** A call before this one was answered: the network was reached. */
function afterOthers({ isOffline: _, ...refused }: Extract<SendResult, { ok: false }>): SendResult {
  return refused;
}
