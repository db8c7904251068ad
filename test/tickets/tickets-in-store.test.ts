import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Connection } from 'mongoose';
import { ManualClock } from '../../src/shared/clock.js';
import { dueAlarm } from '../../src/tickets/alarms.js';
import { countTickets } from '../../src/tickets/count-tickets.js';
import {
  findByCode, findDueAlarms, findForStaff, findNewestOfCitizen, findNextAlarm, findOfCitizen, searchTickets,
} from '../../src/tickets/find-tickets.js'; // biome-ignore format: many words
import { type OpenDeps, type Opening, openTicket } from '../../src/tickets/open-ticket.js';
import { settleAlarm } from '../../src/tickets/settle-alarm.js';
import type { StepRequest } from '../../src/tickets/step-request.js';
import { stepTicket } from '../../src/tickets/step-ticket.js';
import type { Actor, Status, Step, Ticket } from '../../src/tickets/ticket.js';
import { type TicketModel, ticketModel } from '../../src/tickets/ticket-model.js';
import { TicketNumbers } from '../../src/tickets/ticket-numbers.js';
import { readCode } from '../../src/understanding/entities/ticket-code.js';
import { DAY_MS, fullRequest, HOUR_MS, later, people, report, rules, START, units } from './sample-ticket.js';
import { engines, openTestStore } from './test-store.js';

describe.each(engines)('tickets on $name', ({ mongodbUrl }) => {
  let tickets: TicketModel;
  let deps: OpenDeps;
  let clock: ManualClock;
  let close: () => Promise<void>;

  beforeEach(async () => {
    const store = await openTestStore(mongodbUrl);
    close = store.close;
    tickets = ticketModel(store.connection as Connection);
    await tickets.init();
    clock = new ManualClock(START);
    deps = openDeps();
  });
  afterEach(() => close());

  /** As another process on the same database would have them. */
  function openDeps(): OpenDeps {
    const city = { code: 'CTH', reopen_days: 7, undo_minutes: 30 } as OpenDeps['profile']['city'];
    const { timeZone, promise } = rules;
    return {
      tickets,
      numbers: new TicketNumbers(tickets),
      profile: { city, units, routing: [] },
      timeZone,
      promise,
    };
  }

  const opening = (draft: number | string, changes: Partial<Opening> = {}): Opening => ({
    draftId: `draft-${draft}`,
    report,
    citizen: people.owner.id,
    citizenName: 'Siti',
    receivedAt: START,
    cause: `in-${draft}`,
    ...changes,
  });
  const open = async (draft: number | string, changes: Partial<Opening> = {}) =>
    (await openTicket(deps, opening(draft, changes))).ticket;
  const step = (code: string, name: Step, actor: Actor, changes: Partial<StepRequest> = {}) =>
    stepTicket({ tickets, rules, clock }, { ...fullRequest(name, actor, changes), code });
  const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

  describe('opening tickets', () => {
    test('writes what was told, the unit, the frozen clock and the first line of history', async () => {
      const { ticket, event, isNew } = await openTicket(deps, opening(1));
      expect(isNew).toBe(true);
      expect(readCode(ticket._id, 'CTH')).toEqual({ kind: 'code', code: ticket._id });
      const stored = await findByCode(tickets, ticket._id);
      expect(stored).toEqual(ticket);
      expect(stored).toMatchObject({
        unit: 'pu',
        status: 'received',
        number: 1,
        report,
        alarmAt: stored?.clock.warnAt,
      });
      expect(event).toMatchObject({ id: 'in-1', step: 'open', from: null, to: 'received' });
    });

    test('fifty at once get the numbers 1 to 50', async () => {
      const opened = await Promise.all(upTo(50).map((draft) => open(draft)));
      expect(opened.map((ticket) => ticket.number).sort((a, b) => a - b)).toEqual(upTo(50));
    });

    test('fifty at once from five processes get the numbers 1 to 50', async () => {
      const processes = upTo(5).map(openDeps);
      await Promise.all(upTo(50).map((draft) => openTicket(processes[draft % 5]!, opening(draft))));
      const numbers = await tickets.find().sort({ number: 1 }).lean<Ticket[]>();
      expect(numbers.map((ticket) => ticket.number)).toEqual(upTo(50));
    });

    test('one draft sent twenty times at once from two processes is one ticket', async () => {
      const other = openDeps();
      const all = await Promise.all(upTo(20).map((n) => openTicket(n % 2 ? deps : other, opening('same'))));
      expect(new Set(all.map(({ ticket }) => ticket._id)).size).toBe(1);
      expect(all.filter(({ isNew }) => isNew)).toHaveLength(1);
      expect(await tickets.countDocuments()).toBe(1);
      expect((await open('next')).number).toBe(2);
    });

    test('a replay after a restart finds the ticket as it is now, and no number is lost', async () => {
      const { _id } = await open(1);
      await step(_id, 'take', people.holder);
      deps = openDeps();
      const again = await openTicket(deps, opening(1));
      expect(again).toMatchObject({
        isNew: false,
        event: { id: 'in-1' },
        ticket: { _id, status: 'in_progress' },
      });
      expect((await open(2)).number).toBe(2);
    });

    test('an insert that fails uses up no number and stops nobody', async () => {
      const bad = openTicket(deps, opening(1, { report: { ...report, category: 'nonsens' as never } }));
      const good = openTicket(deps, opening(2));
      await expect(bad).rejects.toThrow();
      expect((await good).ticket.number).toBe(1);
    });

    test('numbers begin anew with the month of the city, not of London', async () => {
      await open(1);
      const april = await open(2, { receivedAt: new Date('2026-03-31T17:30:00Z') });
      expect(april).toMatchObject({ month: 'CTH-2604', number: 1 });
      expect((await open(3)).number).toBe(2);
    });

    test('a report of a photo and a place without words is a report too', async () => {
      const { place, ...bare } = report;
      const ticket = await open(1, {
        report: { ...bare, text: '', attachments: [{ id: 'f', kind: 'photo' }] },
      });
      expect(await findByCode(tickets, ticket._id)).toEqual(ticket);
      expect(place).toBeDefined();
    });

    test('the history does not name who reports anonymously', async () => {
      expect(
        (await openTicket(deps, opening(1, { report: { ...report, hidden: 'anonymous' } }))).event.by.name,
      ).toBe('');
    });
  });

  describe('stepping tickets', () => {
    test('of ten officers who take at once one wins and the others are told who', async () => {
      const { _id } = await open(1);
      const officers = upTo(10).map((n) => ({ ...people.holder, id: `p${n}`, name: `Petugas ${n}` }));
      const outcomes = await Promise.all(officers.map((officer) => step(_id, 'take', officer)));
      expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
      const { officer } = (await findByCode(tickets, _id))!;
      for (const outcome of outcomes) {
        if (!outcome.ok) expect(outcome.refusal).toEqual({ code: 'taken_by', name: officer?.name });
      }
    });

    test('of two closes at once one wins and the other is told who closed it', async () => {
      const { _id } = await open(1);
      await step(_id, 'take', people.holder);
      const outcomes = await Promise.all([
        step(_id, 'close', people.holder),
        step(_id, 'close', people.head),
      ]);
      const winner = outcomes.find((outcome) => outcome.ok);
      const loser = outcomes.find((outcome) => !outcome.ok);
      const name = winner?.ok ? winner.event.by.name : '';
      expect(loser).toEqual({ ok: false, refusal: { code: 'wrong_status', status: 'closed', by: name } });
      const stored = await findByCode(tickets, _id);
      expect(stored?.history.map((event) => event.step)).toEqual(['open', 'take', 'close']);
      expect(stored && 'alarmAt' in stored).toBe(false);
    });

    test('the same cause twenty times at once is done once', async () => {
      const { _id } = await open(1);
      const outcomes = await Promise.all(
        upTo(20).map(() => step(_id, 'add', people.owner, { cause: 'in-9' })),
      );
      expect(outcomes.filter((outcome) => outcome.ok && outcome.isNew)).toHaveLength(1);
      expect(outcomes.every((outcome) => outcome.ok && outcome.event.id === 'in-9')).toBe(true);
      expect((await findByCode(tickets, _id))?.history).toHaveLength(2);
    });

    test('twenty additions at once are all kept', async () => {
      const { _id } = await open(1);
      const outcomes = await Promise.all(
        upTo(20).map((n) => step(_id, 'add', people.owner, { text: `tambahan ${n}` })),
      );
      expect(outcomes.every((outcome) => outcome.ok)).toBe(true);
      const stored = await findByCode(tickets, _id);
      expect(stored).toMatchObject({ revision: 20, status: 'received' });
      expect(new Set(stored?.history.map((event) => event.text)).size).toBe(21);
      expect(stored?.history[1]?.attachments).toEqual([{ id: 'foto-1', kind: 'photo' }]);
    });

    test('a code that does not exist is told', async () => {
      const outcome = await step('CTH-2603-9999R', 'take', people.holder);
      expect(outcome).toEqual({ ok: false, refusal: { code: 'not_found' } });
    });

    test('stores a whole life as planned, and gives back what is stored', async () => {
      const { _id } = await open(1);
      const life: [Step, Actor, Partial<StepRequest>?][] = [
      ['take', people.holder], ['plan', people.holder], ['ask', people.holder], ['answer', people.owner],
      ['note', people.colleague], ['extend', people.supervisor, { dueAt: later(6 * DAY_MS) }], ['close', people.holder],
      ['undo', people.holder], ['close', people.holder], ['rate', people.owner], ['reopen', people.owner],
      ['disclaim', people.holder], ['reject', { ...people.holder, units: ['triase'] }],
    ]; // biome-ignore format: a table
      for (const [name, actor, changes] of life) {
        await clock.moveTo(later(1000, clock.now()));
        const outcome = await step(_id, name, actor, changes);
        expect(outcome).toMatchObject({ ok: true, isNew: true });
        if (!outcome.ok) return;
        expect(outcome.ticket.history.at(-1)).toEqual(outcome.event);
        expect(await findByCode(tickets, _id)).toEqual(outcome.ticket);
      }
      const ended = await findByCode(tickets, _id);
      expect(ended).toMatchObject({ status: 'rejected', reopenCount: 1, disclaimCount: 1, unit: 'triase' });
      for (const gone of ['officer', 'closedAt', 'rating', 'plannedFor', 'alarmAt'])
        expect(ended).not.toHaveProperty(gone);
      expect(ended?.pastClocks).toHaveLength(1);
    });
  });

  describe('finding tickets', () => {
    const waste = {
      ...report,
      category: 'sampah' as const,
      text: 'Sampah menumpuk bau sekali (sudah 5 hari).*',
    };

    beforeEach(async () => {
      for (const n of upTo(12)) await open(n, { receivedAt: later(n * HOUR_MS) });
      await open(13, { report: waste, citizen: 'web:eko', receivedAt: later(-3 * DAY_MS) });
    });
    const list = (actor: Actor, options: object = {}) =>
      findForStaff(tickets, actor, { now: clock.now(), timeZone: rules.timeZone, ...options });

    test("lists a citizen's own tickets by page, the newest first", async () => {
      const first = await findOfCitizen(tickets, [people.owner.id], { size: 5 });
      expect(first).toMatchObject({ total: 12, page: 1, pages: 3 });
      expect(first.tickets.map((ticket) => ticket.number)).toEqual([12, 11, 10, 9, 8]);
      expect(first.tickets[0]).not.toHaveProperty('history');
      const last = await findOfCitizen(tickets, [people.owner.id], { size: 5, page: 99 });
      expect(last).toMatchObject({ page: 3, tickets: [{ number: 2 }, { number: 1 }] });
      expect(await findOfCitizen(tickets, ['web:nobody'])).toEqual({
        tickets: [],
        total: 0,
        page: 1,
        pages: 1,
      });
    });

    test("finds the newest of a citizen's tickets in some statuses, over all their chats", async () => {
      const numbersOf = async (chats: string[], statuses: Status[], limit: number) => {
        const found = await findNewestOfCitizen(tickets, chats, { statuses, limit });
        return found.map(({ number }) => number);
      };
      const owner = people.owner.id;
      expect(await numbersOf([owner], ['received', 'closed'], 3)).toEqual([12, 11, 10]);
      expect(await numbersOf([owner], ['closed'], 3)).toEqual([]);
      expect(await numbersOf(['web:eko', owner], ['received'], 20)).toEqual([
        12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 13,
      ]);
      expect(await numbersOf(['web:nobody'], ['received'], 3)).toEqual([]);
    });

    test('shows staff the open tickets of their own units, the earliest due first', async () => {
      expect((await list(people.holder)).total).toBe(12);
      expect((await list(people.foreigner)).tickets.map((ticket) => ticket.number)).toEqual([13]);
      expect((await list(people.secretary)).tickets.map((ticket) => ticket.number).slice(0, 3)).toEqual([
        13, 1, 2,
      ]);
      expect((await list({ ...people.holder, units: [] })).total).toBe(0);
    });

    test('knows the lists of /tiket', async () => {
      const first = (await list(people.holder)).tickets[0]!;
      await step(first._id, 'take', people.holder);
      await step((await list(people.holder)).tickets[1]!._id, 'take', people.colleague);
      expect((await list(people.holder, { list: 'mine' })).tickets.map((ticket) => ticket._id)).toEqual([
        first._id,
      ]);
      await step(first._id, 'ask', people.holder);
      expect((await list(people.holder, { list: 'waiting' })).tickets.map((ticket) => ticket._id)).toEqual([
        first._id,
      ]);
      expect(
        (await list(people.secretary, { list: 'overdue' })).tickets.map((ticket) => ticket.number),
      ).toEqual([13]);
      const friday = { now: later(3 * DAY_MS), list: 'due_today' };
      expect((await list(people.holder, friday)).total).toBe(12);
      await step(first._id, 'close', people.holder);
      expect((await list(people.holder)).total).toBe(11);
    });

    test('finds by words and beginnings of words in the own units only', async () => {
      const search = (actor: Actor, text: string) => searchTickets(tickets, actor, { text });
      expect((await search(people.secretary, 'SAMPAH bau')).tickets.map((ticket) => ticket.number)).toEqual([
        13,
      ]);
      expect((await search(people.foreigner, 'tumpuk')).total).toBe(0);
      expect((await search(people.foreigner, 'menump')).total).toBe(1);
      expect((await search(people.holder, 'sampah')).total).toBe(0);
      expect((await search(people.holder, 'kenanga jalan')).total).toBe(12);
      expect((await search(people.holder, '.*')).total).toBe(0);
      expect((await search(people.secretary, 'hari.*')).total).toBe(1);
      expect((await search(people.holder, 'CTH-2603-0007')).tickets.map((ticket) => ticket.number)).toEqual([
        7,
      ]);
    });

    test('counts for /ringkas', async () => {
      const [a, b] = (await list(people.holder)).tickets;
      for (const [ticket, hours] of [
        [a!, 10],
        [b!, 20],
      ] as const) {
        await step(ticket._id, 'take', people.holder);
        await clock.moveTo(later(hours * HOUR_MS, ticket.openedAt));
        await step(ticket._id, 'close', people.holder);
      }
      const counts = await countTickets(tickets, people.secretary, {
        now: clock.now(),
        timeZone: rules.timeZone,
      });
      expect(counts).toEqual({
        total: { open: 11, dueToday: 0, overdue: 1, closedThisWeek: 2, medianHours: 15 },
        units: {
          dlh: { open: 1, dueToday: 0, overdue: 1, closedThisWeek: 0 },
          pu: { open: 10, dueToday: 0, overdue: 0, closedThisWeek: 2, medianHours: 15 },
        },
      });
      const afterwards = { now: later(7 * DAY_MS), timeZone: rules.timeZone };
      expect((await countTickets(tickets, people.secretary, { ...afterwards, unit: 'pu' })).total).toMatchObject({
      open: 10, overdue: 10, closedThisWeek: 0,
    }); // biome-ignore format: one thing
      expect((await countTickets(tickets, people.foreigner, { ...afterwards, unit: 'pu' })).total.open).toBe(
        0,
      );
    });

    test('rings every due alarm once, the oldest first', async () => {
      expect(await findNextAlarm(tickets)).toEqual(later(-DAY_MS));
      const now = later(10 * DAY_MS);
      await clock.moveTo(now);
      const rung: string[] = [];
      for (
        let due = await findDueAlarms(tickets, now, 5);
        due.length;
        due = await findDueAlarms(tickets, now, 5)
      ) {
        for (const ticket of due) {
          const alarm = dueAlarm(ticket, now)!;
          const outcome = await step(ticket._id, alarm.step, people.system, { cause: alarm.cause });
          expect(outcome).toMatchObject({ ok: true, isNew: true });
          if (outcome.ok) await settleAlarm(tickets, outcome.ticket);
          rung.push(alarm.cause);
        }
      }
      expect(rung).toHaveLength(26);
      expect(new Set(rung).size).toBe(26);
      expect(await findNextAlarm(tickets)).toBeUndefined();
    });
  });
});
