import { STAFF_LISTS, type StaffList } from '../tickets/staff-list.js';
import { readCode } from '../understanding/ticket-code.js';

/** What a button of the staff stands for: a command, with the page of a list where it shows one. */
export type StaffChoice =
  | { name: 'ambil' | 'lihat'; code: string }
  | { name: 'tiket'; list: StaffList; page: number }
  | { name: 'cari'; text: string; page: number }
  | { name: 'lewat'; page: number };

/** Reads `staff.take.KODE`, `staff.view.KODE`, `staff.list.FILTER.PAGE`, `staff.find.PAGE.WORDS`, `staff.late.PAGE`. */
export function readStaffChoice(choiceId: string, cityCode: string): StaffChoice | undefined {
  const [room, verb, first = '', ...more] = choiceId.split('.');
  const rest = more.join('.');
  if (room !== 'staff') return undefined;
  switch (verb) {
    case 'take':
    case 'view': {
      const read = rest === '' ? readCode(first, cityCode) : undefined;
      const name = verb === 'take' ? 'ambil' : 'lihat';
      return read?.kind === 'code' && read.code === first ? { name, code: read.code } : undefined;
    }
    case 'list': {
      const list = STAFF_LISTS.find((known) => known === first);
      const page = readPage(rest);
      return list && page ? { name: 'tiket', list, page } : undefined;
    }
    case 'find': {
      const page = readPage(first);
      return page && rest ? { name: 'cari', text: rest, page } : undefined;
    }
    case 'late': {
      const page = rest === '' ? readPage(first) : undefined;
      return page ? { name: 'lewat', page } : undefined;
    }
    default:
      return undefined;
  }
}

function readPage(typed: string): number | undefined {
  return /^[1-9]\d{0,4}$/.test(typed) ? Number(typed) : undefined;
}
