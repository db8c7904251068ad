import type { Category } from '../profile/intents-schema.js';
import type { StepRules } from './step-request.js';
import type { Ticket } from './ticket.js';

/**
 * What the right category makes of a ticket (C25): it goes where such a report goes, and its promise is the one it would
 * have had from the start, counted from when the city received it. Where the same row promises, an extension given stays.
 */
export function recategorise(
  ticket: Pick<Ticket, 'report' | 'unit' | 'clock' | 'pastClocks' | 'history' | 'openedAt'>,
  category: Category,
  now: Date,
  rules: Pick<StepRules, 'sort' | 'promise'>,
): Partial<Ticket> {
  const { report, unit } = rules.sort(ticket.report, category);
  // Whoever worked on it lets go when it comes to another unit.
  const moved = unit === ticket.unit ? {} : { unit, officer: undefined };
  const clock = rules.promise(report, receivedAt(ticket));
  const { row, version, dueAt, breachedAt } = ticket.clock;
  if (clock.row === row && clock.version === version) return { report, ...moved };
  // Missed is missed: a promise that was broken stays on record.
  const isMissed = breachedAt !== undefined || dueAt <= now;
  const missed = { ...ticket.clock, breachedAt: breachedAt ?? now };
  return {
    report,
    ...moved,
    clock,
    ...(isMissed ? { pastClocks: [...ticket.pastClocks, missed] } : {}),
  };
}

/** When the city received it: at first, or when the citizen opened it again. */
function receivedAt({ history, openedAt }: Pick<Ticket, 'history' | 'openedAt'>): Date {
  return history.findLast(({ step }) => step === 'reopen')?.at ?? openedAt;
}
