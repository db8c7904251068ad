import { isoDate, toLocalTime, toMoment, weekdayOf } from '../sla/local-time.js';

export interface CityDay {
  /** YYYY-MM-DD. */
  date: string;
  /** First moment of the day. */
  startAt: Date;
  /** First moment of the next day. */
  endAt: Date;
  /** First moment of the Monday of its week. */
  weekAt: Date;
}

/** The day a moment falls on in the city's time zone (an IANA name). */
export function cityDay(moment: Date, timeZone: string): CityDay {
  const { day } = toLocalTime(moment, timeZone);
  const midnight = (of: number) => toMoment(of, 0, timeZone);
  return {
    date: isoDate(day),
    startAt: midnight(day),
    endAt: midnight(day + 1),
    weekAt: midnight(day - weekdayOf(day)),
  };
}
