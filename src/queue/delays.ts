import type { Clock } from '../shared/clock.js';

export interface Delays {
  /** Calls `run` once the clock shows `delayMs` more, however long that is: it is meant for a moment of the day. */
  after(delayMs: number, run: () => void): void;
  /** Calls `run` after a pause, also when the clock is set back meanwhile; at most 24 days. */
  pause(pauseMs: number, run: () => void): void;
  cancelAll(): void;
}

/** Timers that can be called off together. */
export function makeDelays(clock: Clock): Delays {
  const cancels = new Set<() => void>();
  const pause = (pauseMs: number, run: () => void) => {
    const cancel = clock.after(pauseMs, () => {
      cancels.delete(cancel);
      run();
    });
    cancels.add(cancel);
  };
  // A clock may ring early: setTimeout cannot count further than 24.8 days, and somebody may have set it back.
  const wait = (dueAt: number, run: () => void) =>
    pause(dueAt - clock.now().getTime(), () => (clock.now().getTime() < dueAt ? wait(dueAt, run) : run()));
  return {
    after: (delayMs, run) => wait(clock.now().getTime() + delayMs, run),
    pause,
    cancelAll() {
      for (const cancel of cancels) cancel();
      cancels.clear();
    },
  };
}
