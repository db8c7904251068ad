import type { PromiseRow } from '../profile/city-schema.js';
import type { Category } from '../profile/intents-schema.js';
import { CodedError } from '../shared/errors.js';
import { addHours, addWorkingDays, momentAtShare } from './deadlines.js';
import type { TicketClock } from './promise-clock.js';
import type { CityTime } from './working-time.js';

/** What of a report decides how soon it must be done. */
export interface PromiseQuestion {
  class: 'pengaduan' | 'aspirasi' | 'permintaan_informasi';
  category: Category;
  /** Danger to people. */
  urgent: boolean;
  /** Berkadar pengawasan; left out: no. */
  supervised?: boolean;
}

/** The officer is warned when this share of the time has passed (D7). */
const WARN_SHARE = 0.8;

/** When the officer is warned of a promise in working time from one moment to the other: at 80 % of it. */
export function warnMoment(startAt: Date, dueAt: Date, time: CityTime): Date {
  return momentAtShare(startAt, dueAt, WARN_SHARE, time);
}

/**
 * The row that fits most closely: urgent before supervised before category before class (D1). Throws CITY_INVALID when
 * none fits, which a checked profile excludes.
 */
export function choosePromise(rows: PromiseRow[], report: PromiseQuestion): PromiseRow {
  const fitting = rows.filter((row) => fits(row, report));
  const best = fitting.sort((a, b) => closeness(b) - closeness(a))[0];
  if (!best) throw new CodedError('CITY_INVALID', { file: 'sla.yaml', class: report.class });
  return best;
}

function fits(row: PromiseRow, report: PromiseQuestion): boolean {
  const categories = row.category === undefined ? [report.category] : [row.category].flat();
  return (
    (!row.urgent || report.urgent) &&
    (!row.supervised || report.supervised === true) &&
    categories.includes(report.category) &&
    (row.class ?? report.class) === report.class
  );
}

function closeness(row: PromiseRow): number {
  return (row.urgent ? 8 : 0) + (row.supervised ? 4 : 0) + (row.category ? 2 : 0) + (row.class ? 1 : 0);
}

/**
 * The resolve clock of a ticket, to be frozen on it. Working days end with working time and warn at 80 % of the working
 * time; hours run by the calendar from receipt and warn at 80 % of them.
 */
export function makePromise(
  { report, receivedAt }: { report: PromiseQuestion; receivedAt: Date },
  { promises, ...time }: CityTime & { promises: PromiseRow[] },
): TicketClock {
  const { id: row, version, resolve } = choosePromise(promises, report);
  if (resolve.unit === 'hour') {
    const { startAt, dueAt } = addHours(receivedAt, resolve.amount);
    return { row, version, startAt, dueAt, warnAt: addHours(receivedAt, resolve.amount * WARN_SHARE).dueAt };
  }
  const { startAt, dueAt } = addWorkingDays(receivedAt, resolve.amount, time);
  return { row, version, startAt, dueAt, warnAt: warnMoment(startAt, dueAt, time) };
}
