import { LONGEST_READ } from '../understanding.js';

/** Controls that show nothing: zero-width, direction marks, soft hyphen, variation selectors, byte order mark. */
const INVISIBLE =
  /\u00ad|\u034f|\u061c|\u180e|[\u200b-\u200f\u202a-\u202e\u2060-\u206f]|[\ufe00-\ufe0f]|\ufeff/g;

/** What is no talk: web addresses, @accounts, HTML tags and entities. */
const NO_TALK =
  /https?:\/\/\S{1,300}|www\.\S{1,300}|@[\w.]{1,60}|<\/?[a-z][^<>]{0,200}>|&(?:[a-z]{2,8}|#\d{1,6});/gi;

/**
 * The text as it is read: at most LONGEST_READ characters, one form for each letter (NFKC, no accents, lower case),
 * nothing invisible, no addresses or accounts.
 */
export function cleanText(text: string): string {
  const shown = text.slice(0, LONGEST_READ).replace(INVISIBLE, '').normalize('NFKC').slice(0, LONGEST_READ);
  return shown
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(NO_TALK, ' ')
    .slice(0, LONGEST_READ);
}
