import { describe, expect, it } from '@jest/globals';
import type { Talk } from '../../src/conversation/talk.js';
import { choicesOf, decideOn, photo, spoken } from './sample-turn.js';

const BOTH = 'lampu jalan mati di Jl. Mangga, terus sampah juga numpuk di belakang Pasar Kenanga';
const NO_PLACE = '1. lampu jalan mati 2. sampah tidak diangkut';

/** Plays messages on, buttons by a word of their label. */
function play(...messages: (string | { press: string } | Parameters<typeof decideOn>[0])[]) {
  let decision: ReturnType<typeof decideOn> | undefined;
  for (const message of messages) {
    const talk = decision?.talk;
    const offered = decision ? choicesOf(decision.says) : [];
    const what = typeof message === 'string' ? { text: message } : message;
    const label =
      'press' in what
        ? offered.find((choice) => choice.label.toLowerCase().includes(what.press!))
        : undefined;
    const press = label ? { press: label.id } : {};
    decision = decideOn({ ...what, ...press, ...(talk ? { talk } : {}), facts: { offered, ownOpen: [] } });
  }
  return decision!;
}

const draftsOf = ({ draft, later = [] }: Talk) => [draft!, ...later].sort((a, b) => a.number! - b.number!);

describe('several problems in one message', () => {
  it('are listed with their places, and one yes makes a ticket of each', () => {
    const listed = play(BOTH);
    expect(spoken(listed)).toMatch(
      /2 masalah[\s\S]*1\. Lampu jalan[\s\S]*Mawar[\s\S]*2\. Sampah[\s\S]*Kenanga/,
    );
    expect(listed.effects).toEqual([]);
    const sent = play(BOTH, 'ya');
    expect(sent.effects.map((effect) => effect.kind)).toEqual(['open-ticket', 'open-ticket']);
    const ids = sent.effects.flatMap((effect) => (effect.kind === 'open-ticket' ? [effect.draft.id] : []));
    expect(new Set(ids).size).toBe(2);
    expect(sent.talk.draft).toBeUndefined();
    expect(sent.talk.later).toBeUndefined();
  });

  it('are asked about first where something is missing, then the place is asked once for all', () => {
    expect(spoken(play(NO_PLACE))).toMatch(/Laporkan keduanya\?/);
    expect(spoken(play(NO_PLACE, 'ya'))).toMatch(/nomor 1 \(Lampu jalan\)[\s\S]*Di mana/);
    const placed = play(NO_PLACE, 'ya', 'Jl. Kartini');
    expect(draftsOf(placed.talk).map(({ place }) => place?.kelurahan)).toEqual(['Banjarsari', 'Banjarsari']);
    expect(placed.talk.asked).toEqual({ kind: 'confirm-all' });
  });

  it('take a place or a pin instead of a yes', () => {
    for (const place of [
      { text: 'di Jl. Kartini' },
      { inbound: { location: { lat: -7.131, lon: 110.872 } } },
    ])
      expect(play(NO_PLACE, place).talk.asked).toEqual({ kind: 'confirm-all' });
  });

  it.each([
    ['1', 'pju'],
    ['2', 'sampah'],
    ['nomor 2 saja', 'sampah'],
    ['yang pertama aja', 'pju'],
  ])('%p keeps only that one and sends nothing', (text, category) => {
    const kept = play(BOTH, text);
    expect(kept.effects).toEqual([]);
    expect(kept.talk).toMatchObject({ draft: { category }, later: [], asked: { kind: 'confirm' } });
    expect(kept.talk.draft?.number).toBeUndefined();
  });

  it('of three, two are kept by their numbers', () => {
    const three =
      '1. lampu jalan mati di Jl. Mangga\n2. sampah numpuk di Jl. Kartini\n3. got mampet di Jl. Merdeka';
    expect(draftsOf(play(three, '1 dan 3').talk).map(({ category }) => category)).toEqual([
      'pju',
      'drainase',
    ]);
  });

  it('become one report again with every word and file', () => {
    const joined = play({ text: BOTH, attachments: [photo] }, { press: 'gabung' });
    expect(joined.talk.draft).toMatchObject({ category: 'pju', attachments: [photo] });
    expect(joined.talk.draft?.text).toMatch(/lampu jalan mati[\s\S]*sampah juga numpuk/);
    expect(play({ text: BOTH, attachments: [photo] }, { press: 'gabung' }, 'kirim').effects).toHaveLength(1);
  });

  it('change one by one: its place by words, its photo by a button, its category', () => {
    const moved = play(BOTH, 'nomor 2 di Jl. Pemuda');
    expect(draftsOf(moved.talk).map(({ place }) => place?.kelurahan)).toEqual(['Mawar', 'Wonorejo']);
    const files = play({ text: BOTH, attachments: [photo] }, { press: 'ubah nomor 2' }, { press: 'pindah' });
    expect(draftsOf(files.talk).map(({ attachments }) => attachments.length)).toEqual([0, 1]);
    const sorted = play(BOTH, { press: 'ubah nomor 1' }, { press: 'kategori' }, 'lalu lintas');
    expect(sorted.talk.asked).toEqual({ kind: 'confirm-all' });
    expect(draftsOf(sorted.talk)[0]?.category).toBe('lalin');
  });

  it('ask to which one words or photos belong that name none, and lose neither', () => {
    const asked = play(BOTH, { text: 'sudah dua minggu begitu', attachments: [photo] });
    expect(spoken(asked)).toMatch(/nomor yang mana/);
    const told = play(BOTH, { text: 'sudah dua minggu begitu', attachments: [photo] }, '2');
    expect(draftsOf(told.talk)[1]).toMatchObject({
      text: expect.stringMatching(/dua minggu/),
      attachments: [photo],
    });
    expect(told.talk.asked).toEqual({ kind: 'confirm-all' });
  });

  it('are cancelled all or one, never by a guess', () => {
    expect(spoken(play(BOTH, 'batal'))).toMatch(/yang mana/);
    expect(draftsOf(play(BOTH, 'batal').talk)).toHaveLength(2);
    expect(play(BOTH, 'batal', { press: 'semua' }).talk.draft).toBeUndefined();
    expect(play(BOTH, '/batal', { press: 'hapus nomor 1' }).talk.draft).toMatchObject({ category: 'sampah' });
  });

  it.each(['batal semua', 'batalkan keduanya ya'])('are all cancelled by %p', (text) => {
    expect(play(BOTH, text).talk.draft).toBeUndefined();
  });

  it('take one back by its number, and say when there is no such number', () => {
    expect(play(BOTH, 'hapus nomor 1').talk.draft).toMatchObject({ category: 'sampah' });
    expect(spoken(play(BOTH, '4'))).toMatch(/tidak ada di daftar[\s\S]*1\. Lampu jalan/);
  });

  it('ask for the right value where only what is wrong is said', () => {
    const asked = play(BOTH, 'nomor 2 lokasinya salah');
    expect(asked.talk).toMatchObject({ asked: { kind: 'change-place' }, draft: { number: 2 } });
    expect(spoken(play(BOTH, 'ubah lokasi', '2'))).toMatch(/diubah dari nomor 2/);
    const told = play(BOTH, 'nomor 2 lokasinya salah', 'Jl. Pemuda');
    expect(draftsOf(told.talk).map(({ place }) => place?.kelurahan)).toEqual(['Mawar', 'Wonorejo']);
  });

  it('are joined by a third that is plainly another matter, and keep words told while it is asked which they belong to', () => {
    const third = play(BOTH, 'got mampet di Jl. Merdeka Sukasari');
    expect(draftsOf(third.talk).map(({ category }) => category)).toEqual(['pju', 'sampah', 'drainase']);
    const twice = play(BOTH, 'sudah dua minggu begitu', 'tolong ya', '1');
    expect(draftsOf(twice.talk)[0]?.text).toMatch(/dua minggu begitu\ntolong ya/);
  });

  it('put danger first, with 112 at once', () => {
    const decision = play(
      'sampah menumpuk di Jl. Mangga. Selain itu di Jl. Pemuda ada kabel listrik putus, ada anak kesetrum',
    );
    expect(decision.says[0]?.text).toMatch(/112/);
    expect(draftsOf(decision.talk)[0]).toMatchObject({ urgent: true, number: 1 });
  });

  it('go on after "lapor", and keep the photo that came before', () => {
    const told = play('lapor', BOTH);
    expect(draftsOf(told.talk)).toHaveLength(2);
    const photoFirst = play({ attachments: [photo] }, BOTH);
    expect(draftsOf(photoFirst.talk).map(({ attachments }) => attachments.length)).toEqual([1, 0]);
  });

  it('answer a question in between and come back to the list', () => {
    expect(spoken(play(BOTH, 'halo'))).toMatch(/1\. Lampu jalan[\s\S]*2\. Sampah/);
    expect(spoken(play(NO_PLACE, '👍'))).toMatch(/Laporkan keduanya/);
  });
});

describe('extra questions of a category', () => {
  const ONE = 'lampu jalan mati di Jl. Mangga';

  it('are a button under the summary; the answer is shown and goes along', () => {
    expect(spoken(play(ONE, { press: 'nomor tiang' }))).toMatch(/nomor tiang/i);
    const filled = play(ONE, { press: 'nomor tiang' }, '12');
    expect(spoken(filled)).toMatch(/Nomor tiang: 12/);
    const [effect] = play(ONE, { press: 'nomor tiang' }, '12', 'kirim').effects;
    expect(effect).toMatchObject({ kind: 'open-ticket', draft: { answers: { tiang: '12' } } });
  });

  it('are skipped by going back, and forgotten with another category', () => {
    expect(play(ONE, { press: 'nomor tiang' }, { press: 'kembali' }).talk.asked).toEqual({ kind: 'confirm' });
    const sorted = play(ONE, { press: 'nomor tiang' }, '12', { press: 'kategori' }, 'sampah');
    expect(sorted.talk.draft?.answers).toBeUndefined();
  });
});

describe('a lone number where a place was asked', () => {
  it('is no place', () => {
    const asked = play('lampu jalan mati', '3');
    expect(asked.talk.asked).toEqual({ kind: 'place' });
    expect(asked.talk.draft).toMatchObject({ text: 'lampu jalan mati' });
  });
});
