import { afterEach, describe, expect, it } from '@jest/globals';
import { openCity, readState, type SampleCity } from './sample-city.js';
import { know } from './sample-turn.js';

let city: SampleCity;
afterEach(() => city.close());

const saidTo = (who: string) => city.channel.said.filter((said) => said.who === who).map(({ text }) => text);

describe('many messages', () => {
  it('of one chat within a second are all answered, in their order', async () => {
    city = await openCity();
    await city.hear('siti', 'first', { text: 'jalan rusak di Jl. Mangga' });
    const told = Array.from({ length: 40 }, (_, index) => `lubang nomor ${index} dalam sekali`);
    await Promise.all(
      told.map((text, index) =>
        city.channel.hear('siti', { messageId: `m${index}`, text }, city.clock.now()),
      ),
    );
    await city.app.idle();
    expect(saidTo('siti')).toHaveLength(41);
    expect(saidTo('siti').at(-1)).toMatch(/nomor 0 [\s\S]*nomor 1 [\s\S]*nomor 2 /);
    await city.hear('siti', 'last', { text: 'kirim' });
    expect(saidTo('siti').at(-1)).toMatch(/CTH-2603-0001/);
  });

  it('of many chats make as many tickets with numbers without a gap', async () => {
    city = await openCity();
    const people = Array.from({ length: 30 }, (_, index) => `warga${index}`);
    for (const text of ['jalan rusak di Jl. Mangga', 'kirim']) {
      await Promise.all(
        people.map((who) => city.channel.hear(who, { messageId: text, text }, city.clock.now())),
      );
      await city.app.idle();
    }
    await city.app.stop();
    const { tickets, inbox } = await readState(city.dir);
    expect(tickets.map(({ _id }) => Number(_id.slice(9, 13)))).toEqual(people.map((_, index) => index + 1));
    expect(inbox.every(([, state]) => state === 'handled')).toBe(true);
    await city.restart();
  });

  it('that come twice change nothing the second time', async () => {
    city = await openCity();
    const heard: [string, string][] = [
      ['1', 'jalan rusak di Jl. Mangga'],
      ['2', 'kirim'],
      ['3', 'laporanku'],
    ];
    for (const [id, text] of heard) await city.hear('siti', id, { text });
    const said = saidTo('siti').length;
    for (const [id, text] of heard.toReversed()) await city.hear('siti', id, { text });
    expect(saidTo('siti')).toHaveLength(said);
  });
});

describe('a message that always fails', () => {
  it('is given up after five tries, its sender is told once, and the next one is answered', async () => {
    const understand = (text: string) => {
      if (text === 'racun') throw new TypeError('broken on purpose');
      return know.understand(text);
    };
    city = await openCity(undefined, { ...know, understand });
    await city.hear('siti', '1', { text: 'racun' });
    await city.hear('siti', '2', { text: 'halo' });
    expect(saidTo('siti')).toEqual([]);
    await city.hear('budi', '3', { text: 'halo' });
    expect(saidTo('budi')).toHaveLength(1);
    await city.clock.moveTo(new Date(city.clock.now().getTime() + 60_000), city.app.idle);
    expect(saidTo('siti')[0]).toMatch(/gangguan/);
    expect(saidTo('siti')).toHaveLength(2);
    await city.restart();
    await city.app.stop();
    const { inbox } = await readState(city.dir);
    expect(inbox).toEqual([
      ['web:budi:3', 'handled'],
      ['web:siti:1', 'parked'],
      ['web:siti:2', 'handled'],
    ]);
    await city.restart();
  });
});
