import type { City, Unit } from '../profile/city-schema.js';
import type { Category } from '../profile/intents-schema.js';
import type { Attachment, Report } from '../report/draft.js';
import type { Actor, RejectReason, Status, Step, TicketClock } from './ticket.js';

/** One step asked of one ticket. Fields a step does not need are ignored (the table `transitions` says which it needs). */
export interface StepRequest {
  code: string;
  step: Step;
  actor: Actor;
  /** Id of what caused it (inbound id + index, alarm id): the same cause is done once. */
  cause: string;
  text?: string;
  attachments?: Attachment[];
  /** reject. */
  reason?: RejectReason;
  /** plan: the day, YYYY-MM-DD, today or later. */
  date?: string;
  /** forward: the id of the other unit. */
  unit?: string;
  /** recategorise: the right category. */
  category?: Category;
  /** reassign: the officer who gets it. The caller has checked that this officer works in the ticket's unit. */
  officer?: { id: string; name: string };
  /** extend: the new end of the promise. */
  dueAt?: Date;
  /** rate: 1 to 5. */
  rating?: number;
}

/** Why a step is not done. Codes are a contract: every one has its sentence, `by` is a name to tell. */
export type Refusal =
  | { code: 'not_found' }
  /** The ticket belongs to another citizen. Say no more than for a code that does not exist. */
  | { code: 'not_yours' }
  /** The ticket is at a unit the actor does not work for (C27). */
  | { code: 'not_your_unit'; unit: string }
  /** The actor's role never does this step. */
  | { code: 'not_your_role'; step: Step }
  /** `by`: who brought it into this status, when that was staff. */
  | { code: 'wrong_status'; status: Status; by?: string }
  /** Another officer holds it (C8). */
  | { code: 'taken_by'; name: string }
  | { code: 'already_yours' }
  /** Only who closed it may undo that. */
  | { code: 'not_the_closer'; name: string }
  /** The time for it has passed: minutes for undo, days for reopen and for a changed rating. */
  | { code: 'too_late'; limit: number; unit: 'minutes' | 'days' }
  | { code: 'needs_text' }
  | { code: 'needs_photo' }
  | { code: 'needs_reason' }
  | { code: 'needs_date' }
  | { code: 'needs_unit' }
  | { code: 'needs_officer' }
  /** The new end of the promise is missing or not later than the old one. */
  | { code: 'needs_later_due' }
  | { code: 'needs_rating' }
  | { code: 'unknown_unit'; unit: string }
  | { code: 'same_unit'; unit: string }
  | { code: 'needs_category' }
  | { code: 'same_category'; category: Category }
  /** The alarm has rung before, or its time has not come. */
  | { code: 'not_due' }
  /** Others kept changing the ticket at the same moment; asking again helps. */
  | { code: 'busy' };

/** What of the city a step must know. */
export interface StepRules {
  city: Pick<City, 'reopen_days' | 'undo_minutes'>;
  units: Unit[];
  timeZone: string;
  needsEvidence(category: Category): boolean;
  /** The report in another category, and the unit that it goes to then. */
  sort(report: Report, category: Category): { report: Report; unit: string };
  /** The promise of a new round, from the given moment on. */
  promise(report: Report, receivedAt: Date): TicketClock;
  /** When the officer is warned of a promise that counts from one moment to the other. */
  warnAt(startAt: Date, dueAt: Date): Date;
}
