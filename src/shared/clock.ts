/** The only home of the wall clock: everything else is handed a `Clock`. */
export interface Clock {
  now(): Date;
  /** Calls `run` once, `delayMs` from now (0 or less: as soon as possible). Returns a function that cancels it. */
  after(delayMs: number, run: () => void): () => void;
}

/** setTimeout takes at most a signed 32-bit number of milliseconds (about 24.8 days). */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => new Date(),
  after(delayMs, run) {
    const timer = setTimeout(run, Math.min(Math.max(delayMs, 0), LONGEST_TIMEOUT_MS));
    return () => clearTimeout(timer);
  },
};

interface Timer {
  at: number;
  order: number;
  run: () => void;
}

/** A clock that stands still until it is moved; for tests and for the journey player. */
export class ManualClock implements Clock {
  #nowMs: number;
  #timers: Timer[] = [];
  #made = 0;

  constructor(start: Date) {
    this.#nowMs = start.getTime();
  }

  now(): Date {
    return new Date(this.#nowMs);
  }

  after(delayMs: number, run: () => void): () => void {
    const timer = { at: this.#nowMs + Math.max(delayMs, 0), order: this.#made++, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Moves to `target`; timers due on the way fire in order, each at its own moment, `settle` is awaited after each. */
  async moveTo(target: Date, settle: () => Promise<void> = async () => {}): Promise<void> {
    await settle();
    for (let timer = this.#next(target); timer; timer = this.#next(target)) {
      this.#timers = this.#timers.filter((other) => other !== timer);
      this.#nowMs = Math.max(this.#nowMs, timer.at);
      timer.run();
      await settle();
    }
    this.#nowMs = Math.max(this.#nowMs, target.getTime());
  }

  #next(target: Date): Timer | undefined {
    const due = this.#timers.filter((timer) => timer.at <= target.getTime());
    return due.sort((a, b) => a.at - b.at || a.order - b.order)[0];
  }
}
