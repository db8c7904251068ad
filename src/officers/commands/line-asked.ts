import type { LineAsked, StaffTurn } from '../staff-turn.js';
import type { Command, Fault, Parsed } from './command.js';

/** Minutes in which the next words or photos complete a command; later they are something else. */
const KEPT_MS = 30 * 60_000;

export function isFresh({ at }: LineAsked, now: Date): boolean {
  return now.getTime() - at.getTime() < KEPT_MS;
}

type Asking = Pick<StaffTurn, 'now' | 'attachments'>;

/** The question for the words that a command was refused without: they are written next, and no code with them. */
export function askedFor(command: Command, { now, attachments }: Asking): LineAsked | undefined {
  if (!('code' in command)) return undefined;
  const head = headOf(command);
  const { name, code: ticket } = command;
  return { kind: 'staff-line', lacks: 'words', name, ticket, head, text: '', attachments, at: now };
}

/** What was already right of the command. */
function headOf(command: Command): string {
  switch (command.name) {
    case 'teruskan':
      return command.unit;
    case 'perpanjang':
      return `${command.days}`;
    default:
      return '';
  }
}

/** Faults after which the missing part is asked for; the others need the whole command again. */
const MENDED_BY_WORDS: readonly Fault[] = [
  'unit', 'no-unit', 'category', 'no-category', 'reason', 'no-reason', 'date', 'past-date', 'days', 'officer',
]; // biome-ignore format: a list

/** The question for the part that was wrong of a command about a known ticket. */
export function askedAfter(
  { name, fault, code, text = '' }: Extract<Parsed, { kind: 'wrong-form' }>,
  { now, attachments }: Asking,
): LineAsked | undefined {
  if (!code) return undefined;
  const asked = { kind: 'staff-line' as const, ticket: code, head: '', text, attachments, at: now };
  if (fault === 'not-ours') return { ...asked, lacks: 'command' };
  return MENDED_BY_WORDS.includes(fault) ? { ...asked, lacks: 'words', name } : undefined;
}
