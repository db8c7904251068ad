import { describe, expect, it } from '@jest/globals';
import type { UnreadableKind } from '../../src/channels/channel.js';
import { isForOthers } from '../../src/conversation/is-for-others.js';
import { freshTalk, type Talk } from '../../src/conversation/talk.js';
import { bubbleOf, joinBubbles } from '../../src/conversation/turn/bubbles.js';
import { decideOn, draftOf, draftWithout, know, makeTurn, NOW, photo, spoken, tono } from './sample-turn.js';

const send = (unreadable: UnreadableKind, talk: Partial<Talk> = {}, now = NOW) =>
  decideOn({ inbound: { unreadable }, talk, now });
const later = (ms: number) => new Date(NOW.getTime() + ms);

describe('a message we cannot read', () => {
  it.each<[UnreadableKind, RegExp]>([
    ['sticker', /stiker/i],
    ['contact', /kontak[\s\S]*nomor[\s\S]*tentang apa/i],
    ['poll', /jajak pendapat/i],
    ['view-once', /foto atau video biasa/i],
    ['undecryptable', /kirim ulang/i],
    ['unknown', /tulisan, foto, video, pesan suara, atau lokasi/i],
  ])('is answered by its kind: %s', (kind, expected) => {
    const { says, effects } = send(kind);
    expect(says).toHaveLength(1);
    expect(spoken({ says })).toMatch(expected);
    expect(effects).toEqual([]);
  });

  it.each<['en' | 'jv', RegExp]>([
    ['en', /send it again/],
    ['jv', /kirim malih/],
  ])('is answered in the language of the talk: %s', (language, expected) => {
    expect(spoken(send('undecryptable', { language }))).toMatch(expected);
  });

  it('is answered as any other where its kind is not known here', () => {
    expect(spoken(send('hologram' as UnreadableKind))).toMatch(/belum bisa saya baca/);
  });

  it('is answered once a minute for each kind', () => {
    const first = send('sticker');
    const { talk } = first;
    expect(send('sticker', talk, later(59_000)).says).toEqual([]);
    expect(send('sticker', talk, later(59_000)).talk).toEqual(talk);
    expect(send('contact', talk, later(1000)).says).toHaveLength(1);
    expect(send('sticker', talk, later(60_000)).says).toHaveLength(1);
    // A clock that was set back does not silence us for long.
    expect(send('sticker', talk, later(-3_600_000)).says).toHaveLength(1);
  });

  it.each<[string, Partial<Talk>, RegExp]>([
    ['the summary', { draft: draftOf(), asked: { kind: 'confirm' } }, /sekali lihat[\s\S]*Kirim/i],
    [
      'the place',
      { draft: draftWithout('place'), asked: { kind: 'place' } },
      /sekali lihat[\s\S]*Di mana tempatnya/i,
    ],
    [
      'the reason of a withdrawal',
      { asked: { kind: 'withdraw-reason', code: 'CTH-2603-0001X' } },
      /sekali lihat[\s\S]*alasan/i,
    ],
    ['a change', { draft: draftOf(), asked: { kind: 'change-place' } }, /sekali lihat[\s\S]*masih menunggu/i],
    [
      'to which ticket words belong',
      { asked: { kind: 'which-ticket', text: 'kok lama', attachments: [photo], purpose: 'add' } },
      /sekali lihat[\s\S]*masih menunggu/i,
    ],
  ])('leaves the question open that was asked last: %s', (_name, talk, expected) => {
    const decided = send('view-once', talk);
    expect(spoken(decided)).toMatch(expected);
    expect(decided.talk.asked).toEqual(talk.asked);
    expect(decided.talk.draft?.text).toBe(talk.draft?.text);
    expect(decided.effects).toEqual([]);
  });

  it('is no reason to drop what can be read', () => {
    const decided = decideOn({ text: 'lampu jalan mati di Jl. Mangga', inbound: { unreadable: 'unknown' } });
    expect(decided.talk.draft?.category).toBe('pju');
  });

  it('is for others in a group, whoever sends it', () => {
    for (const text of ['', '/tiket'])
      expect(
        isForOthers(makeTurn({ text, person: tono, inbound: { isGroup: true, unreadable: 'sticker' } })),
      ).toBe(true);
  });

  it('does not tear a story apart: a sticker among its bubbles joins them', () => {
    const facts = { talk: freshTalk, offered: [], isStaff: false, understand: know.understand };
    const story = makeTurn({ text: 'lampu jalan mati' }).inbound;
    const sticker = makeTurn({ inbound: { unreadable: 'sticker' } }).inbound;
    expect(bubbleOf(sticker, facts)).toMatchObject({ waits: 0, joins: true });
    expect(joinBubbles([story, sticker])).toMatchObject({ text: 'lampu jalan mati' });
    expect(joinBubbles([story, sticker]).unreadable).toBeUndefined();
    expect(bubbleOf({ ...sticker, unreadable: 'undecryptable' }, facts).joins).toBe(false);
  });
});
