import { describe, expect, test } from '@jest/globals';
import { loadTexts } from '../../src/profile/load-texts.js';
import { type Language, makeTexts } from '../../src/shared/texts.js';
import {
  describeDue,
  describeLeft,
  describeOpening,
  describeReopening,
} from '../../src/sla/describe-moment.js';
import { at } from './kota-contoh.js';

const texts = makeTexts(await loadTexts('intents'));

describe('a due moment', () => {
  test.each<[string, string, Language, string]>([
    ['2026-03-13 16:30', 'Asia/Jakarta', 'id', 'Jumat, 13 Maret 2026 pukul 16.30 WIB'],
    ['2026-03-13 16:30', 'Asia/Makassar', 'id', 'Jumat, 13 Maret 2026 pukul 17.30 WITA'],
    ['2026-03-13 16:30', 'Asia/Jayapura', 'id', 'Jumat, 13 Maret 2026 pukul 18.30 WIT'],
    ['2026-03-13 23:30', 'Asia/Jayapura', 'id', 'Sabtu, 14 Maret 2026 pukul 01.30 WIT'],
    ['2026-03-13 16:30', 'Asia/Kolkata', 'id', 'Jumat, 13 Maret 2026 pukul 15.00 UTC+05:30'],
    ['2026-03-13 16:30', 'America/St_Johns', 'en', 'Friday, 13 March 2026 at 07:00 UTC-02:30'],
    ['2026-03-13 16:30', 'Asia/Jakarta', 'en', 'Friday, 13 March 2026 at 16:30 WIB'],
    ['2026-03-13 16:30', 'Asia/Jakarta', 'jv', 'Jemuwah, 13 Maret 2026 jam 16.30 WIB'],
    ['2026-12-31 00:05', 'Asia/Jakarta', 'id', 'Kamis, 31 Desember 2026 pukul 00.05 WIB'],
    ['2027-01-01 00:00', 'Asia/Jakarta', 'id', 'Jumat, 1 Januari 2027 pukul 00.00 WIB'],
  ])('%s in %s, said in %s', (moment, zone, language, words) => {
    expect(describeDue(at(moment), zone, language)).toBe(words);
  });

  test('each day of a week and each month has its name', () => {
    const days = [9, 10, 11, 12, 13, 14, 15].map((date) =>
      at(`2026-03-${String(date).padStart(2, '0')} 09:00`),
    );
    expect(days.map((day) => describeDue(day, 'Asia/Jakarta', 'id').split(',')[0])).toEqual([
      'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu',
    ]); // biome-ignore format: a table
    for (const language of ['id', 'en', 'jv'] as const) {
      for (let month = 1; month <= 12; month++) {
        const moment = at(`2026-${String(month).padStart(2, '0')}-15 09:00`);
        expect(describeDue(moment, 'Asia/Jakarta', language)).toMatch(/^\p{L}+, 15 \p{L}+ 2026 /u);
      }
    }
  });
});

test('the next opening is said without year and zone', () => {
  expect(describeOpening(at('2026-03-16 07:30'), 'Asia/Jakarta', 'id')).toBe('Senin, 16 Maret pukul 07.30');
  expect(describeReopening(at('2026-03-16 07:30'), 'Asia/Jakarta', 'id', texts.in('id'))).toBe(
    'Kantor buka lagi Senin, 16 Maret pukul 07.30.',
  );
});

describe('how far a deadline is', () => {
  const now = at('2026-03-10 09:00');
  test.each([
    ['2026-03-12 09:00', '2 hari lagi'],
    ['2026-03-12 08:59', '1 hari lagi'],
    ['2026-03-10 12:30', '3 jam lagi'],
    ['2026-03-10 09:59', '59 menit lagi'],
    ['2026-03-10 09:00:01', '1 menit lagi'],
    ['2026-03-10 09:00', 'lewat 1 menit'],
    ['2026-03-10 08:30', 'lewat 30 menit'],
    ['2026-03-10 06:00', 'lewat 3 jam'],
    ['2026-03-07 09:00', 'lewat 3 hari'],
  ])('due %s: %s', (due, words) => {
    expect(describeLeft(at(due), now, texts.in('id'))).toBe(words);
  });
});
