import type { Choice, Inbound, Outbound, Point } from '../channels/channel.js';
import type { FindAnswer } from '../faq/find-answer.js';
import type { Matter } from '../faq/question-likeness.js';
import type { Person } from '../officers/person.js';
import type { TopicAsked } from '../officers/staff-turn.js';
import type { CityProfile } from '../profile/city-schema.js';
import type { Category, FaqTopic } from '../profile/intents-schema.js';
import type { Attachment, Draft, ReportIntents } from '../report/draft.js';
import type { Say, Texts } from '../shared/texts.js';
import type { Status, Step } from '../tickets/ticket.js';
import type { PointReading, Understanding } from '../understanding/understanding.js';
import type { Talk } from './talk.js';
import type { Late } from './turn/read-late.js';

/** A citizen's ticket in one line, for telling which one is meant. */
export interface OwnTicket {
  code: string;
  category: Category;
  status: Status;
  place?: string;
  /** What was told, for finding it by its words. */
  text?: string;
  /** Tag of the draft it came from. */
  tag: string;
}

/** A ticket that somebody of the staff works on. */
export type HeldTicket = Pick<OwnTicket, 'code' | 'category'>;

/** What the stores know that a decision needs. */
export interface Facts {
  /** Choices of the newest message that had any: what a typed number or word may mean. */
  offered: Choice[];
  /** No typed number means one of them: the message had numbers of its own. */
  byWord?: boolean;
  /** When that message was posted; what was written before cannot have been meant for it. */
  offeredAt?: Date;
  /** The offered choices are those of the message replied to. */
  isReplyToOffer?: boolean;
  /** The ticket of the message replied to. */
  replyCode?: string;
  /** The citizen's open tickets, newest first, at most 5. */
  ownOpen: OwnTicket[];
  /** The chats whose tickets are this citizen's own, this one first: several where they are linked. */
  ownChats: string[];
  /** The open tickets that somebody of the staff holds, newest first. */
  held?: HeldTicket[];
  /** The citizen's newest ticket that may still be reopened. */
  closedCode?: string;
  closedCategory?: Category;
  /** The citizen's newest ticket, where it was closed too long ago to be reopened. */
  lateCode?: string;
}

/** The citizen's tickets whose officer waits for an answer. */
export function awaitingCodes(facts: Facts): string[] {
  return facts.ownOpen.filter((ticket) => ticket.status === 'waiting').map((ticket) => ticket.code);
}

/** A file that could not be taken, and why. */
export type MediaProblem = 'MEDIA_TOO_LARGE' | 'MEDIA_WRONG_TYPE' | 'MEDIA_UNREACHABLE' | 'MEDIA_NOT_KEPT';

/** One message with everything known about it. */
export interface Turn {
  /** Id of the inbound: effects derive their ids from it. */
  id: string;
  inbound: Inbound;
  talk: Talk;
  person: Person;
  read: Understanding;
  attachments: Attachment[];
  mediaProblem?: MediaProblem;
  facts: Facts;
  /** Set when it was written long before it reached us. */
  late?: Late;
  now: Date;
  say: Say;
}

/** What the city taught the bot: changes only when staff edit it. */
export interface Knowledge {
  profile: CityProfile;
  intents: ReportIntents;
  topics: FaqTopic[];
  findAnswer: FindAnswer;
  /** What a question is about: those without an answer are grouped by it. */
  readMatter: (text: string) => Matter;
  texts: Texts;
  understand: (text: string) => Understanding;
  locate: (point: Point) => PointReading;
  /** `YYYY-MM-DD` in the city. */
  today: (now: Date) => string;
}

/** What a decision asks the outer function to do. Its words come back as messages and follow those of the decision. */
export type Effect =
  | { kind: 'open-ticket'; draft: Draft }
  | {
      kind: 'citizen-step';
      code: string;
      step: CitizenStep;
      text?: string;
      attachments?: Attachment[];
      rating?: number;
    }
  | { kind: 'show-status'; code: string }
  | { kind: 'list-mine'; page: number }
  /** `kept`: words that are still good where the command lacks something. */
  | { kind: 'staff-command'; text: string; replyCode?: string; attachments: Attachment[]; kept?: string }
  | { kind: 'staff-choice'; choiceId: string }
  | { kind: 'staff-topic'; asked: TopicAsked; text: string }
  | { kind: 'link-staff'; code: string }
  | { kind: 'link-chats'; deed: LinkDeed }
  | { kind: 'count-faq'; topic: string; what: 'shown' | 'helpful' | 'unhelpful' }
  | { kind: 'count-unanswered'; text: string };

/** What is done about the chats of one person. */
export type LinkDeed =
  | { do: 'offer' | 'leave' }
  | { do: 'redeem'; code: string }
  | { do: 'cut'; link: string };

export type CitizenStep = Extract<Step, 'answer' | 'add' | 'reopen' | 'withdraw' | 'rate' | 'comment'>;

export interface Decision {
  talk: Talk;
  says: Outbound[];
  effects: Effect[];
}

/** A decision that only speaks. */
export function speak(talk: Talk, ...says: Outbound[]): Decision {
  return { talk, says, effects: [] };
}

/** A decision that does something and leaves the words to its outcome. */
export function perform(talk: Talk, ...effects: Effect[]): Decision {
  return { talk, says: [], effects };
}
