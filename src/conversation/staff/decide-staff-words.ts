import type { CommandName } from '../../officers/commands/commands.js';
import { looksLikeCode } from '../../officers/commands/parse-command.js';
import { readCodeFirst } from '../../officers/commands/read-code-first.js';
import { readListing } from '../../officers/commands/read-listing.js';
import { readStaffWords, type StaffWords } from '../../officers/commands/read-staff-words.js';
import { readNearWork, readToldWork, readWorkName } from '../../officers/commands/read-typed-work.js';
import { mayGive } from '../../officers/permissions.js';
import { type Decision, type Knowledge, perform, type Turn } from '../decision.js';
import { withoutSlash } from '../read-command.js';
import { answered } from '../talk.js';
import { askTicket, completeLine, type Line, openLine } from './decide-staff-line.js';
import { isOwn, withAlbum } from './staff-card.js';
import { weighStaffWords } from './weigh-staff-words.js';

/**
 * A command of the staff as people type it: without slash and code, with slips, in everyday words. What is plainly said as
 * a citizen is left alone; where it may be either, it is asked with choices. Undefined for anything else.
 */
export function decideStaffWords(turn: Turn, know: Knowledge): Decision | undefined {
  const { person, inbound, facts } = turn;
  const text = inbound.text.trim();
  if (person.kind !== 'staff' || inbound.isGroup || !text) return undefined;
  const isCard = facts.replyCode !== undefined && !isOwn(turn);
  const bare = withoutSlash(text);
  if (bare !== text) return isCard ? onCard(turn, bare) : nearlyCommand(turn, know, bare);
  if (isCard) return onCard(turn, text);
  return (
    withCode(turn, know, text) ?? listing(turn, text) ?? onOpenLine(turn, text) ?? onHeld(turn, know, text)
  );
}

/** "Oke saya ambil" in reply to a card. */
function onCard(turn: Turn, text: string): Decision | undefined {
  const { replyCode } = turn.facts;
  const words = readStaffWords(text) ?? readNearWork(text, 1);
  return words && isAllowed(turn, words.name) ? give(turn, words, replyCode) : undefined;
}

/** "Saya ambil KODE", "ambill KODE": the code says that it is a command. */
function withCode(turn: Turn, know: Knowledge, text: string): Decision | undefined {
  const { city } = know.profile;
  if (turn.read.code?.kind !== 'code') return undefined;
  const isCoded = (words: StaffWords) => readCodeFirst(words.rest, city.code).kind === 'code';
  const words = [readStaffWords(text), readNearWork(text, 1)].find((found) => found && isCoded(found));
  if (words && isAllowed(turn, words.name)) return give(turn, words);
  return nearlyCommand(turn, know, text);
}

/** "Slesain KODE", "/selesaikan KODE beres": what was probably meant, to be pressed instead of typed again. */
function nearlyCommand(turn: Turn, know: Knowledge, text: string): Decision | undefined {
  const { city } = know.profile;
  const near = readNearWork(text);
  const first = near && readCodeFirst(near.rest, city.code);
  if (!near || first?.kind !== 'code' || !isAllowed(turn, near.name)) return undefined;
  const ticket = { code: first.code, category: 'lainnya' as const };
  return askTicket(turn, know, lineOf(turn, { name: near.name, rest: first.rest }), [ticket]);
}

/** "/kabar tim berangkat" of who holds tickets: with its slash it is a command for sure, only the ticket is missing. */
export function decideTicketMissing(turn: Turn, know: Knowledge): Decision | undefined {
  const { inbound, facts } = turn;
  const { held = [], replyCode } = facts;
  const words = readWorkName(withoutSlash(inbound.text.trim()));
  if (inbound.isGroup || replyCode !== undefined || !words || !isAllowed(turn, words.name)) return undefined;
  const numbered = ofList(turn, words);
  if (numbered || turn.read.code || looksLikeCode(words.rest) || WITHOUT_HOLDER.includes(words.name))
    return numbered;
  const [only, ...others] = held;
  if (!only) return undefined;
  if (others.length === 0) return give(turn, words, only.code);
  return askTicket(turn, know, lineOf(turn, words), held);
}

/** Commands about tickets that nobody holds yet, or any more. */
const WITHOUT_HOLDER: readonly CommandName[] = ['ambil', 'undur'];

/** "Ada laporan baru ga", "yang telat mana aja". */
function listing(turn: Turn, text: string): Decision | undefined {
  const { person, talk, attachments } = turn;
  if (
    person.kind !== 'staff' ||
    talk.draft ||
    isAskedAsCitizen(turn) ||
    talk.asked?.kind === 'topic' ||
    attachments.length > 0
  )
    return undefined;
  const command = readListing(text, person.role);
  return command ? perform(talk, { kind: 'staff-command', text: command, attachments: [] }) : undefined;
}

/** "Kabar" after it was asked what the words are for, "kabar tim berangkat" after it was asked for the news. */
function onOpenLine(turn: Turn, text: string): Decision | undefined {
  const line = openLine(turn);
  const words = line?.ticket ? readWorkName(text) : undefined;
  if (!line || !words || !isAllowed(turn, words.name)) return undefined;
  if (line.lacks === 'words' && words.name !== line.name) return undefined;
  const attachments = [...line.attachments, ...turn.attachments];
  if (line.lacks === 'command') {
    return completeLine(turn, { ...line, name: words.name, text: words.rest || line.text, attachments });
  }
  const told = [words.rest, line.text].filter(Boolean).join(' ');
  return words.rest ? completeLine(turn, { ...line, text: told, attachments }) : undefined;
}

/** Without reply and code: the ticket that is held, or the one that a number of the list names. */
function onHeld(turn: Turn, know: Knowledge, text: string): Decision | undefined {
  const { talk, facts } = turn;
  const { held = [] } = facts;
  if (talk.draft || isAskedAsCitizen(turn) || isWordsAwaited(turn)) return undefined;
  const words = readToldWork(text) ?? readWorkName(text);
  if (!words) return perhapsSlip(turn, know, text);
  if (!isAllowed(turn, words.name)) return undefined;
  const numbered = ofList(turn, words);
  if (numbered) return numbered;
  const weight = weighStaffWords(turn, know, words);
  if (weight === 'citizen' || (weight === 'perhaps' && held.length === 0)) return undefined;
  const [only, ...others] = WITHOUT_HOLDER.includes(words.name) ? [] : held;
  if (weight === 'command' && others.length === 0) {
    const shown = only?.code ?? loneCode(turn);
    // A lone word of somebody who holds nothing may be meant for nobody.
    if (!shown && !words.rest && !WITHOUT_HOLDER.includes(words.name)) return undefined;
    return give(turn, words, shown);
  }
  return askTicket(turn, know, lineOf(turn, words), held);
}

/** "Kabr tim meluncur" of who holds a ticket: near a command, but it may be another word. */
function perhapsSlip(turn: Turn, know: Knowledge, text: string): Decision | undefined {
  const { held = [] } = turn.facts;
  const words = readNearWork(text, 1);
  if (!words || held.length === 0 || turn.read.talk || !isAllowed(turn, words.name)) return undefined;
  if (weighStaffWords(turn, know, words) === 'citizen') return undefined;
  return askTicket(turn, know, lineOf(turn, words), held);
}

/** "Ambil 1", "ambil nomor 2", "kabar no 2: tim berangkat": by the numbers of the list shown last. */
function ofList(turn: Turn, { name, rest }: StaffWords): Decision | undefined {
  const isShort = name === 'ambil' || name === 'lihat';
  const [whole, named, digits] =
    /^((?:nomor|nomer|no|yang|#)\.?\s*)?#?(\d{1,2})(?!\d)[\s.):,-]*/iu.exec(rest) ?? [];
  if (whole === undefined) return undefined;
  const more = rest.slice(whole.length);
  if (isShort ? more !== '' : !named && more !== '') return undefined;
  const offered = turn.facts.byWord ? [] : turn.facts.offered;
  const code = codeOf(offered[Number(digits) - 1]?.id);
  if (code) return give(turn, { name, rest: more }, code);
  // No such number: which ticket is meant has to be said.
  return isShort ? give(turn, { name, rest }) : undefined;
}

/** The ticket of a choice of the staff. */
function codeOf(choiceId = ''): string | undefined {
  return /^staff\.(?:view|take|sort|reject)\.([^.]+)/.exec(choiceId)?.[1];
}

/** The one ticket that the newest message with choices was about. */
function loneCode({ facts }: Turn): string | undefined {
  const [code, ...others] = new Set(
    facts.offered.map(({ id }) => codeOf(id)).filter((found) => found !== undefined),
  );
  return others.length === 0 ? code : undefined;
}

function isAllowed({ person }: Turn, name: CommandName): boolean {
  return person.kind === 'staff' && mayGive(person.role, name);
}

/** A question to the citizen that the staff member also is. */
function isAskedAsCitizen({ talk }: Turn): boolean {
  const { asked } = talk;
  return asked !== undefined && !['staff-line', 'close-photo', 'topic'].includes(asked.kind);
}

/** The next words are what was asked for. */
function isWordsAwaited(turn: Turn): boolean {
  const { asked } = turn.talk;
  return (
    asked?.kind === 'topic' ||
    (asked?.kind === 'close-photo' && !asked.text) ||
    openLine(turn)?.lacks === 'words'
  );
}

function lineOf({ attachments }: Turn, { name, rest }: StaffWords): Line {
  return { name, text: rest, attachments };
}

function give(turn: Turn, { name, rest }: StaffWords, code?: string): Decision {
  const named = code ?? (turn.read.code?.kind === 'code' ? turn.read.code.code : undefined);
  return perform(withAlbum(answered(turn.talk), turn, named), {
    kind: 'staff-command',
    text: `/${name} ${rest}`.trim(),
    ...(code ? { replyCode: code } : {}),
    attachments: turn.attachments,
  });
}
