import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addHours, addWorkingDays, momentAtShare } from '../../src/sla/deadlines.js';
import { toLocalTime } from '../../src/sla/local-time.js';
import { workingHoursOf, workingMsBetween } from '../../src/sla/working-time.js';
import { at, time, weekendsOnly } from './kota-contoh.js';

describe('received Thursday 12 March 2026, 14:00 (rules for SP4N-LAPOR!, SKB 3 Menteri 2026)', () => {
  test.each([
    [3, '2026-03-17 16:00', '2026-03-17 16:00'],
    [5, '2026-03-19 16:00', '2026-03-26 16:00'],
    [10, '2026-03-26 16:00', '2026-04-02 16:00'],
    [14, '2026-04-01 16:00', '2026-04-09 16:00'],
    [60, '2026-06-04 16:00', '2026-06-23 16:00'],
  ])('%i working days', (n, onWeekdays, withHolidays) => {
    const receivedAt = at('2026-03-12 14:00');
    expect(addWorkingDays(receivedAt, n, weekendsOnly).dueAt).toEqual(at(onWeekdays));
    expect(addWorkingDays(receivedAt, n, time).dueAt).toEqual(at(withHolidays));
  });
});

describe('the day of receipt is day 0', () => {
  test.each<[string, string, number, string, string]>([
    ['pju, Tuesday morning', '2026-03-10 09:00', 3, '2026-03-10 09:00', '2026-03-13 16:30'],
    ['sampah before Lebaran', '2026-03-17 10:00', 2, '2026-03-17 10:00', '2026-03-26 16:00'],
    ['before opening', '2026-03-10 05:00', 1, '2026-03-10 07:30', '2026-03-11 16:00'],
    ['exactly at opening', '2026-03-10 07:30', 1, '2026-03-10 07:30', '2026-03-11 16:00'],
    ['in the lunch break', '2026-03-10 12:10', 1, '2026-03-10 12:30', '2026-03-11 16:00'],
    [
      'the last moment of the day',
      '2026-03-10 15:59:59.999',
      1,
      '2026-03-10 15:59:59.999',
      '2026-03-11 16:00',
    ],
    [
      'exactly at closing: the next day is day 0',
      '2026-03-10 16:00',
      1,
      '2026-03-11 07:30',
      '2026-03-12 16:00',
    ],
    ['at night: the next day is day 0', '2026-03-10 23:30', 1, '2026-03-11 07:30', '2026-03-12 16:00'],
    ['in the Friday break', '2026-03-13 12:00', 1, '2026-03-13 13:00', '2026-03-16 16:00'],
    ['on Friday evening: Monday is day 0', '2026-03-13 17:00', 1, '2026-03-16 07:30', '2026-03-17 16:00'],
    ['on a Saturday: Monday is day 0', '2026-03-14 09:00', 1, '2026-03-16 07:30', '2026-03-17 16:00'],
    ['within the holidays', '2026-03-21 09:00', 1, '2026-03-25 07:30', '2026-03-26 16:00'],
    ['due on a Friday', '2026-03-12 09:00', 1, '2026-03-12 09:00', '2026-03-13 16:30'],
    ['the day itself', '2026-03-12 09:00', 0, '2026-03-12 09:00', '2026-03-12 16:00'],
  ])('%s', (_, received, n, startAt, dueAt) => {
    expect(addWorkingDays(at(received), n, time)).toEqual({
      startAt: at(startAt),
      dueAt: at(dueAt),
      missingYears: [],
    });
  });

  test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('%p working days are refused', (n) => {
    expect(() => addWorkingDays(at('2026-03-12 09:00'), n, time)).toThrow(RangeError);
  });
});

describe('a year whose holidays are not known', () => {
  test('is counted with weekends only and said to be missing', () => {
    const { dueAt, missingYears } = addWorkingDays(at('2026-12-30 10:00'), 2, time);
    expect(dueAt).toEqual(at('2027-01-01 16:30'));
    expect(missingYears).toEqual([2027]);
  });

  test('is no matter while the promise ends before it', () => {
    expect(addWorkingDays(at('2026-12-30 10:00'), 1, time).missingYears).toEqual([]);
  });

  test("counts by the city's clocks: New Year comes to Jakarta before it comes to London", () => {
    const receivedAt = new Date('2026-12-31T18:00:00Z');
    expect(addWorkingDays(receivedAt, 0, time).missingYears).toEqual([2027]);
  });

  test('is named for every year touched', () => {
    expect(addWorkingDays(at('2025-12-30 10:00'), 520, time).missingYears).toEqual([2025, 2027, 2028]);
  });
});

test('31 December to 1 January, with the list of the new year', () => {
  const calendar = {
    ...time.calendar,
    years: [2026, 2027],
    holidays: [
      ...time.calendar.holidays,
      { date: '2027-01-01', name: 'Tahun Baru 2027', kind: 'holiday' as const },
    ],
  };
  const { dueAt, missingYears } = addWorkingDays(at('2026-12-31 10:00'), 1, { ...time, calendar });
  expect(dueAt).toEqual(at('2027-01-04 16:00'));
  expect(missingYears).toEqual([]);
});

test('hours run by the calendar, through night and weekend, from the moment of receipt', () => {
  expect(addHours(at('2026-03-10 09:00'), 48).dueAt).toEqual(at('2026-03-12 09:00'));
  expect(addHours(at('2026-03-13 23:30'), 24)).toMatchObject({
    startAt: at('2026-03-13 23:30'),
    dueAt: at('2026-03-14 23:30'),
  });
});

describe('the moment at a share of the working time', () => {
  test.each<[number, string]>([
    [0, '2026-03-17 10:00'],
    [0.5, '2026-03-25 13:15'],
    [0.8, '2026-03-26 11:12'],
    [1, '2026-03-26 16:00'],
  ])('%p of 21.5 hours over Lebaran', (share, expected) => {
    expect(momentAtShare(at('2026-03-17 10:00'), at('2026-03-26 16:00'), share, time)).toEqual(at(expected));
  });

  test('is the end where no working time lies between', () => {
    const [from, to] = [at('2026-03-14 09:00'), at('2026-03-14 10:00')];
    expect(momentAtShare(from, to, 0.8, time)).toEqual(to);
  });
});

const moment = fc.date({ min: at('2026-01-01 00:00'), max: at('2027-01-15 00:00'), noInvalidDate: true });
const days = fc.nat({ max: 90 });

describe('whatever the moment', () => {
  test('who comes later is never due earlier', () => {
    fc.assert(
      fc.property(moment, moment, days, (a, b, n) => {
        const [first, second] = a < b ? [a, b] : [b, a];
        const due = (receivedAt: Date) => addWorkingDays(receivedAt, n, time).dueAt;
        expect(due(first) <= due(second)).toBe(true);
      }),
    );
  });

  test('more days end later', () => {
    fc.assert(
      fc.property(moment, days, (a, n) => {
        expect(addWorkingDays(a, n, time).dueAt < addWorkingDays(a, n + 1, time).dueAt).toBe(true);
      }),
    );
  });

  test('a deadline is the end of the last working span of its day, with n working days between', () => {
    fc.assert(
      fc.property(moment, days, (a, n) => {
        const { startAt, dueAt } = addWorkingDays(a, n, time);
        const [start, due] = [startAt, dueAt].map((when) => toLocalTime(when, time.timeZone));
        expect(workingHoursOf(due!.day, time.calendar).at(-1)?.toMinute).toBe(due!.msOfDay / 60_000);
        let worked = 0;
        for (let day = start!.day + 1; day <= due!.day; day++) {
          if (workingHoursOf(day, time.calendar).length > 0) worked++;
        }
        expect(worked).toBe(n);
      }),
    );
  });

  test('the warning lies in the promise, in working time, with that share of it passed', () => {
    fc.assert(
      fc.property(moment, days, fc.double({ min: 0, max: 1, noNaN: true }), (a, n, share) => {
        const { startAt, dueAt } = addWorkingDays(a, n, time);
        const warnAt = momentAtShare(startAt, dueAt, share, time);
        expect(startAt <= warnAt && warnAt <= dueAt).toBe(true);
        const totalMs = workingMsBetween(startAt, dueAt, time);
        expect(workingMsBetween(startAt, warnAt, time)).toBe(Math.round(totalMs * share));
      }),
    );
  });
});
