import { worksFor } from '../../tickets/refuse-step.js';
import { unitName } from '../../tickets/ticket-words.js';
import { INVITE_HOURS } from '../invites.js';
import { answer, type StaffOutcome, type StaffTurn } from '../staff-turn.js';
import type { CommandOf } from './command.js';

/** `/undang nama unit peran`: a one-time code. A supervisor invites into own units and makes no admins (E7). */
export async function inviteStaff(turn: StaffTurn, command: CommandOf<'undang'>): Promise<StaffOutcome> {
  const { deps, person, say, words } = turn;
  const { person: name, units, role } = command;
  const foreign = units.find((unit) => !worksFor({ units: person.units }, unit));
  if (person.role !== 'admin' && foreign !== undefined) {
    return answer({ text: say('staff.invite-not-your-unit', { unit: unitName(foreign, words) }) });
  }
  if (person.role !== 'admin' && role === 'admin') return answer({ text: say('staff.invite-no-admin') });
  const { code } = await deps.invites.invite({ name, units, role, cause: turn.cause });
  // The code travels alone in its message, so that it can be passed on as it is.
  const told = say('staff.invited', {
    name,
    unit: units.map((unit) => unitName(unit, words)).join(', '),
    hours: INVITE_HOURS,
  });
  return answer({ text: told }, { text: say('staff.invite-code', { code }) });
}
