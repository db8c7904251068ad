import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Handlers, Queue } from '../../src/queue/queue.js';
import type { Clock } from '../../src/shared/clock.js';

/** A queue under test and the time it lives in. */
export interface QueueDriver {
  queue: Queue;
  clock: Clock;
  /** Lets this much time pass for the queue and waits until it is idle again. */
  pass(delayMs: number): Promise<void>;
  close(): Promise<void>;
}

/** A door that stays shut until it is opened. */
function door() {
  let open!: () => void;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}

const refuse = async () => {
  throw new Error('not in this test');
};

/** What every queue must do. */
export function queueContract(make: () => Promise<QueueDriver>): void {
  let driver: QueueDriver;
  let queue: Queue;
  /** Inbound ids in the order their jobs ended. */
  let done: string[];

  beforeEach(async () => {
    driver = await make();
    ({ queue } = driver);
    done = [];
  });
  afterEach(() => driver.close());

  const work = (run: (id: string) => Promise<void>) => {
    const handlers: Handlers = {
      'handle-inbound': async ({ inboundId }) => {
        await run(inboundId);
        done.push(inboundId);
      },
      'send-outbound': refuse,
      'ring-alarms': refuse,
    };
    queue.process(handlers);
  };
  const add = (inboundId: string, lane: string, delayMs?: number) =>
    queue.add('handle-inbound', { inboundId }, { lane, delayMs });

  it('runs what was added before and after it began to work', async () => {
    await add('a', 'one');
    work(async () => {});
    await add('b', 'two');
    await queue.idle();
    expect(done.sort()).toEqual(['a', 'b']);
  });

  it('keeps the order of a lane, whatever each job takes', async () => {
    work(async (id) => {
      for (let turn = 0; turn < (Number(id) % 5) * 3; turn++) await Promise.resolve();
    });
    const ids = Array.from({ length: 100 }, (_, number) => String(number));
    for (const id of ids) await add(id, 'one');
    await queue.idle();
    expect(done).toEqual(ids);
  });

  it('runs one job of a lane at a time and lanes side by side', async () => {
    let running = 0;
    const both = door();
    const perLane = new Map<string, number>();
    let most = 0;
    work(async (id) => {
      const lane = id[0]!;
      perLane.set(lane, (perLane.get(lane) ?? 0) + 1);
      most = Math.max(most, ...perLane.values());
      running += 1;
      // Neither lane gets on before the other has begun.
      if (running === 2) both.open();
      await both.passed;
      perLane.set(lane, perLane.get(lane)! - 1);
    });
    for (const id of ['a1', 'a2', 'a3', 'b1', 'b2']) await add(id, id[0]!);
    await queue.idle();
    expect(most).toBe(1);
    expect(done.filter((id) => id.startsWith('a'))).toEqual(['a1', 'a2', 'a3']);
    expect(done.filter((id) => id.startsWith('b'))).toEqual(['b1', 'b2']);
  });

  it('holds a delayed job back until its time, and idle does not wait for it', async () => {
    work(async () => {});
    await add('later', 'one', 5_000);
    await add('now', 'one');
    await queue.idle();
    expect(done).toEqual(['now']);
    await driver.pass(4_999);
    expect(done).toEqual(['now']);
    await driver.pass(1);
    expect(done).toEqual(['now', 'later']);
  });

  it('tries a failed job again with growing pauses, before the rest of its lane, while other lanes go on', async () => {
    const tries: number[] = [];
    const startAt = driver.clock.now().getTime();
    work(async (id) => {
      if (id !== 'bad') return;
      tries.push((driver.clock.now().getTime() - startAt) / 1_000);
      if (tries.length < 5) throw new Error('not yet');
    });
    await add('bad', 'one');
    await add('next', 'one');
    await add('other', 'two');
    await queue.idle();
    expect(done).toEqual(['other']);
    await driver.pass(60_000);
    expect(tries).toEqual([0, 1, 3, 7, 15]);
    expect(done).toEqual(['other', 'bad', 'next']);
  });

  it('takes up jobs that running jobs add', async () => {
    work(async (id) => {
      if (id.length < 5) await add(`${id}x`, 'one');
    });
    await add('x', 'one');
    await queue.idle();
    expect(done).toEqual(['x', 'xx', 'xxx', 'xxxx', 'xxxxx']);
  });

  it('waits for running jobs when it stops and begins no other', async () => {
    const shut = door();
    const begun = door();
    work(async () => {
      begun.open();
      await shut.passed;
    });
    await add('first', 'one');
    await add('second', 'one');
    await add('delayed', 'two', 10);
    await begun.passed;
    const stopping = queue.stop();
    shut.open();
    await stopping;
    expect(done).toEqual(['first']);
    await driver.pass(1_000);
    expect(done).toEqual(['first']);
  });

  it('is idle when there is nothing to do', async () => {
    work(async () => {});
    await queue.idle();
    expect(done).toEqual([]);
  });
}
