import { distanceUpTo } from '../../understanding/words/edit-distance.js';
import type { ParseContext, Parsed } from './command.js';
import { COMMAND_NAMES, COMMANDS, type CommandName, commandOf } from './commands.js';
import { readArguments } from './read-arguments.js';
import { readList } from './read-list.js';
import { readQuestionDeed } from './read-question-deed.js';
import { isNotYet } from './read-staff-words.js';

/** Longest filter of a listing word without a slash: `tiket hari ini`. */
const LONGEST_FILTER = 20;
/** Slips from which a command is still guessed. */
const MOST_SLIPS = 3;

/**
 * True for a command of the staff: with its slash always; without it only where it cannot be plain talk, that is
 * before a ticket code, in reply to a card, or as one bare listing word with its filter.
 */
export function isStaffCommand(text: string, repliesToCard: boolean): boolean {
  const { name, hasSlash, rest } = splitCommand(text);
  if (!name) return false;
  if (hasSlash) return true;
  if (repliesToCard) return !(name === 'selesai' && isNotYet(rest));
  return looksLikeCode(rest) || isBareListing(name, rest) || isInvitation(name, rest);
}

/** Reads one line of the staff. Pure; a text that is missing is left to the step, which knows what it needs. */
export function parseCommand(text: string, context: ParseContext): Parsed {
  const { name, typed, rest } = splitCommand(text);
  if (name) return readArguments(name, rest, context);
  const nearest = nearestCommand(typed);
  return { kind: 'unknown', ...(nearest ? { nearest } : {}) };
}

/** The first word of a line, with or without slash and `@bot`, and what follows it. */
function splitCommand(text: string): { name?: CommandName; typed: string; hasSlash: boolean; rest: string } {
  // Two words that people write apart.
  const line = text.trim().replace(/^([/／]*\s*)bukan[\s_-]+wewenang(?!\p{L})/iu, '$1bukanwewenang');
  const [, slash = '', typed = '', rest = ''] =
    /^([/／]+\s*)?([\p{L}_-]+)(?:@\w+)?(?:[\s:,.!?]+([\s\S]*))?$/u.exec(line) ?? [];
  const name = commandOf(typed);
  return { ...(name ? { name } : {}), typed: typed.toLowerCase(), hasSlash: slash !== '', rest: rest.trim() };
}

/** Three letters and two groups of digits, however they are joined: wrong codes are commands too. */
export function looksLikeCode(rest: string): boolean {
  const head =
    /^[^\p{L}\p{N}]?(?:[a-z]\s?){3}[\s.\-_/–—]{0,3}([\doil|]{4})[\s.\-_/–—]{0,3}([\doil|]{3,})/iu.exec(rest);
  return head !== null && `${head[1]}${head[2]}`.replace(/\D/g, '').length >= 5;
}

/** "pertanyaan 3 abaikan": a number, and at most a word what to do with it. */
function isQuestionDeed(rest: string): boolean {
  return /^#?\d{1,6}(?:[\s:,.]+\p{L}+)?$/u.test(rest) && typeof readQuestionDeed(rest) === 'object';
}

/** "undang Andi Wijaya dlh petugas": a name, a unit and a role at the end. */
function isInvitation(name: CommandName, rest: string): boolean {
  return name === 'undang' && INVITED.test(rest);
}

const INVITED = /^\p{Lu}\S*(?:\s+\S+){1,8}\s+(?:petugas|kepala|pengawas|admin|officer|head|supervisor)$/u;

function isBareListing(name: CommandName, rest: string): boolean {
  if (!('isListing' in COMMANDS[name])) return false;
  if (rest === '') return true;
  if (name === 'pertanyaan') return isQuestionDeed(rest);
  if (name === 'tiket') return rest.length <= LONGEST_FILTER && readList(rest) !== undefined;
  return name === 'ringkas' && /^(?:(?:unit|dinas|badan)\s.{2,60}|[\p{L}-]{2,20})$/iu.test(rest);
}

/** The command that was probably meant: `selesaikan` is `selesai`. `mostSlips`: fewer are believed. */
export function nearestCommand(typed: string, mostSlips = MOST_SLIPS): CommandName | undefined {
  const word = typed.replace(/[-_]/g, '');
  if (word.length < 3) return undefined;
  const near = COMMAND_NAMES.map((name) => ({ name, slips: slipsBetween(word, name) })).sort(
    (a, b) => a.slips - b.slips,
  );
  const [best, second] = near;
  const isClear = best && best.slips <= Math.min(mostSlips, word.length / 3) && best.slips < second!.slips;
  return isClear ? best.name : undefined;
}

/** Endings of Indonesian verbs count as one slip. */
function slipsBetween(word: string, name: string): number {
  if (word.startsWith(name) && /^(?:kan|lah|nya|i|in)$/.test(word.slice(name.length))) return 1;
  return distanceUpTo(word, name, MOST_SLIPS);
}
