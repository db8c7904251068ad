import { ALL_UNITS } from '../../profile/city-schema.js';
import { readDay } from '../../sla/read-day.js';
import type { Command, CommandOf, Fault, ParseContext, Parsed } from './command.js';
import type { CommandName } from './commands.js';
import { findCategory } from './find-category.js';
import { findReason } from './find-reason.js';
import { findUnit, findUnitFirst } from './find-unit.js';
import { isNotOurs, withoutDebris } from './outside-words.js';
import { readCodeFirst } from './read-code-first.js';
import { readInvitation } from './read-invitation.js';
import { readList } from './read-list.js';
import { readQuestionDeed } from './read-question-deed.js';
import { withoutRecipient } from './recipient.js';

type Rest<Name extends CommandName> = Omit<CommandOf<Name>, 'kind' | 'name'>;
type OfTicket<Name extends CommandName> = Omit<Rest<Name>, 'code'>;

/** Most working days a promise may be extended by at once. */
const MOST_DAYS = 60;

/** Reads what follows the code of a command about one ticket; a string names the fault. */
const ticketReaders: {
  [Name in CommandName as 'code' extends keyof CommandOf<Name> ? Name : never]: (
    rest: string,
    context: ParseContext,
  ) => OfTicket<Name> | Fault;
} = {
  kategori(rest, { categories }) {
    const found = findCategory(rest, categories);
    if (found.category) return { category: found.category, text: found.rest };
    return rest ? 'category' : 'no-category';
  },
  lihat: () => ({}),
  ambil: () => ({}),
  undur: () => ({}),
  sahkan: () => ({}),
  kabar: (text) => ({ text: withoutRecipient(text) }),
  tanya: (text) => ({ text: withoutRecipient(text, true) }),
  catat: (text) => ({ text }),
  tegur: (text) => ({ text }),
  selesai: (text) => ({ text }),
  bukanwewenang: (text) => ({ text: withoutDebris(text) }),
  teruskan(rest, { units }) {
    const found = findUnitFirst(rest, units);
    if (found) return { unit: found.unit, text: found.rest };
    return rest ? 'unit' : 'no-unit';
  },
  tolak(rest) {
    const found = findReason(rest);
    if (found) return found;
    if (isNotOurs(rest)) return 'not-ours';
    return rest ? 'reason' : 'no-reason';
  },
  rencana(rest, { today }) {
    const found = readDay(rest, today);
    if (found?.kind === 'day') return { date: found.date, text: found.rest };
    return found ? 'past-date' : 'date';
  },
  alihkan: (rest) => (rest ? { officer: rest.replace(/^(?:ke|kepada|to)\s+/i, '') } : 'officer'),
  perpanjang(rest) {
    const [whole, digits] =
      /^(\d{1,3})(?!\d)\s*(?:hari(?:\s+kerja)?|hk|days?)?(?!\p{L})[\s:,;.-]*/iu.exec(rest) ?? [];
    const days = Number(digits ?? 0);
    return whole && days >= 1 && days <= MOST_DAYS ? { days, text: rest.slice(whole.length) } : 'days';
  },
};

/** Reads what follows the name of a command that is about no ticket. */
const plainReaders: {
  [Name in Exclude<CommandName, keyof typeof ticketReaders>]: (
    rest: string,
    context: ParseContext,
  ) => Rest<Name> | Fault;
} = {
  tiket(rest) {
    const list = rest === '' ? 'unit' : readList(rest);
    return list ? { list } : 'list';
  },
  cari: (text) => (/[\p{L}\p{N}]/u.test(text) ? { text } : 'words'),
  ringkas(rest, { units }) {
    if (rest === '' || rest.toLowerCase() === ALL_UNITS) return {};
    const unit = findUnit(rest, units);
    return unit ? { unit } : 'unit';
  },
  lewat: () => ({}),
  bantuan: () => ({}),
  pertanyaan: readQuestionDeed,
  undang: (rest, { units }) => readInvitation(rest, units),
};

/** Commands with nothing behind the code: more words there are an unreadable code, not a reason to act on the card. */
const WITHOUT_TEXT: readonly CommandName[] = ['lihat', 'ambil', 'undur', 'sahkan'];

/** Faults besides which the words that were typed are still wanted. */
const KEPT: readonly Fault[] = ['date', 'not-ours'];

/** The command with its arguments, or what is wrong with its form. */
export function readArguments(name: CommandName, rest: string, context: ParseContext): Parsed {
  if (!isOfTicket(name)) {
    const read = plainReaders[name](rest, context);
    return typeof read === 'string'
      ? wrongForm(name, read as Fault)
      : ({ kind: 'command', name, ...read } as Command);
  }
  const first = readCodeFirst(rest, context.cityCode);
  if (first.kind === 'mistyped') return wrongForm(name, 'mistyped');
  const code = first.kind === 'code' ? first.code : context.replyCode;
  const isStray = first.kind === 'none' && WITHOUT_TEXT.includes(name) && /\d/.test(first.rest);
  if (!code || isStray) return wrongForm(name, 'code');
  const read = ticketReaders[name](first.rest, context);
  if (read === 'category') return nearCategories(name, code, first.rest, context);
  if (typeof read !== 'string') return { kind: 'command', name, code, ...read } as Command;
  const kept = KEPT.includes(read as Fault) && first.rest ? { text: first.rest } : {};
  return { ...wrongForm(name, read as Fault, code), ...kept };
}

function nearCategories(name: CommandName, code: string, rest: string, context: ParseContext): Parsed {
  const { near } = findCategory(rest, context.categories);
  return { kind: 'wrong-form', name, fault: 'category', code, near };
}

function isOfTicket(name: CommandName): name is keyof typeof ticketReaders {
  return Object.hasOwn(ticketReaders, name);
}

function wrongForm(name: CommandName, fault: Fault, code?: string): Parsed {
  return { kind: 'wrong-form', name, fault, ...(code ? { code } : {}) };
}
