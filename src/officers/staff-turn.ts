import type { MediaFile, Outbound } from '../channels/channel.js';
import type { CityProfile } from '../profile/city-schema.js';
import type { Attachment, ReportIntents } from '../report/draft.js';
import type { Clock } from '../shared/clock.js';
import type { Language, Say } from '../shared/texts.js';
import type { StepRules } from '../tickets/step-request.js';
import type { Actor, Ticket, TicketEvent } from '../tickets/ticket.js';
import type { TicketModel } from '../tickets/ticket-model.js';
import type { Wording } from '../tickets/ticket-words.js';
import type { CommandOf } from './commands/command.js';
import type { CommandName } from './commands/commands.js';
import type { Invites } from './invites.js';
import type { Person } from './person.js';
import type { QuestionDesk } from './question-desk.js';
import { scopeOf } from './scope.js';
import type { Staff } from './staff.js';

/** What the commands of the staff work on. */
export interface StaffDeps extends QuestionDesk {
  tickets: TicketModel;
  rules: StepRules;
  clock: Clock;
  staff: Staff;
  invites: Invites;
  profile: CityProfile;
  timeZone: string;
  /** The stored file of an attachment id; undefined when it is gone. */
  mediaFile: (id: string) => Promise<MediaFile | undefined>;
  intents: () => ReportIntents;
  /** The commands of supervisors: their room stands above this one and is joined in app.ts. */
  oversight: Deeds<OversightCommand>;
}

/** Does what a command asks for. */
export type Deed<Name extends CommandName> = (
  turn: StaffTurn,
  command: CommandOf<Name>,
) => Promise<StaffOutcome>;
export type Deeds<Names extends CommandName> = { [Name in Names]: Deed<Name> };

export type OversightCommand = 'ringkas' | 'lewat' | 'alihkan' | 'perpanjang' | 'sahkan' | 'tegur';

/** Who asks, when, and in which language the answer is wanted. `cause` makes the same command one deed. */
export interface StaffRequest {
  person: Person;
  cause: string;
  now: Date;
  say: Say;
  language: Language;
}

export interface StaffOutcome {
  replies: Outbound[];
  /** Steps that were done: their notices are for the caller to send. */
  events: { ticket: Ticket; event: TicketEvent }[];
  /** A close that lacks its photo (the next photo closes), a topic that lacks its next part, or a command its words. */
  asked?:
    | { kind: 'close-photo'; code: string; text: string; attachments: Attachment[] }
    | TopicAsked
    | LineAsked;
  /** The step was refused only because it lacks words. */
  lacksWords?: true;
}

/** A command of the staff that lacks something: a choice or the next words complete it. */
export interface LineAsked {
  kind: 'staff-line';
  lacks: 'command' | 'ticket' | 'words';
  name?: CommandName;
  /** Code of the ticket. */
  ticket?: string;
  /** What stands before the missing words, and what behind. */
  head: string;
  text: string;
  attachments: Attachment[];
  /** Everything that was typed, where it may have been meant as a citizen after all. */
  said?: string;
  /** When it was asked: an old question is no longer answered. */
  at: Date;
}

/** A topic while it is being told: the first part that is missing is asked. */
export interface TopicAsked {
  kind: 'topic';
  /** Of the group of questions it answers. */
  number: number;
  title?: string;
  answer?: string;
}

/** One command of somebody of the staff, with everything its deed needs at hand. */
export interface StaffTurn extends StaffRequest {
  deps: StaffDeps;
  person: Extract<Person, { kind: 'staff' }>;
  actor: Actor;
  attachments: Attachment[];
  words: Wording;
}

export function makeTurn(
  deps: StaffDeps,
  request: StaffRequest,
  attachments: Attachment[] = [],
): StaffTurn | undefined {
  const { person, say, language } = request;
  if (person.kind !== 'staff') return undefined;
  const { id, name, role } = person;
  const actor: Actor = { kind: 'staff', id, name, role, units: scopeOf(person.units, deps.profile.units) };
  const words = { say, language, timeZone: deps.timeZone, profile: deps.profile, intents: deps.intents() };
  return { ...request, deps, person, actor, attachments, words };
}

/** An outcome that only speaks. */
export function answer(...replies: Outbound[]): StaffOutcome {
  return { replies, events: [] };
}
