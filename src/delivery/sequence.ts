import { decodeTime, encodeTime, monotonicFactory } from 'ulid';
import type { Clock } from '../shared/clock.js';

/** Letters of a ULID that are its time. */
const TIME_LETTERS = 10;

/** Gives out keys (ULIDs) each of which sorts after all before it, also where the clock stands still or is set back. */
export interface Sequence {
  next(): string;
  /** Continues behind a key of an earlier run. */
  continueAfter(last: string | undefined): void;
}

export function makeSequence(clock: Clock): Sequence {
  // Only order counts here, nothing is kept secret: the package's own source of chance costs 40 µs a key.
  const next = monotonicFactory(Math.random);
  let earliest = 0;
  return {
    next: () => next(Math.max(clock.now().getTime(), earliest)),
    continueAfter(last) {
      // Within one millisecond another run draws other random letters, so this one begins a millisecond later.
      if (last !== undefined) earliest = Math.max(earliest, decodeTime(last) + 1);
    },
  };
}

/** When a key was given out, to the millisecond. */
export function momentOf(key: string): Date {
  return new Date(decodeTime(key));
}

/** A place before all keys that are given out at that moment or later, after those given out before it. */
export function placeAt(moment: Date): string {
  return encodeTime(moment.getTime(), TIME_LETTERS);
}
