import { OPEN_STATUSES, STATUSES, type Status, type Step } from './ticket.js';

/**
 * Who may do a step. `owner`: the citizen it belongs to. `taker`: an officer or head of the unit, while nobody else holds
 * it. `desk`: an officer of the unit while nobody else holds it, or the head at any time. `holder`: the officer who holds
 * it, or the head. `closer`: who closed it. `staff`: anybody of the unit. `supervisor`: one whose units it falls under.
 * `sorter`: the desk or a supervisor.
 */
export type Doer =
  | 'owner'
  | 'taker'
  | 'desk'
  | 'sorter'
  | 'holder'
  | 'closer'
  | 'staff'
  | 'supervisor'
  | 'system';

/** What must come along or hold. `words`: text or a file. `evidence`: a photo where the category demands one (C13). */
export type Need =
  | 'text'
  | 'words'
  | 'evidence'
  | 'reason'
  | 'date'
  | 'unit'
  | 'category'
  | 'not_triage'
  | 'officer'
  | 'later_due'
  | 'rating';

export interface Transition {
  from: readonly Status[];
  /**
   * `same`: as it was. `held`: in_progress when an officer holds it, else received. `taken`: received becomes in_progress,
   * others stay. `sorted`: received when it comes to another unit, else as it was.
   */
  to: Status | 'same' | 'held' | 'taken' | 'sorted';
  by: Doer;
  needs: readonly Need[];
  /** Only staff may read its line in the history (C9). */
  internal?: true;
}

const WORKED: readonly Status[] = ['in_progress', 'waiting', 'planned'];

/** The one table of what may happen to a ticket (C1). Steps, checks and tests are all read from here. */
export const transitions: Record<Step, Transition> = {
  take: { from: OPEN_STATUSES, to: 'in_progress', by: 'taker', needs: [] },
  update: { from: WORKED, to: 'same', by: 'holder', needs: ['text'] },
  ask: { from: WORKED, to: 'waiting', by: 'holder', needs: ['text'] },
  answer: { from: ['waiting'], to: 'in_progress', by: 'owner', needs: ['words'] },
  add: { from: OPEN_STATUSES, to: 'same', by: 'owner', needs: ['words'] },
  note: { from: STATUSES, to: 'same', by: 'staff', needs: ['words'], internal: true },
  forward: { from: OPEN_STATUSES, to: 'received', by: 'desk', needs: ['unit', 'text'] },
  disclaim: { from: OPEN_STATUSES, to: 'received', by: 'desk', needs: ['not_triage', 'text'] },
  reject: { from: ['received', 'in_progress'], to: 'rejected', by: 'desk', needs: ['reason'] },
  plan: { from: WORKED, to: 'planned', by: 'holder', needs: ['date'] },
  close: { from: WORKED, to: 'closed', by: 'holder', needs: ['text', 'evidence'] },
  undo: { from: ['closed'], to: 'in_progress', by: 'closer', needs: [] },
  reopen: { from: ['closed'], to: 'held', by: 'owner', needs: ['text'] },
  withdraw: { from: ['received'], to: 'withdrawn', by: 'owner', needs: ['text'] },
  rate: { from: ['closed'], to: 'same', by: 'owner', needs: ['rating'] },
  comment: { from: ['closed'], to: 'same', by: 'owner', needs: ['text'] },
  recategorise: { from: OPEN_STATUSES, to: 'sorted', by: 'sorter', needs: ['category'] },
  reassign: { from: OPEN_STATUSES, to: 'taken', by: 'supervisor', needs: ['officer'], internal: true },
  extend: { from: OPEN_STATUSES, to: 'same', by: 'supervisor', needs: ['text', 'later_due'] },
  remind: { from: OPEN_STATUSES, to: 'same', by: 'supervisor', needs: [], internal: true },
  warn: { from: OPEN_STATUSES, to: 'same', by: 'system', needs: [], internal: true },
  breach: { from: OPEN_STATUSES, to: 'same', by: 'system', needs: [], internal: true },
};

export const isOpen = (status: Status): boolean => OPEN_STATUSES.includes(status);

/** The status a step leads to: by whether an officer holds the ticket after it, and whether it comes to another unit. */
export function statusAfter(
  step: Step,
  status: Status,
  { held, moves }: { held: boolean; moves: boolean },
): Status {
  const { to } = transitions[step];
  if (to === 'sorted') return moves ? 'received' : status;
  if (to === 'same') return status;
  if (to === 'held') return held ? 'in_progress' : 'received';
  if (to === 'taken') return status === 'received' ? 'in_progress' : status;
  return to;
}
