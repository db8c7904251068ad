import { MINUTE_MS, toLocalTime, toMoment, yearOf } from './local-time.js';
import {
  addWorkingMs,
  type CityTime,
  nextOpening,
  workingHoursOf,
  workingMsBetween,
} from './working-time.js';

export interface Deadline {
  /** From when the time counts. */
  startAt: Date;
  dueAt: Date;
  /** Years touched whose holidays the calendar does not have: they were counted with weekends only. */
  missingYears: number[];
}

/**
 * The end of working time on the n-th working day after receipt. The day of receipt is day 0; what comes in outside
 * working time counts as received at the next opening. With n = 0 the end of the day of receipt.
 * Throws RangeError unless n is a whole number from 0 up.
 */
export function addWorkingDays(receivedAt: Date, n: number, time: CityTime): Deadline {
  if (!Number.isInteger(n) || n < 0)
    throw new RangeError('working days are counted in whole numbers from 0 up');
  const startAt = nextOpening(receivedAt, time);
  let { day } = toLocalTime(startAt, time.timeZone);
  for (let left = n; left > 0; ) {
    day++;
    if (workingHoursOf(day, time.calendar).length > 0) left--;
  }
  const lastMinute = workingHoursOf(day, time.calendar).at(-1)!.toMinute;
  const dueAt = toMoment(day, lastMinute, time.timeZone);
  return { startAt, dueAt, missingYears: missingYears(receivedAt, dueAt, time) };
}

/** Hours by the calendar, day and night, from the moment of receipt. */
export function addHours(receivedAt: Date, hours: number): Deadline {
  const dueAt = new Date(receivedAt.getTime() + hours * 60 * MINUTE_MS);
  return { startAt: receivedAt, dueAt, missingYears: [] };
}

/** The moment at which that share (0 to 1) of the working time from `startAt` to `dueAt` has passed. */
export function momentAtShare(startAt: Date, dueAt: Date, share: number, time: CityTime): Date {
  const totalMs = workingMsBetween(startAt, dueAt, time);
  return totalMs > 0 ? addWorkingMs(startAt, Math.round(totalMs * share), time) : dueAt;
}

/** The years from one moment to another that the calendar does not list as complete. */
export function missingYears(from: Date, to: Date, { calendar, timeZone }: CityTime): number[] {
  const first = yearOf(toLocalTime(from, timeZone).day);
  const last = yearOf(toLocalTime(to, timeZone).day);
  const touched = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return touched.filter((year) => !calendar.years.includes(year));
}
