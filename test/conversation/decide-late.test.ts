import { afterEach, describe, expect, it } from '@jest/globals';
import { decide } from '../../src/conversation/decide.js';
import { readLate } from '../../src/conversation/turn/read-late.js';
import { openCity, type SampleCity } from './sample-city.js';
import { draftOf, know, makeTurn, NOW, type Sketch, spoken } from './sample-turn.js';

const words = { timeZone: 'Asia/Jakarta', language: 'id' as const, say: know.texts.in('id') };
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const rowOf = (delayMs: number) => ({
  inbound: { sentAt: new Date(NOW.getTime() - delayMs) },
  receivedAt: NOW,
});
const lateBy = (delayMs: number) => readLate([rowOf(delayMs)], words);

describe('a message', () => {
  it.each([
    ['of just now', 0],
    ['of a slow network', 59 * MINUTE_MS],
    ['of a phone that is ahead', -5 * HOUR_MS],
    ['of a phone that believes it is 1970', NOW.getTime()],
    ['of a phone that is years behind', 400 * 24 * HOUR_MS],
    ['of no time at all', Number.NaN],
  ])('%s is not late', (_name, delayMs) => {
    expect(lateBy(delayMs)).toBeUndefined();
  });

  it('is late above an hour, and is told by when it was written', () => {
    expect(lateBy(61 * MINUTE_MS)).toMatchObject({ when: 'tadi pagi pukul 07.59' });
    expect(lateBy(13 * HOUR_MS)).toMatchObject({
      when: 'kemarin pukul 20.00',
      onDay: 'Senin, 9 Maret pukul 20.00',
    });
  });

  it('of several the earliest late one counts', () => {
    const late = readLate([rowOf(0), rowOf(2 * HOUR_MS), rowOf(3 * HOUR_MS)], words);
    expect(late?.writtenAt).toEqual(new Date(NOW.getTime() - 3 * HOUR_MS));
  });

  it('may have lost its time on the way through a store', () => {
    const row = { inbound: { sentAt: undefined as unknown as Date }, receivedAt: NOW };
    expect(readLate([row], words)).toBeUndefined();
  });
});

const lateTurn = (sketch: Sketch, delayMs = 13 * HOUR_MS) => ({
  ...makeTurn(sketch),
  late: lateBy(delayMs)!,
});
const APOLOGY = /^Mohon maaf, pesan Anda kemarin pukul 20\.00 baru sampai/;

describe('a late message', () => {
  it('is answered with an apology in front, and remembered', () => {
    const { says, talk } = decide(lateTurn({ text: 'halo' }), know);
    expect(says).toHaveLength(1);
    expect(says[0]!.text).toMatch(APOLOGY);
    expect(says[0]!.text).toMatch(/selamat datang/);
    expect(talk.apologisedAt).toEqual(NOW);
  });

  it('is apologised for once for an outage, and again for the next', () => {
    const apologisedAt = new Date(NOW.getTime() - MINUTE_MS);
    const again = decide(lateTurn({ text: 'halo', talk: { apologisedAt } }), know);
    expect(spoken(again)).not.toMatch(/Mohon maaf/);
    const before = new Date(NOW.getTime() - 48 * HOUR_MS);
    expect(spoken(decide(lateTurn({ text: 'halo', talk: { apologisedAt: before } }), know))).toMatch(APOLOGY);
  });

  it('begins a report that still waits for "kirim" and says when it was written', () => {
    const { talk, says, effects } = decide(lateTurn({ text: 'lampu jalan mati di Jl. Mangga' }), know);
    expect(effects).toEqual([]);
    expect(talk.asked?.kind).toBe('confirm');
    expect(talk.draft?.text).toBe('lampu jalan mati di Jl. Mangga\n(ditulis Senin, 9 Maret pukul 20.00)');
    expect(says[0]!.text).toMatch(APOLOGY);
    expect(says.at(-1)!.choices?.[0]?.label).toBe('Kirim');
  });

  it('begins several reports, each with its time', () => {
    const text = 'lampu jalan mati di Jl. Mangga, terus sampah numpuk di Pasar Kenanga';
    const { talk } = decide(lateTurn({ text }), know);
    for (const draft of [talk.draft!, ...talk.later!]) expect(draft.text).toMatch(/\(ditulis Senin, 9 Maret/);
    expect(talk.later).toHaveLength(1);
  });

  it('does not change a report that was open before', () => {
    const talk = { draft: draftOf(), asked: { kind: 'confirm' as const } };
    expect(decide(lateTurn({ text: 'makasih', talk }), know).talk.draft?.text).toBe('lampu jalan mati');
  });

  it('of danger asks for 112 if it still goes on', () => {
    const said = spoken(decide(lateTurn({ text: 'ada kebakaran di Jl. Mangga' }), know));
    expect(said).toMatch(/Jika masih terjadi[\s\S]*112/);
    expect(said).toMatch(/pesan Anda kemarin/);
  });

  it('that is told nothing is apologised for neither', () => {
    const talk = { album: { id: 'a' }, draft: draftOf() };
    const album = lateTurn({ talk, inbound: { albumId: 'a' }, attachments: [{ id: 'p', kind: 'photo' }] });
    const { says, talk: next } = decide(album, know);
    expect(says).toEqual([]);
    expect(next.apologisedAt).toBeUndefined();
  });

  it('of a command is done, with the apology before what it brings', () => {
    const { says, effects } = decide(lateTurn({ text: '/laporanku' }), know);
    expect(says).toHaveLength(1);
    expect(says[0]!.text).toMatch(APOLOGY);
    expect(effects).toHaveLength(1);
  });

  it('in a group is no matter for apologies', () => {
    const turn = lateTurn({ text: '/tiket', inbound: { isGroup: true } });
    expect(spoken(decide(turn, know))).not.toMatch(/Mohon maaf, pesan/);
  });
});

describe('a late answer', () => {
  const draft = draftOf();
  const confirming = { draft, asked: { kind: 'confirm' as const } };
  const summary = [
    { id: `send.${draft.tag}`, label: 'Kirim' },
    { id: `place.${draft.tag}`, label: 'Ubah lokasi' },
    { id: `cancel.${draft.tag}`, label: 'Batal' },
  ];
  const rating = [1, 2, 3, 4, 5].map((stars) => ({ id: `rate.CTH-2603-0001X.${stars}`, label: `${stars}` }));
  const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * HOUR_MS);

  it('to what was shown before it was written works', () => {
    const facts = { offered: summary, offeredAt: hoursAgo(14) };
    const { effects } = decide(lateTurn({ text: '1', talk: confirming, facts }), know);
    expect(effects.map(({ kind }) => kind)).toEqual(['open-ticket']);
  });

  it.each([
    ['1', rating],
    ['5', rating],
    ['satu', rating],
    ['bintang 5', rating],
    ['1', summary],
    ['ya', summary],
  ])('%p does nothing under what was shown only afterwards', (text, offered) => {
    const facts = { offered, offeredAt: hoursAgo(1) };
    const { effects, says, talk } = decide(lateTurn({ text, talk: confirming, facts }), know);
    expect(effects).toEqual([]);
    expect(spoken({ says })).toMatch(/pertanyaan yang sudah lewat[\s\S]*Kirim/);
    expect(talk.draft?.id).toBe(draft.id);
  });

  it('in words means what it says at any time', () => {
    const facts = { offered: summary, offeredAt: hoursAgo(1) };
    const { effects } = decide(lateTurn({ text: 'kirim', talk: confirming, facts }), know);
    expect(effects.map(({ kind }) => kind)).toEqual(['open-ticket']);
  });

  it('by a button of a report that is gone is told so', () => {
    const facts = { offered: [], offeredAt: hoursAgo(1) };
    const { effects, says } = decide(lateTurn({ press: 'send.gone01', facts }), know);
    expect(effects).toEqual([]);
    expect(spoken({ says })).toMatch(/sudah tidak berlaku/);
  });
});

describe('after an outage', () => {
  let city: SampleCity;
  afterEach(() => city.close());
  const saidTo = (who: string) =>
    city.channel.said.filter((said) => said.who === who).map(({ text }) => text);

  it('a chat with several late messages hears one apology', async () => {
    city = await openCity('2026-03-10T09:00+07:00', know, { bubbleWaitSeconds: 2.5 });
    const sent = ['2026-03-09T19:20+07:00', '2026-03-09T19:21+07:00', '2026-03-10T06:00+07:00'];
    const texts = ['halo', 'lampu jalan mati di Jl. Mangga', 'laporanku'];
    for (const [index, text] of texts.entries())
      await city.hear('siti', `m${index}`, { text, sentAt: new Date(sent[index]!) });
    await city.clock.moveTo(new Date(city.clock.now().getTime() + 10_000), city.app.idle);
    const all = saidTo('siti').join('\n---\n');
    expect(all.match(/baru sampai ke kami/g)).toHaveLength(1);
    expect(all).toMatch(/kemarin pukul 19\.20/);
    await city.hear('siti', 'm9', { text: 'kirim' });
    expect(saidTo('siti').at(-1)).toMatch(/CTH-2603-0001/);
    await city.hear('tono', 'm10', { text: '/lihat CTH-2603-0001X' });
    expect(saidTo('tono').at(-1)).toMatch(/ditulis Senin, 9 Maret pukul 19\.2/);
  });

  it('what comes in time is answered without one', async () => {
    city = await openCity();
    await city.hear('siti', 'm1', { text: 'halo', sentAt: new Date('2026-03-10T08:30+07:00') });
    expect(saidTo('siti').join()).not.toMatch(/baru sampai/);
  });
});
