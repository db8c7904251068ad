import type { Ticket, TicketEvent } from '../tickets/ticket.js';

/** The officer who held the ticket before this step, by its history; undefined when nobody did. */
export function formerHolder(
  { history }: Pick<Ticket, 'history'>,
  event: TicketEvent,
): TicketEvent['officerTo'] {
  const at = history.findIndex((line) => line.id === event.id);
  const before = at < 0 ? history : history.slice(0, at);
  // Whoever passes a ticket on to another unit lets go of it.
  const last = before.findLast(
    ({ officerTo, unitTo, step }) => officerTo !== undefined || (unitTo !== undefined && step !== 'open'),
  );
  return last?.officerTo;
}
