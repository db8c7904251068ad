import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Inbound } from '../../src/channels/channel.js';
import { failStore, healStore } from './failing-store.js';
import { openCity, readState, type SampleCity } from './sample-city.js';
import { know } from './sample-turn.js';

const photo = [{ kind: 'photo' as const, source: 'contoh' }];
let city: SampleCity | undefined;
afterEach(async () => {
  healStore();
  await city?.close();
  city = undefined;
});

async function openPatient(): Promise<SampleCity> {
  city = await openCity(undefined, know, { bubbleWaitSeconds: 2.5 });
  return city;
}

const pass = (on: SampleCity, ms: number) =>
  on.clock.moveTo(new Date(on.clock.now().getTime() + ms), on.app.idle);
const saidTo = (on: SampleCity, who = 'siti') =>
  on.channel.said.filter((said) => said.who === who).map(({ text }) => text);

describe('quick bubbles', () => {
  it('are answered once, with all they say', async () => {
    const on = await openPatient();
    for (const [index, text] of [
      'min',
      'lampu jalan mati',
      'depan sdn 3 melati',
      'udah seminggu',
    ].entries()) {
      await on.hear('siti', `${index}`, { text });
      await pass(on, 1000);
    }
    expect(saidTo(on)).toEqual([]);
    await pass(on, 5000);
    expect(saidTo(on)).toHaveLength(1);
    expect(saidTo(on)[0]).toMatch(/Melati[\s\S]*lampu jalan mati\n[\s\S]*udah seminggu/);
  });

  it('do not wait for a clock that is set back', async () => {
    const on = await openPatient();
    await on.hear('siti', '1', { text: 'lampu jalan mati' });
    expect(saidTo(on)).toEqual([]);
    const real = on.clock.now.bind(on.clock);
    Object.assign(on.clock, { now: () => new Date(real().getTime() - 3600_000) });
    await on.clock.moveTo(new Date(real().getTime() + 10_000), on.app.idle);
    expect(saidTo(on)).toHaveLength(1);
  });

  it('are two reports where hours lay between them, though both came after an outage', async () => {
    const on = await openPatient();
    await on.hear('siti', '1', { text: 'lampu jalan mati', sentAt: new Date('2026-03-09T20:00+07:00') });
    await on.hear('siti', '2', { text: 'jalan berlubang', sentAt: new Date('2026-03-10T05:00+07:00') });
    await pass(on, 10_000);
    expect(saidTo(on)).toHaveLength(2);
    expect(saidTo(on)[0]).toContain('kemarin pukul 20.00');
  });

  it('do not hold back a message that is complete, a button, a command or danger', async () => {
    const on = await openPatient();
    await on.hear('siti', '1', { text: 'lampu jalan depan SDN 3 Melati mati' });
    expect(saidTo(on)).toHaveLength(1);
    await on.hear('budi2', '2', { text: 'halo' });
    await on.hear('budi2', '3', { text: '/bantuan' });
    expect(saidTo(on, 'budi2')).toHaveLength(2);
    await on.hear('ani', '4', { text: 'min' });
    await on.hear('ani', '5', { text: 'ada kebakaran di rumah tetangga' });
    expect(saidTo(on, 'ani')[0]).toMatch(/112/);
  });

  it('keep a photo and its story together, whichever comes first', async () => {
    const on = await openPatient();
    await on.hear('siti', '1', { media: photo });
    await pass(on, 3000);
    await on.hear('siti', '2', { text: 'sampah menumpuk di Jl. Kartini' });
    await on.hear('ani', '3', { text: 'sampah menumpuk' });
    await pass(on, 1000);
    await on.hear('ani', '4', { media: photo });
    await pass(on, 8000);
    for (const who of ['siti', 'ani']) {
      await on.app.idle();
      expect(saidTo(on, who)).toHaveLength(1);
    }
    expect(saidTo(on)[0]).toMatch(/1 lampiran/);
  });

  it('are never waited for longer than eight seconds', async () => {
    const on = await openPatient();
    for (let index = 0; index < 8; index++) {
      await on.hear('siti', `${index}`, { text: 'rusak sekali' });
      await pass(on, 1000);
    }
    expect(saidTo(on).length).toBeGreaterThan(0);
  });

  it('that wait when the program stops are answered by the next one', async () => {
    const on = await openPatient();
    await on.hear('siti', '1', { text: 'lampu jalan mati' });
    await on.hear('siti', '2', { text: 'di Jl. Mangga' });
    await on.restart();
    expect(saidTo(on)).toEqual([]);
    await pass(on, 5000);
    expect(saidTo(on)).toHaveLength(1);
    expect(saidTo(on)[0]).toMatch(/Mawar/);
  });
});

describe('a program that dies among bubbles', () => {
  const bubbles: [string, Partial<Inbound>][] = [
    ['1', { text: 'lampu jalan mati' }],
    ['2', { text: 'di Jl. Mangga', media: photo }],
    ['3', { text: 'sudah seminggu' }],
  ];

  async function play(on: SampleCity, from = 0): Promise<number> {
    let heard = from;
    for (const [id, what] of bubbles.slice(from)) {
      await on.hear('siti', id, what);
      heard += 1;
      await pass(on, 500);
    }
    await pass(on, 10_000);
    return heard;
  }

  it('loses nothing and does nothing twice, killed before any of its writes', async () => {
    const whole = await openPatient();
    healStore();
    await play(whole);
    const { writes } = healStore();
    expect(saidTo(whole)).toHaveLength(1);
    await whole.close();
    city = undefined;
    for (let nth = 1; nth <= writes; nth++) {
      const dying = await openPatient();
      failStore(nth, { isDeadThen: true });
      await play(dying).catch(() => undefined);
      await dying.app.stop();
      expect(healStore().hasFailed).toBe(true);
      await dying.restart();
      // What was not acknowledged is brought again by the channel; what was is known.
      await play(dying);
      await dying.app.stop();
      const { inbox, chats, outbox } = await readState(dying.dir);
      expect({ nth, open: inbox.filter(([, state]) => state !== 'handled') }).toEqual({ nth, open: [] });
      const told = chats[0]?.draft ?? '';
      for (const [, { text }] of bubbles)
        expect({ nth, text, times: told.split(text!).length - 1 }).toEqual({ nth, text, times: 1 });
      expect(new Set(outbox.map(({ _id }) => _id)).size).toBe(outbox.length);
      await dying.restart();
      await dying.close();
      city = undefined;
    }
  }, 300_000);
});

describe('any run of bubbles, presses and pauses', () => {
  const deed = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ kind: fc.constant('say' as const), gap: fc.integer({ min: 0, max: 4000 }) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('press' as const), gap: fc.integer({ min: 0, max: 4000 }) }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const), gap: fc.constant(0) }) },
  );

  it('keeps every word once and in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 10 }), async (deeds) => {
        const on = await openPatient();
        await on.hear('siti', 'first', { text: 'lampu jalan mati di Jl. Mangga' });
        const told: string[] = [];
        for (const [index, { kind, gap }] of deeds.entries()) {
          if (kind === 'restart') await on.restart();
          else if (kind === 'press') await on.hear('siti', `p${index}`, { choiceId: 'menu' });
          else {
            told.push(`tiang urut ${String.fromCharCode(97 + index)}${index} ikut gelap`);
            await on.hear('siti', `m${index}`, { text: told.at(-1)! });
          }
          await pass(on, gap);
        }
        await pass(on, 10_000);
        await on.app.stop();
        const { chats, inbox } = await readState(on.dir);
        expect(inbox.filter(([, state]) => state !== 'handled')).toEqual([]);
        const lines = (chats[0]?.draft ?? '').split('\n').filter((line) => line.startsWith('tiang urut'));
        expect(lines).toEqual(told);
        await on.restart();
        await on.close();
        city = undefined;
      }),
      { numRuns: 15 },
    );
  }, 240_000);
});
