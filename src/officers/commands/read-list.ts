import { LIST_WORDS, type StaffList } from '../../tickets/staff-list.js';

/** The list that a filter of `/tiket` names; `hari ini` may be written apart. */
export function readList(typed: string): StaffList | undefined {
  const word = typed.trim().toLowerCase().replace(/\s+/g, '-');
  return Object.hasOwn(LIST_WORDS, word) ? LIST_WORDS[word] : undefined;
}
