import { type Calendar, type Span, WEEKDAYS } from '../profile/city-schema.js';
import { isoDate, toLocalTime, toMoment, weekdayOf } from './local-time.js';

/** When the city works: its calendar, and the zone its clocks show (an IANA name, `Asia/Jakarta`). */
export interface CityTime {
  calendar: Calendar;
  timeZone: string;
}

/** A stretch of working time: from `startAt`, up to but without `endAt`. */
export interface WorkingSpan {
  day: number;
  startAt: Date;
  endAt: Date;
}

/** A calendar that is shut this long is broken, not on leave. */
const LONGEST_SHUT_DAYS = 366;

const holidaySets = new WeakMap<Calendar, Set<string>>();

/** The working hours of a day (counted from 1 January 1970); none on holidays and free weekdays. */
export function workingHoursOf(day: number, calendar: Calendar): Span[] {
  const holidays = holidaySets.get(calendar) ?? new Set(calendar.holidays.map(({ date }) => date));
  holidaySets.set(calendar, holidays);
  return holidays.has(isoDate(day)) ? [] : calendar.week[WEEKDAYS[weekdayOf(day)]!];
}

/** Every working span that ends after `at`, in order. Throws RangeError when a year and a day have no working time. */
function* workingSpansFrom(at: Date, { calendar, timeZone }: CityTime): Generator<WorkingSpan> {
  let shutDays = 0;
  for (let { day } = toLocalTime(at, timeZone); ; day++) {
    const hours = workingHoursOf(day, calendar);
    shutDays = hours.length > 0 ? 0 : shutDays + 1;
    if (shutDays > LONGEST_SHUT_DAYS) throw new RangeError('the calendar has no working time');
    for (const { fromMinute, toMinute } of hours) {
      const endAt = toMoment(day, toMinute, timeZone);
      if (endAt > at) yield { day, startAt: toMoment(day, fromMinute, timeZone), endAt };
    }
  }
}

function firstSpan(at: Date, time: CityTime): WorkingSpan {
  // The generator ends only by throwing.
  return workingSpansFrom(at, time).next().value as WorkingSpan;
}

/** True from the opening minute up to but without the closing minute. */
export function isWorkingTime(at: Date, time: CityTime): boolean {
  return firstSpan(at, time).startAt <= at;
}

/** The first moment of working time not before `at`; `at` itself while the office is open. */
export function nextOpening(at: Date, time: CityTime): Date {
  const { startAt } = firstSpan(at, time);
  return startAt > at ? startAt : at;
}

/** Working time between two moments in milliseconds; negative when `b` lies before `a`. */
export function workingMsBetween(a: Date, b: Date, time: CityTime): number {
  if (b < a) return 0 - workingMsBetween(b, a, time);
  let ms = 0;
  for (const { startAt, endAt } of workingSpansFrom(a, time)) {
    if (startAt >= b) return ms;
    ms += Math.min(endAt.getTime(), b.getTime()) - Math.max(startAt.getTime(), a.getTime());
  }
  return ms;
}

/** The moment by which `ms` of working time have passed since `at`; with 0 the next opening. */
export function addWorkingMs(at: Date, ms: number, time: CityTime): Date {
  let left = ms;
  for (const { startAt, endAt } of workingSpansFrom(at, time)) {
    const from = Math.max(startAt.getTime(), at.getTime());
    if (from + left <= endAt.getTime()) return new Date(from + left);
    left -= endAt.getTime() - from;
  }
  return at;
}
