import { afterEach, describe, expect, it } from '@jest/globals';
import type { Inbound } from '../../../src/channels/channel.js';
import { failStore, healStore } from '../failing-store.js';
import { openCity, readState, type SampleCity } from '../sample-city.js';

/** One window of one person, whose messages come now by the one, now by the other. */
const [LID, PHONE] = ['siti-lid', 'siti-phone'];
const keys = [`web:${LID}`, `web:${PHONE}`] as const;

let city: SampleCity;
let made = 0;
afterEach(async () => {
  healStore();
  await city.close();
});

/** What the person is told in either chat. */
async function hear(who: string, what: string | Partial<Inbound>, own = city): Promise<string> {
  const before = own.channel.said.length;
  await own.hear(who, `m${made++}`, typeof what === 'string' ? { text: what } : what);
  return own.channel.said
    .slice(before)
    .map(({ text, choices }) => [text, ...choices.map(({ label }) => `[${label}]`)].join('\n'))
    .join('\n');
}
const tie = () => city.tieTwins(...keys);
const wait = (ms: number) => city.clock.moveTo(new Date(city.clock.now().getTime() + ms), city.app.idle);

describe('two chats that turn out to be one', () => {
  it('go on with the report where it was, and nothing is asked twice', async () => {
    city = await openCity();
    expect(await hear(LID, 'lampu jalan mati')).toMatch(/di mana/i);
    await tie();
    const summary = await hear(PHONE, 'Jl. Mangga');
    expect(summary).toMatch(/lampu jalan mati/i);
    expect(summary).toMatch(/Jl\. Mangga/);
    expect(summary).not.toMatch(/di mana/i);
    // And back: the draft is where the person is.
    expect(await hear(LID, 'kirim')).toMatch(/CTH-2603-0001/);
    await wait(24 * 3600_000);
    expect(city.channel.said.map(({ text }) => text).join()).not.toMatch(/belum/i);
  });

  it('each show what was reported in both', async () => {
    city = await openCity();
    for (const [who, text] of [
      [LID, 'lampu jalan mati di Jl. Mangga'],
      [PHONE, 'sampah menumpuk di Pasar Kenanga'],
    ] as const) {
      await hear(who, text);
      await hear(who, 'kirim');
    }
    await tie();
    for (const who of [LID, PHONE]) {
      const list = await hear(who, '/laporanku');
      expect(list).toMatch(/CTH-2603-0001/);
      expect(list).toMatch(/CTH-2603-0002/);
    }
  });

  it('keep the draft told last where both have one, and the other is not asked about', async () => {
    city = await openCity();
    await hear(PHONE, 'sampah menumpuk');
    await wait(60_000);
    await hear(LID, 'lampu jalan mati');
    await tie();
    const summary = await hear(PHONE, 'Jl. Mangga');
    expect(summary).toMatch(/lampu jalan mati/i);
    expect(summary).not.toMatch(/sampah/i);
    await hear(PHONE, 'kirim');
    await wait(24 * 3600_000);
    expect(city.channel.said.filter(({ text }) => /belum (selesai|dikirim|terkirim)/i.test(text))).toEqual(
      [],
    );
  });

  it('keep the older draft where the newer chat has none', async () => {
    city = await openCity();
    await hear(LID, 'lampu jalan mati');
    await wait(60_000);
    await hear(PHONE, 'terima kasih');
    await tie();
    expect(await hear(PHONE, 'Jl. Mangga')).toMatch(/lampu jalan mati/i);
  });

  it('recall a draft once, wherever it lies', async () => {
    city = await openCity();
    await hear(LID, 'lampu jalan mati');
    await tie();
    await wait(60_000);
    await hear(PHONE, 'jam buka kantor kelurahan?');
    const before = city.channel.said.length;
    await wait(30 * 3600_000);
    expect(city.channel.said.length - before).toBe(1);
    expect(await hear(PHONE, 'ya')).toMatch(/di mana/i);
  });

  it('take a number for what was shown last in either', async () => {
    city = await openCity();
    await hear(PHONE, 'halo');
    const menu = await hear(LID, 'menu');
    await tie();
    await hear('budi', 'menu');
    expect(await hear(PHONE, '1')).toBe(await hear('budi', '1'));
    expect(menu).toMatch(/\[/);
  });

  it('know what is replied to, also when it was said in the other', async () => {
    city = await openCity();
    await hear(LID, 'lampu jalan mati di Jl. Mangga');
    await hear(LID, 'kirim');
    const receipt = city.channel.said.findLast(({ text }) => /CTH-2603-0001/.test(text))!;
    await hear(PHONE, 'halo');
    await tie();
    await hear(PHONE, { text: 'tambahan: tiang nomor 12', replyTo: receipt.id });
    await city.app.stop();
    const { tickets } = await readState(city.dir);
    await city.restart();
    expect(tickets[0]?.history.at(-1)?.slice(1, 3)).toEqual(['add', expect.stringContaining('nomor 12')]);
  });

  it('are tied however often it is told, in whichever order, before or after anything was said', async () => {
    city = await openCity();
    await tie();
    await city.tieTwins(keys[1], keys[0]);
    await hear(LID, 'lampu jalan mati');
    await tie();
    expect(await hear(PHONE, 'Jl. Mangga')).toMatch(/lampu jalan mati/i);
  });

  it('are an officer in both where one was linked to the account', async () => {
    city = await openCity();
    await hear('budi', 'lampu jalan mati di Jl. Mangga');
    const [code] = /CTH-2603-0001[A-Z]/.exec(await hear('budi', 'kirim'))!;
    expect(await hear(PHONE, `/ambil ${code}`)).not.toMatch(/diambil|Anda yang/i);
    await city.tieTwins('web:tono', keys[1]);
    await hear(PHONE, `/ambil ${code}`);
    await city.app.stop();
    const { tickets } = await readState(city.dir);
    await city.restart();
    expect(tickets[0]?.officer).toBe('tono');
  });

  it('speak the language that was chosen last', async () => {
    city = await openCity();
    await hear(LID, '/language en');
    await hear(LID, 'the street lamp is broken');
    await tie();
    expect(await hear(PHONE, 'Jl. Mangga')).toMatch(/report/i);
  });

  it('are heard in the order in which the person wrote, also while more may come', async () => {
    city = await openCity(undefined, undefined, { bubbleWaitSeconds: 8 });
    await hear(LID, 'lampu jalan mati');
    await tie();
    await hear(PHONE, 'Jl. Mangga');
    await wait(60_000);
    const last = city.channel.said.at(-1)!;
    expect(last.text).toMatch(/lampu jalan mati/i);
    expect(last.text).toMatch(/Jl\. Mangga/);
    await hear(PHONE, 'kirim');
    await wait(60_000);
    const list = await hear(LID, '/laporanku');
    expect(list).toMatch(/CTH-2603-0001/);
    expect(list).not.toMatch(/CTH-2603-0002/);
  });

  it('have nothing of chats that are not tied', async () => {
    city = await openCity();
    await hear(LID, 'lampu jalan mati');
    expect(await hear(PHONE, 'Jl. Mangga')).not.toMatch(/lampu jalan mati/i);
  });

  it('leave the same when the program dies before any write of the message, and is started again', async () => {
    const setUp = async () => {
      city = await openCity();
      await city.hear(PHONE, 'b1', { text: 'halo' });
      await city.hear(LID, 'b2', { text: 'lampu jalan mati' });
      await tie();
    };
    const stateNow = async () => {
      await city.app.stop();
      const state = await readState(city.dir);
      await city.restart();
      return state;
    };
    await setUp();
    healStore();
    await city.hear(PHONE, 'last', { text: 'Jl. Mangga' });
    const { writes } = healStore();
    const expected = await stateNow();
    await city.close();
    expect(writes).toBeGreaterThan(4);
    for (let nth = 1; nth <= writes; nth++) {
      await setUp();
      failStore(nth, { isDeadThen: true });
      // What was not stored is not acknowledged: the channel brings it again.
      const isStored = await city.hear(PHONE, 'last', { text: 'Jl. Mangga' }).then(
        () => true,
        () => false,
      );
      await city.app.stop();
      expect(healStore().hasFailed).toBe(true);
      await city.restart();
      if (!isStored) await city.hear(PHONE, 'last', { text: 'Jl. Mangga' });
      expect({ nth, state: await stateNow() }).toEqual({ nth, state: expected });
      if (nth < writes) await city.close();
    }
  }, 120_000);
});
