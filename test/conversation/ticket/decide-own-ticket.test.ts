import { describe, expect, it } from '@jest/globals';
import type { Asked } from '../../../src/conversation/talk.js';
import { decideOn, draftOf, ownTicket, spoken } from '../sample-turn.js';

const lamp = ownTicket({ code: 'CTH-2603-0002W', category: 'pju', place: 'Jl. Mangga', text: 'lampu mati' });
const road = ownTicket({
  code: 'CTH-2603-0001X',
  category: 'jalan',
  place: 'Jl. Kartini',
  text: 'berlubang',
});
const one = { ownOpen: [lamp] };
const two = { ownOpen: [lamp, road] };

describe('words after sending', () => {
  it.each([
    ['kok lama ya pak', one, { kind: 'show-status', code: lamp.code }],
    ['kapan diperbaikinya pak?', one, { kind: 'show-status', code: lamp.code }],
    ['kok lama ya pak', two, { kind: 'list-mine', page: 1 }],
    ['yg lampu', two, { kind: 'show-status', code: lamp.code }],
    ['kalo yang jalan gimana?', two, { kind: 'show-status', code: road.code }],
    ['status laporan jalan', two, { kind: 'show-status', code: road.code }],
    ['eh alamatnya salah harusnya jl pemuda', two, { kind: 'citizen-step', step: 'add', code: lamp.code }],
  ])('%s', (text, facts, effect) => {
    expect(decideOn({ text, facts }).effects).toMatchObject([effect]);
  });

  it.each([
    ['batalkan yang lampu', two, lamp.code],
    ['batalkan laporan jalan', two, road.code],
    ['salah kirim tadi, tolong hapus', one, lamp.code],
  ])('take a report back: %s', (text, facts, code) => {
    expect(decideOn({ text, facts }).talk.asked).toEqual({ kind: 'withdraw-reason', code });
  });

  it('name the report that was asked for', () => {
    const asked: Asked = { kind: 'which-ticket', text: 'tiangnya miring', attachments: [], purpose: 'add' };
    const { effects } = decideOn({ text: 'yang lampu', talk: { asked }, facts: two });
    expect(effects).toMatchObject([{ step: 'add', code: lamp.code, text: 'tiangnya miring' }]);
    const back = decideOn({
      text: 'yang jalan',
      talk: { asked: { ...asked, purpose: 'withdraw' } },
      facts: two,
    });
    expect(back.talk.asked).toEqual({ kind: 'withdraw-reason', code: road.code });
  });

  it('begin a report of the same kind at another place', () => {
    const { talk, effects } = decideOn({ text: 'di jl kartini juga', facts: one });
    expect(talk.draft).toMatchObject({
      category: 'pju',
      place: { label: expect.stringContaining('Kartini') },
    });
    expect(talk.draft?.text).toBe(`Seperti laporan ${lamp.code}: di jl kartini juga`);
    expect(talk.asked).toEqual({ kind: 'confirm' });
    expect(effects).toEqual([]);
  });

  it.each([
    ['a report of another matter', 'sampah menumpuk di Jl. Pahlawan, kapan diangkut'],
    ['a suggestion', 'usul pasang lampu hias di taman'],
    ['a question with its answer', 'syarat bikin ktp apa saja'],
    ['data that are to be erased', 'hapus data saya'],
  ])('are not %s', (_name, text) => {
    const { effects } = decideOn({ text, facts: two });
    expect(effects.filter(({ kind }) => kind !== 'count-faq' && kind !== 'count-unanswered')).toEqual([]);
  });

  it('belong to the report being told, while one is', () => {
    const talk = { draft: draftOf(), asked: { kind: 'confirm' } as Asked };
    expect(decideOn({ text: 'di jl kartini juga', talk, facts: one }).effects).toEqual([]);
  });
});

describe('a code without its letter', () => {
  it('is offered whole to the person whose report it is', () => {
    const { says } = decideOn({
      text: 'cek cth 2603 0002',
      facts: { ownOpen: [{ ...lamp, code: 'CTH-2603-0002W' }] },
    });
    const [{ choices = [] } = {}] = says;
    expect(choices.map(({ id }) => id)).toEqual(['status.CTH-2603-0002W']);
  });

  it('is said to lack it to anybody else', () => {
    const decision = decideOn({ text: 'cek cth 2603 0042' });
    expect(spoken(decision)).toMatch(/kurang satu huruf/);
    expect(spoken(decision)).not.toMatch(/0042K/);
  });
});

describe('a rating in words', () => {
  const offered = [1, 2, 3, 4, 5].map((stars) => ({ id: `rate.${lamp.code}.${stars}`, label: `${stars}` }));
  it.each([
    ['dua, petugasnya jutek', 2, 'petugasnya jutek'],
    ['5. cepat sekali', 5, 'cepat sekali'],
    ['bintang 3 karena masih redup', 3, 'karena masih redup'],
  ])('%s', (text, rating, words) => {
    expect(decideOn({ text, facts: { offered } }).effects).toMatchObject([
      { step: 'comment', code: lamp.code, text: words },
      { step: 'rate', code: lamp.code, rating },
    ]);
  });

  it.each(['dua lampu mati lagi di Jl. Mangga', 'lima puluh, ya'])('is none: %s', (text) => {
    expect(
      decideOn({ text, facts: { offered } }).effects.filter(({ kind }) => kind === 'citizen-step'),
    ).toEqual([]);
  });

  it('of ten is asked for again, from one to five', () => {
    const decision = decideOn({ text: '10', facts: { offered } });
    expect(spoken(decision)).toMatch(/1 \(buruk\) sampai 5/);
    expect(decision.effects).toEqual([]);
  });
});
