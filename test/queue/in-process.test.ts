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

  it('runs 16 jobs of one group of lanes at a time at most', async () => {
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
      await queue.add('handle-inbound', { inboundId: String(lane) }, { lane: `in:web:${lane}` });
    }
    await queue.idle();
    expect(most).toBe(16);
  });

  it('lets a channel that hangs keep no other from sending and nobody from being heard', async () => {
    const queue = inProcessQueue({ clock: systemClock, logger: silentLogger });
    let open = () => {};
    const hangs = new Promise<void>((resolve) => {
      open = resolve;
    });
    const done: string[] = [];
    queue.process({
      'handle-inbound': async ({ inboundId }) => void done.push(inboundId),
      'send-outbound': async ({ chat }) => {
        if (chat.startsWith('hung:')) await hangs;
        done.push(chat);
      },
      'ring-alarms': async () => void done.push('alarms'),
    });
    for (let chat = 0; chat < 40; chat++)
      await queue.add('send-outbound', { chat: `hung:${chat}` }, { lane: `out:hung:${chat}` });
    await queue.add('send-outbound', { chat: 'web:siti' }, { lane: 'out:web:siti' });
    await queue.add('handle-inbound', { inboundId: 'a' }, { lane: 'in:hung:siti' });
    await queue.add('ring-alarms', {}, { lane: 'alarms' });
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(done.sort()).toEqual(['a', 'alarms', 'web:siti']);
    open();
    await queue.idle();
    expect(done).toHaveLength(43);
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

  it('tries again after the pause though the clock was set back, and keeps a moment of the day', async () => {
    const passing = new ManualClock(start);
    let setBackMs = 0;
    const clock = {
      now: () => new Date(passing.now().getTime() - setBackMs),
      after: (delayMs: number, run: () => void) => passing.after(delayMs, run),
    };
    const queue = inProcessQueue({ clock, logger: silentLogger });
    const tried: string[] = [];
    const failOnce = async ({ inboundId }: { inboundId: string }) => {
      tried.push(inboundId);
      if (tried.length === 1) throw new Error('once');
    };
    queue.process({ 'handle-inbound': failOnce, 'send-outbound': none, 'ring-alarms': none });
    await queue.add('handle-inbound', { inboundId: 'x' }, { lane: 'one' });
    await queue.add('handle-inbound', { inboundId: 'at nine' }, { lane: 'two', delayMs: 30_000 });
    await queue.add('handle-inbound', { inboundId: 'soon' }, { lane: 'three', pauseMs: 30_000 });
    await queue.idle();
    setBackMs = 3_600_000;
    await passing.moveTo(new Date(start.getTime() + 60_000), () => queue.idle());
    expect(tried).toEqual(['x', 'x', 'soon']);
    await passing.moveTo(new Date(start.getTime() + setBackMs + 30_000), () => queue.idle());
    expect(tried).toEqual(['x', 'x', 'soon', 'at nine']);
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
            groupOf: (lane) => (lane < 'c' ? 'first' : 'second'),
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
