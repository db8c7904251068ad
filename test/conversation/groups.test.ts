import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Inbound } from '../../src/channels/channel.js';
import { openCity, type SampleCity } from './sample-city.js';

const code = 'CTH-2603-0001X';
let city: SampleCity;
let made = 0;
beforeEach(async () => {
  city = await openCity();
  await city.hear('siti', 'a', { text: 'lampu jalan mati di Jl. Mangga' });
  await city.hear('siti', 'b', { text: 'kirim' });
});
afterEach(() => city.close());

/** Somebody writes in the group of the unit. */
async function inGroup(sender: string, what: Partial<Inbound>): Promise<string[]> {
  const before = city.channel.said.length;
  await city.hear('grup', `g${made++}`, { senderId: sender, senderName: sender, isGroup: true, ...what });
  return city.channel.said
    .slice(before)
    .filter(({ who }) => who === 'grup')
    .map(({ text }) => text);
}

describe('in a group chat', () => {
  it.each<[string, Partial<Inbound>]>([
    ['siti', { text: 'lampu jalan mati di Jl. Mangga' }],
    ['siti', { text: '/status' }],
    ['siti', { text: `/ambil ${code}` }],
    ['siti', { text: '/tautkan ABCDEFGHJK' }],
    ['siti', { choiceId: `staff.take.${code}` }],
    ['siti', { text: 'P' }],
    ['tono', { text: 'siap, meluncur' }],
    ['tono', { text: `ambil ${code}` }],
    ['tono', { media: [{ kind: 'photo', source: 'contoh' }] }],
    ['tono', { choiceId: 'report' }],
    ['tono', { choiceId: `rate.${code}.5` }],
  ])('%s is not answered: %p', async (who, what) => {
    expect(await inGroup(who, what)).toEqual([]);
  });

  it('the command of a linked officer is done in the officer’s name', async () => {
    expect((await inGroup('tono', { text: `/ambil ${code}` })).join()).toContain(code);
    expect((await inGroup('tono', { text: `/lihat ${code}` })).join()).toContain('Tono');
  });

  it('a button of the staff works', async () => {
    expect((await inGroup('tono', { choiceId: `staff.view.${code}` })).join()).toContain(code);
  });

  /** The id of the newest message to the group. */
  const newest = () => city.channel.said.findLast(({ who }) => who === 'grup')!.id;

  it('a command without a slash counts only in reply to a card', async () => {
    await inGroup('tono', { text: `/lihat ${code}` });
    const replyTo = newest();
    for (const text of ['ambil', 'selesai sudah', 'tiket', 'lewat', `ambil ${code}`, '1'])
      expect(await inGroup('tono', { text })).toEqual([]);
    expect(await inGroup('siti', { text: 'ambil', replyTo })).toEqual([]);
    for (const text of ['siap pak', 'terima kasih', 'lampu jalan mati di Jl. Mangga', 'ya'])
      expect(await inGroup('tono', { text, replyTo })).toEqual([]);
    expect((await inGroup('tono', { text: 'Ambil', replyTo })).join()).toContain(code);
    expect((await inGroup('tono', { text: 'catat perlu tangga', replyTo })).join()).toContain(code);
  });

  it('the number of a card’s choice counts in reply to it', async () => {
    await inGroup('tono', { text: `/lihat ${code}` });
    const card = city.channel.said.findLast(({ who }) => who === 'grup')!;
    expect(card.choices[0]!.label).toBe('Ambil');
    const said = await inGroup('tono', { text: '1', replyTo: card.id });
    expect(said.join()).toContain(code);
    expect((await inGroup('tono', { text: `/lihat ${code}` })).join()).toContain('Tono');
  });

  it.each(['sticker', 'contact', 'poll', 'view-once', 'undecryptable', 'unknown'] as const)(
    'a message that cannot be read is for the others: %s',
    async (unreadable) => {
      for (const who of ['tono', 'siti']) expect(await inGroup(who, { unreadable })).toEqual([]);
    },
  );

  it('no photo is fetched that is not for us, whoever sends it', async () => {
    const media = [{ kind: 'photo' as const, source: 'contoh' }];
    const fetched = jest.spyOn(city.channel, 'fetchMedia');
    await inGroup('siti', { media, text: 'foto keluarga' });
    await inGroup('siti', { media, text: `/selesai ${code} lampu diganti` });
    await inGroup('tono', { media, text: 'foto keluarga' });
    await inGroup('tono', { media, replyTo: 'somebody else' });
    expect(fetched).not.toHaveBeenCalled();
    await inGroup('tono', { text: `/ambil ${code}` });
    await inGroup('tono', { media, text: `/selesai ${code} lampu diganti` });
    expect(fetched).toHaveBeenCalledTimes(1);
  });

  it('the photo a close waits for is taken', async () => {
    await inGroup('tono', { text: `/ambil ${code}` });
    await inGroup('tono', { text: `/selesai ${code} lampu diganti` });
    const said = await inGroup('tono', { media: [{ kind: 'photo', source: 'contoh' }] });
    expect(said.join()).toMatch(/ditutup/);
  });

  it.each(['/lapor jalan rusak', '/laporanku', '/selesaikan x'])(
    '%p of an officer makes no report of the group',
    async (text) => {
      const said = await inGroup('tono', { text });
      expect(said).toHaveLength(1);
      expect(said.join()).not.toMatch(/Kirim|Laporan Anda/);
    },
  );
});
