import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addWorkingMs, isWorkingTime, nextOpening, workingMsBetween } from '../../src/sla/working-time.js';
import { at, makeCalendar, time } from './kota-contoh.js';

const HOUR_MS = 3_600_000;

describe('working time of Kota Contoh', () => {
  test.each<[string, string, boolean, string]>([
    ['a minute before opening', '2026-03-10 07:29', false, '2026-03-10 07:30'],
    ['exactly at opening', '2026-03-10 07:30', true, '2026-03-10 07:30'],
    ['in the morning', '2026-03-10 09:00', true, '2026-03-10 09:00'],
    ['the last moment before lunch', '2026-03-10 11:59:59.999', true, '2026-03-10 11:59:59.999'],
    ['exactly at the beginning of lunch', '2026-03-10 12:00', false, '2026-03-10 12:30'],
    ['in the lunch break', '2026-03-10 12:29', false, '2026-03-10 12:30'],
    ['exactly after lunch', '2026-03-10 12:30', true, '2026-03-10 12:30'],
    ['exactly at closing', '2026-03-10 16:00', false, '2026-03-11 07:30'],
    ['at night', '2026-03-10 23:30', false, '2026-03-11 07:30'],
    ['just after midnight', '2026-03-11 00:00', false, '2026-03-11 07:30'],
    ['before the Friday prayer', '2026-03-13 11:29', true, '2026-03-13 11:29'],
    ['in the Friday break', '2026-03-13 11:30', false, '2026-03-13 13:00'],
    ['after the Friday break', '2026-03-13 13:00', true, '2026-03-13 13:00'],
    ['late on Friday, when other days are over', '2026-03-13 16:15', true, '2026-03-13 16:15'],
    ['Friday at closing', '2026-03-13 16:30', false, '2026-03-16 07:30'],
    ['on Saturday', '2026-03-14 10:00', false, '2026-03-16 07:30'],
    ['on Sunday', '2026-03-15 10:00', false, '2026-03-16 07:30'],
    ['on the evening before Nyepi and Lebaran', '2026-03-17 16:00', false, '2026-03-25 07:30'],
    ['on New Year in the morning', '2026-01-01 08:00', false, '2026-01-02 07:30'],
    ['on the last evening of the year', '2026-12-31 16:00', false, '2027-01-01 07:30'],
  ])('%s', (_, moment, isOpen, opening) => {
    expect(isWorkingTime(at(moment), time)).toBe(isOpen);
    expect(nextOpening(at(moment), time)).toEqual(at(opening));
  });

  test.each([
    ['a whole Tuesday', '2026-03-10 00:00', '2026-03-11 00:00', 8],
    ['a whole Friday', '2026-03-13 00:00', '2026-03-14 00:00', 7.5],
    ['over lunch', '2026-03-10 11:30', '2026-03-10 13:00', 1],
    ['within a break', '2026-03-10 12:05', '2026-03-10 12:25', 0],
    ['over a weekend', '2026-03-13 16:00', '2026-03-16 08:00', 1],
    ['over Lebaran', '2026-03-17 10:00', '2026-03-26 16:00', 21.5],
    ['backwards', '2026-03-10 13:00', '2026-03-10 11:30', -1],
  ])('%s', (_, from, to, hours) => {
    expect(workingMsBetween(at(from), at(to), time)).toBe(hours * HOUR_MS);
  });
});

describe('other zones', () => {
  // The same wall clock, so the same answer in each zone.
  test.each([
    ['Asia/Jakarta', '+07:00'],
    ['Asia/Makassar', '+08:00'],
    ['Asia/Jayapura', '+09:00'],
    ['Asia/Kolkata', '+05:30'],
    ['Asia/Kathmandu', '+05:45'],
    ['Pacific/Marquesas', '-09:30'],
    ['Pacific/Kiritimati', '+14:00'],
    ['Pacific/Pago_Pago', '-11:00'],
    ['UTC', '+00:00'],
  ])('%s counts by its own clocks', (timeZone, offset) => {
    const here = { ...time, timeZone };
    expect(isWorkingTime(at('2026-03-10 07:29:59.999', offset), here)).toBe(false);
    expect(isWorkingTime(at('2026-03-10 07:30', offset), here)).toBe(true);
    expect(nextOpening(at('2026-03-13 16:30', offset), here)).toEqual(at('2026-03-16 07:30', offset));
    expect(nextOpening(at('2026-12-31 23:59', offset), here)).toEqual(at('2027-01-01 07:30', offset));
  });

  test('a zone that changes its clocks keeps its opening hour', () => {
    const berlin = { ...time, timeZone: 'Europe/Berlin' };
    expect(nextOpening(at('2026-03-27 20:00', '+01:00'), berlin)).toEqual(at('2026-03-30 07:30', '+02:00'));
  });

  test('an unknown zone is refused', () => {
    expect(() => isWorkingTime(at('2026-03-10 09:00'), { ...time, timeZone: 'Asia/Atlantis' })).toThrow(
      RangeError,
    );
  });
});

test('hours may run to midnight and on from it', () => {
  const calendar = makeCalendar({ monday: ['22:00-24:00'], tuesday: ['00:00-02:00'] });
  const night = { ...time, calendar };
  expect(workingMsBetween(at('2026-03-09 12:00'), at('2026-03-10 12:00'), night)).toBe(4 * HOUR_MS);
  expect(isWorkingTime(at('2026-03-10 00:00'), night)).toBe(true);
  expect(addWorkingMs(at('2026-03-09 12:00'), 3 * HOUR_MS, night)).toEqual(at('2026-03-10 01:00'));
});

test('a calendar that never opens is refused instead of searched for ever', () => {
  const shut = {
    ...time,
    calendar: { ...time.calendar, week: makeCalendar({ monday: ['08:00-09:00'] }).week },
  };
  shut.calendar.week.monday = [];
  expect(() => nextOpening(at('2026-03-10 09:00'), shut)).toThrow(RangeError);
});

const moment = fc.date({ min: at('2026-01-01 00:00'), max: at('2027-03-01 00:00'), noInvalidDate: true });

test('working time adds up, in whichever order the moments stand', () => {
  fc.assert(
    fc.property(moment, moment, moment, (a, b, c) => {
      const [ab, bc, ac] = [
        [a, b],
        [b, c],
        [a, c],
      ].map(([x, y]) => workingMsBetween(x!, y!, time));
      expect(ab! + bc!).toBe(ac! + 0);
    }),
    { numRuns: 60 },
  );
});

test('the next opening is working time, never before, and nothing is worked until then', () => {
  fc.assert(
    fc.property(moment, (a) => {
      const opening = nextOpening(a, time);
      expect(opening >= a).toBe(true);
      expect(isWorkingTime(opening, time)).toBe(true);
      expect(Math.abs(workingMsBetween(a, opening, time))).toBe(0);
    }),
  );
});

test('adding working time and measuring it agree', () => {
  fc.assert(
    fc.property(moment, fc.nat({ max: 200 * HOUR_MS }), (a, ms) => {
      expect(workingMsBetween(a, addWorkingMs(a, ms, time), time)).toBe(ms);
    }),
  );
});
