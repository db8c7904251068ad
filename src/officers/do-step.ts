import type { Outbound } from '../channels/channel.js';
import type { StepRequest } from '../tickets/step-request.js';
import { stepTicket } from '../tickets/step-ticket.js';
import type { Ticket, TicketEvent } from '../tickets/ticket.js';
import { refusalReply } from './refusal-reply.js';
import { answer, type StaffOutcome, type StaffTurn } from './staff-turn.js';

/** Does one step in the name of who asked; says what was done, or why not. */
export async function doStep(
  turn: StaffTurn,
  request: Omit<StepRequest, 'actor' | 'cause' | 'attachments'>,
  done: (ticket: Ticket, event: TicketEvent) => Outbound,
): Promise<StaffOutcome> {
  const { deps, actor, cause, attachments, words } = turn;
  const outcome = await stepTicket(deps, { ...request, actor, cause, attachments });
  if (!outcome.ok) {
    const { code, step, text = '' } = request;
    const lacksWords = outcome.refusal.code === 'needs_text';
    const waits = step === 'close' && (lacksWords || outcome.refusal.code === 'needs_photo');
    const asked = { kind: 'close-photo' as const, code, text, attachments };
    return {
      ...answer(refusalReply(outcome.refusal, { code, step }, words)),
      ...(waits ? { asked } : {}),
      ...(lacksWords && !waits ? { lacksWords } : {}),
    };
  }
  const { ticket, event } = outcome;
  return { replies: [{ ...done(ticket, event), about: ticket._id }], events: [{ ticket, event }] };
}
