import type { Clock } from '../shared/clock.js';
import { dueAlarm } from '../tickets/alarms.js';
import { findDueAlarms, findNextAlarm } from '../tickets/find-tickets.js';
import type { StepRules } from '../tickets/step-request.js';
import { stepTicket } from '../tickets/step-ticket.js';
import type { Ticket } from '../tickets/ticket.js';
import type { TicketModel } from '../tickets/ticket-model.js';
import type { Notify } from './notify.js';

/** Tickets read at once; the rest follows in the same ring. */
const BATCH = 100;

interface Deps {
  tickets: TicketModel;
  rules: StepRules;
  clock: Clock;
  notify: Notify;
}
