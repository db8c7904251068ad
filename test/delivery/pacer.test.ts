import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Pace } from '../../src/channels/channel.js';
import { makePacer, type Turn } from '../../src/delivery/pacer.js';
import { rankOf, type Urgency } from '../../src/delivery/urgency.js';
import { type Clock, ManualClock } from '../../src/shared/clock.js';

const START = new Date('2026-03-10T02:00:00Z');
const URGENCIES: Urgency[] = ['danger', 'reply', 'notice', 'broadcast'];

interface Post {
  chat: string;
  urgency: Urgency;
  atMs: number;
}

/** A clock whose timers count true time, while the time it tells may be set to anything. */
function makeSettableClock(truth: ManualClock) {
  let aheadMs = 0;
  const clock: Clock = {
    now: () => new Date(truth.now().getTime() + aheadMs),
    after: (delayMs, run) => truth.after(delayMs, run),
  };
  const jump = (ms: number) => {
    aheadMs += ms;
  };
  return { clock, jump };
}

/** Chats that send what they have, one message after the other, as the pacer lets them. */
function makeCrowd(pace: Pace, { random = () => 0 }: { random?: () => number } = {}) {
  const truth = new ManualClock(START);
  const { clock, jump } = makeSettableClock(truth);
  const rows = new Map<string, (Turn & { id: string; dueMs: number })[]>();
  const sent: { id: string; chat: string; urgency: Urgency; seq: string; atMs: number }[] = [];
  const asking: Promise<void>[] = [];
  const elapsedMs = () => truth.now().getTime() - START.getTime();
  const pacer = makePacer({ pace, clock, random, call: (chat) => void asking.push(ask(chat)) });
  let posted = 0;

  async function ask(chat: string): Promise<void> {
    for (;;) {
      const [row] = rows.get(chat) ?? [];
      if (!row) return pacer.leave(chat);
      const best = rows.get(chat)!.map(({ urgency }) => urgency);
      const urgency = best.reduce((one, other) => (rankOf(one) <= rankOf(other) ? one : other));
      if (!(await pacer.mayGo(chat, { urgency, seq: row.seq }))) return;
      rows.get(chat)!.shift();
      sent.push({ ...row, chat, atMs: elapsedMs() });
      pacer.noteSent(chat);
    }
  }

  const settle = async () => {
    while (asking.length > 0) await asking.shift();
  };
  return {
    ...{ pacer, sent, jump, truth },
    async post(chat: string, urgency: Urgency) {
      posted += 1;
      const seq = String(posted).padStart(6, '0');
      rows.set(chat, [...(rows.get(chat) ?? []), { id: seq, urgency, seq, dueMs: elapsedMs() }]);
      asking.push(ask(chat));
      await settle();
    },
    /** Posts without anybody asking yet. */
    lay(chat: string, urgency: Urgency) {
      posted += 1;
      const seq = String(posted).padStart(6, '0');
      rows.set(chat, [...(rows.get(chat) ?? []), { id: seq, urgency, seq, dueMs: elapsedMs() }]);
      return chat;
    },
    async askAll() {
      for (const chat of rows.keys()) asking.push(ask(chat));
      await settle();
    },
    moveTo: (ms: number) => truth.moveTo(new Date(START.getTime() + ms), settle),
    left: () => [...rows.values()].flat().length,
    posted: () => posted,
  };
}

const paces = fc.record({
  perSecond: fc.constantFrom(0.2, 0.5, 1, 3, 30),
  burst: fc.integer({ min: 1, max: 6 }),
  chatGapMs: fc.constantFrom(0, 500, 3_000),
  jitter: fc.constantFrom(0, 0.5, 1),
});
const posts = fc.array(
  fc.record({
    chat: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    urgency: fc.constantFrom(...URGENCIES),
    atMs: fc.integer({ min: 0, max: 20_000 }),
  }),
  { minLength: 1, maxLength: 30 },
);

async function play(pace: Pace, given: Post[], random: () => number) {
  const crowd = makeCrowd(pace, { random });
  for (const { chat, urgency, atMs } of [...given].sort((x, y) => x.atMs - y.atMs)) {
    await crowd.moveTo(atMs);
    await crowd.post(chat, urgency);
  }
  await crowd.moveTo(10 * 3600_000);
  return crowd;
}

describe('a pacer', () => {
  it('sends all, each once, in the order of each chat', async () => {
    await fc.assert(
      fc.asyncProperty(paces, posts, async (pace, given) => {
        const { sent, left, posted } = await play(pace, given, () => 0.5);
        expect(left()).toBe(0);
        expect(new Set(sent.map(({ id }) => id)).size).toBe(posted());
        for (const chat of ['a', 'b', 'c', 'd', 'e']) {
          const own = sent.filter((row) => row.chat === chat).map(({ seq }) => seq);
          expect(own).toEqual([...own].sort());
        }
      }),
      { numRuns: 60 },
    );
  });

  it('never sends more than burst and rate allow in any stretch of time', async () => {
    await fc.assert(
      fc.asyncProperty(paces, posts, async (pace, given) => {
        const { sent } = await play(pace, given, () => 0);
        for (const [from, first] of sent.entries()) {
          for (const [to, last] of sent.entries()) {
            if (to < from) continue;
            const most = pace.burst + (pace.perSecond * (last.atMs - first.atMs)) / 1000;
            expect(to - from + 1).toBeLessThanOrEqual(most + 1e-3);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the gap of each chat, made longer by chance up to its share', async () => {
    await fc.assert(
      fc.asyncProperty(
        paces,
        posts,
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        async (pace, given, chance) => {
          const { sent } = await play(pace, given, () => chance);
          for (const chat of ['a', 'b', 'c', 'd', 'e']) {
            const at = sent.filter((row) => row.chat === chat).map(({ atMs }) => atMs);
            const gaps = at.slice(1).map((ms, index) => ms - at[index]!);
            const least = pace.chatGapMs * (1 + chance * pace.jitter);
            for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(Math.floor(least));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('serves the urgent first, then the oldest', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...URGENCIES), { minLength: 2, maxLength: 20 }),
        async (all) => {
          const crowd = makeCrowd({ perSecond: 1, burst: 1, chatGapMs: 0, jitter: 0 });
          await crowd.post('first', 'danger');
          for (const [index, urgency] of all.entries()) await crowd.post(`chat-${index}`, urgency);
          await crowd.moveTo(60_000);
          const ranks = crowd.sent.slice(1).map(({ urgency, seq }) => `${rankOf(urgency)} ${seq}`);
          expect(ranks).toHaveLength(all.length);
          expect(ranks).toEqual([...ranks].sort());
        },
      ),
      { numRuns: 40 },
    );
  });

  it('lets a chat inherit the urgency of what waits behind its first message', async () => {
    const crowd = makeCrowd({ perSecond: 1, burst: 1, chatGapMs: 0, jitter: 0 });
    for (const chat of ['x', 'y', 'siti', 'z']) await crowd.post(chat, 'notice');
    await crowd.post('siti', 'danger');
    await crowd.moveTo(60_000);
    expect(crowd.sent.map(({ chat }) => chat)).toEqual(['x', 'siti', 'siti', 'y', 'z']);
  });

  it('lets nobody starve: what is as urgent and older goes first, however much one chat posts', async () => {
    const crowd = makeCrowd({ perSecond: 1, burst: 1, chatGapMs: 0, jitter: 0 });
    for (let count = 0; count < 20; count++) await crowd.post('loud', 'reply');
    await crowd.post('quiet', 'reply');
    for (let second = 1; second <= 60; second++) {
      await crowd.moveTo(second * 1_000);
      await crowd.post('loud', 'reply');
    }
    expect(crowd.sent.findIndex(({ chat }) => chat === 'quiet')).toBe(20);
  });

  it('lets others pass a chat whose gap is not over', async () => {
    const crowd = makeCrowd({ perSecond: 10, burst: 1, chatGapMs: 5_000, jitter: 0 });
    for (const chat of ['a', 'a', 'b', 'c']) await crowd.post(chat, 'reply');
    await crowd.moveTo(4_000);
    expect(crowd.sent.map(({ chat }) => chat)).toEqual(['a', 'b', 'c']);
    await crowd.moveTo(5_000);
    expect(crowd.sent.map(({ chat }) => chat)).toEqual(['a', 'b', 'c', 'a']);
  });

  it('begins with one message, not with a burst: a start is no way around the pace', async () => {
    const crowd = makeCrowd({ perSecond: 1, burst: 5, chatGapMs: 0, jitter: 0 });
    for (const chat of ['a', 'b', 'c']) await crowd.post(chat, 'reply');
    expect(crowd.sent).toHaveLength(1);
  });

  it('gives the place of a chat that has nothing left to the next', async () => {
    const called: string[] = [];
    const clock = new ManualClock(START);
    const pace = { perSecond: 1, burst: 1, chatGapMs: 0, jitter: 0 };
    const pacer = makePacer({ pace, clock, random: () => 0, call: (chat) => void called.push(chat) });
    const turn = { urgency: 'reply' as const, seq: '1' };
    expect(await pacer.mayGo('a', turn)).toBe(true);
    expect(await pacer.mayGo('b', turn)).toBe(false);
    expect(await pacer.mayGo('c', { ...turn, seq: '2' })).toBe(false);
    await clock.moveTo(new Date(START.getTime() + 1_000));
    expect(called).toEqual(['b']);
    pacer.leave('b');
    expect(called).toEqual(['b', 'c']);
    expect(await pacer.mayGo('c', { ...turn, seq: '2' })).toBe(true);
  });

  it('keeps the turn of a called chat for it', async () => {
    const clock = new ManualClock(START);
    const pace = { perSecond: 1, burst: 1, chatGapMs: 0, jitter: 0 };
    const pacer = makePacer({ pace, clock, random: () => 0, call: () => {} });
    expect(await pacer.mayGo('a', { urgency: 'reply', seq: '1' })).toBe(true);
    expect(await pacer.mayGo('b', { urgency: 'reply', seq: '2' })).toBe(false);
    await clock.moveTo(new Date(START.getTime() + 1_000));
    expect(await pacer.mayGo('thief', { urgency: 'danger', seq: '3' })).toBe(false);
    expect(await pacer.mayGo('b', { urgency: 'reply', seq: '2' })).toBe(true);
  });

  it('lets nothing go once it is stopped, and calls nobody', async () => {
    const crowd = makeCrowd({ perSecond: 1, burst: 1, chatGapMs: 0, jitter: 0 });
    for (const chat of ['a', 'b', 'c']) await crowd.post(chat, 'reply');
    crowd.pacer.stop();
    await crowd.post('d', 'danger');
    await crowd.moveTo(3600_000);
    expect(crowd.sent.map(({ chat }) => chat)).toEqual(['a']);
  });

  it('calls a thousand chats one by one and forgets their gaps', async () => {
    const crowd = makeCrowd({ perSecond: 100, burst: 5, chatGapMs: 100, jitter: 0.5 });
    for (let count = 0; count < 2_500; count++) crowd.lay(`chat-${count}`, 'broadcast');
    await crowd.askAll();
    await crowd.moveTo(40_000);
    expect(crowd.sent).toHaveLength(2_500);
  });
});

describe('a clock that jumps', () => {
  const pace = { perSecond: 1, burst: 3, chatGapMs: 2_000, jitter: 0 };

  it.each([
    ['an hour back', -3600_000],
    ['a day back', -86_400_000],
    ['a second back', -1_000],
  ])('%s stalls nothing', async (_what, ms) => {
    const crowd = makeCrowd(pace);
    for (const chat of ['a', 'a', 'b', 'c', 'd']) await crowd.post(chat, 'reply');
    crowd.jump(ms);
    await crowd.post('e', 'reply');
    await crowd.moveTo(15_000);
    expect(crowd.left()).toBe(0);
  });

  it.each([3600_000, 30 * 86_400_000])('%d ms ahead lets no more than a burst go', async (ms) => {
    const crowd = makeCrowd(pace);
    for (let count = 0; count < 20; count++) await crowd.post(`chat-${count}`, 'reply');
    const before = crowd.sent.length;
    crowd.jump(ms);
    await crowd.post('late', 'reply');
    expect(crowd.sent.length - before).toBeLessThanOrEqual(pace.burst);
    await crowd.moveTo(60_000);
    expect(crowd.left()).toBe(0);
  });

  it('keeps the pace by true time, however often it is set back', async () => {
    const jumps = fc.array(fc.integer({ min: -7200_000, max: 0 }), { minLength: 1, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(jumps, async (all) => {
        const crowd = makeCrowd({ ...pace, chatGapMs: 0 });
        for (let count = 0; count < 20; count++) await crowd.post(`chat-${count}`, 'reply');
        for (const [index, ms] of all.entries()) {
          await crowd.moveTo((index + 1) * 1_500);
          crowd.jump(ms);
        }
        await crowd.moveTo(60_000);
        expect(crowd.left()).toBe(0);
        const at = crowd.sent.map(({ atMs }) => atMs);
        for (const [from, first] of at.entries()) {
          const last = at[from + pace.burst];
          if (last !== undefined) expect(last).toBeGreaterThan(first);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('a turn that is given back', () => {
  const slow: Pace = { perSecond: 0.001, burst: 1, chatGapMs: 60_000, jitter: 0 };
  const turn = (seq: string): Turn => ({ urgency: 'reply', seq });
  const open = (pace: Pace = slow) => {
    const called: string[] = [];
    const clock = new ManualClock(START);
    const pacer = makePacer({ pace, clock, random: () => 0, call: (chat) => called.push(chat) });
    return { called, pacer };
  };

  it('goes to the next who waits', async () => {
    const { called, pacer } = open();
    expect(await pacer.mayGo('a', turn('1'))).toBe(true);
    expect(await pacer.mayGo('b', turn('2'))).toBe(false);
    expect(called).toEqual([]);
    pacer.giveBack('a');
    expect(called).toEqual(['b']);
    expect(await pacer.mayGo('b', turn('2'))).toBe(true);
  });

  it('leaves no gap in its chat', async () => {
    const { pacer } = open();
    expect(await pacer.mayGo('a', turn('1'))).toBe(true);
    pacer.giveBack('a');
    expect(await pacer.mayGo('a', turn('1'))).toBe(true);
    pacer.noteSent('a');
    expect(await pacer.mayGo('a', turn('2'))).toBe(false);
  });

  it('never makes more room than there is', async () => {
    const { pacer } = open();
    for (let times = 0; times < 5; times++) pacer.giveBack('a');
    expect(await pacer.mayGo('a', turn('1'))).toBe(true);
    expect(await pacer.mayGo('b', turn('2'))).toBe(false);
  });
});
