import type { Clock } from '../../shared/clock.js';
import type { PairingDesk } from '../pairing-desk.js';

/** Shorter than a stop may take; a handshake takes about one second. */
const LONGEST_HANDSHAKE_MS = 5_000;

/**
 * Resolves once it is known how an attempt to connect ended, after 5 seconds at the latest; at once where none is under
 * way. What people wrote while we were away comes before the connection counts as open, and its answers need not fail.
 */
export function awaitConnection(desk: Pick<PairingDesk, 'state' | 'watch'>, clock: Clock): Promise<void> {
  if (desk.state().kind !== 'connecting') return Promise.resolve();
  return new Promise((resolve) => {
    const cancel = clock.after(LONGEST_HANDSHAKE_MS, done);
    const unwatch = desk.watch(({ kind }) => {
      if (kind !== 'connecting') done();
    });
    function done(): void {
      cancel();
      unwatch();
      resolve();
    }
  });
}
