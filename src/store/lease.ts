import { randomUUID } from 'node:crypto';
import type { Clock } from '../shared/clock.js';
import { isDuplicateKey } from './duplicate-key.js';
import type { LeaseModel, LeaseRow } from './lease-model.js';

/** A term is cut in as many parts, each of which begins with a renewal. */
const RENEWALS = 3;

export interface Lease {
  /** False once it was lost or given back. */
  isHeld(): boolean;
  /** Gives it back, so that the next need not wait for its end. */
  release(): Promise<void>;
}

export interface Leases {
  /**
   * Takes a name for this holder, or returns undefined while another has it: ask again later. It is renewed by itself
   * until it is given back. `onLost` is called once when it is lost: another holder took it over (this process slept), or
   * the store did not answer for a whole term. Errors of the store pass through.
   */
  take(name: string, onLost: () => void): Promise<Lease | undefined>;
}

interface Deps {
  model: LeaseModel;
  clock: Clock;
  /** How long it lasts without being renewed, in milliseconds; the most that two clocks may differ is far less. */
  termMs: number;
  /** Kept while the store does not answer, for holders that can do nothing without it; lost only to another holder. */
  outlivesSilence?: boolean;
}

/**
 * One holder at a time of a name, over all processes that share the store: each take is one conditional write. A holder
 * that was killed is followed when its term is over. The clocks of the machines have to agree to within a part of the
 * term; where one was set back, a lease that ends in the far future is taken over after it was not renewed for a term.
 */
export function makeLeases({ model, clock, termMs, outlivesSilence = false }: Deps): Leases {
  const untilFrom = (at: Date) => new Date(at.getTime() + termMs);
  /** What was seen of leases that end later than any term: `isStale` once a term has passed without a renewal. */
  const watched = new Map<string, { beat: number; isStale: boolean; cancel: () => void }>();

  async function write(where: object, name: string, holder: string): Promise<boolean> {
    const given = { $set: { holder, until: untilFrom(clock.now()) }, $inc: { beat: 1 } };
    try {
      const { matchedCount, upsertedCount } = await model.updateOne({ _id: name, ...where }, given, {
        upsert: true,
      });
      return matchedCount + upsertedCount > 0;
    } catch (error) {
      if (isDuplicateKey(error)) return false; // another holds it
      throw error;
    }
  }

  /** The condition under which a lease that ends too far ahead is taken over, once it has been watched for a term. */
  async function findAbandoned(name: string): Promise<object | undefined> {
    const row = await model.findById(name).lean<LeaseRow>();
    const seen = watched.get(name);
    const isFarAhead = row !== null && row.until > untilFrom(clock.now());
    if (isFarAhead && seen?.beat === row.beat) return seen.isStale ? { beat: row.beat } : undefined;
    seen?.cancel();
    watched.delete(name);
    if (!isFarAhead) return undefined;
    const entry = { beat: row.beat, isStale: false, cancel: () => {} };
    entry.cancel = clock.after(termMs, () => {
      entry.isStale = true;
    });
    watched.set(name, entry);
    return undefined;
  }

  function hold(name: string, holder: string, onLost: () => void): Lease {
    let isHeld = true;
    /** Thirds of a term that passed, and the one at which the lease ends unless it is renewed. */
    let third = 0;
    let lastThird = RENEWALS;
    let cancel = () => {};

    function lose(): void {
      if (!isHeld) return;
      isHeld = false;
      cancel();
      onLost();
    }

    /** Renews without waiting for the answer: a store that hangs must not keep this holder from seeing its term end. */
    function renew(): void {
      third += 1;
      if (third >= lastThird && !outlivesSilence) {
        lose();
        return;
      }
      const renewedFor = third + RENEWALS;
      const given = { $set: { until: untilFrom(clock.now()) }, $inc: { beat: 1 } };
      model.updateOne({ _id: name, holder }, given).then(
        ({ matchedCount }) => {
          if (matchedCount === 0) lose();
          else lastThird = Math.max(lastThird, renewedFor);
        },
        () => {}, // tried again at the next third of the term
      );
      cancel = clock.after(termMs / RENEWALS, renew);
    }

    cancel = clock.after(termMs / RENEWALS, renew);
    return {
      isHeld: () => isHeld,
      async release() {
        if (!isHeld) return;
        isHeld = false;
        cancel();
        // Nobody's: a renewal still on its way finds nothing to renew.
        await model.updateOne({ _id: name, holder }, { $set: { holder: '', until: new Date(0) } });
      },
    };
  }

  return {
    async take(name, onLost) {
      const holder = randomUUID();
      const isOver = { until: { $lte: clock.now() } };
      let isTaken = await write(isOver, name, holder);
      if (!isTaken) {
        const abandoned = await findAbandoned(name);
        if (abandoned) isTaken = await write(abandoned, name, holder);
      }
      if (!isTaken) return undefined;
      watched.get(name)?.cancel();
      watched.delete(name);
      return hold(name, holder, onLost);
    },
  };
}
