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

/** Since 1973 every zone has changed its offset on a quarter of an hour only: it is looked up once for each. */
const QUARTER_MS = 15 * MINUTE_MS;
const MOST_KNOWN = 10_000;
const knownOffsets = new Map<string, number>();

/** How far the zone is ahead of UTC at that moment, in milliseconds. Throws RangeError for an unknown zone. */
export function offsetMsAt(at: Date, timeZone: string): number {
  const quarter = Math.floor(at.getTime() / QUARTER_MS);
  const key = `${timeZone} ${quarter}`;
  const known = knownOffsets.get(key);
  if (known !== undefined) return known;
  const offset = lookUpOffsetMs(new Date(quarter * QUARTER_MS), timeZone);
  if (knownOffsets.size >= MOST_KNOWN) knownOffsets.clear();
  knownOffsets.set(key, offset);
  return offset;
}

function lookUpOffsetMs(at: Date, timeZone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatterOf(timeZone).formatToParts(at)) part[type] = Number(value);
  return (
    Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!, part.second!) - at.getTime()
  );
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
