import type { Knowledge } from './conversation/decision.js';
import type { Models } from './join-models.js';
import { makeInvites } from './officers/invites.js';
import type { StaffDeps } from './officers/perform-command.js';
import type { QuestionDesk } from './officers/question-desk.js';
import { makeStaff } from './officers/staff.js';
import type { Clock } from './shared/clock.js';
import { oversight } from './supervisors/oversight.js';
import { ticketRules } from './ticket-rules.js';
import type { OpenDeps } from './tickets/open-ticket.js';
import { TicketNumbers } from './tickets/ticket-numbers.js';

interface StaffParts {
  models: Pick<Models, 'tickets' | 'staff' | 'invites' | 'attempts'>;
  clock: Clock;
  timeZone: string;
  knowledge: () => Pick<Knowledge, 'profile' | 'intents'>;
  mediaFile: StaffDeps['mediaFile'];
  questionDesk: QuestionDesk;
}

/** What opens tickets, and what the staff's commands work on. */
export function joinStaff(parts: StaffParts): { open: OpenDeps; deps: StaffDeps } {
  const { models, clock, timeZone, knowledge, mediaFile, questionDesk } = parts;
  const { tickets } = models;
  const { profile } = knowledge();
  const rules = ticketRules(knowledge, timeZone);
  const open = {
    tickets,
    numbers: new TicketNumbers(tickets),
    profile,
    timeZone,
    promise: rules.promise,
  };
  const deps = {
    tickets,
    rules,
    clock,
    staff: makeStaff({ model: models.staff }),
    invites: makeInvites({ ...models, clock }),
    profile,
    timeZone,
    oversight,
    mediaFile,
    intents: () => knowledge().intents,
    ...questionDesk,
  };
  return { open, deps };
}
