import type { Calendar } from './profile/city-schema.js';
import type { Logger } from './shared/logger.js';
import { missingYears } from './sla/deadlines.js';

/** The longest promise runs 60 working days: about this many days ahead the calendar is needed. */
const LOOK_AHEAD_DAYS = 120;

/** Says when promises made now reach into a year whose holidays are not known. */
export function warnOfMissingHolidays(calendar: Calendar, now: Date, timeZone: string, logger: Logger): void {
  const ahead = new Date(now.getTime() + LOOK_AHEAD_DAYS * 24 * 3600_000);
  const years = missingYears(now, ahead, { calendar, timeZone });
  if (years.length > 0)
    logger.warn({ code: 'HOLIDAYS_MISSING', years }, 'add the holidays to city/calendar.yaml');
}
