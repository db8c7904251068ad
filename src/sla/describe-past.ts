import type { Language, Say } from '../shared/texts.js';
import { calendarWords, clockTime, describeOpening } from './describe-moment.js';
import { toLocalTime } from './local-time.js';

const HOUR_MS = 3_600_000;

/**
 * A moment of the past as people speak of it: `tadi pagi pukul 08.10`, `kemarin pukul 19.20`, before that
 * `Senin, 9 Maret pukul 19.20`; by the city's calendar.
 */
export function describePast(at: Date, now: Date, timeZone: string, language: Language, say: Say): string {
  const [then, today] = [toLocalTime(at, timeZone), toLocalTime(now, timeZone)];
  const { at: word, point } = calendarWords[language];
  const time = `${word} ${clockTime(then.msOfDay, point)}`;
  const days = today.day - then.day;
  if (days === 1) return say('moment.yesterday', { time });
  if (days !== 0) return say('moment.on-day', { day: describeOpening(at, timeZone, language) });
  const hour = then.msOfDay / HOUR_MS;
  if (hour < 4) return say('moment.last-night', { time });
  if (hour < 11) return say('moment.this-morning', { time });
  if (hour < 15) return say('moment.this-noon', { time });
  return hour < 18.5 ? say('moment.this-afternoon', { time }) : say('moment.this-evening', { time });
}
