import type { Queue } from '../queue/queue.js';
import type { Clock } from '../shared/clock.js';

/** Looks at a chat again later: one delayed job a chat and reason, however many messages are posted meanwhile. */
export interface Recalls {
  /** Forgets what is over; called when the chat is looked at, `isRecall` by a job of `tryAgain`. */
  begin(chat: string, isRecall: boolean): void;
  /** After a pause that holds back the whole chat. */
  tryAgain(chat: string, pauseMs: number): Promise<void>;
  /** At the moment until which a message is held back. */
  release(chat: string, at: Date): Promise<void>;
}

export function makeRecalls({ queue, clock }: { queue: Queue; clock: Clock }): Recalls {
  const triedAgainAt = new Map<string, number>();
  const releasedAt = new Map<string, number>();
  const lane = (chat: string) => `out:${chat}`;
  return {
    begin(chat, isRecall) {
      // By a clock that was set back it may seem to be still to come.
      if (isRecall) triedAgainAt.delete(chat);
      const now = clock.now().getTime();
      for (const moments of [triedAgainAt, releasedAt]) {
        if ((moments.get(chat) ?? 0) <= now) moments.delete(chat);
      }
    },
    async tryAgain(chat, pauseMs) {
      const at = clock.now().getTime() + pauseMs;
      if ((triedAgainAt.get(chat) ?? 0) >= at) return;
      triedAgainAt.set(chat, at);
      await queue.add('send-outbound', { chat, isRecall: true }, { lane: lane(chat), pauseMs });
    },
    async release(chat, at) {
      const now = clock.now().getTime();
      const known = releasedAt.get(chat) ?? 0;
      if (known > now && known <= at.getTime()) return;
      releasedAt.set(chat, at.getTime());
      await queue.add('send-outbound', { chat }, { lane: lane(chat), delayMs: at.getTime() - now });
    },
  };
}
