import { describe, expect, it } from '@jest/globals';
import { describePast } from '../../src/sla/describe-past.js';
import { know } from '../conversation/sample-turn.js';

const NOW = '2026-03-10T20:00+07:00';
const past = (at: string, zone = 'Asia/Jakarta', language: 'id' | 'en' | 'jv' = 'id', now = NOW) =>
  describePast(new Date(at), new Date(now), zone, language, know.texts.in(language));

describe('a moment of the past', () => {
  it.each([
    ['2026-03-10T00:30+07:00', 'tadi malam pukul 00.30'],
    ['2026-03-10T08:10+07:00', 'tadi pagi pukul 08.10'],
    ['2026-03-10T11:00+07:00', 'tadi siang pukul 11.00'],
    ['2026-03-10T16:05+07:00', 'tadi sore pukul 16.05'],
    ['2026-03-10T19:00+07:00', 'tadi malam pukul 19.00'],
    ['2026-03-09T19:20+07:00', 'kemarin pukul 19.20'],
    ['2026-03-09T00:00+07:00', 'kemarin pukul 00.00'],
    ['2026-03-08T23:59+07:00', 'hari Minggu, 8 Maret pukul 23.59'],
    ['2026-02-20T10:00+07:00', 'hari Jumat, 20 Februari pukul 10.00'],
    // A clock ahead of ours: tomorrow is no yesterday.
    ['2026-03-11T01:00+07:00', 'hari Rabu, 11 Maret pukul 01.00'],
  ])('%s is %s', (at, expected) => {
    expect(past(at)).toBe(expected);
  });

  it('is told by the clock and the calendar of the city', () => {
    const at = '2026-03-09T16:30Z';
    expect(past(at, 'Asia/Jakarta')).toBe('kemarin pukul 23.30');
    expect(past(at, 'Asia/Jayapura')).toBe('tadi malam pukul 01.30');
  });

  it('is told in each language', () => {
    expect(past('2026-03-09T19:20+07:00', 'Asia/Jakarta', 'en')).toBe('of yesterday at 19:20');
    expect(past('2026-03-10T08:10+07:00', 'Asia/Jakarta', 'jv')).toBe('wau enjing jam 08.10');
  });
});
