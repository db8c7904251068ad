import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inProcessQueue } from '../../src/queue/in-process.js';
import { makeLanes } from '../../src/queue/lanes.js';
import { ManualClock, systemClock } from '../../src/shared/clock.js';
import { makeLogger, silentLogger } from '../../src/shared/logger.js';
import { queueContract } from '../contracts/queue.js';

const start = new Date('2026-03-02T01:00:00Z');
const none = async () => {};

describe('the queue within one process', () => {
  queueContract(async () => {
    const clock = new ManualClock(start);
    const queue = inProcessQueue({ clock, logger: silentLogger });
    return {
      queue,
      clock,
      pass: (delayMs) => clock.moveTo(new Date(clock.now().getTime() + delayMs), () => queue.idle()),
      close: () => queue.stop(),
    };
  });

  it('runs 16 jobs at a time at most', async () => {
    const queue = inProcessQueue({ clock: systemClock, logger: silentLogger });
    let running = 0;
    let most = 0;
    const work = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
    };
    queue.process({ 'handle-inbound': work, 'send-outbound': none, 'ring-alarms': none });
    for (let lane = 0; lane < 200; lane++) {
      await queue.add('handle-inbound', { inboundId: String(lane) }, { lane: String(lane) });
    }
    await queue.idle();
    expect(most).toBe(16);
  });

  it('pauses a minute at most', async () => {
    const clock = new ManualClock(start);
    const queue = inProcessQueue({ clock, logger: silentLogger });
    const triedAt: number[] = [];
    const fail = async () => {
      triedAt.push(clock.now().getTime());
      throw new Error('never');
    };
    queue.process({ 'handle-inbound': fail, 'send-outbound': none, 'ring-alarms': none });
    await queue.add('handle-inbound', { inboundId: 'x' }, { lane: 'one' });
    await clock.moveTo(new Date(start.getTime() + 600_000), () => queue.idle());
    const pauses = triedAt.slice(1).map((at, index) => (at - triedAt[index]!) / 1_000);
    expect(pauses.slice(0, 8)).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    await queue.stop();
  });

  it('waits longer than a timer can count', async () => {
    const delayMs = 40 * 24 * 60 * 60 * 1_000;
    const clock = new ManualClock(start);
    const shortSighted = {
      now: () => clock.now(),
      after: (ms: number, run: () => void) => clock.after(Math.min(ms, 2 ** 31 - 1), run),
    };
    const queue = inProcessQueue({ clock: shortSighted, logger: silentLogger });
    let ranAt: Date | undefined;
    const note = async () => {
      ranAt = clock.now();
    };
    queue.process({ 'handle-inbound': note, 'send-outbound': none, 'ring-alarms': none });
    await queue.add('handle-inbound', { inboundId: 'x' }, { lane: 'one', delayMs });
    await clock.moveTo(new Date(start.getTime() + 2 * delayMs), () => queue.idle());
    expect(ranAt).toEqual(new Date(start.getTime() + delayMs));
  });

  it('logs a failure without lane and payload, which may name a chat', async () => {
    const lines: string[] = [];
    const logger = makeLogger('info', { write: (line) => lines.push(line) });
    const queue = inProcessQueue({ clock: new ManualClock(start), logger });
    const fail = async () => {
      throw new Error('secret');
    };
    queue.process({ 'handle-inbound': none, 'send-outbound': fail, 'ring-alarms': none });
    await queue.add('send-outbound', { chat: 'telegram:4711' }, { lane: 'out:telegram:4711' });
    await queue.idle();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('send-outbound');
    expect(lines[0]).not.toMatch(/4711|secret/);
    await queue.stop();
  });
});

describe('lanes', () => {
  it('keep every lane in order and forget nothing, however jobs fail and lanes mix', async () => {
    const job = fc.record({ lane: fc.constantFrom('a', 'b', 'c', 'd'), failures: fc.nat(2) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(job, { maxLength: 40 }),
        fc.integer({ min: 1, max: 4 }),
        async (jobs, mostRunning) => {
          const done: number[] = [];
          const left = jobs.map(({ failures }) => failures);
          const again: (() => void)[] = [];
          const lanes = makeLanes<number>({
            mostRunning,
            run: async (index) => {
              await Promise.resolve();
              if (left[index]!-- > 0) return { isDone: false, resume: (retry) => again.push(retry) };
              done.push(index);
              return { isDone: true };
            },
          });
          lanes.open();
          for (const [index, { lane }] of jobs.entries()) lanes.push(lane, index);
          await lanes.idle();
          for (let retry = again.pop(); retry; retry = again.pop()) {
            retry();
            await lanes.idle();
          }
          expect([...done].sort((a, b) => a - b)).toEqual(jobs.map((_job, index) => index));
          for (const name of ['a', 'b', 'c', 'd']) {
            const order = done.filter((index) => jobs[index]!.lane === name);
            expect(order).toEqual([...order].sort((a, b) => a - b));
          }
        },
      ),
    );
  });
});
