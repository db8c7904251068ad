import { calendarWords } from './describe-moment.js';
import { isoDate, weekdayOf, yearOf } from './local-time.js';

/** A day that was typed, and the words behind it; `past`: it lies before today. */
export type DayReading = { kind: 'day'; date: string; rest: string } | { kind: 'past' };

/** A day without a year means the next one, unless that is nearly a year away: then the day just past was meant. */
const FARTHEST_DAYS = 300;

/** Days from today that have a name, in the languages of the bot. */
const NEAR: Record<string, number> = {
  'hari ini': 0, sekarang: 0, today: 0,
  besok: 1, besuk: 1, esok: 1, sesuk: 1, tomorrow: 1,
  lusa: 2, 'besok lusa': 2, 'day after tomorrow': 2,
}; // biome-ignore format: a table

/** How offices shorten months beside the first three letters. */
const SHORT_MONTHS: Record<string, number> = { agt: 8, ags: 8, peb: 2, pebruari: 2, nop: 11, nopember: 11 };

const weekdays = numberWords('days', 0, { "jum'at": 4, jumaat: 4, ahad: 6 });
const months = numberWords('months', 1, SHORT_MONTHS);

const dayOf = (date: string): number => Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000);

/**
 * Reads the day a text begins with: `2026-03-15`, `15/3`, `15-3-2026`, `15 maret`, `besok`, `lusa`, `jumat`, `jumat
 * depan`. `today` is YYYY-MM-DD in the city. Undefined when the text begins with no day of the calendar.
 */
export function readDay(text: string, today: string): DayReading | undefined {
  const typed = text.trim().replace(/^(?:pada\s+)?(?:tanggal|tgl\.?|hari(?!\s+ini)|on)\s+/i, '');
  return (
    readNumbers(typed, today) ??
    readMonthName(typed, today) ??
    readNear(typed, today) ??
    readWeekday(typed, today)
  );
}

function readNumbers(text: string, today: string): DayReading | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/.exec(text);
  if (iso)
    return toReading(text, iso[0], today, { year: iso[1], month: Number(iso[2]), date: Number(iso[3]) });
  const local = /^(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?!\d)/.exec(text);
  if (!local) return undefined;
  return toReading(text, local[0], today, {
    year: local[4],
    month: Number(local[3]),
    date: Number(local[1]),
  });
}

function readMonthName(text: string, today: string): DayReading | undefined {
  const found = /^(\d{1,2})\s+(\p{L}+)\.?(?:\s+(\d{4})(?!\d))?/u.exec(text);
  const month = found && months.get(found[2]!.toLowerCase());
  return month
    ? toReading(text, found[0], today, { year: found[3], month, date: Number(found[1]) })
    : undefined;
}

function readNear(text: string, today: string): DayReading | undefined {
  const plain = text.toLowerCase();
  const names = Object.keys(NEAR).sort((a, b) => b.length - a.length);
  const name = names.find(
    (near) => plain.startsWith(near) && !/^[\p{L}\p{N}]/u.test(plain.slice(near.length)),
  );
  return name === undefined ? undefined : onDay(dayOf(today) + NEAR[name]!, text.slice(name.length));
}

/** The next day of that name after today; with `depan` that of the next week. */
function readWeekday(text: string, today: string): DayReading | undefined {
  const found =
    /^(\p{L}+(?:'at)?)(?:\s+(minggu\s+depan|pekan\s+depan|depan|ini|next week))?(?![\p{L}\p{N}])/iu.exec(
      text,
    );
  const weekday = found && weekdays.get(found[1]!.toLowerCase());
  // `minggu depan` is next week, not a day.
  if (weekday === undefined || weekday === null || /^minggu\s+depan/i.test(text)) return undefined;
  const now = dayOf(today);
  const ahead = weekday - weekdayOf(now);
  const isNextWeek = /depan|next/i.test(found![2] ?? '');
  return onDay(now + (isNextWeek ? ahead + 7 : ahead > 0 ? ahead : ahead + 7), text.slice(found![0].length));
}

interface Parts {
  year: string | undefined;
  month: number;
  date: number;
}

function toReading(
  text: string,
  typed: string,
  today: string,
  { year, month, date }: Parts,
): DayReading | undefined {
  const now = dayOf(today);
  const rest = text.slice(typed.length);
  const given = year && (year.length === 2 ? 2000 + Number(year) : Number(year));
  const years = given ? [given] : [yearOf(now), yearOf(now) + 1];
  const days = years.map((each) => realDay(each, month, date)).filter((day) => day !== undefined);
  if (days.length === 0) return undefined;
  const next = days.find((day) => day >= now && (given || day - now <= FARTHEST_DAYS));
  return next === undefined ? { kind: 'past' } : onDay(next, rest);
}

/** The day counted from 1970; undefined for a 31 February. */
function realDay(year: number, month: number, date: number): number | undefined {
  if (month < 1 || month > 12 || date < 1 || year > 9999) return undefined;
  const day = Math.round(Date.UTC(year, month - 1, date) / 86_400_000);
  return new Date(Date.UTC(year, month - 1, date)).getUTCMonth() === month - 1 ? day : undefined;
}

function onDay(day: number, rest: string): DayReading {
  return { kind: 'day', date: isoDate(day), rest: rest.replace(/^[\s,.:;-]+/, '') };
}

/** Names and their first three letters, in every language of the bot, each with its number. */
function numberWords(
  kind: 'days' | 'months',
  first: number,
  more: Record<string, number>,
): Map<string, number> {
  const found = new Map<string, number>();
  for (const words of Object.values(calendarWords)) {
    for (const [index, word] of words[kind].toLowerCase().split(' ').entries()) {
      found.set(word, first + index);
      if (kind === 'months') found.set(word.slice(0, 3), first + index);
    }
  }
  for (const [word, number] of Object.entries(more)) found.set(word, number);
  return found;
}
