import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';

const compared: [number, number][] = [];
const crypto = await import('node:crypto');
jest.unstable_mockModule('node:crypto', () => ({
  ...crypto,
  timingSafeEqual(one: Buffer, other: Buffer) {
    compared.push([one.length, other.length]);
    return crypto.timingSafeEqual(one, other);
  },
}));
const { hasOperatorCookie, isOperatorKey, operatorCookie, operatorKey } = await import(
  '../../../src/web/operator/operator-key.js'
);

const key = operatorKey('a secret made up for tests');
const digits = key.replaceAll('-', '');
beforeEach(() => void compared.splice(0));

describe('the key', () => {
  it('is four groups of five letters that are not taken for each other', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (secret) => {
        expect(operatorKey(secret)).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){3}$/);
      }),
    );
  });

  it('stays for a secret, is another for another, and is not the secret', () => {
    expect(operatorKey('a secret made up for tests')).toBe(key);
    expect(operatorKey('a secret made up for test')).not.toBe(key);
    expect(operatorKey(key)).not.toBe(key);
  });
});

describe('a typed key', () => {
  it.each([
    ['as shown', key],
    ['in small letters', key.toLowerCase()],
    ['without dashes', digits],
    ['with blanks for dashes', key.replaceAll('-', ' ')],
    ['with blanks around it', `  ${key}\t\n`],
    ['with the long dashes of a word processor', key.replaceAll('-', ' – ')],
    ['with one letter apart from the next', digits.split('').join(' ')],
  ])('opens %s', (_, typed) => expect(isOperatorKey(typed, key)).toBe(true));

  it.each(['01A01-01B01', 'OIAOI-OIBOI', 'olaol-olbol', 'o1aOi 0LbOl'])(
    'is read as it is meant: %s',
    (typed) => expect(isOperatorKey(typed, '01A01-01B01')).toBe(true),
  );

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['an empty one', ''],
    ['only dashes', '---'],
    ['a number', 12345],
    ['a list with the key', [key]],
    ['an object', { key }],
    ['one letter short', key.slice(0, -1)],
    ['one letter more', `${key}A`],
    ['the key twice', `${key}${key}`],
    ['10,000 characters', 'A'.repeat(10_000)],
    ['the key and 10,000 blanks', key + ' '.repeat(10_000)],
    ['emoji', '🔑'.repeat(20)],
    ['the key turned from right to left', `\u202e${key}`],
    ['the key of another secret', operatorKey('another')],
  ])('does not open: %s', (_, typed) => expect(isOperatorKey(typed, key)).toBe(false));

  it('does not open with any one letter wrong', () => {
    for (let at = 0; at < digits.length; at += 1) {
      const other = digits[at] === 'X' ? 'Y' : 'X';
      expect(isOperatorKey(digits.slice(0, at) + other + digits.slice(at + 1), key)).toBe(false);
    }
  });

  it('is compared in constant time, right or wrong, short or long', () => {
    const typed = [key, '', 'A', digits.slice(0, 19), 'A'.repeat(100)];
    for (const one of typed) isOperatorKey(one, key);
    expect(compared).toEqual(typed.map(() => [32, 32]));
  });
});

describe('the cookie', () => {
  const cookie = operatorCookie(key, false).split(';')[0]!;

  it('is for these pages alone, out of reach of scripts and of other sites', () => {
    expect(operatorCookie(key, false).split('; ').slice(1)).toEqual([
      'Path=/operator',
      'HttpOnly',
      'SameSite=Strict',
    ]);
    expect(operatorCookie(key, true)).toMatch(/; Secure$/);
  });

  it('does not hold the key', () => {
    for (const group of key.split('-')) expect(cookie.toUpperCase()).not.toContain(group);
  });

  it.each([
    ['alone', cookie],
    ['first', `${cookie}; tanggap_chat=1`],
    ['last', `a=b;c=d; ${cookie}`],
  ])('is found %s', (_, header) => expect(hasOperatorCookie(header, key)).toBe(true));

  it.each([
    ['no header', undefined],
    ['an empty header', ''],
    ['another cookie', 'a=b'],
    ['the name without a value', 'tanggap_operator='],
    ['the name alone', 'tanggap_operator'],
    ['the key instead of what it gave', `tanggap_operator=${key}`],
    ['one character short', cookie.slice(0, -1)],
    ['the right value under another name', cookie.replace('tanggap', 'xtanggap')],
    ['that of another key', operatorCookie(operatorKey('another'), false).split(';')[0]],
    ['10,000 characters', `tanggap_operator=${'a'.repeat(10_000)}`],
    ['10,000 cookies', 'a=b;'.repeat(10_000)],
  ])('is not: %s', (_, header) => expect(hasOperatorCookie(header, key)).toBe(false));

  it('is compared in constant time', () => {
    for (const header of [undefined, '', 'tanggap_operator=a', cookie]) hasOperatorCookie(header, key);
    expect(compared).toEqual([1, 2, 3, 4].map(() => [32, 32]));
  });
});
