import type { Outbox } from './delivery/outbox.js';
import type { Clock } from './shared/clock.js';
import type { TicketModel } from './tickets/ticket-model.js';
import type { Readiness } from './web/health.js';

/** A message that waits longer than this says that a channel is in trouble (J12), in milliseconds. */
const STUCK_MS = 10 * 60_000;

interface Parts {
  tickets: TicketModel;
  outbox: Outbox;
  clock: Clock;
}

/** Makes the check behind `/ready`: the store answers, and no message has waited for ten minutes. */
export function makeCheckReady({ tickets, outbox, clock }: Parts): () => Promise<Readiness> {
  return async () => {
    const store = await tickets.findOne({}, { _id: 1 }).then(
      () => ({ ok: true }),
      () => ({ ok: false, code: 'STORE_UNREACHABLE' }),
    );
    const stuckAt = new Date(clock.now().getTime() - STUCK_MS);
    const isStuck = await outbox.isStuckSince(stuckAt);
    return { store, outbox: isStuck ? { ok: false, code: 'CHANNEL_UNREACHABLE' } : { ok: true } };
  };
}
