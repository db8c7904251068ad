import type { Unit } from '../profile/city-schema.js';
import type { Ticket, TicketEvent } from '../tickets/ticket.js';
import { findStaff, type Group } from './recipients.js';
import type { Colleague } from './staff.js';

/** Which of the staff hear of a step; the one who did it never does. */
const STAFF_HEARS: Record<TicketEvent['step'], readonly Group[]> = {
  open: ['workers'],
  take: [],
  update: [],
  ask: [],
  answer: ['holder'],
  add: ['holder'],
  note: [],
  forward: ['workers'],
  disclaim: ['workers'],
  reject: [],
  plan: [],
  close: [],
  undo: [],
  reopen: ['holder'],
  withdraw: ['holder'],
  rate: [],
  comment: ['holder'],
  recategorise: ['holder'],
  reassign: ['holder', 'former'],
  extend: ['holder'],
  remind: ['holder', 'heads'],
  warn: ['holder', 'heads'],
  breach: ['holder', 'heads', 'supervisors'],
};

/** Everybody of the staff with a chat who is to hear of a step of this ticket, each once. */
export function hearersOf(
  moved: { ticket: Ticket; event: TicketEvent; units: Unit[] },
  colleagues: Colleague[],
): Colleague[] {
  const { event } = moved;
  const groups = groupsOf(event);
  return [...new Set(groups.flatMap((group) => findStaff(group, moved, colleagues)))];
}

function groupsOf({ step, rating, unitTo }: TicketEvent): readonly Group[] {
  if (step === 'rate' && (rating ?? 5) <= 2) return ['holder', 'heads'];
  // A category that leads to another unit is new work there.
  if (step === 'recategorise' && unitTo) return ['workers'];
  return STAFF_HEARS[step];
}
