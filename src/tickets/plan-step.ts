import type { Report } from '../report/draft.js';
import { triageUnit } from '../units/route.js';
import { nextAlarm } from './alarms.js';
import { extendPromise } from './extend-promise.js';
import { recategorise } from './recategorise.js';
import { refuseStep } from './refuse-step.js';
import type { Refusal, StepRequest, StepRules } from './step-request.js';
import type { Actor, Step, Ticket, TicketEvent } from './ticket.js';
import { statusAfter, transitions } from './transitions.js';

/** What a step changes on a ticket; undefined takes the field away. */
export type Changes = Partial<Omit<Ticket, '_id' | 'history' | 'revision'>>;

export type StepPlan =
  | { ok: true; event: TicketEvent; filter: StepFilter; update: StepUpdate }
  | { ok: false; refusal: Refusal };

/** Holds only while the ticket is as it was when the step was decided: of racing steps one wins. */
export type StepFilter = Pick<Ticket, '_id' | 'status' | 'revision'>;

export interface StepUpdate {
  $set: Changes;
  $unset?: Record<string, ''>;
  $inc: { revision: 1 };
  $push: { history: TicketEvent };
}

/** Decides a step without doing it: the refusal, or the one write that does it and the line of history it adds. */
export function planStep(ticket: Ticket, request: StepRequest, now: Date, rules: StepRules): StepPlan {
  const refusal = refuseStep(ticket, request, now, rules);
  if (refusal) return { ok: false, refusal };
  const changes = changeTicket(ticket, request, now, rules);
  const event = describeStep(ticket, request, now, changes);
  const { _id, status, revision } = ticket;
  return { ok: true, event, filter: { _id, status, revision }, update: toUpdate(changes, event) };
}

/** Everything a step changes, with the status of the table and the alarm that follows from both. */
function changeTicket(ticket: Ticket, request: StepRequest, now: Date, rules: StepRules): Changes {
  const own = ownChanges(ticket, request, now, rules);
  const after = { ...ticket, ...own };
  const status = statusAfter(request.step, ticket.status, {
    held: after.officer !== undefined,
    moves: after.unit !== ticket.unit,
  });
  const plannedFor = status === 'planned' ? after.plannedFor : undefined;
  return { ...own, status, plannedFor, alarmAt: nextAlarm({ ...after, status }), updatedAt: now };
}

/** What is particular to a step, beside its status. */
function ownChanges(ticket: Ticket, request: StepRequest, now: Date, rules: StepRules): Changes {
  const { clock } = ticket;
  switch (request.step) {
    case 'take':
      return { officer: { id: request.actor.id, name: request.actor.name } };
    case 'reassign':
      return { officer: request.officer! };
    // The clock of a forwarded ticket keeps running: the promise was made to the citizen, not by a unit (C6).
    case 'forward':
      return { unit: request.unit!, officer: undefined };
    case 'disclaim':
      return { unit: triageUnit(rules.units), officer: undefined, disclaimCount: ticket.disclaimCount + 1 };
    case 'recategorise':
      return recategorise(ticket, request.category!, now, rules);
    case 'plan':
      return { plannedFor: request.date! };
    case 'close':
      return { closedAt: now };
    case 'undo':
      return { closedAt: undefined, rating: undefined };
    case 'reopen':
      return {
        closedAt: undefined,
        rating: undefined,
        reopenCount: ticket.reopenCount + 1,
        pastClocks: [...ticket.pastClocks, clock],
        clock: rules.promise(ticket.report, now),
      };
    case 'rate':
      return { rating: request.rating! };
    case 'extend':
      return extendPromise(ticket, request.dueAt!, now, rules);
    case 'warn':
      return { clock: { ...clock, warnedAt: now }, announce: request.cause };
    case 'breach':
      return { clock: { ...clock, breachedAt: now }, announce: request.cause };
    default:
      return {};
  }
}

/** Steps whose new end of the promise is a line of the history. */
const TELLS_DUE: readonly Step[] = ['extend', 'reopen', 'recategorise'];

function describeStep(ticket: Ticket, request: StepRequest, now: Date, changes: Changes): TicketEvent {
  const { step, actor, cause, text, attachments, reason, rating } = request;
  const { officer, unit, status, plannedFor, clock, report } = changes;
  return {
    id: cause,
    step,
    at: now,
    by: signEvent(actor, ticket.report),
    from: ticket.status,
    to: status!,
    ...(text?.trim() ? { text: text.trim() } : {}),
    ...(attachments?.length ? { attachments } : {}),
    ...(unit ? { unitFrom: ticket.unit, unitTo: unit } : {}),
    ...(report ? { categoryFrom: ticket.report.category, categoryTo: report.category } : {}),
    ...(officer ? { officerTo: officer } : {}),
    ...(step === 'reject' ? { reason } : {}),
    ...(step === 'plan' ? { plannedFor } : {}),
    ...(clock && TELLS_DUE.includes(step) ? { dueAt: clock.dueAt } : {}),
    ...(step === 'rate' ? { rating } : {}),
    ...(transitions[step].internal ? { internal: true } : {}),
  };
}

/** Who did it, for the history. The name of a citizen who reports anonymously is never written there (A11). */
export function signEvent({ kind, id, name }: Actor, report: Pick<Report, 'hidden'>): TicketEvent['by'] {
  return { kind, id, name: kind === 'citizen' && report.hidden === 'anonymous' ? '' : name };
}

function toUpdate(changes: Changes, event: TicketEvent): StepUpdate {
  const entries = Object.entries(changes);
  const kept = entries.filter(([, value]) => value !== undefined);
  const gone = entries.filter(([, value]) => value === undefined).map(([key]) => [key, '']);
  return {
    $set: Object.fromEntries(kept),
    ...(gone.length ? { $unset: Object.fromEntries(gone) } : {}),
    $inc: { revision: 1 },
    $push: { history: event },
  };
}
