import type { Clock } from '../shared/clock.js';

export interface Delays {
  /** Calls `run` once `delayMs` have passed, however long that is. */
  after(delayMs: number, run: () => void): void;
  cancelAll(): void;
}

/** Timers that can be called off together. */
export function makeDelays(clock: Clock): Delays {
  const cancels = new Set<() => void>();
  const wait = (dueAt: number, run: () => void) => {
    const cancel = clock.after(dueAt - clock.now().getTime(), () => {
      cancels.delete(cancel);
      // A clock may ring early: setTimeout cannot count further than 24.8 days.
      if (clock.now().getTime() < dueAt) wait(dueAt, run);
      else run();
    });
    cancels.add(cancel);
  };
  return {
    after: (delayMs, run) => wait(clock.now().getTime() + delayMs, run),
    cancelAll() {
      for (const cancel of cancels) cancel();
      cancels.clear();
    },
  };
}
