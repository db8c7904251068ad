import type { Unit } from '../profile/city-schema.js';
import { worksFor } from '../tickets/refuse-step.js';
import type { Ticket, TicketEvent } from '../tickets/ticket.js';
import { triageUnit } from '../units/route.js';
import { formerHolder } from './former-holder.js';
import type { Colleague } from './staff.js';

/** Groups of staff that a notice may go to. */
export type Group = 'holder' | 'former' | 'workers' | 'heads' | 'supervisors';

interface Moved {
  ticket: Ticket;
  event: TicketEvent;
  units: Unit[];
}

/** Who of the staff belongs to a group of this ticket; people without a linked chat hear nothing. */
export function findStaff(
  group: Group,
  { ticket, event, units }: Moved,
  colleagues: Colleague[],
): Colleague[] {
  const reachable = colleagues.filter((colleague) => colleague.chats.length > 0);
  switch (group) {
    case 'holder':
      return holderOf(ticket, reachable) ?? workersOf(ticket.unit, reachable, units);
    case 'former':
      return reachable.filter(({ id }) => id === formerHolder(ticket, event)?.id);
    case 'workers':
      return workersOf(ticket.unit, reachable, units);
    case 'heads':
      return reachable.filter(({ role, units: own }) => role === 'head' && own.includes(ticket.unit));
    case 'supervisors':
      return reachable.filter(
        (colleague) => colleague.role === 'supervisor' && worksFor(colleague, ticket.unit),
      );
  }
}

function holderOf(ticket: Ticket, reachable: Colleague[]): Colleague[] | undefined {
  const holder = reachable.find(({ id }) => id === ticket.officer?.id);
  return holder && [holder];
}

/**
 * The officers of a unit, else its head, else the triage desk, else whoever may see every unit: no ticket is nobody's,
 * also where a unit has no linked officer yet or stands outside the city government.
 */
function workersOf(unit: string, reachable: Colleague[], units: Unit[]): Colleague[] {
  const ofUnit = (id: string, role: Colleague['role']) =>
    reachable.filter((colleague) => colleague.role === role && colleague.units.includes(id));
  const desk = triageUnit(units);
  const overseers = () =>
    reachable.filter(({ role, units: own }) => role === 'supervisor' && own.includes('semua'));
  const tiers = [
    () => ofUnit(unit, 'officer'),
    () => ofUnit(unit, 'head'),
    () => ofUnit(desk, 'officer'),
    overseers,
  ];
  return tiers.map((tier) => tier()).find((found) => found.length > 0) ?? [];
}
