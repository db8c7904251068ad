import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isNik, maskPersonal, readPersonal } from '../../src/understanding/mask-personal.js';

describe('what tells who a person is is masked in', () => {
  test.each([
    ['hubungi 0812-3456-7890 ya', 'hubungi [nomor telepon] ya'],
    ['wa +62 812 3456 7890', 'wa [nomor telepon]'],
    ['NIK 3374011708900001 belum jadi', 'NIK [NIK] belum jadi'],
    ['nik: 3374 0117 0890 0001', 'nik: [NIK]'],
    ['kirim ke budi.santoso@contoh.co.id', 'kirim ke [e-mail]'],
    ['truk H 1234 AB ngebut', 'truk [nomor polisi] ngebut'],
    ['mobil b1234xyz parkir', 'mobil [nomor polisi] parkir'],
  ])('%s', (text, masked) => {
    expect(maskPersonal(text)).toBe(masked);
  });
});

describe('nothing is masked in', () => {
  test.each([
    'RT 3 RW 12 nomor 1234',
    'jl bronggalan gg 3 no 12 rt 03 rw 02',
    'KM 12 ke timur',
    'sudah 3 hari, 2025 juga begitu',
    'CTH-2603-0042K',
    'di 1000 an rumah',
    'biaya 1.500.000 rupiah',
    '',
  ])('%s', (text) => {
    expect(maskPersonal(text)).toBe(text);
  });
});

test.each([
  ['3374011708900001', true],
  ['3374015708900001', true],
  ['3374013208900001', false],
  ['3374011713900001', false],
  ['0074011708900001', false],
  ['337401170890000', false],
])('%s as a NIK: %s', (digits, is) => {
  expect(isNik(digits)).toBe(is);
});

test('masking twice is masking once, and marked parts are in order, apart and within the text', () => {
  const piece = fc.constantFrom(
    '0812 3456 7890',
    '3374011708900001',
    'a@b.co',
    'H 1234 AB',
    ' rt 3 ',
    '.',
    '62',
    'x',
  );
  const texts = fc.oneof(
    fc.string(),
    fc.array(piece).map((pieces) => pieces.join(' ')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      let last = 0;
      for (const { start, end } of readPersonal(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        last = end;
      }
      expect(maskPersonal(maskPersonal(text))).toBe(maskPersonal(text));
    }),
  );
});

test('a text of a hundred thousand digits is masked at once', () => {
  expect(maskPersonal('1'.repeat(100_000)).length).toBeLessThanOrEqual(10_000);
});
