import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Inbound } from '../../../src/channels/channel.js';
import { freshTalk, type Talk } from '../../../src/conversation/talk.js';
import { type Bubble, bubbleOf, joinBubbles, takeTurn } from '../../../src/conversation/turn/bubbles.js';
import { draftOf, draftWithout, know } from '../sample-turn.js';

const inbound = (parts: Partial<Inbound> = {}): Inbound => ({
  ...{ channel: 'web', chatId: 'siti', messageId: '1', senderId: 'siti', isGroup: false },
  ...{ sentAt: new Date(0), text: '', media: [], ...parts },
});
const photo = [{ kind: 'photo' as const, source: 'contoh' }];
const point = { lat: -7.131, lon: 110.872 };

function kindOf(parts: Partial<Inbound>, talk: Partial<Talk> = {}, isStaff = false): Bubble {
  const offered = [
    { id: 'report', label: 'Lapor' },
    { id: 'question', label: 'Tanya' },
  ];
  return bubbleOf(inbound(parts), {
    talk: { ...freshTalk, ...talk },
    offered,
    isStaff,
    understand: know.understand,
  });
}

describe('a message that is answered at once', () => {
  it.each<[string, Partial<Inbound>, Partial<Talk>?, boolean?]>([
    ['a button', { choiceId: 'report' }],
    ['a typed choice', { text: '1' }],
    ['a command', { text: '/status' }],
    ['words of the staff', { text: 'lampu mati' }, {}, true],
    ['a group', { text: 'lampu mati', isGroup: true }],
    ['a reply', { text: 'masih', replyTo: '7' }],
    ['danger', { text: 'ada kebakaran di rumah tetangga' }],
    ['a pin', { location: point }],
    ['a problem with its place', { text: 'lampu jalan depan SDN 3 Melati mati' }],
    ['a question', { text: 'syarat bikin KTP baru apa saja?' }],
    ['an exact word', { text: 'batal' }],
    ['thanks', { text: 'makasih' }],
    ['a sticker', { unreadable: 'sticker' }],
    ['what could not be decrypted', { unreadable: 'undecryptable' }],
    ['a ticket code', { text: 'status CTH-2603-0001X' }],
    [
      'the place that was asked',
      { text: 'Jl. Mangga' },
      { draft: draftWithout('place'), asked: { kind: 'place' } },
    ],
    ['a yes to the summary', { text: 'ya' }, { draft: draftOf(), asked: { kind: 'confirm' } }],
    [
      'a reason',
      { text: 'sudah diperbaiki warga' },
      { asked: { kind: 'withdraw-reason', code: 'CTH-2603-0001X' } },
    ],
  ])('is %s', (...[, parts, talk = {}, isStaff = false]) => {
    expect(kindOf(parts, talk, isStaff).waits).toBe(0);
  });
});

describe('a message that waits for the next one', () => {
  it.each<[string, Partial<Inbound>, Partial<Talk>?]>([
    ['an address', { text: 'min' }],
    ['a greeting', { text: 'selamat pagi' }],
    ['the wish to report', { text: 'mau lapor' }],
    ['a problem without a place', { text: 'lampu jalan mati' }],
    ['a photo alone', { media: photo }],
    [
      'the beginning of a story that was asked for',
      { text: 'lampu jalan mati' },
      { draft: draftWithout('text', 'category', 'place'), asked: { kind: 'text' } },
    ],
    [
      'an addition to the summary',
      { text: 'sudah dua minggu gelap' },
      { draft: draftOf(), asked: { kind: 'confirm' } },
    ],
    [
      'a photo where a place was asked',
      { media: photo },
      { draft: draftWithout('place'), asked: { kind: 'place' } },
    ],
    ['a photo with its whole story', { text: 'lampu jalan depan SDN 3 Melati mati', media: photo }],
    ['a photo for the summary', { media: photo }, { draft: draftOf(), asked: { kind: 'confirm' } }],
  ])('is %s', (...[, parts, talk = {}]) => {
    expect(kindOf(parts, talk).waits).toBeGreaterThan(0);
  });

  it('waits longer for the story of a photo than for more words', () => {
    expect(kindOf({ media: photo }).waits).toBeGreaterThan(kindOf({ text: 'lampu jalan mati' }).waits);
  });
});

interface Row {
  at: number;
  receivedAt: Date;
  inbound: { sentAt: Date };
  bubble: Bubble;
}
const rowAt = (at: number, kind: Bubble, sentAt = new Date(0)): Row => ({
  ...{ at, receivedAt: new Date(at), inbound: { sentAt }, bubble: kind },
});
const bubble = fc.constantFrom<Bubble>(
  { waits: 1, joins: true },
  { waits: 1.6, joins: true },
  { waits: 0, joins: true },
  { waits: 0, joins: true, ends: true },
  { waits: 0, joins: false },
);
const rows = fc
  .array(fc.record({ gap: fc.integer({ min: 0, max: 4000 }), bubble }), { minLength: 1, maxLength: 20 })
  .map((given) => {
    let at = 0;
    return given.map(({ gap, bubble: kind }) => {
      at += gap;
      return rowAt(at, kind);
    });
  });
const WAIT_MS = 2500;

describe('the turns of any run of bubbles', () => {
  it('hold every message once and in order, and none waits longer than eight seconds', () => {
    fc.assert(
      fc.property(rows, (all) => {
        let open = all;
        const heard: Row[] = [];
        while (open.length > 0) {
          const { taken, dueAt } = takeTurn(open as [Row, ...Row[]], (row) => row.bubble, WAIT_MS);
          expect(taken.length).toBeGreaterThan(0);
          expect(dueAt.getTime() - taken[0].at).toBeLessThanOrEqual(8000);
          if (taken[0].bubble.waits === 0) expect(taken).toHaveLength(1);
          if (taken.length > 1) expect(taken.every((row) => row.bubble.joins)).toBe(true);
          heard.push(...taken);
          open = open.slice(taken.length);
        }
        expect(heard).toEqual(all);
      }),
    );
  });

  it('are over at once where a button, a command or danger follows', () => {
    const first = rowAt(0, { waits: 1, joins: true });
    for (const last of [
      { waits: 0, joins: false },
      { waits: 0, joins: true, ends: true },
    ]) {
      const next = rowAt(500, last);
      const { taken, dueAt } = takeTurn([first, next], (row) => row.bubble, WAIT_MS);
      expect(dueAt.getTime()).toBeLessThanOrEqual(500);
      expect(taken).toHaveLength(last.joins ? 2 : 1);
    }
  });

  it.each([
    ['seconds apart', 30_000, 2],
    ['two minutes apart', 120_000, 2],
    ['hours apart', 7 * 3600_000, 1],
    ['hours apart, the later first', -7 * 3600_000, 1],
    ['at no moment we know', Number.NaN, 2],
  ])(
    'join what came together after an outage only if it was written together: %s',
    (_what, apartMs, joined) => {
      const bubbles = { waits: 1, joins: true };
      const writtenAt = new Date('2026-03-10T01:00:00Z');
      const first = rowAt(0, bubbles, writtenAt);
      const next = rowAt(100, bubbles, new Date(writtenAt.getTime() + apartMs));
      const { taken, dueAt } = takeTurn([first, next], (row) => row.bubble, WAIT_MS);
      expect(taken).toHaveLength(joined);
      if (joined === 1) expect(dueAt).toEqual(first.receivedAt);
    },
  );

  it('wait longer the more bubbles there are', () => {
    const story = [0, 1000, 2000, 3000].map((at) => rowAt(at, { waits: 1, joins: true }));
    const waits = story.map((last, index) => {
      const { dueAt } = takeTurn(story.slice(0, index + 1) as [Row, ...Row[]], (row) => row.bubble, WAIT_MS);
      return dueAt.getTime() - last.at;
    });
    expect(waits).toEqual([2500, 3000, 3500, 4000]);
  });
});

describe('joined bubbles', () => {
  it('keep words by lines, every file, the pin and the first id', () => {
    const joined = joinBubbles([
      inbound({ text: 'lampu mati', media: photo }),
      inbound({ messageId: '2', text: '  ' }),
      inbound({ messageId: '3', text: 'depan sekolah', media: photo, location: point, isCut: true }),
    ]);
    expect(joined).toMatchObject({
      messageId: '1',
      text: 'lampu mati\ndepan sekolah',
      location: point,
      isCut: true,
    });
    expect(joined.media).toHaveLength(2);
  });
});
