import { announced } from './alarms.js';
import type { Ticket } from './ticket.js';
import type { TicketModel } from './ticket-model.js';

/** Notes that an alarm was announced, and sets the next one. When the ticket moved on meanwhile, the next ring settles it. */
export async function settleAlarm(tickets: TicketModel, ticket: Ticket): Promise<void> {
  const { alarmAt } = announced(ticket);
  const update = alarmAt
    ? { $set: { alarmAt }, $unset: { announce: '' } }
    : { $unset: { announce: '', alarmAt: '' } };
  await tickets.updateOne({ _id: ticket._id, revision: ticket.revision }, update);
}
