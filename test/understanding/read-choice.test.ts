import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readChoice, readPartOfChoice } from '../../src/understanding/read-choice.js';

const offer = (...labels: string[]) => labels.map((label) => ({ id: label, label }));
const summary = offer('Kirim', 'Ubah lokasi', 'Ubah kategori', 'Ubah isi', 'Batal');
const closing = offer('1', '2', '3', '4', '5', 'Belum beres');
const categories = offer('Jalan & trotoar', 'Lampu jalan', 'Sampah', '🗑 Lainnya');

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
  ])('%p is its number or its label, with one slip', (text, offered, label) => {
    expect(readChoice(text, offered)?.label).toBe(label);
  });

  it.each([
    ['0', summary],
    ['9', summary],
    ['', summary],
    ['👍', summary],
    ['kirim laporan saya ya', summary],
    ['lokasi', summary],
    ['batal', []],
    ['x'.repeat(5000), summary],
  ])('%p is none', (text, offered) => {
    expect(readChoice(text, offered)).toBeUndefined();
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
