import type { CommandOf } from '../officers/commands/command.js';
import { refusalReply } from '../officers/refusal-reply.js';
import { staffStatus } from '../officers/staff-status.js';
import { answer, type StaffOutcome, type StaffTurn } from '../officers/staff-turn.js';
import { findVisible, isTicket } from '../officers/view-ticket.js';

/** `/sahkan`: a close holds as soon as the officer closes, so there is nothing to approve; that is said, nothing is changed. */
export async function approve(turn: StaffTurn, { code }: CommandOf<'sahkan'>): Promise<StaffOutcome> {
  const { say, words } = turn;
  const ticket = await findVisible(turn, code);
  if (!isTicket(ticket)) return answer(refusalReply(ticket, { code, step: 'close' }, words));
  const text =
    ticket.status === 'closed'
      ? say('staff.approve-not-needed', { code })
      : say('staff.approve-not-closed', { code, status: staffStatus(ticket.status, words) });
  return answer({ text, about: code });
}
