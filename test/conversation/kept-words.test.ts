import { describe, expect, it } from '@jest/globals';
import type { Decision } from '../../src/conversation/decision.js';
import { correctedPlace } from '../../src/conversation/draft/corrected-place.js';
import { saysMoreThanPlace } from '../../src/conversation/draft/more-than-place.js';
import type { Asked, Talk } from '../../src/conversation/talk.js';
import { newDraft } from '../../src/report/draft.js';
import { choicesOf, decideOn, draftOf, draftWithout, know, NOW, spoken } from './sample-turn.js';

const asking = (
  kind: 'place' | 'place-option' | 'kecamatan' | 'kelurahan' | 'change-place',
): Partial<Talk> => ({
  draft: kind === 'change-place' ? draftOf() : draftWithout('place'),
  asked: { kind },
});
const confirming: Partial<Talk> = { draft: draftOf(), asked: { kind: 'confirm' } };
const open = { ...newDraft('web:siti:open', NOW), text: 'lampu jalan mati', category: 'pju' as const };

describe('whether an answer tells more than its place', () => {
  const label = 'depan SDN 3 Melati, Kel. Melati';

  it.each<[string, boolean]>([
    ['depan sdn 3 melati', false],
    ['di depan sdn 3 mlati ya pak', false],
    ['kelurahan melati rt 2 rw 3 nomor 15', false],
    ['depan sd 3 melati kabelnya menjuntai', true],
    ['bocor di melati', true],
    ['melati dekat warung', true],
    ['', false],
    ['😀 ؟ 123', false],
    ['x'.repeat(10_000), true],
  ])('"%.60s": %p', (words, expected) => {
    expect(saysMoreThanPlace(words, [label])).toBe(expected);
  });
});

describe('the words of an answer to "where?"', () => {
  it.each<[string, Asked['kind'] & ('place' | 'kecamatan'), string, RegExp]>([
    ['depan SDN 3 Melati, kabelnya menjuntai', 'place', 'SDN 3 Melati', /kabelnya menjuntai/],
    ['bocor di jl mangga', 'place', 'Jl. Mangga', /bocor/],
    ['di Wonorejo, gelap sekali kalau malam', 'kecamatan', 'Wonorejo', /gelap sekali/],
  ])('%s', (text, kind, place, words) => {
    const { draft } = decideOn({ text, talk: asking(kind) }).talk;
    expect(draft?.place?.label).toContain(place);
    expect(draft?.text).toMatch(words);
  });

  it.each(['Jl. Mangga', 'di jl mangga no 5 rt 2', 'Pasar Kenanga ya pak', 'kelurahan mawar'])(
    'are no part of the story where they are only the place: %s',
    (text) => {
      expect(decideOn({ text, talk: asking('place') }).talk.draft?.text).toBe('lampu jalan mati');
    },
  );

  it('name a mark to find it by where the name is not known', () => {
    const { talk } = decideOn({ text: 'gatau namanya pak, deket indomaret', talk: asking('place') });
    expect(talk.asked?.kind).toBe('kecamatan');
    const { draft } = decideOn({ text: 'wonorejo', talk }).talk;
    expect(draft?.place).toMatchObject({ label: 'deket indomaret', kelurahan: 'Wonorejo' });
  });
});

describe('a second problem told where a place is asked', () => {
  it.each(['place', 'place-option', 'kecamatan', 'kelurahan', 'change-place'] as const)('at %s', (kind) => {
    const decision = decideOn({ text: 'sampah numpuk di Pasar Kenanga', talk: asking(kind) });
    expect(decision.talk.asked).toMatchObject({ kind: 'add-or-new', text: 'sampah numpuk di Pasar Kenanga' });
    expect(spoken(decision)).toContain('sampah numpuk di Pasar Kenanga');
    expect(decision.talk.draft?.place?.label ?? '').not.toContain('Kenanga');
  });

  it('gives its place to itself alone', () => {
    const told = decideOn({ text: 'sampah numpuk di Pasar Kenanga', talk: asking('place') });
    const { talk } = decideOn({ text: 'laporan baru', talk: told.talk });
    expect(talk.asked?.kind).toBe('place');
    expect(talk.draft).toMatchObject({ category: 'pju' });
    expect(talk.draft?.place).toBeUndefined();
    expect(talk.later).toMatchObject([{ category: 'sampah', place: { kelurahan: 'Kenanga' } }]);
  });
});

describe('words that wait for "addition or new?"', () => {
  const told = decideOn({ text: 'sampah numpuk di Pasar Kenanga', talk: confirming });
  const facts = { offered: choicesOf(told.says) };
  const texts = ({ talk: { draft, later = [], asked } }: Decision) =>
    [draft?.text, ...later.map(({ text }) => text), asked && 'text' in asked ? asked.text : ''].join('\n');

  it.each(['kirim', 'ya', 'makasih', 'halo', 'sudah lama sekali', 'bentar', 'bantuan', 'tidak', '👍'])(
    'stay through "%s"',
    (text) => {
      const decision = decideOn({ text, talk: told.talk, facts });
      expect(decision.effects).toEqual([]);
      expect(texts(decision)).toContain('sampah numpuk');
    },
  );

  it.each<[string, number]>([
    ['tambahan aja', 1],
    ['yang tadi', 1],
    ['laporan baru', 2],
    ['yang baru', 2],
    ['beda', 2],
  ])('"%s" makes %d of them', (text, count) => {
    const { talk } = decideOn({ text, talk: told.talk, facts });
    expect(1 + (talk.later?.length ?? 0)).toBe(count);
    expect(texts({ talk, says: [], effects: [] })).toContain('sampah numpuk');
  });
});

describe('a place that is corrected', () => {
  const wrong = draftOf({
    place: { label: 'Jl. Pemuda, Kel. Wonorejo', kelurahan: 'Wonorejo', kecamatan: 'Cempaka' },
  });

  it.each([
    'eh bukan pemuda, pahlawan maksud saya',
    'salah, yg bener di pahlawan',
    'jl pemuda salah, harusnya jl pahlawan',
    'maksudnya jl pahlawan bukan jl pemuda',
    'bukan di pemuda tapi di pahlawan',
    'pahlawan maksudnya, bukan pemuda',
  ])('%s', (text) => {
    const { draft } = decideOn({ text, talk: { draft: wrong, asked: { kind: 'confirm' } } }).talk;
    expect(draft?.place?.label).toContain('Jl. Pahlawan');
    expect(draft?.text).toBe(wrong.text);
  });

  it.each(['salah bukan pemuda', 'bukan di wonorejo'])(
    'is asked for where only the wrong one is named: %s',
    (text) => {
      const { talk } = decideOn({ text, talk: { draft: wrong, asked: { kind: 'confirm' } } });
      expect(talk.asked?.kind).toBe('change-place');
    },
  );

  it.each(['', 'bukan', 'salah 😡', 'bukan '.repeat(3000), '‮harusnya‬'])(
    'reads no place from "%.20s"',
    (text) => {
      expect(correctedPlace(text, wrong, know.understand)).toBeUndefined();
    },
  );
});

describe('a category that is corrected', () => {
  const got = draftOf({ category: 'drainase', text: 'got mampet' });
  const talk: Partial<Talk> = { draft: got, asked: { kind: 'confirm' } };

  it('brings along what the correction tells', () => {
    const { draft } = decideOn({ text: 'bukan got, maksud saya jalannya yang rusak', talk }).talk;
    expect(draft).toMatchObject({ category: 'jalan' });
    expect(draft?.text).toMatch(/jalannya yang rusak/);
  });

  it('leaves the story as it is where nothing but the category is said', () => {
    expect(decideOn({ text: 'ganti jadi sampah', talk }).talk.draft).toMatchObject({
      category: 'sampah',
      text: 'got mampet',
    });
  });
});

describe('an area named after several places were offered', () => {
  const talk = decideOn({ text: 'lampu jalan mati di jalan ahmad yani' }).talk;

  it.each(['yg di melati pak', 'kelurahan melati kak', 'melati', 'melati rt 3'])('%s', (text) => {
    expect(decideOn({ text, talk }).talk.draft?.place?.label).toMatch(/Jl\. Ahmad Yani.*Kel\. Melati/);
  });

  it('is asked again where it is only pointed at', () => {
    expect(decideOn({ text: 'yang satunya', talk }).talk.draft?.placeOptions).toHaveLength(2);
  });

  it('gives way to a place of its own', () => {
    expect(decideOn({ text: 'bukan itu, di Pasar Kenanga', talk }).talk.draft?.place?.label).toContain(
      'Pasar Kenanga',
    );
  });
});

describe('a report that is to wait', () => {
  it.each(['jangan dikirim dulu', 'nanti aja deh', 'kirim nanti aja ya', 'tunggu dulu mau foto', 'bentar'])(
    'stays, and it is told how to go on: %s',
    (text) => {
      const decision = decideOn({ text, talk: confirming });
      expect(decision.talk.draft).toEqual(confirming.draft);
      expect(decision.effects).toEqual([]);
      expect(spoken(decision)).toMatch(/kirim/);
    },
  );

  it('takes "later" for no reason to withdraw', () => {
    const asked: Asked = { kind: 'withdraw-reason', code: 'CTH-2603-0001X' };
    expect(decideOn({ text: 'nanti aja', talk: { asked } }).effects).toEqual([]);
  });

  it('begins anew only after a yes', () => {
    const asked = decideOn({ text: 'salah semua, ulangi', talk: { ...confirming, draft: open } });
    expect(asked.talk.draft).toEqual(open);
    const offered = asked.says.at(-1)?.choices ?? [];
    const { talk } = decideOn({ text: 'ya', talk: asked.talk, facts: { offered } });
    expect(talk).toMatchObject({ asked: { kind: 'text' }, draft: { text: '' } });
    expect(decideOn({ text: 'lanjutkan', talk: asked.talk, facts: { offered } }).talk.draft).toMatchObject({
      text: open.text,
    });
  });
});
