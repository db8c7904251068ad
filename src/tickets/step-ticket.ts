import type { Clock } from '../shared/clock.js';
import { planStep } from './plan-step.js';
import type { Refusal, StepRequest, StepRules } from './step-request.js';
import type { Ticket, TicketEvent } from './ticket.js';
import type { TicketModel } from './ticket-model.js';

export type StepOutcome =
  /** `isNew` is false when the same cause was done before: its notices may have been sent. */
  { ok: true; ticket: Ticket; event: TicketEvent; isNew: boolean } | { ok: false; refusal: Refusal };

/** Every lost race means that another step was done, so this many in a row are hardly ever lost. */
const MOST_TRIES = 25;

/**
 * Does one step of the table `transitions` in one conditional write, or says why not. Of racing steps one wins; the
 * others look again and decide anew. Throws only what the store throws.
 */
export async function stepTicket(
  deps: { tickets: TicketModel; rules: StepRules; clock: Clock },
  request: StepRequest,
): Promise<StepOutcome> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const ticket = await deps.tickets.findById(request.code).lean<Ticket>();
    if (!ticket) return { ok: false, refusal: { code: 'not_found' } };
    const done = ticket.history.find((event) => event.id === request.cause);
    if (done) return { ok: true, ticket, event: done, isNew: false };
    const plan = planStep(ticket, request, deps.clock.now(), deps.rules);
    if (!plan.ok) return plan;
    const { filter, update, event } = plan;
    const after = await deps.tickets
      .findOneAndUpdate(filter, update, { returnDocument: 'after' })
      .lean<Ticket>();
    if (after) return { ok: true, ticket: after, event, isNew: true };
  }
  return { ok: false, refusal: { code: 'busy' } };
}
