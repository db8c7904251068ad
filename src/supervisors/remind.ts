import type { CommandOf } from '../officers/commands/command.js';
import { doStep } from '../officers/do-step.js';
import { hearersOf } from '../officers/hearers.js';
import type { Role } from '../officers/person.js';
import type { Colleague } from '../officers/staff.js';
import type { StaffOutcome, StaffTurn } from '../officers/staff-turn.js';
import { ALL_UNITS } from '../profile/city-schema.js';
import { unitName, type Wording } from '../tickets/ticket-words.js';

const ROLE_WORDS: Record<Role, string> = {
  officer: 'staff.role-officer',
  head: 'staff.role-head',
  supervisor: 'staff.role-supervisor',
  admin: 'staff.role-admin',
};

/** `/tegur`: reminds who works on a ticket and their head, and tells whom that reached. */
export async function remind(turn: StaffTurn, { code, text }: CommandOf<'tegur'>): Promise<StaffOutcome> {
  const { deps, say, words, person } = turn;
  const colleagues = await deps.staff.colleagues();
  return doStep(turn, { code, step: 'remind', text }, (ticket, event) => {
    const moved = { ticket, event, units: deps.profile.units };
    const names = hearersOf(moved, colleagues)
      .filter(({ id }) => id !== person.id)
      .map((hearer) => describe(hearer, ticket.unit, words));
    if (names.length > 0) return { text: say('staff.reminded', { code, names: names.join(', ') }) };
    return { text: say('staff.reminded-nobody', { code, unit: unitName(ticket.unit, words) }) };
  });
}

/** Name and role; the unit too, where it is another than the ticket's. */
function describe({ name, role, units }: Colleague, unit: string, words: Wording): string {
  const [own] = units.includes(unit) ? [] : units.filter((id) => id !== ALL_UNITS);
  const office = own ? ` ${unitName(own, words)}` : '';
  return `${name} (${words.say(ROLE_WORDS[role])}${office})`;
}
