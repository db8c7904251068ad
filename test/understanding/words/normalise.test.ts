import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LONGEST_READ } from '../../../src/understanding/understanding.js';
import { makeNormalise } from '../../../src/understanding/words/normalise.js';

const normalise = makeNormalise(
  new Map([
    ['yg', 'yang'],
    ['dpn', 'depan'],
    ['jl', 'jalan'],
    ['jln', 'jalan'],
    ['gg', 'gang'],
    ['bgt', 'banget'],
    ['rs', 'rumah sakit'],
    ['dalan', 'jalan'],
    ['ning', 'di'],
    ['ngarep', 'depan'],
    ['kartu keluarga', 'kk'],
    ['kartu keluarga sejahtera', 'kks'],
  ]),
);

describe('the normaliser writes out', () => {
  test.each([
    ['slang and abbreviations', 'yg dpn jl', 'yang depan jalan'],
    ['a meaning of several words', 'dpn RS', 'depan rumah sakit'],
    ['regional words', 'dalan ning ngarep', 'jalan di depan'],
    ['capitals and punctuation', 'JALAN RUSAK!!! Parah...', 'jalan rusak parah'],
    ['lengthened letters', 'rusak paraaaah bangettt', 'rusak parah banget'],
    ['letters that are long by right', 'maaaaf saaaat', 'maaf saat'],
    ['words said twice', 'jalan2 hati2nya', 'jalan-jalan hati-hatinya'],
    ['digits among letters', 's4mpah b4nyak', 'sampah banyak'],
    ['numbers that stick to a word', 'rt03/rw02 gg2 sdn3', 'rt 03 rw 02 gang 2 sdn 3'],
    ['abbreviations with a full stop', 'jl.mangga no.5', 'jalan mangga no 5'],
    ['a listed word with -nya', 'jlnnya rusak', 'jalan nya rusak'],
    ['terms by their short name, the longest first', 'Kartu Keluarga Sejahtera, kartu keluarga', 'kks kk'],
    ['wide and accented letters', 'ＪＡＬＡＮ jalán', 'jalan jalan'],
    ['hidden signs', 'ja\u200blan \u202erusak\u202c', 'jalan rusak'],
    ['addresses, accounts and tags', '@akun lihat https://contoh.test/a <b>jalan</b>', 'lihat jalan'],
    ['only emoji', '😀🔥', ''],
    ['nothing', '', ''],
  ])('%s', (_what, text, words) => {
    expect(normalise(text).words.join(' ')).toBe(words);
  });
});

test('it keeps what was typed and the pauses beside the words', () => {
  const reading = normalise('dpn RS, jl. Mangga?');
  expect(reading.typed).toEqual(['dpn', 'rs', '', 'jl', 'mangga']);
  expect(reading.pauses).toEqual([false, false, true, false, true]);
  expect(reading.asks).toBe(true);
});

test('any text gives lists of one length and bounded work', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc
      .constantFrom('a', 'jalan ', '1', '.', '\u0635\u0644\u0649 ', '漢', '-', "'")
      .map((unit) => unit.repeat(10_000)),
  );
  fc.assert(
    fc.property(text, (any) => {
      const { words, typed, pauses } = normalise(any);
      expect(typed.length).toBe(words.length);
      expect(pauses.length).toBe(words.length);
      expect(words.length).toBeLessThanOrEqual(LONGEST_READ);
      expect(words.every((word) => word.length <= 80)).toBe(true);
    }),
    { numRuns: 200 },
  );
});
