import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import { type Clock, ManualClock } from '../../src/shared/clock.js';
import { type Lease, makeLeases } from '../../src/store/lease.js';
import { type LeaseModel, leaseModel } from '../../src/store/lease-model.js';

const TERM_MS = 30_000;
const START = new Date('2026-03-10T02:00:00Z');

/** What a lease has to do on every document engine. */
export function leaseContract(connect: () => Promise<Connection>): void {
  let model: LeaseModel;
  let made = 0;
  /** What was asked of the store: renewals wait for no answer themselves. */
  const writes: Promise<unknown>[] = [];
  const answered = async () => {
    while (writes.length > 0) await writes.shift();
    await new Promise(setImmediate);
  };
  beforeAll(async () => {
    const plain = leaseModel(await connect());
    await plain.init();
    model = Object.create(plain) as LeaseModel;
    const updateOne = (...given: Parameters<typeof plain.updateOne>) => {
      const written = Promise.resolve(plain.updateOne(...given));
      writes.push(written.catch(() => {}));
      return written;
    };
    Object.assign(model, { updateOne });
  });

  /** A process of its own: it lives as long as its clock is moved. */
  const makeProcess = (clock: Clock = new ManualClock(START), of = model, outlivesSilence = false) => {
    const lost: string[] = [];
    const leases = makeLeases({ model: of, clock, termMs: TERM_MS, outlivesSilence });
    return {
      ...{ clock, lost },
      take: (name: string): Promise<Lease | undefined> => leases.take(name, () => void lost.push(name)),
      live: async (ms: number) => {
        const end = clock.now().getTime() + ms;
        // In small steps, as true time goes: each renewal is answered before the next.
        while (clock.now().getTime() < end) {
          const next = Math.min(end, clock.now().getTime() + TERM_MS / 6);
          await (clock as ManualClock).moveTo(new Date(next));
          await answered();
        }
      },
    };
  };
  /** A store that is away for one process and there for the others. */
  const breakable = (
    answer: () => Promise<unknown> = () => Promise.reject(new Error('the store is away')),
  ) => {
    let isBroken = false;
    const updateOne = (...given: Parameters<typeof model.updateOne>) =>
      isBroken ? answer() : model.updateOne(...given);
    const broken = Object.assign(Object.create(model) as LeaseModel, { updateOne });
    const setBroken = (away: boolean) => {
      isBroken = away;
    };
    return { broken, setBroken };
  };
  const aName = () => `number-${++made}`;

  describe('a lease', () => {
    it('is had by one holder at a time, also within one process', async () => {
      const [one, other] = [makeProcess(), makeProcess()];
      const name = aName();
      const lease = await one.take(name);
      expect(lease?.isHeld()).toBe(true);
      expect(await other.take(name)).toBeUndefined();
      expect(await one.take(name)).toBeUndefined();
      expect(await other.take(aName())).toBeDefined();
    });

    it('is won by one of twenty that race for it, also when it was had before', async () => {
      const name = aName();
      for (let round = 0; round < 3; round++) {
        const taken = await Promise.all(Array.from({ length: 20 }, () => makeProcess().take(name)));
        const winners = taken.filter((lease) => lease !== undefined);
        expect(winners).toHaveLength(1);
        await winners[0]!.release();
        expect(winners[0]!.isHeld()).toBe(false);
      }
    });

    it('is renewed as long as its holder lives', async () => {
      const [one, other] = [makeProcess(), makeProcess()];
      const name = aName();
      const lease = await one.take(name);
      for (let terms = 0; terms < 4; terms++) {
        await Promise.all([one.live(TERM_MS), other.live(TERM_MS)]);
        expect(await other.take(name)).toBeUndefined();
      }
      expect(lease?.isHeld()).toBe(true);
      expect(one.lost).toEqual([]);
    });

    it('goes to another once the term of a killed holder is over, not before', async () => {
      const [killed, other] = [makeProcess(), makeProcess()];
      const name = aName();
      await killed.take(name);
      await other.live(TERM_MS - 1);
      expect(await other.take(name)).toBeUndefined();
      await other.live(1);
      expect(await other.take(name)).toBeDefined();
    });

    it('is lost, once, by a holder that slept while another took it', async () => {
      const [sleeper, other] = [makeProcess(), makeProcess()];
      const name = aName();
      const lease = await sleeper.take(name);
      await other.live(TERM_MS);
      const next = await other.take(name);
      await sleeper.live(TERM_MS / 2);
      expect(lease?.isHeld()).toBe(false);
      expect(sleeper.lost).toEqual([name]);
      // What the sleeper does now takes nothing from the other.
      await lease?.release();
      expect(await sleeper.take(name)).toBeUndefined();
      expect(next?.isHeld()).toBe(true);
    });

    it('is given back at once, and what was on its way does not bring it back', async () => {
      const [one, other] = [makeProcess(), makeProcess()];
      const name = aName();
      const lease = await one.take(name);
      await one.live(TERM_MS / 3);
      await lease?.release();
      await one.live(2 * TERM_MS);
      expect(one.lost).toEqual([]);
      expect(await other.take(name)).toBeDefined();
    });

    it.each([
      ['fails', () => Promise.reject(new Error('the store is away'))],
      ['hangs', () => new Promise(() => {})],
    ])('is lost at the end of its term when the store %s', async (_what, answer) => {
      const { broken, setBroken } = breakable(answer);
      const holder = makeProcess(undefined, broken);
      const name = aName();
      const lease = await holder.take(name);
      setBroken(true);
      await holder.live(TERM_MS - 1);
      expect(lease?.isHeld()).toBe(true);
      await holder.live(1);
      expect(lease?.isHeld()).toBe(false);
      expect(holder.lost).toEqual([name]);
    });

    it('that outlives silence comes through an outage of many terms, unless another takes it first', async () => {
      const { broken, setBroken } = breakable();
      const [holder, other] = [makeProcess(undefined, broken, true), makeProcess()];
      const name = aName();
      const lease = await holder.take(name);
      for (const isFollowed of [false, true]) {
        setBroken(true);
        await Promise.all([holder.live(5 * TERM_MS), other.live(5 * TERM_MS)]);
        expect(lease?.isHeld()).toBe(true);
        if (isFollowed) expect(await other.take(name)).toBeDefined();
        setBroken(false);
        await Promise.all([holder.live(TERM_MS / 2), other.live(TERM_MS / 2)]);
        expect(lease?.isHeld()).toBe(!isFollowed);
        expect(holder.lost).toEqual(isFollowed ? [name] : []);
      }
    });

    it('comes through an outage that is shorter than its term', async () => {
      const { broken, setBroken } = breakable();
      const holder = makeProcess(undefined, broken);
      const lease = await holder.take(aName());
      setBroken(true);
      await holder.live(TERM_MS / 2);
      setBroken(false);
      await holder.live(3 * TERM_MS);
      expect(lease?.isHeld()).toBe(true);
    });
  });

  describe('a clock that was set back', () => {
    const aWeekBack = new Date(START.getTime() - 7 * 86_400_000);

    it('takes nothing from a holder that lives', async () => {
      const [holder, late] = [makeProcess(), makeProcess(new ManualClock(aWeekBack))];
      const name = aName();
      const lease = await holder.take(name);
      for (let terms = 0; terms < 3; terms++) {
        expect(await late.take(name)).toBeUndefined();
        await Promise.all([holder.live(TERM_MS), late.live(TERM_MS)]);
      }
      expect(await late.take(name)).toBeUndefined();
      expect(lease?.isHeld()).toBe(true);
    });

    it('does not wait for days for a holder that was killed before: one term of watching is enough', async () => {
      const [killed, late] = [makeProcess(), makeProcess(new ManualClock(aWeekBack))];
      const name = aName();
      await killed.take(name);
      expect(await late.take(name)).toBeUndefined();
      await late.live(TERM_MS - 1);
      expect(await late.take(name)).toBeUndefined();
      await late.live(1);
      const lease = await late.take(name);
      expect(lease?.isHeld()).toBe(true);
      await late.live(2 * TERM_MS);
      expect(lease?.isHeld()).toBe(true);
    });
  });
}
