import type { Actor } from './ticket.js';

/** The lists of `/tiket`: mine, all of my units, due today, overdue, waiting for the citizen. */
export const STAFF_LISTS = ['mine', 'unit', 'due_today', 'overdue', 'waiting'] as const;
export type StaffList = (typeof STAFF_LISTS)[number];

/** What is typed after `/tiket` for each list. */
export const LIST_WORDS: Record<string, StaffList> = {
  saya: 'mine',
  unit: 'unit',
  'hari-ini': 'due_today',
  lewat: 'overdue',
  menunggu: 'waiting',
};

/** The condition that keeps staff to the tickets of their own units (C27). */
export function unitScope(actor: Pick<Actor, 'units'>): { unit?: { $in: string[] } } {
  const units = actor.units ?? [];
  return units.includes('semua') ? {} : { unit: { $in: units } };
}
