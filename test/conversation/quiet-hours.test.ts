import { afterEach, describe, expect, it } from '@jest/globals';
import { openCity, type SampleCity } from './sample-city.js';

/** Opened Tuesday 23:00, due Thursday 23:00 by the calendar. */
const code = 'CTH-2603-0001X';

let city: SampleCity;
afterEach(() => city.close());

const moveTo = (moment: string) => city.clock.moveTo(new Date(moment), city.app.idle);
const told = (who: string, words: RegExp) =>
  city.channel.said.filter((said) => said.who === who && words.test(said.text)).length;

async function openLateReport(): Promise<void> {
  city = await openCity('2026-03-10T23:00+07:00');
  await city.hear('siti', '1', { text: 'jalan berlubang di Jl. Mangga' });
  await city.hear('siti', '2', { text: 'kirim' });
}

describe('a promise that breaks at night', () => {
  it('alerts the staff at once and apologises to the citizen in the morning, once', async () => {
    await openLateReport();
    await moveTo('2026-03-12T23:00+07:00');
    expect(told('ratna', /lewat batas/)).toBe(1);
    await moveTo('2026-03-13T06:59+07:00');
    expect(told('siti', /maaf/i)).toBe(0);
    await moveTo('2026-03-13T07:00+07:00');
    await moveTo('2026-03-14T12:00+07:00');
    expect(told('siti', /maaf/i)).toBe(1);
  });

  it('does not keep the citizen from an answer in the night', async () => {
    await openLateReport();
    await moveTo('2026-03-12T23:00+07:00');
    await city.hear('siti', '3', { text: `/status ${code}` });
    expect(city.channel.said.at(-1)?.text).toContain(code);
    expect(told('siti', /maaf/i)).toBe(0);
  });

  it('apologises also when the program was stopped in between', async () => {
    await openLateReport();
    await moveTo('2026-03-12T23:00+07:00');
    await city.restart();
    expect(told('siti', /maaf/i)).toBe(0);
    await moveTo('2026-03-13T07:00+07:00');
    expect(told('siti', /maaf/i)).toBe(1);
    await city.restart();
    await moveTo('2026-03-13T12:00+07:00');
    expect(told('siti', /maaf/i)).toBe(0);
  });

  it('says nothing in the morning of what was done by then', async () => {
    await openLateReport();
    await moveTo('2026-03-12T23:00+07:00');
    await city.hear('budi', '3', { text: `/ambil ${code}` });
    await city.hear('budi', '4', {
      text: `/selesai ${code} ditambal`,
      media: [{ kind: 'photo', source: 'contoh' }],
    });
    expect(told('siti', /dinyatakan selesai/)).toBe(1);
    await moveTo('2026-03-13T12:00+07:00');
    expect(told('siti', /maaf/i)).toBe(0);
  });
});

it('a new date promised after a breach warns and breaks again, each once', async () => {
  await openLateReport();
  await moveTo('2026-03-13T08:00+07:00');
  await city.hear('ratna', '3', { text: `/perpanjang ${code} 1 menunggu aspal` });
  await moveTo('2026-03-16T15:59+07:00');
  expect([told('budi', /hampir/), told('ratna', /lewat batas\./), told('siti', /maaf/i)]).toEqual([2, 1, 1]);
  await moveTo('2026-03-20T12:00+07:00');
  expect([told('budi', /hampir/), told('ratna', /lewat batas\./), told('siti', /maaf/i)]).toEqual([2, 2, 2]);
});
