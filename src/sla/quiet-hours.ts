import { MINUTE_MS, toLocalTime, toMoment } from './local-time.js';

/** Nobody is written to of our own accord from 21.00 until 07.00, city time. */
const QUIET_FROM_MINUTE = 21 * 60;
const QUIET_TO_MINUTE = 7 * 60;

/** The first moment not before `at` at which a citizen may be disturbed: `at` itself by day, else the next 07.00. */
export function nextWaking(at: Date, timeZone: string): Date {
  const { day, msOfDay } = toLocalTime(at, timeZone);
  const minute = msOfDay / MINUTE_MS;
  if (minute >= QUIET_FROM_MINUTE) return toMoment(day + 1, QUIET_TO_MINUTE, timeZone);
  return minute < QUIET_TO_MINUTE ? toMoment(day, QUIET_TO_MINUTE, timeZone) : at;
}
