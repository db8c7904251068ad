import { triageUnit } from '../units/route.js';
import { cityDay } from './city-day.js';
import type { Refusal, StepRequest, StepRules } from './step-request.js';
import { REJECT_REASONS, type Ticket } from './ticket.js';
import { type Need, transitions } from './transitions.js';

interface Asked {
  ticket: Ticket;
  request: StepRequest;
  now: Date;
  rules: StepRules;
}

const hasText = ({ request }: Asked) => (request.text ?? '').trim() !== '';

/** Each need: the refusal when it is not met. */
const needs: Record<Need, (asked: Asked) => Refusal | undefined> = {
  text: (asked) => (hasText(asked) ? undefined : { code: 'needs_text' }),
  words: (asked) =>
    hasText(asked) || asked.request.attachments?.length ? undefined : { code: 'needs_text' },
  evidence: (asked) => (hasEvidence(asked) ? undefined : { code: 'needs_photo' }),
  reason: ({ request }) => (REJECT_REASONS.includes(request.reason!) ? undefined : { code: 'needs_reason' }),
  date: ({ request, now, rules }) =>
    isDayFrom(request.date ?? '', cityDay(now, rules.timeZone).date) ? undefined : { code: 'needs_date' },
  unit: ({ ticket, request, rules }) => {
    const { unit } = request;
    if (!unit) return { code: 'needs_unit' };
    if (!rules.units.some((known) => known.id === unit)) return { code: 'unknown_unit', unit };
    return unit === ticket.unit ? { code: 'same_unit', unit } : undefined;
  },
  category: ({ ticket, request }) => {
    const { category } = request;
    if (!category) return { code: 'needs_category' };
    return category === ticket.report.category ? { code: 'same_category', category } : undefined;
  },
  not_triage: ({ ticket, rules }) =>
    triageUnit(rules.units) === ticket.unit ? { code: 'same_unit', unit: ticket.unit } : undefined,
  officer: ({ ticket, request }) => {
    if (!request.officer) return { code: 'needs_officer' };
    const { id, name } = request.officer;
    return id === ticket.officer?.id ? { code: 'taken_by', name } : undefined;
  },
  later_due: ({ ticket, request, now }) =>
    request.dueAt && request.dueAt > ticket.clock.dueAt && request.dueAt > now
      ? undefined
      : { code: 'needs_later_due' },
  rating: ({ request }) => ([1, 2, 3, 4, 5].includes(request.rating!) ? undefined : { code: 'needs_rating' }),
};

/** What the step needs and the request lacks; undefined when nothing is missing. */
export function findMissing(
  ticket: Ticket,
  request: StepRequest,
  now: Date,
  rules: StepRules,
): Refusal | undefined {
  const asked = { ticket, request, now, rules };
  for (const need of transitions[request.step].needs) {
    const refusal = needs[need](asked);
    if (refusal) return refusal;
  }
  return undefined;
}

/** A photo comes along, or staff has sent one since the ticket was opened or reopened (C12, C13). */
function hasEvidence({ ticket, request, rules }: Asked): boolean {
  if (!rules.needsEvidence(ticket.report.category)) return true;
  const { history } = ticket;
  const thisRound = history.slice(history.findLastIndex((event) => event.step === 'reopen') + 1);
  const files = thisRound.flatMap((event) => (event.by.kind === 'staff' ? (event.attachments ?? []) : []));
  return [...files, ...(request.attachments ?? [])].some((file) => file.kind === 'photo');
}

/** True for a real day of the calendar, YYYY-MM-DD, not before `today`. */
function isDayFrom(day: string, today: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return false;
  const read = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day) && day >= today;
}
