import { isStaffCommand } from '../officers/commands/parse-command.js';
import { looksLikeLinkCode } from '../people/link-code.js';
import { chooseLanguage } from './choose-language.js';
import { searchMenu, showGroups } from './decide-question.js';
import { beginReport, callHuman, greet, showHelp } from './decide-small-talk.js';
import { type Decision, type Knowledge, perform, speak, type Turn } from './decision.js';
import { askAddOrNew } from './draft/answer-add-or-new.js';
import { tellMore } from './draft/decide-draft.js';
import { beginTold, cancelTold } from './draft/decide-several.js';
import { unsentOnly } from './draft/unsent-only.js';
import { readCommand } from './read-command.js';
import { stopAsked } from './staff/decide-staff-line.js';
import { decideStaffWords, decideTicketMissing } from './staff/decide-staff-words.js';
import { isOwn, withAlbum } from './staff/staff-card.js';
import { answered } from './talk.js';
import { decideStatus, decideWithdraw } from './ticket/decide-ticket.js';

type Command = (turn: Turn, know: Knowledge, rest: string) => Decision;

/** The citizen's commands, Indonesian first. */
const commands: Record<string, Command> = {
  lapor: (turn, know, rest) =>
    rest ? tellReport(withText(turn, know, rest), know) : beginReport(turn, know),
  status: (turn, know) => unsentOnly(turn, know) ?? decideStatus(turn),
  laporanku: (turn, know) =>
    unsentOnly(turn, know) ?? perform(answered(turn.talk), { kind: 'list-mine', page: 1 }),
  batal: (turn, know) => stopAsked(turn) ?? (turn.read.code ? decideWithdraw(turn, know) : cancelTold(turn)),
  petugas: callHuman,
  bahasa: (turn, know, rest) => chooseLanguage(turn, know, rest),
  bantuan: showHelp,
  menu: showGroups,
  cari: (turn, know, rest) => (rest ? searchMenu(turn, know, rest) : showGroups(turn, know)),
  start: (turn, know, rest) => (rest ? link(turn, rest) : greet(turn, know)),
  tautkan: (turn, _know, rest) => link(turn, rest),
};

const aliases: Record<string, string> = {
  report: 'lapor',
  mine: 'laporanku',
  cancel: 'batal',
  human: 'petugas',
  language: 'bahasa',
  basa: 'bahasa',
  help: 'bantuan',
  search: 'cari',
  mulai: 'start',
  link: 'tautkan',
};

/** The citizen's commands that Telegram lists, each with the text key that describes it. */
export const CITIZEN_COMMANDS = [
  'lapor',
  'status',
  'laporanku',
  'hubungkan',
  'batal',
  'petugas',
  'bahasa',
  'bantuan',
] as const;

/** A message that begins with a slash, or that is a staff command written without one. */
export function decideCommand(turn: Turn, know: Knowledge): Decision | undefined {
  const text = turn.inbound.text.trim();
  const { replyCode } = turn.facts;
  const isStaff = turn.person.kind === 'staff';
  // A group is nobody's own chat: what a citizen may do is not done there.
  const isGroupCommand = turn.inbound.isGroup && text.startsWith('/');
  // In reply to news of an own report the words are meant as a citizen's.
  const isCard = replyCode !== undefined && !isOwn(turn);
  if (isStaff && (isGroupCommand || isStaffCommand(text, isCard))) {
    const missing = decideTicketMissing(turn, know);
    if (missing) return missing;
    const named = turn.read.code?.kind === 'code' ? turn.read.code.code : replyCode;
    return perform(withAlbum(answered(turn.talk), turn, named), {
      kind: 'staff-command',
      text,
      replyCode,
      attachments: turn.attachments,
    });
  }
  const told = isStaff ? decideStaffWords(turn, know) : undefined;
  if (told) return told;
  const said = readCommand(text);
  // Without a slash it may answer the question asked last.
  if (!said || (!said.hasSlash && turn.talk.asked && 'code' in turn.talk.asked)) return undefined;
  const name = aliases[said.word] ?? said.word;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command) return command(turn, know, said.rest);
  if (isStaff)
    return perform(turn.talk, { kind: 'staff-command', text, replyCode, attachments: turn.attachments });
  const key = isStaffCommand(text, false) ? 'talk.staff-only' : 'talk.unknown-command';
  return speak(turn.talk, { text: turn.say(key) });
}

/** `/lapor` with words: a report that is still open is not thrown away for it. */
function tellReport(turn: Turn, know: Knowledge): Decision {
  const { draft } = turn.talk;
  if (!draft) return beginTold(turn, know);
  return draft.text ? askAddOrNew(turn) : tellMore(turn, know, draft, turn.inbound.text);
}

function link(turn: Turn, code: string): Decision {
  if (!code) return speak(turn.talk, { text: turn.say('talk.ask-link-code') });
  if (looksLikeLinkCode(code)) return speak(turn.talk, { text: turn.say('people.is-citizens-code') });
  return perform(answered(turn.talk), { kind: 'link-staff', code });
}

function withText(turn: Turn, know: Knowledge, text: string): Turn {
  return { ...turn, inbound: { ...turn.inbound, text }, read: know.understand(text) };
}
