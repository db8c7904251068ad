import type { Queue } from '../../queue/queue.js';
import type { Clock } from '../../shared/clock.js';

export interface Waker {
  /** Something is due by itself at that moment. */
  wakeBy(at: Date | undefined): void;
  stop(): void;
}

interface Deps {
  clock: Clock;
  queue: Queue;
  /** However far the next moment is, it is looked for again after this long; without it only when due. */
  longestSleepMs?: number;
}

/** One timer for the earliest moment at which something is due; it queues `ring-alarms`. */
export function makeWaker({ clock, queue, longestSleepMs = Number.POSITIVE_INFINITY }: Deps): Waker {
  let wakeAt = Number.POSITIVE_INFINITY;
  let cancel = () => {};

  function sleepUntil(at: number): void {
    if (at >= wakeAt) return;
    cancel();
    wakeAt = at;
    cancel = clock.after(at - clock.now().getTime(), ring);
  }

  function ring(): void {
    wakeAt = Number.POSITIVE_INFINITY;
    void queue.add('ring-alarms', {}, { lane: 'alarms' });
    sleepUntil(clock.now().getTime() + longestSleepMs);
  }

  return {
    wakeBy: (at) => {
      if (at) sleepUntil(at.getTime());
    },
    stop: () => {
      wakeAt = Number.NEGATIVE_INFINITY;
      cancel();
    },
  };
}
