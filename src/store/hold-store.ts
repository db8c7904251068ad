import type { Clock } from '../shared/clock.js';
import { CodedError } from '../shared/errors.js';
import { describeError, type Logger } from '../shared/logger.js';
import { makeLeases } from './lease.js';
import { leaseModel } from './lease-model.js';
import type { Store } from './store.js';

/** A program that was killed is followed after this time. */
const TERM_MS = 30_000;
/** How soon one that stands by looks again. */
const LOOK_MS = 1_000;

interface Parts {
  clock: Clock;
  logger: Logger;
  /** Another program took the store while this one was paused: this one must end at once and write nothing more. */
  onLost: () => void;
}

/**
 * Resolves when this program is the only one that works on the store, with what gives it back; while another does, it says
 * STORE_TAKEN once and stands by. A store that does not answer for a while is kept, whoever finds it back first has it. The
 * embedded engine needs none of this: the lock of DATA_DIR has refused a second program. Errors of the first look pass through.
 */
export async function holdStore(
  store: Store,
  { clock, logger, onLost }: Parts,
): Promise<() => Promise<void>> {
  if (store.kind === 'embedded') return async () => {};
  const model = leaseModel(store.connection);
  await model.init();
  const leases = makeLeases({ model, clock, termMs: TERM_MS, outlivesSilence: true });
  let lease = await leases.take('store', onLost);
  if (!lease) logger.warn({ err: new CodedError('STORE_TAKEN') });
  let isAway = false;
  while (!lease) {
    await new Promise<void>((resolve) => clock.after(LOOK_MS, resolve));
    try {
      lease = await leases.take('store', onLost);
      isAway = false;
    } catch (error) {
      if (!isAway)
        logger.error({ err: new CodedError('STORE_UNREACHABLE', { cause: describeError(error) }) });
      isAway = true;
    }
  }
  const { release } = lease;
  // A store that cannot be told finds out when the term is over.
  return () => release().catch(() => {});
}
