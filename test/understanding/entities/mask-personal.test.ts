import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { maskPersonal } from '../../../src/understanding/entities/mask-personal.js';

const mask = (text: string) => maskPersonal(text, (kind) => `[${kind}]`);

describe('what tells who a person is is masked in', () => {
  test.each([
    ['hubungi 0812-3456-7890 ya', 'hubungi [phone] ya'],
    ['wa +62 812 3456 7890', 'wa [phone]'],
    ['NIK 3374011708900001 belum jadi', 'NIK [nik] belum jadi'],
    ['nik: 3374 0117 0890 0001', 'nik: [nik]'],
    ['rekening 123-456-789', 'rekening [number]'],
    ['lahir 17-08-1990', 'lahir [number]'],
    ['kirim ke budi.santoso@contoh.co.id', 'kirim ke [email]'],
    ['lihat https://contoh.example/a?b=1 @akunku', 'lihat [link] [account]'],
    ['lihat http://contoh.example', 'lihat [link]'],
    ['truk H 1234 AB ngebut', 'truk [plate] ngebut'],
    ['mobil b1234xyz parkir', 'mobil [plate] parkir'],
    ['plat h 1234 abc pajaknya berapa', 'plat [plate] pajaknya berapa'],
    ['rt 3 dekat no 12 H 1234 AB', 'rt 3 dekat no 12 [plate]'],
    ['laporan CTH-2603-0042K bagaimana', 'laporan [code] bagaimana'],
    ['laporan cth 2603 0042k bagaimana', 'laporan [code] bagaimana'],
    ['nama saya Budi Santoso dari Mawar', 'nama saya [name] dari Mawar'],
    ['nama saya budi santoso mau tanya', 'nama saya [name] mau tanya'],
    ['NAMA SAYA BUDI SANTOSO DARI MAWAR', 'NAMA SAYA [name] DARI MAWAR'],
    ['KTP a.n. Siti Aminah belum jadi', 'KTP a.n. [name] belum jadi'],
    ['KK a.n Siti Aminah belum jadi', 'KK a.n [name] belum jadi'],
    ['atas nama pak joko susilo sudah daftar', 'atas nama [name] sudah daftar'],
    ['perkenalkan saya siti dari melati', 'perkenalkan saya [name] dari melati'],
    ['Nama: Budi Santoso. Jalan rusak', 'Nama: [name]. Jalan rusak'],
    ['saya bernama Rina, lampu mati', 'saya bernama [name], lampu mati'],
  ])('%s', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });
});

describe('nothing is masked in', () => {
  test.each([
    'RT 3 RW 12 nomor 1234',
    'jl bronggalan gg 3 no 12 rt 03 rw 02',
    'RT 03 RW 05 gang 2, km 12 ke selatan',
    'KM 12 ke timur',
    'sudah 3 hari, 2025 juga begitu',
    'di 1000 an rumah',
    'biaya 1.500.000 rupiah',
    'diminta Rp 250.000 di loket',
    'buka jam 08.00-16.00',
    'nama jalan ini apa',
    'NAMA JALAN INI RUSAK',
    'saya ibu rumah tangga',
    'nama saya belum ada di daftar',
    'an apa saja syaratnya',
    '',
  ])('%s', (text) => {
    expect(mask(text)).toBe(text);
  });
});

test('masking twice is masking once', () => {
  const piece = fc.constantFrom(
    '0812 3456 7890',
    '3374011708900001',
    'a@b.co',
    'H 1234 AB',
    ' rt 3 ',
    '.',
    '62',
    'x',
    'nama saya',
    'Budi',
  );
  const texts = fc.oneof(
    fc.string(),
    fc.array(piece).map((pieces) => pieces.join(' ')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      expect(mask(mask(text))).toBe(mask(text));
    }),
  );
});

test('no long number gets through, whatever stands around it', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 3000 }), (text) => {
      expect(mask(`${text} 0812 3456 7890 ${text}`)).not.toMatch(/\d{5}/);
    }),
  );
});

test('a text of a hundred thousand digits is masked at once', () => {
  expect(mask('1'.repeat(100_000)).length).toBeLessThanOrEqual(10_000);
});
