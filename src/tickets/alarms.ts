import type { Ticket } from './ticket.js';
import { isOpen } from './transitions.js';

/**
 * When something is next due by itself; undefined when the ticket is not open or its clock has rung both times. An alarm
 * that rang but is not announced yet is due at once, so that a crash between the two loses no notice.
 */
export function nextAlarm(ticket: Pick<Ticket, 'status' | 'clock' | 'announce'>): Date | undefined {
  const { status, clock, announce } = ticket;
  if (announce && isOpen(status)) return clock.startAt;
  return nextRing(ticket);
}

function nextRing({ status, clock }: Pick<Ticket, 'status' | 'clock'>): Date | undefined {
  if (!isOpen(status) || clock.breachedAt) return undefined;
  return clock.warnedAt ? clock.dueAt : earlier(clock.warnAt, clock.dueAt);
}

/** The ticket once the notices of its alarm are posted. */
export function announced({ announce: _posted, alarmAt: _past, ...ticket }: Ticket): Ticket {
  const alarmAt = nextRing(ticket);
  return alarmAt ? { ...ticket, alarmAt } : ticket;
}

/**
 * The alarm that rings now, with the cause its step must carry: the same alarm of the same promise has the same cause,
 * whoever rings it and how often. A warning that was missed while the program was down comes first, then the breach.
 */
export function dueAlarm(
  ticket: Pick<Ticket, '_id' | 'status' | 'clock'>,
  now: Date,
): { step: 'warn' | 'breach'; cause: string } | undefined {
  const { clock } = ticket;
  const alarmAt = nextRing(ticket);
  if (!alarmAt || alarmAt > now) return undefined;
  const step = clock.warnedAt || clock.warnAt > clock.dueAt ? 'breach' : 'warn';
  return { step, cause: `${ticket._id}.${step}.${clock.startAt.toISOString()}.${clock.dueAt.toISOString()}` };
}

const earlier = (a: Date, b: Date): Date => (a < b ? a : b);
