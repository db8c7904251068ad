import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  LINK_CODE_LENGTH,
  linkId,
  looksLikeInvitation,
  looksLikeLinkCode,
  makeLinkCodes,
  plainCode,
  showLinkCode,
} from '../../src/people/link-code.js';
import { SECRET } from './people-world.js';

const codes = makeLinkCodes(SECRET);

describe('a code that links chats', () => {
  it('has eight letters and digits that nobody confuses, and both of them', () => {
    fc.assert(
      fc.property(fc.string(), (cause) => {
        const code = codes.codeFor(cause);
        expect(code).toMatch(/^[A-HJKMNP-Z2-9]{8}$/);
        expect(code).toMatch(/\d/);
        expect(code).toMatch(/[A-Z]/);
        expect(codes.codeFor(cause)).toBe(code);
        expect(looksLikeLinkCode(showLinkCode(code))).toBe(true);
      }),
    );
  });

  it('is another for another message and for another secret', () => {
    const all = new Set(Array.from({ length: 5000 }, (_, index) => codes.codeFor(`web:a:m${index}#0`)));
    expect(all.size).toBe(5000);
    expect(makeLinkCodes('another').codeFor('web:a:m1#0')).not.toBe(codes.codeFor('web:a:m1#0'));
    expect(makeLinkCodes('another').hashOf('ABCD2345')).not.toBe(codes.hashOf('ABCD2345'));
  });

  it('uses every letter about as often as the others', () => {
    const counts = new Map<string, number>();
    for (let index = 0; index < 4000; index++) {
      for (const letter of codes.codeFor(String(index))) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    }
    expect(counts.size).toBe(31);
    const mean = (4000 * LINK_CODE_LENGTH) / 31;
    for (const count of counts.values()) expect(Math.abs(count - mean)).toBeLessThan(mean * 0.25);
  });

  it('has one hash, however it is typed', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(' ', '-', '  ', '.'), (cause, gap) => {
        const code = codes.codeFor(cause);
        const typed = [...code.toLowerCase()].join(gap);
        expect(plainCode(typed)).toBe(code);
        expect(codes.hashOf(typed)).toBe(codes.hashOf(code));
      }),
    );
  });

  it.each([
    ['ABCD-2345', true, false],
    ['abcd 2345', true, false],
    ['WHATSAPP', false, false],
    ['telegram', false, false],
    ['ABCDEFGHJ2', false, true],
    ['ABC234', false, false],
    ['', false, false],
    ['💡💡💡💡💡💡💡💡', false, false],
  ])('%p is told from words and from an invitation', (typed, isCode, isInvitation) => {
    expect([looksLikeLinkCode(typed), looksLikeInvitation(typed)]).toEqual([isCode, isInvitation]);
  });

  it('makes a link whose id fits a button and tells nothing of its chats', () => {
    const id = linkId('whatsapp:628111@s.whatsapp.net:m1#0');
    expect(id).toMatch(/^[0-9a-f]{24}$/);
    expect(`unlink.${id}`.length).toBeLessThanOrEqual(64);
  });
});
