import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readOfOwn, ticketNamed } from '../../../src/conversation/ticket/own-ticket-words.js';
import { know, ownTicket } from '../sample-turn.js';

const read = (text: string) => readOfOwn(know.understand(text).normalised, text.includes('?'));

describe('words that may be about a report already sent', () => {
  it.each([
    'kok lama ya pak',
    'sudah ditindaklanjuti belum?',
    'petugasnya kapan dateng',
    'kapan diperbaikinya pak?',
    'piye laporanku',
    'udah sampe mana?',
    'status',
    'belum diperbaiki juga pak',
  ])('ask for news: %s', (text) => {
    expect(read(text)).toEqual({ kind: 'news', names: [] });
  });

  it.each([
    ['yg lampu', 'named', ['lampu']],
    ['kalo yang jalan gimana?', 'news', ['jalan']],
    ['status laporan lampu', 'news', ['lampu']],
    ['batalkan yang lampu', 'withdraw', ['lampu']],
    ['salah kirim tadi, tolong hapus', 'withdraw', []],
    ['hapus data saya', 'withdraw', ['data']],
    ['lampu mati sudah lama', undefined, undefined],
    ['sudah beres, terima kasih', undefined, undefined],
    ['eh alamatnya salah harusnya jl pemuda', 'correction', undefined],
    ['ralat, depan masjid', 'correction', undefined],
  ])('%s', (text, kind, names) => {
    const said = read(text);
    expect(said?.kind).toBe(kind);
    expect(said && 'names' in said ? said.names : undefined).toEqual(names);
  });

  it('leaves a long story alone, and takes anything', () => {
    expect(read(`kapan diperbaiki, ${'sudah lama sekali '.repeat(10)}`)).toBeUndefined();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (text, asks) => {
        const said = readOfOwn(text, asks);
        expect([undefined, 'news', 'withdraw', 'named', 'correction']).toContain(said?.kind);
      }),
    );
  });
});

describe('the report that words name', () => {
  const road = ownTicket({
    code: 'CTH-2603-0001X',
    category: 'jalan',
    place: 'Jl. Kartini',
    text: 'jalan berlubang',
  });
  const lamp = ownTicket({
    code: 'CTH-2603-0002W',
    category: 'pju',
    place: 'Jl. Mangga',
    text: 'lampu jalan mati',
  });
  const other = ownTicket({
    code: 'CTH-2603-0003V',
    category: 'pju',
    place: 'Jl. Melati',
    text: 'lampu redup',
  });
  const nameOf = ({ category }: { category: string }) =>
    category === 'pju' ? 'Lampu jalan' : 'Jalan & trotoar';
  it.each([
    [['lampu'], [road, lamp], lamp],
    // "Jalan" is in both names, and the beginning of one.
    [['jalan'], [road, lamp], road],
    [['lampunya'], [road, lamp], lamp],
    [['lampu'], [lamp, other], undefined],
    [['lampu', 'mangga'], [lamp, other], lamp],
    [['lampu', 'jalan', 'melati'], [lamp, other], other],
    [['sampah'], [road, lamp], undefined],
    [[], [lamp], undefined],
  ])('%j', (names, tickets, expected) => {
    expect(ticketNamed(names, tickets, nameOf)?.code).toBe(expected?.code);
  });
});
