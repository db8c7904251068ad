import { describe, expect, test } from '@jest/globals';
import { planStep } from '../../src/tickets/plan-step.js';
import type { StepRules } from '../../src/tickets/step-request.js';
import type { Actor, Ticket } from '../../src/tickets/ticket.js';
import {
  applyPlan,
  DAY_MS,
  fullRequest,
  HOUR_MS,
  later,
  people,
  report,
  rules,
  START,
  sampleTicket,
} from './sample-ticket.js';

/** Every category has a promise of its own: sampah two days, all others three. */
const own: StepRules = {
  ...rules,
  promise: (of, startAt) => ({
    ...rules.promise(of, startAt),
    row: of.category,
    dueAt: later((of.category === 'sampah' ? 2 : 3) * DAY_MS, startAt),
  }),
};
const jalan = (changes: Partial<Ticket> = {}, status: Ticket['status'] = 'in_progress') =>
  sampleTicket(status, { clock: own.promise(report, START), ...changes });
const now = later(30 * HOUR_MS);

const sortBy = (ticket: Ticket, category: Ticket['report']['category']) =>
  sort(ticket, category, now, people.secretary);

function sort(
  ticket: Ticket,
  category: Ticket['report']['category'],
  at = now,
  actor: Actor = people.head,
): Ticket {
  const plan = planStep(ticket, fullRequest('recategorise', actor, { category }), at, own);
  expect(plan.ok).toBe(true);
  return applyPlan(ticket, plan);
}

describe('a corrected category', () => {
  test('leads to another unit, frees the ticket, and counts its promise from the receipt', () => {
    const after = sort(jalan(), 'sampah');
    expect(after).toMatchObject({
      unit: 'dlh',
      status: 'received',
      report: { category: 'sampah' },
      pastClocks: [],
    });
    expect(after.officer).toBeUndefined();
    expect(after.clock).toMatchObject({ row: 'sampah', startAt: START, dueAt: later(2 * DAY_MS) });
    expect(after.history.at(-1)).toMatchObject({
      ...{ step: 'recategorise', categoryFrom: 'jalan', categoryTo: 'sampah', unitFrom: 'pu', unitTo: 'dlh' },
      dueAt: later(2 * DAY_MS),
    });
  });

  test.each(['received', 'in_progress', 'waiting', 'planned'] as const)(
    'within the unit leaves a ticket that is %s with whoever has it',
    (status) => {
      const before = jalan({}, status);
      const after = sort(before, 'drainase');
      expect([after.unit, after.status, after.officer]).toEqual(['pu', status, before.officer]);
      expect(after.plannedFor).toBe(before.plannedFor);
      expect(after.history.at(-1)?.unitTo).toBeUndefined();
    },
  );

  test('under the same promise leaves an extension as it was given', () => {
    const extended = { ...own.promise(report, START), row: 'drainase', dueAt: later(9 * DAY_MS) };
    const after = sort(jalan({ clock: extended }), 'drainase');
    expect(after.clock).toEqual(extended);
    expect(after.history.at(-1)?.dueAt).toBeUndefined();
  });

  test('does not undo that a promise was missed', () => {
    const after = sort(jalan(), 'sampah', later(5 * DAY_MS));
    expect(after.pastClocks).toMatchObject([{ row: 'jalan', breachedAt: later(5 * DAY_MS) }]);
  });

  test('of a ticket that was opened again counts from then', () => {
    const reopenedAt = later(20 * HOUR_MS);
    const reopened = { ...sampleTicket().history[0]!, id: 'in-9', step: 'reopen' as const, at: reopenedAt };
    const after = sort(jalan({ history: [...jalan().history, reopened] }), 'sampah');
    expect(after.clock.dueAt).toEqual(later(2 * DAY_MS, reopenedAt));
  });

  test('leads back when it is taken back', () => {
    const there = sort(jalan(), 'sampah');
    const back = sortBy(there, 'jalan');
    expect([back.unit, back.report.category, back.clock.dueAt]).toEqual(['pu', 'jalan', later(3 * DAY_MS)]);
  });

  test.each([
    [undefined, { code: 'needs_category' }],
    ['jalan' as const, { code: 'same_category', category: 'jalan' }],
  ])('%s is refused', (category, refusal) => {
    const plan = planStep(jalan(), fullRequest('recategorise', people.head, { category }), now, own);
    expect(plan).toEqual({ ok: false, refusal });
  });
});
