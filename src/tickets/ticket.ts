import type { Category } from '../profile/intents-schema.js';
import type { Attachment, Report } from '../report/draft.js';
import type { TicketClock } from '../sla/promise-clock.js';

export type { TicketClock };

export const STATUSES = [
  'received', // at a unit (or the triage desk), nobody has taken it
  'in_progress', // an officer has taken it
  'waiting', // for an answer of the citizen
  'planned', // work has a date
  'closed', // done, says the city; the citizen may reopen for some days
  'rejected',
  'withdrawn', // by the citizen, before work began
] as const;
export type Status = (typeof STATUSES)[number];

/** Statuses in which a ticket still owes the citizen something. */
export const OPEN_STATUSES: readonly Status[] = ['received', 'in_progress', 'waiting', 'planned'];

/** Each step that can be asked of a ticket; the transition table says from where, to where and by whom. */
export const STEPS = [
  'take', 'update', 'ask', 'answer', 'add', 'note', 'forward', 'disclaim', 'reject', 'plan', 'close', 'undo',
  'reopen', 'withdraw', 'rate', 'comment', 'recategorise', 'reassign', 'extend', 'remind', 'warn', 'breach',
] as const; // biome-ignore format: a table
export type Step = (typeof STEPS)[number];

/** A reason for refusal from the fixed list (C19); its words are the text `reject.<reason>`. */
export const REJECT_REASONS = [
  'bukan-laporan',
  'tidak-jelas',
  'bukan-di-kota',
  'sudah-ditangani',
  'palsu',
] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];

/**
 * Who asks for a step. `units` is ['semua'] for all; a citizen's id is the chat key they write from, `chats` are all of the
 * same person where there are several: a ticket of any of them is their own.
 */
export interface Actor {
  kind: 'citizen' | 'staff' | 'system';
  id: string;
  name: string;
  role?: 'officer' | 'head' | 'supervisor' | 'admin';
  units?: string[];
  chats?: readonly string[];
}

/** One line of a ticket's history: appended only, in the write that changed the ticket. */
export interface TicketEvent {
  /** Derived from the cause (inbound id + index, alarm id): the same step replayed is found done. */
  id: string;
  step: Step | 'open';
  at: Date;
  by: Pick<Actor, 'kind' | 'id' | 'name'>;
  from: Status | null;
  to: Status;
  /** Words that belong to the step: the update, the question, the reason, the result. */
  text?: string;
  attachments?: Attachment[];
  /** Unit before and after a forward, or after a change of category that leads elsewhere. */
  unitFrom?: string;
  unitTo?: string;
  /** Category before and after it was corrected. */
  categoryFrom?: Category;
  categoryTo?: Category;
  /** Officer after a take or a reassign. */
  officerTo?: { id: string; name: string };
  /** Why it was rejected. */
  reason?: RejectReason;
  /** Day the work is planned for, YYYY-MM-DD. */
  plannedFor?: string;
  /** New end of the promise after an extension, a reopening, or a change of category that brings another promise. */
  dueAt?: Date;
  /** Stars 1-5 of a rating. */
  rating?: number;
  /** Only staff may read it. */
  internal?: boolean;
}

export interface Ticket {
  /** The code: `CTH-2603-0042K`. Unique. */
  _id: string;
  /** The draft it came from. Unique: one draft makes one ticket. */
  draftId: string;
  /** `CTH-2603` and the number within the month, without gaps. */
  month: string;
  number: number;
  report: Report;
  /** Chat key of the citizen. */
  citizen: string;
  citizenName: string;
  unit: string;
  officer?: { id: string; name: string };
  status: Status;
  history: TicketEvent[];
  clock: TicketClock;
  /** Earlier clocks: of rounds before a reopening (D15), and promises that were missed before an extension. */
  pastClocks: TicketClock[];
  /** The next moment something is due by itself (warning, breach); absent when nothing is. Indexed. */
  alarmAt?: Date;
  /** Id of the alarm's event whose notices are not posted yet; while it stands, `alarmAt` is past. */
  announce?: string;
  reopenCount: number;
  /** How often a unit said "bukan wewenang" (C7). */
  disclaimCount: number;
  rating?: number;
  /** Day the work is planned for, YYYY-MM-DD, while the status is `planned`. */
  plannedFor?: string;
  /** Lower-case words of the report and its place, for searching. */
  words: string[];
  /** Grows by one with every step: a step writes only on the revision it was decided on. */
  revision: number;
  openedAt: Date;
  closedAt?: Date;
  updatedAt: Date;
}
