import { describe, expect, it } from '@jest/globals';
import { holdNumber } from '../../../src/channels/whatsapp/hold-number.js';
import { ManualClock } from '../../../src/shared/clock.js';
import { makeLogger } from '../../../src/shared/logger.js';

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** One number and two processes that want it; `deeds` is what each did with its connection. */
function makeWorld() {
  const clock = new ManualClock(new Date('2026-03-02T08:00:00Z'));
  let holder: string | undefined;
  let isStoreAway = false;
  const losses = new Map<string, () => void>();
  const process = (name: string) => {
    const deeds: string[] = [];
    const deed = (what: string) => async () => {
      deeds.push(what);
    };
    const lease = {
      async take(onLost: () => void) {
        if (isStoreAway) throw new Error('away');
        if (holder !== undefined) return undefined;
        holder = name;
        losses.set(name, onLost);
        return {
          async release() {
            if (holder === name) holder = undefined;
          },
        };
      },
    };
    const connection = { start: () => void deeds.push('start'), giveUp: deed('give up'), stop: deed('stop') };
    const said: string[] = [];
    const logger = makeLogger('info', { write: (line) => said.push(JSON.parse(line).err.code) });
    return { deeds, said, ...holdNumber({ lease, connection, clock, logger }) };
  };
  return {
    process,
    pass: (ms: number) => clock.moveTo(new Date(clock.now().getTime() + ms), settle),
    lose(name: string, to: string | undefined) {
      holder = to;
      losses.get(name)?.();
    },
    setStoreAway: (away: boolean) => {
      isStoreAway = away;
    },
  };
}

describe('one connection a number', () => {
  it('is made by the first process; the second stands by and follows when the first stops', async () => {
    const { process, pass } = makeWorld();
    const [one, two] = [process('one'), process('two')];
    one.start();
    two.start();
    await pass(60_000);
    expect([one.deeds, two.deeds]).toEqual([['start'], []]);
    expect([one.said, two.said]).toEqual([[], ['CHANNEL_TAKEN']]);
    await one.stop();
    await pass(60_000);
    expect([one.deeds, two.deeds]).toEqual([['start', 'stop'], ['start']]);
  });

  it('is begun before its start is over, so that what waits is sent by it', async () => {
    const { process } = makeWorld();
    const one = process('one');
    await one.start();
    expect(one.deeds).toEqual(['start']);
  });

  it('is given up without writing keys when it is lost, and made again when it is free', async () => {
    const { process, pass, lose } = makeWorld();
    const one = process('one');
    one.start();
    await pass(1_000);
    lose('one', 'somebody');
    await pass(60_000);
    expect(one.deeds).toEqual(['start', 'give up']);
    lose('nobody', undefined);
    await pass(60_000);
    expect(one.deeds).toEqual(['start', 'give up', 'start']);
  });

  it('waits for a store that is away', async () => {
    const { process, pass, setStoreAway } = makeWorld();
    const one = process('one');
    setStoreAway(true);
    one.start();
    await pass(60_000);
    expect(one.deeds).toEqual([]);
    // Nobody else has the number: there is no other program to look for.
    expect(new Set(one.said)).toEqual(new Set(['STORE_UNREACHABLE']));
    setStoreAway(false);
    await pass(60_000);
    expect(one.deeds).toEqual(['start']);
  });

  it('is not made after a stop, at whatever moment that comes', async () => {
    const { process, pass } = makeWorld();
    const one = process('one');
    one.start();
    await one.stop();
    await pass(60_000);
    expect(one.deeds).toEqual(['stop']);
  });
});
