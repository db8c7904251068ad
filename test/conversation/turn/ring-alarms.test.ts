import { afterEach, describe, expect, it } from '@jest/globals';
import { failStore, healStore } from '../failing-store.js';
import { openCity, readState, type SampleCity } from '../sample-city.js';

/** Opened Tuesday 09:00, due Thursday 09:00 by the calendar; warned some hours before. */
const code = 'CTH-2603-0001X';

let city: SampleCity;
afterEach(async () => {
  healStore();
  await city.close();
});

async function openReport(): Promise<SampleCity> {
  city = await openCity('2026-03-10T09:00+07:00');
  await city.hear('siti', '1', { text: 'jalan berlubang di Jl. Mangga' });
  await city.hear('siti', '2', { text: 'kirim' });
  return city;
}

const saidTo = (who: string) =>
  city.channel.said.filter((said) => said.who === who && said.text.includes(code)).map((said) => said.text);
const moveTo = (moment: string) => city.clock.moveTo(new Date(moment), city.app.idle);

describe('an alarm', () => {
  it('warns the officers once before and tells everybody once when the promise breaks', async () => {
    await openReport();
    await moveTo('2026-03-12T08:59+07:00');
    expect(saidTo('budi').filter((text) => /hampir/.test(text))).toHaveLength(1);
    expect(saidTo('ratna')).toHaveLength(0);
    await moveTo('2026-03-12T09:00+07:00');
    await moveTo('2026-03-20T09:00+07:00');
    expect(saidTo('budi').filter((text) => /lewat batas\./.test(text))).toHaveLength(1);
    expect(saidTo('ratna')).toHaveLength(1);
    expect(saidTo('rini')).toHaveLength(2);
    expect(saidTo('siti').filter((text) => /maaf/i.test(text))).toHaveLength(1);
  });

  it('that was missed while the program was down is rung at its start, in order', async () => {
    await openReport();
    await city.app.stop();
    await city.clock.moveTo(new Date('2026-03-13T09:00+07:00'));
    await city.restart();
    await city.clock.moveTo(city.clock.now(), city.app.idle);
    expect(saidTo('budi').map((text) => (/hampir/.test(text) ? 'warned' : 'breached'))).toEqual([
      'warned',
      'breached',
    ]);
    expect(saidTo('ratna')).toHaveLength(1);
    await city.restart();
    await moveTo('2026-03-14T09:00+07:00');
    expect(saidTo('ratna')).toHaveLength(0);
  });

  it('does not ring for a ticket that was closed in time, and rings for one opened again', async () => {
    await openReport();
    await city.hear('budi', '3', { text: `/ambil ${code}` });
    await city.hear('budi', '4', {
      text: `/selesai ${code} ditambal`,
      media: [{ kind: 'photo', source: 'contoh' }],
    });
    await moveTo('2026-03-13T09:00+07:00');
    expect(saidTo('ratna')).toHaveLength(0);
    await city.hear('siti', '5', { text: 'belum beres' });
    await city.hear('siti', '6', { text: 'masih berlubang' });
    await moveTo('2026-03-16T09:00+07:00');
    expect(saidTo('ratna')).toHaveLength(1);
  });

  it('leaves the same when the program dies before any write of a ring, between the step, its notices and the mark', async () => {
    await openReport();
    healStore();
    await moveTo('2026-03-12T09:00+07:00');
    const { writes } = healStore();
    await city.app.stop();
    const expected = await readState(city.dir);
    await city.restart();
    await city.close();
    expect(writes).toBeGreaterThan(10);
    for (let nth = 1; nth <= writes; nth++) {
      await openReport();
      failStore(nth, { isDeadThen: true });
      await moveTo('2026-03-12T09:00+07:00');
      await city.app.stop();
      expect(healStore().hasFailed).toBe(true);
      await city.restart();
      await city.clock.moveTo(city.clock.now(), city.app.idle);
      await city.app.stop();
      const { tickets, outbox } = await readState(city.dir);
      // Warning and breach may wait in another order behind each other's failure, but each is there once.
      expect({ nth, tickets, outbox: ids(outbox) }).toEqual({
        nth,
        tickets: expected.tickets,
        outbox: ids(expected.outbox),
      });
      await city.restart();
      if (nth < writes) await city.close();
    }
  }, 120_000);
});

const ids = (rows: { _id: string; state: string }[]) =>
  rows.map(({ _id, state }) => `${_id} ${state}`).sort();
