import { describe, expect, test } from '@jest/globals';
import { understand } from '../sample-reader.js';

describe('words of anger', () => {
  test.each([
    'pemkot tolol korupsi semua',
    'ANJING PELAYANAN GA BECUS',
    'bangsat',
    'ga guna nih aplikasi',
    'dasar goblok kalian semua',
    'lama banget sih balesnya',
  ])('are nothing else: %s', (text) => {
    expect(understand(text).talk).toBe('anger');
  });

  test.each([
    ['jalan rusak di Jl. Kartini, dasar goblok', 'jalan'],
    ['lurah korupsi dana bansos', 'aparat'],
    ['sampah numpuk di pasar, dinasnya ga becus', 'sampah'],
    ['anjing liar gigit anak di gang 3', 'ketertiban'],
  ])('leave what can be handled: %s', (text, category) => {
    const read = understand(text);
    expect(read.talk).not.toBe('anger');
    expect(read.category.best.label).toBe(category);
  });
});
