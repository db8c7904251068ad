import type { CityProfile } from '../profile/city-schema.js';
import type { Report } from '../report/draft.js';
import { isDuplicateKey } from '../store/duplicate-key.js';
import { formatCode } from '../understanding/entities/ticket-code.js';
import { routeReport } from '../units/route.js';
import { nextAlarm } from './alarms.js';
import { cityDay } from './city-day.js';

import { signEvent } from './plan-step.js';
import { searchWords } from './search-words.js';
import type { Ticket, TicketClock, TicketEvent } from './ticket.js';
import type { TicketModel } from './ticket-model.js';
import type { TicketNumbers } from './ticket-numbers.js';

export interface OpenDeps {
  tickets: TicketModel;
  /** One for the whole process. */
  numbers: TicketNumbers;
  profile: Pick<CityProfile, 'city' | 'units' | 'routing'>;
  timeZone: string;
  /** The promise made now; it is copied to the ticket and never looked up again. */
  promise(report: Report, receivedAt: Date): TicketClock;
}

export interface Opening {
  draftId: string;
  report: Report;
  /** Chat key of the citizen. */
  citizen: string;
  citizenName: string;
  receivedAt: Date;
  /** Id of what sent the draft; the first line of the history carries it. */
  cause: string;
}

export interface Opened {
  ticket: Ticket;
  event: TicketEvent;
  isNew: boolean;
}

/** Turns a draft into a ticket at its unit with its clock, or finds the one it became before: one draft, one ticket. */
export async function openTicket(deps: OpenDeps, opening: Opening): Promise<Opened> {
  const { city } = deps.profile;
  const { date } = cityDay(opening.receivedAt, deps.timeZone);
  const month = `${city.code}-${date.slice(2, 4)}${date.slice(5, 7)}`;
  const body = writeTicket(deps, opening, month);
  return deps.numbers.use(month, (number) =>
    insertTicket(deps, { ...body, _id: formatCode(month, number), number }),
  );
}

async function insertTicket(deps: OpenDeps, ticket: Ticket): Promise<Opened | 'taken'> {
  try {
    await deps.tickets.create(ticket);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const earlier = await deps.tickets.findOne({ draftId: ticket.draftId }).lean<Ticket>();
    return earlier ? { ticket: earlier, event: earlier.history[0]!, isNew: false } : 'taken';
  }
  deps.numbers.saw(ticket.month, ticket.number);
  return { ticket, event: ticket.history[0]!, isNew: true };
}

function writeTicket(deps: OpenDeps, opening: Opening, month: string): Omit<Ticket, '_id' | 'number'> {
  const { draftId, report, citizen, citizenName, receivedAt, cause } = opening;
  const { category, place } = report;
  const { unit } = routeReport({ category, ...place }, deps.profile);
  const clock = deps.promise(report, receivedAt);
  const by = signEvent({ kind: 'citizen', id: citizen, name: citizenName }, report);
  const status = 'received';
  const alarmAt = nextAlarm({ status, clock });
  return {
    draftId,
    month,
    report,
    citizen,
    citizenName,
    unit,
    status,
    history: [{ id: cause, step: 'open', at: receivedAt, by, from: null, to: status, unitTo: unit }],
    clock,
    pastClocks: [],
    ...(alarmAt ? { alarmAt } : {}),
    reopenCount: 0,
    disclaimCount: 0,
    words: searchWords(`${report.text} ${place?.label ?? ''}`),
    revision: 0,
    openedAt: receivedAt,
    updatedAt: receivedAt,
  };
}
