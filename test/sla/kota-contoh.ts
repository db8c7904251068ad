import { type Calendar, calendarSchema } from '../../src/profile/city-schema.js';
import { loadCity } from '../../src/profile/load-city.js';
import type { CityTime } from '../../src/sla/working-time.js';

const { profile } = await loadCity('city');

/** Kota Contoh as it ships. */
export const city = profile;
export const time: CityTime = { calendar: profile.calendar, timeZone: 'Asia/Jakarta' };

/** The hours of Kota Contoh without any holiday. */
export const weekendsOnly: CityTime = { ...time, calendar: { ...profile.calendar, holidays: [] } };

/** The same hours on seven days, or whatever is given. */
export function makeCalendar(week: Record<string, string[]>, holidays: Calendar['holidays'] = []): Calendar {
  return calendarSchema.parse({ week, years: [2026], holidays });
}

/** A moment of city time: `2026-03-12 14:00`, in WIB unless another offset is given. */
export function at(text: string, offset = '+07:00'): Date {
  return new Date(`${text.replace(' ', 'T')}${offset}`);
}
