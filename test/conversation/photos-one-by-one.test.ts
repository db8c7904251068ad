import { afterEach, describe, expect, it } from '@jest/globals';
import type { Inbound } from '../../src/channels/channel.js';
import { openCity, readState, type SampleCity } from './sample-city.js';
import { know } from './sample-turn.js';

const media = [{ kind: 'photo' as const, source: 'contoh' }];
const STORY = 'lampu jalan mati di Jl. Mangga';
let city: SampleCity;
afterEach(() => city.close());

const saidTo = (who = 'siti') => city.channel.said.filter((said) => said.who === who).map(({ text }) => text);
const pass = (ms: number) => city.clock.moveTo(new Date(city.clock.now().getTime() + ms), city.app.idle);

/** Siti sends these a second apart, as WhatsApp hands over photos chosen together. */
async function send(name: string, ...messages: Partial<Inbound>[]): Promise<void> {
  for (const [index, what] of messages.entries()) {
    await city.hear('siti', `${name}${index}`, what);
    await pass(1000);
  }
  await pass(10_000);
}

const open = async () => {
  city = await openCity(undefined, know, { bubbleWaitSeconds: 2.5 });
};

describe('photos sent one by one, without an album', () => {
  it.each<[string, Partial<Inbound>[]]>([
    ['after the story', [{ text: STORY }, { media }, { media }, { media }]],
    ['before the story', [{ media }, { media }, { media }, { text: STORY }]],
    ['around the story', [{ media }, { text: STORY }, { media }, { media }]],
    ['the story below the first', [{ media, text: STORY }, { media }, { media }]],
    ['the story below the last', [{ media }, { media }, { media, text: STORY }]],
    [
      'with words below each',
      [{ media, text: 'lampu jalan mati' }, { media, text: 'di Jl. Mangga' }, { media }],
    ],
  ])('are one report: %s', async (_name, messages) => {
    await open();
    await send('m', ...messages);
    expect(saidTo().length).toBeLessThanOrEqual(2);
    await send('k', { text: 'kirim' });
    await city.app.stop();
    const { tickets } = await readState(city.dir);
    expect(tickets.map(({ files }) => files)).toEqual([3]);
    expect(tickets[0]!.text).toContain('lampu jalan mati');
    await city.restart();
  });

  it('with the story below the first one are answered once, with all of them', async () => {
    await open();
    await send('m', { media, text: STORY }, { media }, { media });
    expect(saidTo()).toHaveLength(1);
    expect(saidTo()[0]).toMatch(/3 lampiran/);
  });

  it('after the summary are added with one short answer', async () => {
    await open();
    await send('m', { text: STORY });
    const before = saidTo().length;
    await send('p', { media }, { media }, { media });
    expect(saidTo().slice(before)).toHaveLength(1);
    expect(saidTo().at(-1)).toMatch(/^Sudah saya tambahkan, sekarang ada 3 lampiran\./);
    expect(saidTo().at(-1)!.length).toBeLessThan(200);
    expect(city.channel.said.at(-1)!.choices[0]!.label).toBe('Kirim');
  });

  it('where a place was asked are answered once, and the place is asked again', async () => {
    await open();
    await send('m', { text: 'lampu jalan mati' });
    const before = saidTo().length;
    await send('p', { media }, { media }, { media });
    expect(saidTo().slice(before)).toHaveLength(1);
    expect(saidTo().at(-1)).toMatch(/Di mana tempatnya/);
    await send('t', { text: 'Jl. Mangga' });
    expect(saidTo().at(-1)).toMatch(/3 lampiran/);
  });

  it('after a ticket are asked about once', async () => {
    await open();
    await send('m', { text: STORY }, { text: 'kirim' });
    const before = saidTo().length;
    await send('p', { media }, { media }, { media });
    expect(saidTo().slice(before)).toHaveLength(1);
    expect(saidTo().at(-1)).toMatch(/laporan yang mana/);
  });
});
