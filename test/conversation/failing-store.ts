import { EmbeddedCollection } from '../../src/store/embedded/embedded-collection.js';

const WRITES = [
  'insertOne',
  'insertMany',
  'updateOne',
  'updateMany',
  'findOneAndUpdate',
  'bulkWrite',
] as const;
type Write = (...given: unknown[]) => Promise<unknown>;

/** Nothing is told apart by its words; only the tests see it. */
class StoreDied extends Error {}

let state = { writes: 0, failsAt: Number.POSITIVE_INFINITY, isDeadThen: false, isDead: false };

const collection = EmbeddedCollection.prototype as unknown as Record<string, Write>;
for (const name of [...WRITES, 'find', 'findOne', 'countDocuments'] as const) {
  const real = collection[name]!;
  const isWrite = (WRITES as readonly string[]).includes(name);
  collection[name] = function (this: unknown, ...given) {
    if (state.isDead) throw new StoreDied();
    if (isWrite) {
      state.writes += 1;
      if (state.writes === state.failsAt) {
        state.isDead = state.isDeadThen;
        throw new StoreDied();
      }
    }
    return real.apply(this, given);
  };
}

/** From now on the `nth` write of the store fails: once, or it is dead from then on. */
export function failStore(nth: number, { isDeadThen }: { isDeadThen: boolean }): void {
  state = { writes: 0, failsAt: nth, isDeadThen, isDead: false };
}

/** The store works again. Returns how many writes there were since the last call, and whether it failed meanwhile. */
export function healStore(): { writes: number; hasFailed: boolean } {
  const { writes, failsAt } = state;
  state = { writes: 0, failsAt: Number.POSITIVE_INFINITY, isDeadThen: false, isDead: false };
  return { writes, hasFailed: writes >= failsAt };
}
