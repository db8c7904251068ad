import { findPage } from '../store/find-page.js';
import { cityDay } from './city-day.js';
import { searchWords } from './search-words.js';
import { type StaffList, unitScope } from './staff-list.js';
import { type Actor, OPEN_STATUSES, type Status, type Ticket } from './ticket.js';
import type { TicketModel } from './ticket-model.js';

/** A ticket without its history, for lists. */
export type TicketLine = Omit<Ticket, 'history' | 'pastClocks' | 'words'>;
/** Pages count from 1; `pages` is at least 1. */
export interface TicketPage {
  tickets: TicketLine[];
  total: number;
  page: number;
  pages: number;
}

const LINE = { history: 0, pastClocks: 0, words: 0 } as const;
const NEWEST_FIRST = { openedAt: -1, number: -1 } as const;
const PAGE_SIZE = 8;
/** Words of one search; more are ignored. */
const MOST_SEARCHED = 6;

interface Finding {
  where: object;
  sort: Record<string, 1 | -1>;
  page?: number;
  size?: number;
}

async function findLines(tickets: TicketModel, { size = PAGE_SIZE, ...rest }: Finding): Promise<TicketPage> {
  const { lines, ...page } = await findPage<Ticket, TicketLine>(tickets, { ...rest, size, fields: LINE });
  return { tickets: lines, ...page };
}

/** The ticket of a code, with its history; null when there is none. */
export function findByCode(tickets: TicketModel, code: string): Promise<Ticket | null> {
  return tickets.findById(code).lean<Ticket>().exec();
}

/** One page of the tickets of a citizen's chats, newest first. */
export function findOfCitizen(
  tickets: TicketModel,
  chats: readonly string[],
  { page, size }: { page?: number; size?: number } = {},
): Promise<TicketPage> {
  return findLines(tickets, { where: ofCitizen(chats), sort: NEWEST_FIRST, page, size });
}

/** The newest tickets of a citizen's chats in one of these statuses, at most `limit`. Not counted: every message asks. */
export function findNewestOfCitizen(
  tickets: TicketModel,
  chats: readonly string[],
  { statuses, limit }: { statuses: readonly Status[]; limit: number },
): Promise<TicketLine[]> {
  return tickets
    .find({ ...ofCitizen(chats), status: { $in: [...statuses] } }, LINE)
    .sort(NEWEST_FIRST)
    .limit(limit)
    .lean<TicketLine[]>()
    .exec();
}

/** The open tickets that somebody of the staff holds, newest first, at most `limit`. */
export function findHeldBy(tickets: TicketModel, officer: string, limit: number): Promise<TicketLine[]> {
  return tickets
    .find({ 'officer.id': officer, status: { $in: [...OPEN_STATUSES] } }, LINE)
    .sort(NEWEST_FIRST)
    .limit(limit)
    .lean<TicketLine[]>()
    .exec();
}

function ofCitizen(chats: readonly string[]) {
  return { citizen: chats.length === 1 ? chats[0]! : { $in: [...chats] } };
}

/** The open tickets of one list of a staff member's units, the earliest due first. */
export function findForStaff(
  tickets: TicketModel,
  actor: Pick<Actor, 'id' | 'units'>,
  { list = 'unit', page, now, timeZone }: { list?: StaffList; page?: number; now: Date; timeZone: string },
): Promise<TicketPage> {
  const where = {
    ...unitScope(actor),
    status: { $in: [...OPEN_STATUSES] },
    ...listFilter(list, actor.id, now, timeZone),
  };
  return findLines(tickets, { where, sort: { 'clock.dueAt': 1, _id: 1 }, page });
}

function listFilter(list: StaffList, officer: string, now: Date, timeZone: string): object {
  const { startAt, endAt } = cityDay(now, timeZone);
  const filters: Record<StaffList, object> = {
    mine: { 'officer.id': officer },
    unit: {},
    due_today: { 'clock.dueAt': { $gte: startAt, $lt: endAt } },
    overdue: { 'clock.dueAt': { $lte: now } },
    waiting: { status: 'waiting' },
  };
  return filters[list];
}

/**
 * The tickets of a staff member's units whose report, place or code has every word, or begins with it; newest first.
 * Nothing when there is no word to look for.
 */
export async function searchTickets(
  tickets: TicketModel,
  actor: Pick<Actor, 'units'>,
  { text, page }: { text: string; page?: number },
): Promise<TicketPage> {
  const words = searchWords(text).slice(0, MOST_SEARCHED);
  if (words.length === 0) return { tickets: [], total: 0, page: 1, pages: 1 };
  const asCode = text
    .trim()
    .toUpperCase()
    .replace(/[^A-Z0-9-]/g, '');
  // Words hold letters and digits only, so nothing in them means anything to the pattern.
  const hasWords = { $and: words.map((word) => ({ words: { $regex: `^${word}` } })) };
  const hasCode = { _id: { $regex: `^${asCode}` } };
  const where = {
    ...unitScope(actor),
    ...(/^[A-Z]{3}-\d/.test(asCode) ? { $or: [hasCode, hasWords] } : hasWords),
  };
  return findLines(tickets, { where, sort: NEWEST_FIRST, page });
}

/** Codes of tickets whose alarm has come, the oldest alarm first, at most `limit`. */
export async function findDueAlarms(
  tickets: TicketModel,
  now: Date,
  limit: number,
): Promise<Pick<Ticket, '_id' | 'status' | 'clock'>[]> {
  return tickets
    .find({ alarmAt: { $lte: now } }, { status: 1, clock: 1 })
    .sort({ alarmAt: 1 })
    .limit(limit)
    .lean<Pick<Ticket, '_id' | 'status' | 'clock'>[]>();
}

/** The moment of the next alarm of all tickets; undefined when none is set. */
export async function findNextAlarm(tickets: TicketModel): Promise<Date | undefined> {
  const next = await tickets
    .findOne({ alarmAt: { $exists: true } }, { alarmAt: 1 })
    .sort({ alarmAt: 1 })
    .lean<Ticket>();
  return next?.alarmAt;
}
