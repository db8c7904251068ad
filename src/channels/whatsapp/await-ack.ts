import type { Clock } from '../../shared/clock.js';

/** What the server said of a message that was handed to it. */
export type Ack = { kind: 'taken' } | { kind: 'refused'; code: string } | { kind: 'silence' };

export interface Acks {
  /**
   * Resolves with the server's word on message `id`; with silence 20 s after `sent`, after 5 minutes without `sent` (a
   * large file on a slow line is uploaded first), or when the connection ends.
   */
  of(id: string): Promise<Ack>;
  /** The bytes of message `id` are in the socket: from now on the server has to answer. */
  sent(id: string): void;
  /** A node `<ack class="message">` of the server. */
  take(attrs: Record<string, string | undefined>): void;
  /** The connection ended: whatever is waited for may or may not have arrived. */
  giveUp(): void;
}

const LONGEST_WAIT_MS = 20_000;
const LONGEST_UPLOAD_MS = 5 * 60_000;

interface Waiting {
  cancel: () => void;
  settle(ack: Ack): void;
}

/** Baileys resolves a send when the bytes are in the socket; only this says that WhatsApp has the message. */
export function makeAcks(clock: Clock): Acks {
  const waiting = new Map<string, Waiting>();
  const silence = { kind: 'silence' } as const;
  return {
    of(id) {
      return new Promise((resolve) => {
        const one: Waiting = {
          cancel: clock.after(LONGEST_UPLOAD_MS, () => one.settle(silence)),
          settle(ack) {
            one.cancel();
            if (waiting.get(id) === one) waiting.delete(id);
            resolve(ack);
          },
        };
        waiting.set(id, one);
      });
    },
    sent(id) {
      const one = waiting.get(id);
      if (!one) return;
      one.cancel();
      one.cancel = clock.after(LONGEST_WAIT_MS, () => one.settle(silence));
    },
    take({ id, error }) {
      if (id === undefined) return;
      waiting.get(id)?.settle(error === undefined ? { kind: 'taken' } : { kind: 'refused', code: error });
    },
    giveUp() {
      for (const one of [...waiting.values()]) one.settle(silence);
    },
  };
}
