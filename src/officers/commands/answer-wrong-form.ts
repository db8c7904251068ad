import { findByCode } from '../../tickets/find-tickets.js';
import { refuseStep } from '../../tickets/refuse-step.js';
import type { Refusal } from '../../tickets/step-request.js';
import type { Step } from '../../tickets/ticket.js';
import { refusalReply } from '../refusal-reply.js';
import { answer, type StaffOutcome, type StaffTurn } from '../staff-turn.js';
import type { Parsed } from './command.js';
import type { CommandName } from './commands.js';
import { wrongFormReply } from './form-reply.js';
import { askedAfter } from './line-asked.js';

/** The step behind each command that may lack its argument. */
const STEPS: Partial<Record<CommandName, Step>> = {
  teruskan: 'forward',
  kategori: 'recategorise',
  tolak: 'reject',
  rencana: 'plan',
  alihkan: 'reassign',
  perpanjang: 'extend',
};

/** A wrong form about a ticket on which the step is not possible anyway is told that, and nothing to choose from. */
export async function answerWrongForm(
  turn: StaffTurn,
  parsed: Extract<Parsed, { kind: 'wrong-form' }>,
): Promise<StaffOutcome> {
  const { name, code } = parsed;
  const step = STEPS[name];
  const refusal = code && step ? await refuseAnyway(turn, code, step) : undefined;
  if (code && step && refusal) return answer(refusalReply(refusal, { code, step }, turn.words));
  const asked = askedAfter(parsed, turn);
  return { ...answer(wrongFormReply(parsed, turn.words)), ...(asked ? { asked } : {}) };
}

/** Why the step would be refused also in the right form. */
async function refuseAnyway(
  { deps, actor, cause, now }: StaffTurn,
  code: string,
  step: Step,
): Promise<Refusal | undefined> {
  const ticket = await findByCode(deps.tickets, code);
  if (!ticket) return { code: 'not_found' };
  const refusal = refuseStep(ticket, { code, step, actor, cause }, now, deps.rules);
  return refusal?.code.startsWith('needs_') ? undefined : refusal;
}
