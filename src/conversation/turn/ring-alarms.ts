import type { Clock } from '../../shared/clock.js';
import { dueAlarm } from '../../tickets/alarms.js';
import { findByCode, findDueAlarms } from '../../tickets/find-tickets.js';
import { settleAlarm } from '../../tickets/settle-alarm.js';
import type { StepRules } from '../../tickets/step-request.js';
import { stepTicket } from '../../tickets/step-ticket.js';
import type { Actor, Ticket } from '../../tickets/ticket.js';
import type { TicketModel } from '../../tickets/ticket-model.js';
import type { Notify } from './notify.js';

/** Tickets read at once; the rest follows in the same ring. */
const BATCH = 100;
const SYSTEM: Actor = { kind: 'system', id: 'clock', name: 'Tanggap' };

interface Deps {
  tickets: TicketModel;
  rules: StepRules;
  clock: Clock;
  notify: Notify;
}

/**
 * Rings every alarm that has come, also those missed while the program was down: the step first, in one conditional
 * write, then its notices, then the mark that they are posted. Killed in between, the next ring goes on from there.
 */
export async function ringAlarms(deps: Deps): Promise<void> {
  const seen = new Map<string, number>();
  for (;;) {
    const due = await findDueAlarms(deps.tickets, deps.clock.now(), BATCH);
    // Each ring of a ticket raises its revision or settles it; one that does neither is left to the next ring.
    const open = due.filter(({ _id }) => (seen.get(_id) ?? 0) < 4);
    if (open.length === 0) return;
    for (const { _id } of open) {
      seen.set(_id, (seen.get(_id) ?? 0) + 1);
      await ringTicket(deps, _id);
    }
  }
}

async function ringTicket(deps: Deps, code: string): Promise<void> {
  const ticket = await findByCode(deps.tickets, code);
  if (!ticket) return;
  if (ticket.announce) return announce(deps, ticket);
  const alarm = dueAlarm(ticket, deps.clock.now());
  if (!alarm) return settleAlarm(deps.tickets, ticket);
  const rung = await stepTicket(deps, { code, actor: SYSTEM, step: alarm.step, cause: alarm.cause });
  if (rung.ok) await announce(deps, rung.ticket);
}

async function announce({ tickets, notify }: Deps, ticket: Ticket): Promise<void> {
  const event = ticket.history.find(({ id }) => id === ticket.announce);
  if (event) await notify(ticket, event);
  await settleAlarm(tickets, ticket);
}
