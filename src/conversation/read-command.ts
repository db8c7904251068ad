import { looksLikeInvitation } from '../people/link-code.js';
import { languageOf } from './choose-language.js';

/** A citizen's command as it was typed: its first word in small letters, and what follows. */
export interface TypedCommand {
  word: string;
  rest: string;
  hasSlash: boolean;
}

/** A slash as phones write it, also doubled, full-width, or with a blank behind. */
const SLASH = /^[/／]+\s*/u;

export function withoutSlash(line: string): string {
  return line.replace(SLASH, '');
}

/**
 * Reads a command: with its slash any word is one; without it, as people type on WhatsApp, only what cannot be plain talk.
 * A lone "lapor", "status", "batal" and the like mean the same as talk (intents/talk) and are left to it. Undefined for
 * anything else; `word` is empty for a slash that no word follows. Pure.
 */
export function readCommand(text: string): TypedCommand | undefined {
  const line = text.trim();
  const hasSlash = SLASH.test(line);
  const [, typed = '', rest = ''] =
    /^([\p{L}_-]+)(?:@\w+)?[\s:.,!?]*([\s\S]*)$/u.exec(withoutSlash(line).replace(/^\\\s*/, '')) ?? [];
  const command = { word: typed.toLowerCase(), rest: rest.trim(), hasSlash };
  return hasSlash || isPlainCommand(line, command) ? command : undefined;
}

/** Words that are commands where nothing follows, and mean nothing else. */
const ALONE = ['mine', 'search', 'cari'];
const INVITED = ['tautkan', 'link'];
const LANGUAGE = ['bahasa', 'language', 'basa'];

function isPlainCommand(line: string, { word, rest }: TypedCommand): boolean {
  if (ALONE.includes(word)) return rest === '';
  if (INVITED.includes(word)) return !/\s/.test(rest) && looksLikeInvitation(rest);
  if (LANGUAGE.includes(word)) return languageOf(rest) !== undefined;
  // "Lapor: jalan rusak": the word before the colon is no part of the story.
  return /^\\?\s*lapor\s*[:;]\s*\S/i.test(line);
}
