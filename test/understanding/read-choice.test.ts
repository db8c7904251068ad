import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readChoice, readPartOfChoice } from '../../src/understanding/read-choice.js';

const offer = (...labels: string[]) => labels.map((label) => ({ id: label, label }));
const summary = offer('Kirim', 'Ubah lokasi', 'Ubah kategori', 'Ubah isi', 'Batal');
const closing = offer('1', '2', '3', '4', '5', 'Belum beres');
const categories = offer('Jalan & trotoar', 'Lampu jalan', 'Sampah', '🗑 Lainnya');

type Row = [text: string, offered: typeof summary, label: string];
const numbers = (number: number, texts: string[]) =>
  texts.map((text): Row => [text, summary, summary[number - 1]!.label]);
const slips = (label: string, texts: string[]) => texts.map((text): Row => [text, summary, label]);

describe('a typed choice', () => {
  it.each([
    ['1', summary, 'Kirim'],
    ['no 2', summary, 'Ubah lokasi'],
    ['nomor 3', summary, 'Ubah kategori'],
    ['pilih 4', summary, 'Ubah isi'],
    ['lima', summary, 'Batal'],
    ['KIRIM!!', summary, 'Kirim'],
    ['  kirim  ', summary, 'Kirim'],
    ['krim', summary, 'Kirim'],
    ['ubah lokas', summary, 'Ubah lokasi'],
    ['ubah isi.', summary, 'Ubah isi'],
    ['4', closing, '4'],
    ['6', closing, 'Belum beres'],
    ['belum beres', closing, 'Belum beres'],
    ['lainnya', categories, '🗑 Lainnya'],
    ...numbers(1, [
      'satu',
      'SATU',
      'no 1',
      'no.1',
      'No. 1',
      '1.',
      '1)',
      '(1)',
      '#1',
      '# 1',
      '1!',
      '"1"',
      ' 1 ',
    ]),
    ...numbers(1, [
      'yg pertama',
      'yang pertama',
      'pertama',
      'nomor satu',
      'nomer 1',
      'pilih 1',
      'pilihan 1',
      'opsi 1',
    ]),
    ...numbers(1, ['1️⃣', '１', '①', '١', '۱', '꧑', 'first', 'one', 'the first', 'number 1', 'siji']),
    ...numbers(1, [
      '1 aja',
      '1 ya',
      '1 min',
      '1 deh pak',
      'ya 1',
      'oke 1',
      'no 1 aja min',
      'tolong pilih 1',
      'ok satu',
    ]),
    ...numbers(2, [
      'nomer dua',
      'dua',
      'yg ke 2',
      'yang ke-2',
      'kedua',
      'ke dua',
      'loro',
      'second',
      'no2',
      'yg kedua aja',
    ]),
    ...numbers(5, ['lima', 'kelima', 'gangsal']),
    ...slips('Kirim', ['kirm', 'kriim', 'kirrim', 'kirimm', 'kirimmmmm', 'kirimn', 'lirim', 'kiriim']),
    ...slips('Kirim', [
      'kirim aja min',
      'ya kirim',
      'oke kirim',
      'ok kirim pak',
      'iya kirim deh',
      'krim aja',
      'langsung kirim',
    ]),
    ...slips('Kirim', ['Kirim ✅', 'kirim 🙏🙏', 'kirim, pak', 'kirim dong kak', 'siap kirim sekarang']),
    ...slips('Batal', [
      'batl',
      'btal',
      'bata',
      'batall',
      'baatal',
      'batal aja',
      'batal deh',
      'batal dulu ya',
      'ya batal',
    ]),
    ...slips('Ubah lokasi', ['ubah lokais', 'uba lokasi', 'ubah loksi', 'ubah lokasi dulu', 'ubah lokasin']),
    ['bck', offer('Back', 'Send'), 'Back'],
    ['sned', offer('Back', 'Send'), 'Send'],
  ])('%p is its number or its label, with one slip', (text, offered, label) => {
    expect(readChoice(text, offered)?.label).toBe(label);
  });

  it.each([
    ['0', summary],
    ['9', summary],
    ['-1', summary],
    ['\u22121', summary],
    ['- 2', summary],
    ['', summary],
    ['👍', summary],
    ['kirim laporan saya ya', summary],
    ['lokasi', summary],
    ['batal', []],
    ['x'.repeat(5000), summary],
    ['1'.repeat(39), summary],
    ['\u202e1234\u202c', summary],
    ['😀'.repeat(20), summary],
    ...[
      'terakhir',
      'yang terakhir',
      'air mati',
      'mati',
      'kiri',
      'batas kota',
      'jalan',
      'jl. mawar 2',
      'rt 2',
      '2 hari',
      'dua hari',
      'sudah 2 kali',
    ].map((text): [string, typeof summary] => [text, summary]),
    ...[
      'jangan kirim',
      'belum kirim',
      'ga usah kirim',
      'sudah kirim',
      'kirim apa',
      'ya',
      'ok min',
      'min',
      'pak',
      'aja',
    ].map((text): [string, typeof summary] => [text, summary]),
    ...[
      '12 3',
      '1 2',
      '1,2',
      '1 dan 2',
      '-',
      '1/2',
      '0812345678',
      '2026',
      'km 1',
      'no',
      'ke',
      'yang',
      'nomor',
    ].map((text): [string, typeof summary] => [text, summary]),
    ['lapar', offer('Lapor', 'Tanya')],
    ['tanda', offer('Lapor', 'Tanya')],
    ['bank', offer('Lapor', 'Tanya')],
    ['hanya nomor 3', offer('Hanya nomor 2', 'Batal')],
    ['jl. melati 3', offer('Jl. Melati 2', 'Bukan itu semua')],
    ['karanganom', offer('Karangasem', 'Batal')],
  ])('%p is none', (text, offered) => {
    expect(readChoice(text, offered)).toBeUndefined();
  });

  it.each([
    ['1', undefined],
    ['dua', undefined],
    ['1️⃣', undefined],
    ['nomor 2 aja', undefined],
    ['kirim', 'Kirim'],
    ['krim aja', 'Kirim'],
  ])('%p where numbers mean something else: %p', (text, label) => {
    expect(readChoice(text, summary, true)?.label).toBe(label);
  });

  it('is none where two labels are alike', () => {
    expect(readChoice('kel. mawar', offer('Kel. Mawar', 'Kel Mawar'))).toBeUndefined();
  });
});

describe('a part of a label', () => {
  it.each([
    ['lokasi', summary, 'Ubah lokasi'],
    ['kategori', summary, 'Ubah kategori'],
    ['Isi', summary, 'Ubah isi'],
    ['belum', closing, 'Belum beres'],
    ['jalan', categories, 'Jalan & trotoar'],
    ['lampu', categories, 'Lampu jalan'],
    ['trotoar jalan', categories, 'Jalan & trotoar'],
  ])('%p names it', (text, offered, label) => {
    expect(readPartOfChoice(text, offered)?.label).toBe(label);
  });

  it.each([
    ['ubah', summary],
    ['lok', summary],
    ['ubah lokasi sekarang juga ya', summary],
    ['lokasi rumah', summary],
    ['yang itu', offer('Bukan itu semua', 'yang itu')],
    ['', summary],
    ['?!', summary],
  ])('%p names none or several', (text, offered) => {
    expect(readPartOfChoice(text, offered)).toBeUndefined();
  });
});

describe('any text and any choices', () => {
  const choices = fc.array(fc.record({ id: fc.string(), label: fc.string({ maxLength: 30 }) }), {
    maxLength: 12,
  });

  it('give one of the offered choices or none, and never a fault', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), choices, (text, offered) => {
        for (const read of [readChoice, readPartOfChoice]) {
          const choice = read(text, offered);
          if (choice) expect(offered).toContain(choice);
        }
      }),
    );
  });

  it('give a label back for itself, where it is the only one and no number', () => {
    fc.assert(
      fc.property(fc.constantFrom(...summary, ...categories), (choice) => {
        const offered = summary.includes(choice) ? summary : categories;
        expect(readChoice(choice.label.toUpperCase(), offered)).toBe(choice);
      }),
    );
  });
});
