/** A moment as the clocks of the city show it. */
export interface LocalTime {
  /** Whole days since 1 January 1970 on the city's calendar. */
  day: number;
  /** Time since the city's midnight, in milliseconds. */
  msOfDay: number;
}

export const DAY_MS = 86_400_000;
export const MINUTE_MS = 60_000;

/** Making a formatter costs a hundred times what using it does. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(timeZone, made);
  return made;
}

/** How far the zone is ahead of UTC at that moment, in milliseconds. Throws RangeError for an unknown zone. */
export function offsetMsAt(at: Date, timeZone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatterOf(timeZone).formatToParts(at)) part[type] = Number(value);
  const shown = Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!, part.second!);
  return shown - Math.floor(at.getTime() / 1000) * 1000;
}

export function toLocalTime(at: Date, timeZone: string): LocalTime {
  const localMs = at.getTime() + offsetMsAt(at, timeZone);
  const day = Math.floor(localMs / DAY_MS);
  return { day, msOfDay: localMs - day * DAY_MS };
}

/** The moment at which the city's clocks show that minute of that day. */
export function toMoment(day: number, minuteOfDay: number, timeZone: string): Date {
  const shown = day * DAY_MS + minuteOfDay * MINUTE_MS;
  // The offset is asked for near the moment, then at it: right also where a zone has changed its offset.
  const near = shown - offsetMsAt(new Date(shown), timeZone);
  return new Date(shown - offsetMsAt(new Date(near), timeZone));
}

/** `2026-03-12` */
export function isoDate(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** 0 = Monday ... 6 = Sunday; 1 January 1970 was a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

export function yearOf(day: number): number {
  return new Date(day * DAY_MS).getUTCFullYear();
}
