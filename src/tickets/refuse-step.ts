import { findMissing } from './find-missing.js';
import type { Refusal, StepRequest, StepRules } from './step-request.js';
import type { Actor, Step, Ticket } from './ticket.js';
import { type Doer, transitions } from './transitions.js';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Roles that may do what a doer does; a citizen and the system have none. */
const ROLES: Partial<Record<Doer, readonly Actor['role'][]>> = {
  taker: ['officer', 'head'],
  desk: ['officer', 'head'],
  sorter: ['officer', 'head', 'supervisor'],
  holder: ['officer', 'head'],
  closer: ['officer', 'head'],
  staff: ['officer', 'head', 'supervisor'],
  supervisor: ['supervisor'],
};

/**
 * The reason why this step may not be done now, or undefined when it may. Checked in the order in which people should
 * hear it: whose ticket, whose role, which status, who holds it, how late, what is missing.
 */
export function refuseStep(
  ticket: Ticket,
  request: StepRequest,
  now: Date,
  rules: StepRules,
): Refusal | undefined {
  return (
    refuseActor(ticket, request) ??
    refuseStatus(ticket, request.step) ??
    refuseHolder(ticket, request) ??
    refuseTime(ticket, request.step, now, rules) ??
    findMissing(ticket, request, now, rules)
  );
}

function refuseActor(ticket: Ticket, { actor, step }: StepRequest): Refusal | undefined {
  const { by } = transitions[step];
  const roleRefusal = { code: 'not_your_role', step } as const;
  if (by === 'owner') {
    if (actor.kind !== 'citizen') return roleRefusal;
    return isOwner(actor, ticket) ? undefined : { code: 'not_yours' };
  }
  if (by === 'system') return actor.kind === 'system' ? undefined : roleRefusal;
  if (actor.kind !== 'staff') {
    const isStranger = actor.kind === 'citizen' && !isOwner(actor, ticket);
    return isStranger ? { code: 'not_yours' } : roleRefusal;
  }
  if (!worksFor(actor, ticket.unit)) return { code: 'not_your_unit', unit: ticket.unit };
  return ROLES[by]?.includes(actor.role) ? undefined : roleRefusal;
}

/** True for the citizen who reported it, from whichever of their linked chats. */
function isOwner({ id, chats }: Actor, { citizen }: Ticket): boolean {
  return id === citizen || (chats?.includes(citizen) ?? false);
}

/** True for staff of this unit, or of all. */
export function worksFor(actor: Pick<Actor, 'units'>, unit: string): boolean {
  return actor.units?.some((own) => own === unit || own === 'semua') ?? false;
}

function refuseStatus(ticket: Ticket, step: Step): Refusal | undefined {
  if (transitions[step].from.includes(ticket.status)) return undefined;
  const mover = ticket.history.findLast((event) => event.from !== event.to)?.by;
  const by = mover?.kind === 'staff' ? { by: mover.name } : {};
  return { code: 'wrong_status', status: ticket.status, ...by };
}

function refuseHolder(ticket: Ticket, { actor, step }: StepRequest): Refusal | undefined {
  const { by } = transitions[step];
  const holder = ticket.officer;
  const isOther = holder !== undefined && holder.id !== actor.id;
  if (by === 'taker' && isOther) return { code: 'taken_by', name: holder.name };
  if (by === 'taker' && holder && ticket.status === 'in_progress') return { code: 'already_yours' };
  if ((by === 'desk' || by === 'holder') && isOther && actor.role !== 'head') {
    return { code: 'taken_by', name: holder.name };
  }
  // Worked on, but held by nobody: whoever wants to work on it takes it first.
  if (by === 'holder' && !holder && actor.role !== 'head') {
    return { code: 'wrong_status', status: ticket.status };
  }
  if (by === 'sorter' && isOther && actor.role === 'officer') return { code: 'taken_by', name: holder.name };
  const closer = ticket.history.findLast((event) => event.step === 'close')?.by;
  if (by === 'closer' && closer && closer.id !== actor.id)
    return { code: 'not_the_closer', name: closer.name };
  return undefined;
}

function refuseTime(ticket: Ticket, step: Step, now: Date, { city }: StepRules): Refusal | undefined {
  const { clock } = ticket;
  const sinceCloseMs = now.getTime() - (ticket.closedAt?.getTime() ?? 0);
  if (step === 'undo' && sinceCloseMs > city.undo_minutes * MINUTE_MS) {
    return { code: 'too_late', limit: city.undo_minutes, unit: 'minutes' };
  }
  const changesRating = step === 'rate' && ticket.rating !== undefined;
  if ((step === 'reopen' || changesRating) && sinceCloseMs > city.reopen_days * DAY_MS) {
    return { code: 'too_late', limit: city.reopen_days, unit: 'days' };
  }
  const isOver = clock.breachedAt !== undefined;
  if (step === 'warn' && (isOver || clock.warnedAt || now < clock.warnAt)) return { code: 'not_due' };
  if (step === 'breach' && (isOver || now < clock.dueAt)) return { code: 'not_due' };
  return undefined;
}
