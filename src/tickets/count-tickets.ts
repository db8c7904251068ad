import { cityDay } from './city-day.js';
import { unitScope } from './staff-list.js';
import { type Actor, OPEN_STATUSES, type Ticket } from './ticket.js';
import type { TicketModel } from './ticket-model.js';

/** The figures of `/ringkas` for one unit, or for several together. */
export interface UnitCounts {
  open: number;
  /** Open and due today, whether or not the hour has passed. */
  dueToday: number;
  /** Open and past their due moment. */
  overdue: number;
  /** Closed since Monday 00:00 in the city. */
  closedThisWeek: number;
  /** Median hours from receipt to close of those; undefined when there are none. */
  medianHours?: number;
}

export interface TicketCounts {
  total: UnitCounts;
  units: Record<string, UnitCounts>;
}

const HOUR_MS = 60 * 60 * 1000;
/** Closed tickets read for the median; a city that closes more in a week gets the median of the newest. */
const MOST_CLOSED = 20_000;

/** Counts the tickets of a staff member's units; `unit` narrows to one of them. */
export async function countTickets(
  tickets: TicketModel,
  actor: Pick<Actor, 'units'>,
  { unit, now, timeZone }: { unit?: string; now: Date; timeZone: string },
): Promise<TicketCounts> {
  const { startAt, endAt, weekAt } = cityDay(now, timeZone);
  const scope = unit ? { $and: [unitScope(actor), { unit }] } : unitScope(actor);
  const open = { ...scope, status: { $in: [...OPEN_STATUSES] } };
  const [opened, dueToday, overdue, closed] = await Promise.all([
    countByUnit(tickets, open),
    countByUnit(tickets, { ...open, 'clock.dueAt': { $gte: startAt, $lt: endAt } }),
    countByUnit(tickets, { ...open, 'clock.dueAt': { $lte: now } }),
    tickets
      .find({ ...scope, status: 'closed', closedAt: { $gte: weekAt } }, { unit: 1, openedAt: 1, closedAt: 1 })
      .sort({ closedAt: -1 })
      .limit(MOST_CLOSED)
      .lean<Ticket[]>(),
  ]);
  const count = (units: string[]): UnitCounts => {
    const done = closed.filter((ticket) => units.includes(ticket.unit));
    const hours = done.map((ticket) => (ticket.closedAt!.getTime() - ticket.openedAt.getTime()) / HOUR_MS);
    return {
      open: sum(opened, units),
      dueToday: sum(dueToday, units),
      overdue: sum(overdue, units),
      closedThisWeek: done.length,
      ...(done.length ? { medianHours: median(hours) } : {}),
    };
  };
  const units = [...new Set([...opened.keys(), ...closed.map((ticket) => ticket.unit)])].sort();
  return { total: count(units), units: Object.fromEntries(units.map((id) => [id, count([id])])) };
}

async function countByUnit(tickets: TicketModel, where: object): Promise<Map<string, number>> {
  const groups = await tickets.aggregate<{ _id: string; count: number }>([
    { $match: where },
    { $group: { _id: '$unit', count: { $sum: 1 } } },
  ]);
  return new Map(groups.map((group) => [group._id, group.count]));
}

const sum = (counts: Map<string, number>, units: string[]) =>
  units.reduce((total, unit) => total + (counts.get(unit) ?? 0), 0);

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2;
}
