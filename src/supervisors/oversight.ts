import type { CommandOf } from '../officers/commands/command.js';
import { doStep } from '../officers/do-step.js';
import { findOfficers } from '../officers/find-officers.js';
import { refusalReply } from '../officers/refusal-reply.js';
import {
  answer,
  type Deeds,
  type OversightCommand,
  type StaffOutcome,
  type StaffTurn,
} from '../officers/staff-turn.js';
import { findVisible, isTicket } from '../officers/view-ticket.js';
import { addWorkingDays } from '../sla/deadlines.js';
import { describeDue } from '../sla/describe-moment.js';
import { unitName } from '../tickets/ticket-words.js';
import { approve } from './approve.js';
import { showOverdue } from './overdue.js';
import { showOverview } from './overview.js';
import { remind } from './remind.js';

/** Names offered when an officer was not found. */
const MOST_NAMES = 12;

/** What supervisors look at, and what they do to a ticket that others work on. */
export const oversight: Deeds<OversightCommand> = {
  ringkas: (turn, { unit }) => showOverview(turn, unit),
  lewat: (turn, { page }) => showOverdue(turn, page),
  alihkan: reassign,
  perpanjang: extend,
  tegur: remind,
  sahkan: approve,
};

/** To somebody of the ticket's own unit; of two that fit nobody is guessed. */
async function reassign(turn: StaffTurn, { code, officer }: CommandOf<'alihkan'>): Promise<StaffOutcome> {
  const { deps, words, say } = turn;
  const ticket = await findVisible(turn, code);
  if (!isTicket(ticket)) return answer(refusalReply(ticket, { code, step: 'reassign' }, words));
  const workers = (await deps.staff.colleagues()).filter(
    ({ role, units }) => (role === 'officer' || role === 'head') && units.includes(ticket.unit),
  );
  const found = findOfficers(officer, workers);
  if (found.length !== 1) {
    const unit = unitName(ticket.unit, words);
    const names = (found.length > 0 ? found : workers)
      .slice(0, MOST_NAMES)
      .map(({ id, name }) => `${name} (${id})`);
    if (names.length === 0) return answer({ text: say('staff.no-officers', { code, unit }), about: code });
    return answer({ text: say('staff.which-officer', { unit, names: names.join(', ') }), about: code });
  }
  const { id, name } = found[0]!;
  return doStep(turn, { code, step: 'reassign', officer: { id, name } }, () => ({
    text: say('staff.reassigned', { code, officer: name }),
  }));
}

/** Working days from the end of the promise, or from now where that has passed. */
async function extend(turn: StaffTurn, { code, days, text }: CommandOf<'perpanjang'>): Promise<StaffOutcome> {
  const { deps, now, words, say } = turn;
  const ticket = await findVisible(turn, code);
  if (!isTicket(ticket)) return answer(refusalReply(ticket, { code, step: 'extend' }, words));
  const fromMs = Math.max(now.getTime(), ticket.clock.dueAt.getTime());
  // A promise ends with the working day, and its last moment still belongs to that day: one millisecond before it is inside.
  const time = { calendar: deps.profile.calendar, timeZone: deps.timeZone };
  const { dueAt } = addWorkingDays(new Date(fromMs - 1), days, time);
  return doStep(turn, { code, step: 'extend', dueAt, text }, ({ clock }) => ({
    text: say('staff.extended', { code, due: describeDue(clock.dueAt, deps.timeZone, words.language) }),
  }));
}
