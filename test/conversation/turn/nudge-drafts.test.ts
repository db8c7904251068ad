import { afterEach, describe, expect, it } from '@jest/globals';
import { draftNudgeAt } from '../../../src/conversation/turn/nudge-drafts.js';
import { openCity, type SampleCity } from '../sample-city.js';

let city: SampleCity | undefined;
afterEach(async () => {
  await city?.close();
  city = undefined;
});

describe('the moment of a recall', () => {
  it.each([
    ['2026-03-10T09:00+07:00', '2026-03-10T11:00+07:00'],
    ['2026-03-10T18:59+07:00', '2026-03-10T20:59+07:00'],
    ['2026-03-10T19:00+07:00', '2026-03-11T07:00+07:00'],
    ['2026-03-10T22:30+07:00', '2026-03-11T07:00+07:00'],
    ['2026-03-11T03:00+07:00', '2026-03-11T07:00+07:00'],
    ['2026-03-11T04:59+07:00', '2026-03-11T07:00+07:00'],
    ['2026-03-11T05:00+07:00', '2026-03-11T07:00+07:00'],
    ['2026-03-11T05:01+07:00', '2026-03-11T07:01+07:00'],
  ])('of a draft touched at %s is %s: two hours later, never at night', (touched, expected) => {
    expect(draftNudgeAt(new Date(touched), 'Asia/Jakarta')).toEqual(new Date(expected));
  });
});

describe('a draft nobody goes on with', () => {
  const nudges = () => city!.channel.said.filter(({ text }) => text.includes('belum terkirim. Mau')).length;
  const moveTo = (moment: string) => city!.clock.moveTo(new Date(moment), city!.app.idle);

  it('is recalled once, also when it is touched again and left again', async () => {
    city = await openCity();
    await city.hear('siti', '1', { text: 'jalan rusak' });
    await moveTo('2026-03-10T10:59+07:00');
    expect(nudges()).toBe(0);
    await moveTo('2026-03-10T11:00+07:00');
    expect(nudges()).toBe(1);
    await city.hear('siti', '2', { text: 'Jl. Mangga' });
    await moveTo('2026-03-12T11:00+07:00');
    expect(nudges()).toBe(1);
  });

  it('keeps its own buttons as what a number means when it is left a second time', async () => {
    city = await openCity();
    await city.hear('siti', '1', { text: 'jalan rusak' });
    await moveTo('2026-03-10T11:30+07:00');
    await city.hear('siti', '2', { text: 'Jl. Mangga' });
    await moveTo('2026-03-10T15:00+07:00');
    await city.hear('siti', '3', { text: '1' });
    expect(city.channel.said.at(-1)?.text).toMatch(/CTH-2603-0001|Laporan baru/);
  });

  it('goes on where it was after a yes, and survives a restart', async () => {
    city = await openCity();
    await city.hear('siti', '1', { text: 'jalan rusak' });
    await city.restart();
    await moveTo('2026-03-10T11:00+07:00');
    expect(nudges()).toBe(1);
    await city.restart();
    await city.hear('siti', '2', { text: 'ya' });
    expect(city.channel.said.at(-1)?.text).toMatch(/di mana/i);
  });

  it('is recalled at the next start when the program was down at that moment', async () => {
    city = await openCity();
    await city.hear('siti', '1', { text: 'jalan rusak' });
    await city.app.stop();
    await city.clock.moveTo(new Date('2026-03-10T14:00+07:00'));
    await city.restart();
    await city.clock.moveTo(city.clock.now(), city.app.idle);
    expect(nudges()).toBe(1);
  });

  it('is not recalled when it was sent or cancelled', async () => {
    city = await openCity();
    await city.hear('siti', '1', { text: 'jalan rusak di Jl. Mangga' });
    await city.hear('siti', '2', { text: 'kirim' });
    await city.hear('budi', '3', { text: 'jalan rusak' });
    await city.hear('budi', '4', { text: 'batal' });
    await moveTo('2026-03-11T09:00+07:00');
    expect(nudges()).toBe(0);
  });

  it('is forgotten after a week', async () => {
    city = await openCity();
    await city.hear('siti', '1', { text: 'jalan rusak' });
    await moveTo('2026-03-17T10:00+07:00');
    await city.hear('siti', '2', { text: 'depan Pasar Kenanga' });
    expect(city.channel.said.at(-1)?.text).not.toMatch(/Jalan/);
  });
});
