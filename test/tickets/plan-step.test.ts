import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { announced, dueAlarm, nextAlarm } from '../../src/tickets/alarms.js';
import { planStep } from '../../src/tickets/plan-step.js';
import type { StepRequest } from '../../src/tickets/step-request.js';
import { type Actor, STEPS, type Status, type Step, type Ticket } from '../../src/tickets/ticket.js';
import { isOpen, transitions } from '../../src/tickets/transitions.js';
import {applyPlan, DAY_MS, fullRequest, HOUR_MS, 
  later, MINUTE_MS, people, report, rules, START, sampleTicket, type Who,
} from './sample-ticket.js'; // biome-ignore format: many words

const plan = (ticket: Ticket, request: StepRequest, now = later(1000)) =>
  planStep(ticket, request, now, rules);
function refusal(
  ticket: Ticket,
  step: Step,
  who: Who,
  changes: Partial<StepRequest> = {},
  now = later(1000),
) {
  const result = plan(ticket, fullRequest(step, people[who], changes), now);
  return result.ok ? undefined : result.refusal;
}
function done(
  ticket: Ticket,
  step: Step,
  who: Who,
  changes: Partial<StepRequest> = {},
  now = later(1000),
): Ticket {
  const result = plan(ticket, fullRequest(step, people[who], changes), now);
  expect(result).toMatchObject({ ok: true });
  return applyPlan(ticket, result);
}

describe('what a step needs', () => {
  const none = { text: undefined, attachments: undefined };
  const table: [Step, Status, Who, Partial<StepRequest>, string][] = [
    ['update', 'in_progress', 'holder', { text: '' }, 'needs_text'],
    ['update', 'in_progress', 'holder', { text: ' \n ' }, 'needs_text'],
    ['ask', 'in_progress', 'holder', none, 'needs_text'],
    ['answer', 'waiting', 'owner', none, 'needs_text'],
    ['add', 'received', 'owner', { text: ' ', attachments: [] }, 'needs_text'],
    ['note', 'closed', 'supervisor', none, 'needs_text'],
    ['forward', 'received', 'holder', { text: undefined }, 'needs_text'],
    ['forward', 'received', 'holder', { unit: undefined }, 'needs_unit'],
    ['forward', 'received', 'holder', { unit: 'bulan' }, 'unknown_unit'],
    ['forward', 'received', 'holder', { unit: 'pu' }, 'same_unit'],
    ['disclaim', 'in_progress', 'holder', { text: '' }, 'needs_text'],
    ['reject', 'in_progress', 'holder', { reason: undefined }, 'needs_reason'],
    ['reject', 'in_progress', 'holder', { reason: 'malas' as never }, 'needs_reason'],
    ['plan', 'in_progress', 'holder', { date: undefined }, 'needs_date'],
    ['plan', 'in_progress', 'holder', { date: 'besok' }, 'needs_date'],
    ['plan', 'in_progress', 'holder', { date: '2026-02-30' }, 'needs_date'],
    ['plan', 'in_progress', 'holder', { date: '2026-03-09' }, 'needs_date'],
    ['close', 'in_progress', 'holder', { text: '' }, 'needs_text'],
    ['reopen', 'closed', 'owner', { text: '' }, 'needs_text'],
    ['withdraw', 'received', 'owner', { text: undefined }, 'needs_text'],
    ['rate', 'closed', 'owner', { rating: undefined }, 'needs_rating'],
    ['rate', 'closed', 'owner', { rating: 6 }, 'needs_rating'],
    ['rate', 'closed', 'owner', { rating: 4.5 }, 'needs_rating'],
    ['comment', 'closed', 'owner', none, 'needs_text'],
    ['reassign', 'in_progress', 'supervisor', { officer: undefined }, 'needs_officer'],
    ['reassign', 'in_progress', 'supervisor', { officer: { id: 'budi', name: 'Budi' } }, 'taken_by'],
    ['extend', 'in_progress', 'supervisor', { text: '' }, 'needs_text'],
    ['extend', 'in_progress', 'supervisor', { dueAt: undefined }, 'needs_later_due'],
    ['extend', 'in_progress', 'supervisor', { dueAt: later(3 * DAY_MS) }, 'needs_later_due'],
  ];
  test.each(table)('%s in %s by the %s with %j is refused: %s', (step, status, who, changes, code) => {
    expect(refusal(sampleTicket(status), step, who, changes)?.code).toBe(code);
  });

  test('plans for today in the city, though it is still yesterday in London', () => {
    const night = new Date('2026-03-10T18:00:00Z');
    expect(refusal(sampleTicket('in_progress'), 'plan', 'holder', { date: '2026-03-10' }, night)?.code).toBe(
      'needs_date',
    );
    expect(
      refusal(sampleTicket('in_progress'), 'plan', 'holder', { date: '2026-03-11' }, night),
    ).toBeUndefined();
  });

  test('a photo is enough for an answer or an addition', () => {
    expect(refusal(sampleTicket('waiting'), 'answer', 'owner', { text: '' })).toBeUndefined();
    expect(refusal(sampleTicket('received'), 'add', 'owner', { text: '' })).toBeUndefined();
  });
});

describe('evidence', () => {
  const waste = sampleTicket('in_progress', { report: { ...report, category: 'sampah' } });
  const photo = [{ id: 'foto-2', kind: 'photo' as const }];

  test('is demanded where the category demands it', () => {
    expect(refusal(waste, 'close', 'holder', { attachments: undefined })?.code).toBe('needs_photo');
    expect(refusal(waste, 'close', 'holder', { attachments: [{ id: 'a', kind: 'voice' }] })?.code).toBe(
      'needs_photo',
    );
    expect(refusal(waste, 'close', 'holder', { attachments: photo })).toBeUndefined();
    expect(
      refusal(sampleTicket('in_progress'), 'close', 'holder', { attachments: undefined }),
    ).toBeUndefined();
  });

  test('may have been sent before by staff, but not by the citizen', () => {
    const added = done(waste, 'add', 'owner', { attachments: photo });
    expect(refusal(added, 'close', 'holder', { attachments: [] })?.code).toBe('needs_photo');
    const updated = done(added, 'update', 'holder', { attachments: photo });
    expect(refusal(updated, 'close', 'holder', { attachments: [] })).toBeUndefined();
  });

  test('of the round before does not prove the second repair', () => {
    const reopened = done(done(waste, 'close', 'holder', { attachments: photo }), 'reopen', 'owner');
    expect(refusal(reopened, 'close', 'holder', { attachments: [] })?.code).toBe('needs_photo');
  });
});

describe('who holds a ticket', () => {
  test('the second officer is told who has it', () => {
    const taken = done(sampleTicket(), 'take', 'holder');
    expect(taken.officer).toEqual({ id: 'budi', name: 'Budi' });
    expect(refusal(taken, 'take', 'colleague')).toEqual({ code: 'taken_by', name: 'Budi' });
    expect(refusal(taken, 'close', 'colleague')).toEqual({ code: 'taken_by', name: 'Budi' });
    expect(refusal(taken, 'take', 'holder')).toEqual({ code: 'already_yours' });
  });

  test('a reassigned ticket is worked by the new officer only', () => {
    const moved = done(sampleTicket(), 'reassign', 'supervisor');
    expect(moved).toMatchObject({ status: 'in_progress', officer: { id: 'agus' } });
    expect(refusal(moved, 'update', 'holder')).toEqual({ code: 'taken_by', name: 'Agus' });
    expect(refusal(moved, 'update', 'colleague')).toBeUndefined();
  });

  test('who comes late to a closed ticket is told who closed it', () => {
    const closed = done(sampleTicket('in_progress'), 'close', 'holder');
    const told = { code: 'wrong_status', status: 'closed', by: 'Budi' };
    expect(refusal(closed, 'close', 'head')).toEqual(told);
  });

  test('forwarding frees it, counts as received elsewhere and keeps the clock', () => {
    const ticket = sampleTicket('in_progress');
    const forwarded = done(ticket, 'forward', 'holder');
    expect(forwarded).toMatchObject({
      status: 'received',
      unit: 'dlh',
      clock: ticket.clock,
      disclaimCount: 0,
    });
    expect(forwarded.officer).toBeUndefined();
    expect(forwarded.history.at(-1)).toMatchObject({ unitFrom: 'pu', unitTo: 'dlh', text: 'Keterangan' });
    expect(refusal(forwarded, 'take', 'holder')).toEqual({ code: 'not_your_unit', unit: 'dlh' });
    expect(refusal(forwarded, 'take', 'foreigner')).toBeUndefined();
  });

  test('"bukan wewenang" brings it to the triage desk, counts and never closes', () => {
    const disclaimed = done(sampleTicket('in_progress'), 'disclaim', 'holder');
    expect(disclaimed).toMatchObject({ status: 'received', unit: 'triase', disclaimCount: 1 });
    const desk = { ...people.holder, id: 'dewi', units: ['triase'] };
    expect(plan(disclaimed, fullRequest('disclaim', desk))).toMatchObject({ refusal: { code: 'same_unit' } });
  });
});

describe('closing, undoing, reopening and rating', () => {
  const closed = done(sampleTicket('in_progress'), 'close', 'holder', {}, START);

  test('a closed ticket has no alarm', () => {
    expect(closed).toMatchObject({ status: 'closed', closedAt: START });
    expect(closed.alarmAt).toBeUndefined();
  });

  test('undo works for thirty minutes and brings the alarm back', () => {
    const undone = done(closed, 'undo', 'holder', {}, later(30 * MINUTE_MS));
    expect(undone).toMatchObject({ status: 'in_progress', alarmAt: undone.clock.warnAt });
    expect(undone.closedAt).toBeUndefined();
    expect(refusal(closed, 'undo', 'holder', {}, later(30 * MINUTE_MS + 1))).toEqual({
      code: 'too_late', limit: 30, unit: 'minutes',
    }); // biome-ignore format: one thing
    expect(refusal(closed, 'undo', 'head')).toEqual({ code: 'not_the_closer', name: 'Budi' });
  });

  test('reopening starts a new clock and keeps the old one and the count', () => {
    const rated = done(closed, 'rate', 'owner', { rating: 1 });
    const reopened = done(rated, 'reopen', 'owner', {}, later(DAY_MS));
    expect(reopened).toMatchObject({
      status: 'in_progress',
      officer: { id: 'budi' },
      reopenCount: 1,
      pastClocks: [closed.clock],
      clock: { startAt: later(DAY_MS), dueAt: later(4 * DAY_MS) },
      alarmAt: later(3 * DAY_MS),
    });
    expect(reopened.rating).toBeUndefined();
    expect(reopened.closedAt).toBeUndefined();
  });

  test('reopening is for seven days, by its citizen, and without an officer goes back to the unit', () => {
    const late = { code: 'too_late', limit: 7, unit: 'days' };
    expect(refusal(closed, 'reopen', 'owner', {}, later(7 * DAY_MS))).toBeUndefined();
    expect(refusal(closed, 'reopen', 'owner', {}, later(7 * DAY_MS + 1))).toEqual(late);
    const { officer: _, ...unheld } = closed;
    expect(done(unheld, 'reopen', 'owner').status).toBe('received');
  });

  test('a rating may be changed while reopening is possible, and first given later', () => {
    const rated = done(closed, 'rate', 'owner', { rating: 2 });
    expect(done(rated, 'rate', 'owner', { rating: 5 }).rating).toBe(5);
    expect(refusal(rated, 'rate', 'owner', {}, later(8 * DAY_MS))?.code).toBe('too_late');
    expect(done(closed, 'rate', 'owner', { rating: 3 }, later(8 * DAY_MS)).rating).toBe(3);
  });

  test('the plan date stays only while it is planned', () => {
    const planned = done(sampleTicket('in_progress'), 'plan', 'holder');
    expect(planned).toMatchObject({ status: 'planned', plannedFor: '2026-03-20' });
    expect(done(planned, 'update', 'holder').plannedFor).toBe('2026-03-20');
    expect(done(planned, 'take', 'holder').plannedFor).toBeUndefined();
  });
});

describe('alarms', () => {
  const ticket = sampleTicket('in_progress');

  test('warn, then break, each once', () => {
    expect(dueAlarm(ticket, later(2 * DAY_MS - 1))).toBeUndefined();
    expect(dueAlarm(ticket, later(2 * DAY_MS))?.step).toBe('warn');
    const rung = done(ticket, 'warn', 'system', {}, later(2 * DAY_MS));
    expect(rung.alarmAt! <= later(2 * DAY_MS)).toBe(true);
    const warned = announced(rung);
    expect(warned).toMatchObject({ status: 'in_progress', alarmAt: warned.clock.dueAt });
    expect(refusal(warned, 'warn', 'system', {}, later(3 * DAY_MS))?.code).toBe('not_due');
    expect(refusal(warned, 'breach', 'system', {}, later(3 * DAY_MS - 1))?.code).toBe('not_due');
    const broken = announced(done(warned, 'breach', 'system', {}, later(3 * DAY_MS)));
    expect(broken.alarmAt).toBeUndefined();
    expect(broken.clock).toMatchObject({ warnedAt: later(2 * DAY_MS), breachedAt: later(3 * DAY_MS) });
    expect(refusal(broken, 'breach', 'system', {}, later(9 * DAY_MS))?.code).toBe('not_due');
  });

  test('missed alarms ring late, in their order, and have the same cause whoever rings them', () => {
    const late = later(9 * DAY_MS);
    expect(dueAlarm(ticket, late)).toEqual(dueAlarm({ ...ticket }, later(2 * DAY_MS)));
    const warned = done(ticket, 'warn', 'system', {}, late);
    expect(dueAlarm(warned, late)?.step).toBe('breach');
    expect(dueAlarm(done(warned, 'breach', 'system', {}, late), late)).toBeUndefined();
  });

  test('an extension moves the end and the warning, and warns again with another cause', () => {
    const warned = announced(done(ticket, 'warn', 'system', {}, later(2 * DAY_MS)));
    const extended = done(
      warned,
      'extend',
      'supervisor',
      { dueAt: later(5 * DAY_MS) },
      later(2 * DAY_MS + HOUR_MS),
    );
    expect(extended.clock).toMatchObject({ warnAt: later(4 * DAY_MS), dueAt: later(5 * DAY_MS) });
    expect(extended.alarmAt).toEqual(later(4 * DAY_MS));
    expect(dueAlarm(extended, later(4 * DAY_MS))?.cause).not.toBe(dueAlarm(ticket, later(4 * DAY_MS))?.cause);
  });

  test('an extension after a breach keeps it on record and makes a promise that warns and breaks by itself, once', () => {
    const broken = announced(done(ticket, 'breach', 'system', {}, later(3 * DAY_MS)));
    const at = later(4 * DAY_MS);
    const extended = done(broken, 'extend', 'supervisor', { dueAt: later(9 * DAY_MS) }, at);
    expect(extended.pastClocks).toEqual([{ ...ticket.clock, breachedAt: later(3 * DAY_MS) }]);
    const { row, version } = ticket.clock;
    expect(extended.clock).toEqual({
      row,
      version,
      startAt: at,
      dueAt: later(9 * DAY_MS),
      warnAt: later(8 * DAY_MS),
    });
    expect(extended.alarmAt).toEqual(later(8 * DAY_MS));
    const warned = announced(done(extended, 'warn', 'system', {}, later(8 * DAY_MS)));
    expect(dueAlarm(warned, later(9 * DAY_MS))?.cause).not.toBe(dueAlarm(ticket, later(9 * DAY_MS))?.cause);
    const again = announced(done(warned, 'breach', 'system', {}, later(9 * DAY_MS)));
    expect(again.clock.breachedAt).toEqual(later(9 * DAY_MS));
    expect(again.alarmAt).toBeUndefined();
    expect(refusal(again, 'breach', 'system', {}, later(20 * DAY_MS))?.code).toBe('not_due');
    const third = done(again, 'extend', 'supervisor', { dueAt: later(12 * DAY_MS) }, later(10 * DAY_MS));
    expect(third.pastClocks.map(({ breachedAt }) => breachedAt)).toEqual([
      later(3 * DAY_MS),
      later(9 * DAY_MS),
    ]);
  });

  test('a promise whose end has passed is broken also when the extension comes before its alarm', () => {
    const extended = done(ticket, 'extend', 'supervisor', { dueAt: later(9 * DAY_MS) }, later(4 * DAY_MS));
    expect(extended.pastClocks).toMatchObject([{ dueAt: ticket.clock.dueAt, breachedAt: later(4 * DAY_MS) }]);
    expect(extended.clock.startAt).toEqual(later(4 * DAY_MS));
  });

  test('a notice of the breach that was not posted yet still is, after an extension', () => {
    const rung = done(ticket, 'breach', 'system', {}, later(3 * DAY_MS));
    const extended = done(
      rung,
      'extend',
      'supervisor',
      { dueAt: later(9 * DAY_MS) },
      later(3 * DAY_MS + HOUR_MS),
    );
    expect(extended.alarmAt! <= later(3 * DAY_MS + HOUR_MS)).toBe(true);
    expect(announced(extended).alarmAt).toEqual(extended.clock.warnAt);
  });

  test('an extension never ends in the past', () => {
    const request = { dueAt: later(4 * DAY_MS) };
    expect(refusal(ticket, 'extend', 'supervisor', request, later(5 * DAY_MS))?.code).toBe('needs_later_due');
  });
});

describe('the history', () => {
  test('hides notes, alarms and reminders from citizens', () => {
    const steps: [Step, Who, boolean][] = [
      ['note', 'colleague', true], ['remind', 'supervisor', true], ['reassign', 'supervisor', true],
      ['update', 'holder', false], ['ask', 'holder', false], ['close', 'holder', false],
    ]; // biome-ignore format: a table
    for (const [step, who, internal] of steps) {
      expect(done(sampleTicket('in_progress'), step, who).history.at(-1)?.internal ?? false).toBe(internal);
    }
  });

  test('never holds the name of a citizen who reports anonymously', () => {
    const anonymous = sampleTicket('received', { report: { ...report, hidden: 'anonymous' } });
    expect(done(anonymous, 'add', 'owner').history.at(-1)?.by.name).toBe('');
    expect(done(anonymous, 'take', 'holder').history.at(-1)?.by.name).toBe('Budi');
  });
});

describe('any sequence of steps', () => {
  const move = fc.record({
    step: fc.constantFrom(...STEPS),
    // Half of the time somebody at random, else somebody who may, so that tickets go far.
    who: fc.option(fc.constantFrom(...(Object.keys(people) as Who[]))),
    waitMs: fc.oneof(fc.constant(0), fc.nat(HOUR_MS), fc.nat(3 * DAY_MS)),
    rating: fc.integer({ min: 1, max: 5 }),
    unit: fc.constantFrom('pu', 'dlh', 'triase'),
    dueIn: fc.nat(30 * DAY_MS),
  });

  test('keeps the chain of statuses whole, ids single, the alarm true and clocks once rung', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
        let ticket = sampleTicket();
        let now = START;
        for (const { step, who, waitMs, rating, unit, dueIn } of moves) {
          now = later(waitMs, now);
          const before = structuredClone(ticket);
          const request = fullRequest(step, who ? people[who] : likelyActor(step, ticket), {
            rating,
            unit,
            dueAt: later(dueIn, now),
          });
          const result = plan(ticket, request, now);
          expect(ticket).toEqual(before);
          ticket = applyPlan(ticket, result);
          expectWhole(ticket);
        }
      }),
      { numRuns: 300 },
    );
  });

  function likelyActor(step: Step, ticket: Ticket): Actor {
    const { by } = transitions[step];
    if (by === 'owner' || by === 'supervisor' || by === 'system') return people[by];
    return { ...people.holder, ...ticket.officer, units: [ticket.unit] };
  }

  function expectWhole(ticket: Ticket): void {
    const { history, status, officer } = ticket;
    history.slice(1).forEach((event, index) => {
      expect(event.from).toBe(history[index]?.to);
      expect(event.at.getTime()).toBeGreaterThanOrEqual(history[index]!.at.getTime());
    });
    expect(history.at(-1)?.to).toBe(status);
    expect(new Set(history.map((event) => event.id)).size).toBe(history.length);
    expect(ticket.revision).toBe(history.length);
    expect(status === 'closed').toBe(ticket.closedAt !== undefined);
    expect(ticket.plannedFor !== undefined).toBe(status === 'planned');
    if (['in_progress', 'waiting', 'planned', 'closed'].includes(status)) expect(officer).toBeDefined();
    if (status === 'received' || status === 'withdrawn') expect(officer).toBeUndefined();
    expect(ticket.alarmAt).toEqual(isOpen(status) ? nextAlarm(ticket) : undefined);
    const count = (step: Step) => ticket.history.filter((event) => event.step === step).length;
    expect(ticket.pastClocks.length).toBeGreaterThanOrEqual(ticket.reopenCount);
    expect(ticket.pastClocks.length).toBeLessThanOrEqual(ticket.reopenCount + count('extend'));
    const onRecord = [...ticket.pastClocks, ticket.clock].map(({ breachedAt }) => breachedAt?.getTime());
    for (const { step, at } of ticket.history)
      if (step === 'breach') expect(onRecord).toContain(at.getTime());
    const { clock } = ticket;
    if (clock.warnedAt) expect(clock.warnedAt.getTime()).toBeGreaterThanOrEqual(clock.startAt.getTime());
  }
});
