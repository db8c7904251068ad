import { describe, expect, it } from '@jest/globals';
import { decideOn, draftOf, photo, spoken, tono } from './sample-turn.js';

const deedOf = (sketch: Parameters<typeof decideOn>[0]) => decideOn(sketch).effects;

describe('a citizen who wants to link accounts', () => {
  it.each([
    ['hubungkan', { do: 'offer' }],
    ['/hubungkan', { do: 'offer' }],
    ['hubungkan abcd-2345', { do: 'redeem', code: 'abcd-2345' }],
    ['/connect ABCD 2345', { do: 'redeem', code: 'ABCD 2345' }],
    ['/putuskan', { do: 'leave' }],
  ])('%p', (text, deed) => {
    expect(deedOf({ text })).toEqual([{ kind: 'link-chats', deed }]);
  });

  it('presses "bukan saya"', () => {
    expect(deedOf({ press: 'unlink.0123abcd' })).toEqual([
      { kind: 'link-chats', deed: { do: 'cut', link: '0123abcd' } },
    ]);
  });

  it('or types it', () => {
    const offered = [{ id: 'unlink.0123abcd', label: 'Bukan saya' }];
    expect(deedOf({ text: 'bukan saya', facts: { offered } })).toEqual([
      { kind: 'link-chats', deed: { do: 'cut', link: '0123abcd' } },
    ]);
  });

  it('keeps the report that is being told', () => {
    const talk = { draft: draftOf(), asked: { kind: 'confirm' as const } };
    const { talk: after } = decideOn({ text: 'hubungkan', talk });
    expect(after.draft).toEqual(talk.draft);
    expect(after.asked).toEqual(talk.asked);
  });

  it.each([
    ['an invitation of the staff', { text: '/hubungkan ABCDEFGHJ2' }, /\/tautkan KODE/],
    ['the code of a citizen for the staff', { text: '/tautkan ABCD-2345' }, /hubungkan KODE/],
    ['what is no code', { text: '/hubungkan apa ini' }, /delapan huruf/],
    ['what is too short', { text: 'hubungkan ABC-234' }, /delapan huruf/],
    ['an account of the staff', { text: '/hubungkan', person: tono }, /akun petugas/i],
    ['a code for an account of the staff', { text: 'hubungkan ABCD2345', person: tono }, /akun petugas/i],
    ['a group', { text: '/hubungkan', inbound: { isGroup: true }, person: tono }, /grup/],
  ])('is told what to do instead with %s', (_name, sketch, words) => {
    const decision = decideOn(sketch);
    expect(decision.effects).toEqual([]);
    expect(spoken(decision)).toMatch(words);
  });

  it('is not meant by the words under a photo', () => {
    const decision = decideOn({
      text: 'putuskan',
      inbound: { media: [{ kind: 'photo', source: 'a' }] },
      attachments: [photo],
    });
    expect(decision.effects.filter(({ kind }) => kind === 'link-chats')).toEqual([]);
  });
});
