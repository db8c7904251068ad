import { CATEGORIES, type Category } from '../profile/intents-schema.js';
import { STAFF_LISTS, type StaffList } from '../tickets/staff-list.js';
import { REJECT_REASONS, type RejectReason } from '../tickets/ticket.js';
import { readCode } from '../understanding/entities/ticket-code.js';
import { type QuestionChoice, readQuestionChoice } from './commands/read-question-deed.js';

/** What a button of the staff stands for: a command, with the page of a list where it shows one. */
export type StaffChoice =
  | { name: 'ambil' | 'lihat'; code: string }
  | { name: 'tolak'; code: string; reason: RejectReason; text: '' }
  | { name: 'kategori'; code: string; category?: Category; text: '' }
  | { name: 'tiket'; list: StaffList; page: number }
  | { name: 'cari'; text: string; page: number }
  | { name: 'lewat'; page: number }
  | ({ name: 'pertanyaan' } & QuestionChoice);

/** Reads `staff.take.KODE`, `staff.view.KODE`, `staff.reject.KODE.REASON`, `staff.sort.KODE[.CATEGORY]`, `staff.list.FILTER.PAGE`, `staff.find.PAGE.WORDS`, `staff.late.PAGE`, `staff.ask....`. */
export function readStaffChoice(choiceId: string, cityCode: string): StaffChoice | undefined {
  const [room, verb, first = '', ...more] = choiceId.split('.');
  const rest = more.join('.');
  if (room !== 'staff') return undefined;
  switch (verb) {
    case 'take':
    case 'view': {
      const name = verb === 'take' ? 'ambil' : 'lihat';
      return rest === '' && isCode(first, cityCode) ? { name, code: first } : undefined;
    }
    case 'reject': {
      const reason = REJECT_REASONS.find((known) => known === rest);
      return reason && isCode(first, cityCode) ? { name: 'tolak', code: first, reason, text: '' } : undefined;
    }
    case 'sort': {
      const category = CATEGORIES.find((known) => known === rest);
      if (!isCode(first, cityCode) || (rest !== '' && !category)) return undefined;
      return { name: 'kategori', code: first, ...(category ? { category } : {}), text: '' };
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
    case 'ask': {
      const choice = readQuestionChoice(first, rest);
      return choice && { name: 'pertanyaan', ...choice };
    }
    default:
      return undefined;
  }
}

/** A code exactly as we write it. */
function isCode(typed: string, cityCode: string): boolean {
  const read = readCode(typed, cityCode);
  return read?.kind === 'code' && read.code === typed;
}

function readPage(typed: string): number | undefined {
  return /^[1-9]\d{0,4}$/.test(typed) ? Number(typed) : undefined;
}
