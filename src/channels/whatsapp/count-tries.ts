import type { Clock } from '../../shared/clock.js';

/** Rounds of QR codes or codes that nobody used (each a few minutes) before we wait for the operator to ask again. */
const MOST_ROUNDS = 3;
/** A connection that held this long ends a row of failures. */
const STEADY_MS = 20_000;

export interface Tries {
  /** Failures in a row. */
  failures(): number;
  /** Counts a failure; the pause before the next try, in milliseconds. */
  fail(): number;
  opened(): void;
  ended(): void;
  /** Counts whether WhatsApp asked to connect anew; true once in a row: then it may be at once. */
  mayRestart(isAsked: boolean): boolean;
  /** Counts a round of codes that nobody used. */
  noteRound(): void;
  /** Enough codes were shown to nobody. */
  isInVain(): boolean;
  /** The operator asks: everything begins anew. */
  reset(): void;
}

/** Keeps count of tries to connect, so that pauses grow; `pause` is that before try 1, 2, ... of a row. */
export function countTries({ clock, pause }: { clock: Clock; pause: (failures: number) => number }): Tries {
  let failures = 0;
  let rounds = 0;
  let restarts = 0;
  let cancelSteady: () => void = () => {};
  return {
    failures: () => failures,
    fail() {
      failures += 1;
      return pause(failures);
    },
    opened() {
      rounds = 0;
      // By a timer: the time of day may be set back meanwhile.
      cancelSteady = clock.after(STEADY_MS, () => {
        failures = restarts = 0;
      });
    },
    ended: () => cancelSteady(),
    mayRestart(isAsked) {
      restarts = isAsked ? restarts + 1 : 0;
      return restarts === 1;
    },
    noteRound() {
      rounds += 1;
    },
    isInVain: () => rounds >= MOST_ROUNDS,
    reset() {
      failures = rounds = restarts = 0;
    },
  };
}
