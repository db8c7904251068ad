import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Inbound } from '../../src/channels/channel.js';
import { openCity, readState, type SampleCity } from './sample-city.js';

const code = 'CTH-2603-0001X';
const photo = { media: [{ kind: 'photo' as const, source: 'contoh' }] };

let city: SampleCity;
let count = 0;
beforeEach(async () => {
  city = await openCity();
  await hear('siti', { text: 'lampu jalan mati di Jl. Mangga' });
  await hear('siti', { text: 'kirim' });
  await hear('tono', { text: `/ambil ${code}` });
});
afterEach(() => city.close());

const hear = (who: string, what: Partial<Inbound>) => city.hear(who, `m${++count}`, what);
const lastTo = (who: string) => city.channel.said.findLast((said) => said.who === who)!;
const toldSiti = () =>
  city.channel.said.filter(({ who, text }) => who === 'siti' && text.includes('dinyatakan selesai'));

async function ticket() {
  await city.app.stop();
  const [found] = (await readState(city.dir)).tickets;
  await city.restart();
  const files = found!.history.reduce((total, line) => total + ((line[3] as number | undefined) ?? 0), 0);
  return { status: found!.status, files, steps: found!.history.map(([, step]) => step) };
}

describe('photos of an officer', () => {
  it('in reply to a card are evidence, so that the close needs no other', async () => {
    const card = lastTo('tono');
    await hear('tono', { ...photo, replyTo: card.id });
    await hear('tono', { text: `/selesai ${code} lampu diganti` });
    expect(toldSiti()).toHaveLength(1);
    expect(await ticket()).toMatchObject({ status: 'closed', files: 1 });
  });

  it('are asked for by a close without one, and close it', async () => {
    await hear('tono', { text: `/selesai ${code} lampu diganti` });
    expect(lastTo('tono').text).toContain('foto hasilnya');
    await hear('tono', photo);
    expect(toldSiti()).toHaveLength(1);
    expect(await ticket()).toMatchObject({ status: 'closed', files: 1 });
  });

  it.each([
    ['whose caption names the ticket', `/selesai ${code} lampu diganti`, false],
    ['whose caption replies to a card', 'selesai lampu diganti', true],
  ])('sent as an album %s all stay on the ticket', async (_name, caption, replies) => {
    const replyTo = replies ? { replyTo: lastTo('tono').id } : {};
    await hear('tono', { ...photo, ...replyTo, albumId: 'a1', text: caption });
    await hear('tono', { ...photo, albumId: 'a1' });
    await hear('tono', { ...photo, albumId: 'a1' });
    expect(toldSiti()).toHaveLength(1);
    expect(lastTo('tono').text).not.toMatch(/di mana|laporan/i);
    expect(await ticket()).toMatchObject({ status: 'closed', files: 3 });
  });

  it('as an album that answers the wish for one all stay on the ticket', async () => {
    await hear('tono', { text: `/selesai ${code} lampu diganti` });
    for (let i = 0; i < 3; i++) await hear('tono', { ...photo, albumId: 'a2' });
    expect(await ticket()).toMatchObject({ status: 'closed', files: 3 });
  });
});
