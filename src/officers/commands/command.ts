import type { Unit } from '../../profile/city-schema.js';
import type { Category } from '../../profile/intents-schema.js';
import type { StaffList } from '../../tickets/staff-list.js';
import type { RejectReason } from '../../tickets/ticket.js';
import type { Role } from '../person.js';
import type { CommandName } from './commands.js';

/** What is done with a group of questions that have no answer. */
export type QuestionDeed = 'topic' | 'ignore' | 'cancel';

/** What each command carries once it is read. Texts may be empty: the step itself says what it needs. */
interface Arguments {
  /** Pages count from 1; left out, it is the first. */
  tiket: { list: StaffList; page?: number };
  lihat: { code: string };
  ambil: { code: string };
  kabar: { code: string; text: string };
  tanya: { code: string; text: string };
  catat: { code: string; text: string };
  teruskan: { code: string; unit: string; text: string };
  bukanwewenang: { code: string; text: string };
  /** Left out where only the choices are wanted. */
  kategori: { code: string; category?: Category; text: string };
  tolak: { code: string; reason: RejectReason; text: string };
  /** `date` is YYYY-MM-DD. */
  rencana: { code: string; date: string; text: string };
  selesai: { code: string; text: string };
  undur: { code: string };
  cari: { text: string; page?: number };
  ringkas: { unit?: string };
  lewat: { page?: number };
  /** The officer as typed: who that is, the store knows. */
  alihkan: { code: string; officer: string };
  /** Working days added to the promise. */
  perpanjang: { code: string; days: number; text: string };
  sahkan: { code: string };
  tegur: { code: string; text: string };
  /** Left out, all groups are listed. */
  pertanyaan: { number?: number; deed?: QuestionDeed; page?: number; draft?: string; approve?: string };
  undang: { person: string; units: string[]; role: Role };
  bantuan: object;
}

export type CommandOf<Name extends CommandName> = { kind: 'command'; name: Name } & Arguments[Name];
export type Command = { [Name in CommandName]: CommandOf<Name> }[CommandName];

/** What is wrong with the form. */
export type Fault =
  | 'list'
  | 'code'
  | 'mistyped'
  | 'unit'
  | 'no-unit'
  | 'category'
  | 'no-category'
  | 'reason'
  | 'no-reason'
  /** To be rejected, because it is another office's. */
  | 'not-ours'
  | 'date'
  | 'past-date'
  | 'days'
  | 'officer'
  | 'words'
  | 'question'
  | 'person'
  | 'role';

export type Parsed =
  | Command
  /**
   * `code` where it was readable, so that the answer may be about that ticket; `near`: what may have been meant; `text`:
   * words that stay good once the fault is mended.
   */
  | { kind: 'wrong-form'; name: CommandName; fault: Fault; code?: string; near?: Category[]; text?: string }
  | { kind: 'unknown'; nearest?: CommandName };

/** What reading a command must know besides its words. */
export interface ParseContext {
  /** The ticket of the card that the line replies to. */
  replyCode?: string;
  /** Three letters at the head of every code. */
  cityCode: string;
  units: Unit[];
  /** What a report may be about, and how it is called. */
  categories: readonly { id: Category; name: string }[];
  /** YYYY-MM-DD in the city. */
  today: string;
}
