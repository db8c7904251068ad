import { createHash, hkdfSync } from 'node:crypto';
import { isSameSecret } from '../../channels/is-same-secret.js';

/** Letters and digits that are not taken for each other (Crockford's base 32). */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const KEY_LETTERS = 20;
/** Longer than anybody types a key; nothing beyond it is read. */
const LONGEST_TYPED = 100;
const COOKIE = 'tanggap_operator';

/**
 * The key of the operator's pages: 20 letters (100 bits) in four groups, derived from APP_SECRET and used for nothing else.
 * Another salt gives another key.
 */
export function operatorKey(secret: string, salt = ''): string {
  const bytes = Buffer.from(hkdfSync('sha256', secret, salt, 'tanggap operator pages', KEY_LETTERS));
  const letters = [...bytes].map((byte) => LETTERS[byte % 32]).join('');
  return letters.replace(/(.{5})(?=.)/g, '$1-');
}

/**
 * True for the key as a person types it: any case, with or without dashes and blanks, O for 0, I or L for 1. Compared in
 * constant time. Wrong keys are not counted: 100 bits cannot be guessed, and a limit would let anybody lock the operator out.
 */
export function isOperatorKey(typed: unknown, key: string): boolean {
  return typeof typed === 'string' && typed.length <= LONGEST_TYPED && isSameSecret(plain(typed), plain(key));
}

/** The cookie of a browser that showed the key, until it is closed: not the key itself, worth nothing elsewhere. */
export function operatorCookie(key: string, isSecure: boolean): string {
  const attributes = `Path=/operator; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`;
  return `${COOKIE}=${tokenOf(key)}; ${attributes}`;
}

/** Whether a Cookie header carries what `operatorCookie` gave for this key. Compared in constant time. */
export function hasOperatorCookie(header: string | undefined, key: string): boolean {
  const cookies = (header ?? '').split(';').map((cookie) => cookie.trim().split('='));
  return isSameSecret(cookies.find(([name]) => name === COOKIE)?.[1] ?? '', tokenOf(key));
}

/** Without what a person adds between the groups, and with what is read for another letter as that letter. */
function plain(text: string): string {
  const letters = text.toUpperCase().replace(/[\s\p{Pd}]/gu, '');
  return letters.replaceAll('O', '0').replace(/[IL]/g, '1');
}

function tokenOf(key: string): string {
  return createHash('sha256').update(`operator cookie ${key}`).digest('hex');
}
