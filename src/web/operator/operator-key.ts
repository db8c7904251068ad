import { createHash, hkdfSync, timingSafeEqual } from 'node:crypto';

/** Letters and digits that are not taken for each other (Crockford's base 32). */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const KEY_LETTERS = 20;
const COOKIE = 'tanggap_operator';

/** The key of the operator's pages: 20 letters (100 bits) in four groups, derived from APP_SECRET and used for nothing else. */
export function operatorKey(secret: string): string {
  const bytes = Buffer.from(hkdfSync('sha256', secret, '', 'tanggap operator pages', KEY_LETTERS));
  const letters = [...bytes].map((byte) => LETTERS[byte % 32]).join('');
  return letters.replace(/(.{5})(?=.)/g, '$1-');
}

/** True for the key as a person types it: any case, with or without dashes and blanks. Compared in constant time. */
export function isOperatorKey(typed: unknown, key: string): boolean {
  const plain = (text: string) => text.toUpperCase().replace(/[\s-]/g, '');
  return typeof typed === 'string' && typed.length <= 100 && isSame(plain(typed), plain(key));
}

/** The cookie of a browser that showed the key: not the key itself, worth nothing elsewhere. */
export function operatorCookie(key: string, isSecure: boolean): string {
  const attributes = `Path=/operator; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`;
  return `${COOKIE}=${tokenOf(key)}; ${attributes}`;
}

export function hasOperatorCookie(header: string | undefined, key: string): boolean {
  const cookies = (header ?? '').split(';').map((cookie) => cookie.trim().split('='));
  return isSame(cookies.find(([name]) => name === COOKIE)?.[1] ?? '', tokenOf(key));
}

function tokenOf(key: string): string {
  return createHash('sha256').update(`operator cookie ${key}`).digest('hex');
}

function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
