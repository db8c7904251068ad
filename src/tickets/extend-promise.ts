import type { StepRules } from './step-request.js';
import type { Ticket, TicketClock } from './ticket.js';

/**
 * What an extension to `dueAt` makes of the clocks. Within its time the promise moves, and its warning by as much. One
 * that was missed stays on record as it was, and the new date is a promise of its own: it warns and breaks by itself.
 */
export function extendPromise(
  { clock, pastClocks }: Pick<Ticket, 'clock' | 'pastClocks'>,
  dueAt: Date,
  now: Date,
  { warnAt }: Pick<StepRules, 'warnAt'>,
): Partial<Pick<Ticket, 'clock' | 'pastClocks'>> {
  // Missed is missed, also where the alarm had no time to ring before the extension came.
  const isMissed = clock.breachedAt !== undefined || clock.dueAt <= now;
  if (!isMissed) return { clock: moveClock(clock, dueAt, now) };
  const { row, version } = clock;
  return {
    pastClocks: [...pastClocks, { ...clock, breachedAt: clock.breachedAt ?? now }],
    clock: { row, version, startAt: now, dueAt, warnAt: warnAt(now, dueAt) },
  };
}

/** A warning given is given again where its new moment is still to come. */
function moveClock({ warnedAt, ...clock }: TicketClock, dueAt: Date, now: Date): TicketClock {
  const warnAt = new Date(clock.warnAt.getTime() + dueAt.getTime() - clock.dueAt.getTime());
  return { ...clock, dueAt, warnAt, ...(warnedAt && warnAt <= now ? { warnedAt } : {}) };
}
