import { describe, expect, test } from '@jest/globals';
import { INTENT_CASES } from './intent-cases.js';
import { sources, understand } from './sample-reader.js';

describe('messages that were never a lesson', () => {
  test('none of them is an example anywhere in intents/', () => {
    const { intents } = sources;
    const lessons = new Set(
      [...intents.talk.flatMap(({ examples }) => examples), ...intents.report.flatMap((r) => r.examples)].map(
        (text) => text.toLowerCase(),
      ),
    );
    // One word ("sampah", "asdf") is nobody's own.
    const copied = INTENT_CASES.filter(
      ({ text }) => text.split(' ').length > 3 && lessons.has(text.toLowerCase()),
    );
    expect(copied).toEqual([]);
  });

  test.each([true, false])('are understood nine times of ten (looked at while tuning: %s)', (isEven) => {
    const cases = INTENT_CASES.filter((each) => each.isEven === isEven);
    const read = cases.map(({ text, label }) => ({ label, intent: understand(text).intent }));
    const right = read.filter(({ label, intent }) => intent.best.label === label).length;
    const misled = read.filter(({ label, intent }) => intent.sure && intent.best.label !== label).length;
    expect(right / cases.length).toBeGreaterThan(0.9);
    expect(misled / cases.length).toBeLessThan(0.06);
  });
});

describe('the borders between intents', () => {
  test.each([
    ['question', 'bagaimana cara lapor jalan rusak?'],
    ['question', 'pajak motor bisa diputihkan gak'],
    ['question', 'ke mana saya melapor kalau tiangnya miring'],
    ['question', 'rumah saya kena banjir, apakah ada bantuan?'],
    ['report', 'kapan sampah di perumahan saya diangkut, sudah seminggu'],
    ['report', 'apa tidak ada petugas yang menertibkan parkir ini'],
    ['report', 'mohon dipangkas pohonnya'],
    ['suggestion', 'sebaiknya dipasang rambu karena sering macet'],
    ['status', 'laporan saya minggu lalu gimana?'],
    ['social', 'lampunya sudah nyala, terima kasih pak'],
    ['officer', 'saya mau ngomong sama petugas langsung'],
    ['unclear', 'promo pinjaman kilat tanpa jaminan, klik di sini'],
  ])('%s: %s', (label, text) => {
    const { intent } = understand(text);
    expect(intent.best.label).toBe(label);
    expect(intent.sure).toBe(true);
  });

  test('an address alone is no sure report', () => {
    const { intent } = understand('Jl. Kartini');
    expect(intent.sure && intent.best.label === 'report').toBe(false);
  });
});
