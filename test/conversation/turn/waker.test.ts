import { describe, expect, it } from '@jest/globals';
import { makeWaker } from '../../../src/conversation/turn/waker.js';
import type { Queue } from '../../../src/queue/queue.js';
import { type Clock, ManualClock } from '../../../src/shared/clock.js';

const START = new Date('2026-03-10T02:00:00Z');
const at = (minutes: number) => new Date(START.getTime() + minutes * 60_000);

/** A queue that notes when it was asked to ring. */
function listen(clock: Clock) {
  const rings: number[] = [];
  const queue = {
    async add() {
      rings.push((clock.now().getTime() - START.getTime()) / 60_000);
    },
  } as unknown as Queue;
  return { rings, queue };
}

describe('the waker', () => {
  it('rings at the earliest moment it was told of, once', async () => {
    const clock = new ManualClock(START);
    const { rings, queue } = listen(clock);
    const waker = makeWaker({ clock, queue });
    waker.wakeBy(at(30));
    waker.wakeBy(at(10));
    waker.wakeBy(at(20));
    waker.wakeBy(undefined);
    await clock.moveTo(at(120));
    expect(rings).toEqual([10]);
    waker.wakeBy(at(130));
    await clock.moveTo(at(200));
    expect(rings).toEqual([10, 130]);
  });

  it('rings at once for what is past', async () => {
    const clock = new ManualClock(START);
    const { rings, queue } = listen(clock);
    makeWaker({ clock, queue }).wakeBy(at(-500));
    await clock.moveTo(at(0));
    expect(rings).toEqual([0]);
  });

  it('looks again after its longest sleep, so that a clock set forward is noticed', async () => {
    // setTimeout goes by time passed: a clock that jumps an hour ahead does not make it ring earlier.
    const passing = new ManualClock(START);
    let jumpMs = 0;
    const clock: Clock = {
      now: () => new Date(passing.now().getTime() + jumpMs),
      after: (delayMs, run) => passing.after(delayMs, run),
    };
    const { rings, queue } = listen(clock);
    const waker = makeWaker({ clock, queue, longestSleepMs: 5 * 60_000 });
    waker.wakeBy(at(0));
    waker.wakeBy(at(90));
    await passing.moveTo(at(2));
    jumpMs = 60 * 60_000;
    await passing.moveTo(at(31));
    expect(rings.filter((minute) => minute <= 90).at(-1)).toBe(90);
    expect(Math.max(...rings.map((minute, index) => minute - (rings[index - 1] ?? 0)))).toBeLessThanOrEqual(
      65,
    );
  });

  it('does not ring early for good when the clock is set back', async () => {
    const passing = new ManualClock(START);
    let jumpMs = 0;
    const clock: Clock = {
      now: () => new Date(passing.now().getTime() + jumpMs),
      after: (delayMs, run) => passing.after(delayMs, run),
    };
    const { rings, queue } = listen(clock);
    const waker = makeWaker({ clock, queue, longestSleepMs: 5 * 60_000 });
    waker.wakeBy(at(10));
    jumpMs = -30 * 60_000;
    await passing.moveTo(at(10));
    expect(rings).toEqual([-20]);
    waker.wakeBy(at(10));
    await passing.moveTo(at(40));
    expect(rings.at(-1)).toBe(10);
  });

  it('rings no more when it is stopped', async () => {
    const clock = new ManualClock(START);
    const { rings, queue } = listen(clock);
    const waker = makeWaker({ clock, queue, longestSleepMs: 60_000 });
    waker.wakeBy(at(10));
    waker.stop();
    waker.wakeBy(at(5));
    await clock.moveTo(at(100));
    expect(rings).toEqual([]);
  });
});
