import type { Language, Say } from '../shared/texts.js';
import { DAY_MS, isoDate, MINUTE_MS, offsetMsAt, toLocalTime, weekdayOf } from './local-time.js';

const HOUR_MS = 60 * MINUTE_MS;

/** Names of days (Monday first) and months, as Indonesian offices write them. Not every Node build knows Javanese. */
export const calendarWords: Record<Language, { days: string; months: string; at: string; point: string }> = {
  id: {
    days: 'Senin Selasa Rabu Kamis Jumat Sabtu Minggu',
    months: 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember',
    at: 'pukul',
    point: '.',
  },
  en: {
    days: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday',
    months: 'January February March April May June July August September October November December',
    at: 'at',
    point: ':',
  },
  jv: {
    days: 'Senin Selasa Rebo Kemis Jemuwah Setu Minggu',
    months: 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember',
    at: 'jam',
    point: '.',
  },
};

const indonesianZones: Record<string, string> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Ujung_Pandang': 'WITA',
  'Asia/Jayapura': 'WIT',
};

/** `Jumat, 13 Maret 2026 pukul 16.30 WIB`. Zones outside Indonesia are shown as `UTC+05:30`. */
export function describeDue(dueAt: Date, timeZone: string, language: Language): string {
  return `${describeDay(dueAt, timeZone, language, true)} ${describeHour(dueAt, timeZone, language)} ${nameZone(dueAt, timeZone)}`;
}

/** `Jumat, 13 Maret 2026` */
export function describeDate(at: Date, timeZone: string, language: Language): string {
  return describeDay(at, timeZone, language, true);
}

/** The next opening without year and zone: `Senin, 16 Maret pukul 07.30`. */
export function describeOpening(openAt: Date, timeZone: string, language: Language): string {
  return `${describeDay(openAt, timeZone, language, false)} ${describeHour(openAt, timeZone, language)}`;
}

/** For lines of a list: `16 Mar 07.30`. */
export function describeShort(at: Date, timeZone: string, language: Language): string {
  const { day, msOfDay } = toLocalTime(at, timeZone);
  const [, month, date] = isoDate(day).split('-').map(Number);
  const { months, point } = calendarWords[language];
  return `${date} ${months.split(' ')[month! - 1]!.slice(0, 3)} ${clockTime(msOfDay, point)}`;
}

/** `Kantor buka lagi Senin, 16 Maret pukul 07.30.` (B7); `openAt` is what `nextOpening` gave. */
export function describeReopening(openAt: Date, timeZone: string, language: Language, say: Say): string {
  return say('moment.reopens', { when: describeOpening(openAt, timeZone, language) });
}

/** How far a deadline is: `2 hari lagi`, `3 jam lagi`, `lewat 3 jam`; whole units, at least one minute. */
export function describeLeft(dueAt: Date, now: Date, say: Say): string {
  const leftMs = dueAt.getTime() - now.getTime();
  const ms = Math.abs(leftMs);
  const isLate = leftMs <= 0;
  const [days, hours] = [Math.floor(ms / DAY_MS), Math.floor(ms / HOUR_MS)];
  const minutes = Math.max(1, Math.floor(ms / MINUTE_MS));
  if (days > 0) return isLate ? say('moment.days_late', { days }) : say('moment.days_left', { days });
  if (hours > 0) return isLate ? say('moment.hours_late', { hours }) : say('moment.hours_left', { hours });
  return isLate ? say('moment.minutes_late', { minutes }) : say('moment.minutes_left', { minutes });
}

function describeDay(at: Date, timeZone: string, language: Language, withYear: boolean): string {
  const { day } = toLocalTime(at, timeZone);
  const [year, month, date] = isoDate(day).split('-').map(Number);
  const { days, months } = calendarWords[language];
  const words = `${days.split(' ')[weekdayOf(day)]}, ${date} ${months.split(' ')[month! - 1]}`;
  return withYear ? `${words} ${year}` : words;
}

function describeHour(at: Date, timeZone: string, language: Language): string {
  const { at: word, point } = calendarWords[language];
  return `${word} ${clockTime(toLocalTime(at, timeZone).msOfDay, point)}`;
}

function nameZone(at: Date, timeZone: string): string {
  const offsetMs = offsetMsAt(at, timeZone);
  return indonesianZones[timeZone] ?? `UTC${offsetMs < 0 ? '-' : '+'}${clockTime(Math.abs(offsetMs), ':')}`;
}

/** `07.30` */
export function clockTime(ms: number, point: string): string {
  const minutes = Math.floor(ms / MINUTE_MS);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}${point}${two(minutes % 60)}`;
}
