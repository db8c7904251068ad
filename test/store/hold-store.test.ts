import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ManualClock } from '../../src/shared/clock.js';
import { makeLogger, silentLogger } from '../../src/shared/logger.js';
import { connectStore, type Store } from '../../src/store/connect.js';
import { holdStore } from '../../src/store/hold-store.js';
import { leaseModel } from '../../src/store/lease-model.js';
import { temporaryFolder } from './temporary-folder.js';

const START = new Date('2026-03-10T02:00:00Z');

describe('a store that several programs reach', () => {
  let store: Store;
  const opened: Store[] = [];
  afterAll(() => Promise.all(opened.map((one) => one.close())));
  beforeEach(async () => {
    // The embedded engine in the place of a server: a lease does the same on both.
    const embedded = await connectStore({ dataDir: temporaryFolder(), logger: silentLogger });
    opened.push(embedded);
    store = { ...embedded, kind: 'mongodb' };
  });

  /** A program that asks for the store and lives as long as its clock is moved. */
  function makeProgram(of: Store = store) {
    const clock = new ManualClock(START);
    const said: string[] = [];
    const logger = makeLogger('info', { write: (line) => said.push(JSON.parse(line).err.code) });
    const seen = { said, works: false, lost: 0 };
    let letGo = async () => {};
    const holding = holdStore(of, { clock, logger, onLost: () => void seen.lost++ }).then((given) => {
      letGo = given;
      seen.works = true;
    });
    const settle = async () => {
      // As many turns as it takes until the store has answered what it was asked.
      for (let turn = 0; turn < 20; turn++) {
        await leaseModel(of.connection).findOne({}).lean();
        await new Promise(setImmediate);
      }
    };
    return {
      seen,
      ...{ holding, settle },
      live: (ms: number) => clock.moveTo(new Date(clock.now().getTime() + ms), settle),
      letGo: () => letGo(),
    };
  }

  it('is worked on by one; the other says so once, stands by and follows soon after the first let go', async () => {
    const first = makeProgram();
    await first.holding;
    const second = makeProgram();
    await second.live(20_000);
    expect(second.seen).toEqual({ said: ['STORE_TAKEN'], works: false, lost: 0 });
    await first.letGo();
    await second.live(1_000);
    expect(second.seen).toEqual({ said: ['STORE_TAKEN'], works: true, lost: 0 });
    expect(first.seen).toEqual({ said: [], works: true, lost: 0 });
  });

  it('is followed on half a minute after its program died; one that only slept learns of it', async () => {
    const first = makeProgram();
    await first.holding;
    const second = makeProgram();
    await second.live(28_000);
    expect(second.seen.works).toBe(false);
    await second.live(3_000);
    expect(second.seen.works).toBe(true);
    expect(first.seen.lost).toBe(0);
    await first.live(10_000);
    expect(first.seen.lost).toBe(1);
    // What it gives back is not its own any more.
    await first.letGo();
    const third = makeProgram();
    await third.live(5_000);
    expect(third.seen.works).toBe(false);
  });

  it('that goes away while one stands by is told of once, and waited for', async () => {
    const first = makeProgram();
    await first.holding;
    let isAway = false;
    const model = leaseModel(store.connection);
    const { updateOne } = model;
    model.updateOne = ((...given: Parameters<typeof updateOne>) =>
      isAway ? Promise.reject(new Error('away')) : updateOne.apply(model, given)) as typeof updateOne;
    const second = makeProgram();
    await second.live(2_000);
    isAway = true;
    await second.live(10_000);
    isAway = false;
    await second.live(2_000);
    expect(second.seen.said).toEqual(['STORE_TAKEN', 'STORE_UNREACHABLE']);
    await first.letGo();
    await second.live(1_000);
    expect(second.seen.works).toBe(true);
  });

  it('asks nothing of the embedded engine, whose folder is locked already', async () => {
    const embedded: Store = { ...store, kind: 'embedded' };
    const [one, other] = [makeProgram(embedded), makeProgram(embedded)];
    await Promise.all([one.holding, other.holding]);
    await one.letGo();
    expect(await leaseModel(store.connection).find({}).lean()).toEqual([]);
  });
});
