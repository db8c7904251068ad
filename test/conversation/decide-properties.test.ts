import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Choice } from '../../src/channels/channel.js';
import { decide } from '../../src/conversation/decide.js';
import { freshTalk, type Talk } from '../../src/conversation/talk.js';
import { isStaffCommand } from '../../src/officers/commands/parse-command.js';
import { choicesOf, know, makeTurn, ownTicket, photo, siti, tono } from './sample-turn.js';

const phrases = [
  'lampu jalan mati di Jl. Mangga, terus sampah juga numpuk di Pasar Kenanga',
  '1. lampu jalan mati 2. got mampet 3. sampah tidak diangkut',
  '1 dan 2',
  'nomor 2 lokasinya salah',
  'batal semua',
  'hapus nomor 1',
  ...[
    'lampu jalan mati',
    'di Jl. Mangga',
    'kirim',
    'batal',
    'ya',
    'tidak',
    'tidak tahu',
    'makasih',
    'halo',
    'petugas',
  ],
  ...[
    'menu',
    'laporanku',
    'ubah lokasi',
    'kategori',
    'jalan',
    '1',
    '2',
    '9',
    'belum',
    'belum beres',
    'kk',
    'mau lapor',
  ],
  ...[
    'syarat ktp baru apa',
    'cabut laporan saya',
    'status CTH-2603-0001X',
    '/lapor x',
    '/bahasa',
    '/x',
    'sampah menumpuk',
  ],
];
const text = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...phrases) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  fc.constantFrom('', ' ', '😡😡', 'x'.repeat(4096), 'جلسة ‮abc', '​​', '\u0000', '/', '?'),
);
const coordinate = fc.oneof(
  fc.double(),
  fc.constantFrom(-7.09, 110.87, Number.NaN, Number.POSITIVE_INFINITY, 0),
);
const message = fc.record({
  text,
  /** Which of the offered choices is pressed, or an id out of nowhere. */
  press: fc.option(
    fc.oneof(fc.nat(25), fc.string({ maxLength: 70 }), fc.constantFrom('send.x', 'opt.1.1', 'pick')),
    {
      freq: 3,
      nil: undefined,
    },
  ),
  location: fc.option(fc.record({ lat: coordinate, lon: coordinate }), { freq: 6, nil: undefined }),
  files: fc.constantFrom(0, 0, 0, 1, 2),
  albumId: fc.constantFrom(undefined, undefined, 'a', 'b'),
  isBroken: fc.boolean(),
  waits: fc.boolean(),
  replies: fc.boolean(),
  isStaff: fc.constantFrom(false, false, false, true),
});

describe('any run of messages in a private chat', () => {
  it('is decided without a fault, always answered but for further photos of an album, and remembered as it was', () => {
    fc.assert(
      fc.property(fc.array(message, { minLength: 1, maxLength: 14 }), (messages) => {
        let talk: Talk = freshTalk;
        let offered: Choice[] = [];
        for (const { text, press, location, files, albumId, isBroken, waits, replies, isStaff } of messages) {
          const turn = makeTurn({
            text,
            talk,
            person: isStaff ? tono : siti,
            attachments: Array.from({ length: files }, () => photo),
            ...(isBroken && files === 0 ? { mediaProblem: 'MEDIA_UNREACHABLE' as const } : {}),
            inbound: {
              ...(location ? { location } : {}),
              ...(albumId && files > 0 ? { albumId } : {}),
              ...(typeof press === 'number' ? { choiceId: offered[press]?.id ?? 'gone' } : {}),
              ...(typeof press === 'string' ? { choiceId: press } : {}),
            },
            facts: {
              offered,
              ...(replies ? { replyCode: 'CTH-2603-0001X' } : {}),
              ownOpen: waits ? [ownTicket({ status: 'waiting' }), ownTicket({ code: 'CTH-2603-0002W' })] : [],
            },
          });
          const before = structuredClone(turn.talk);
          const decision = decide(turn, know);
          expect(turn.talk).toEqual(before);
          const isAlbum = albumId !== undefined && files > 0 && turn.talk.album?.id === albumId;
          if (!isAlbum) expect(decision.says.length + decision.effects.length).toBeGreaterThan(0);
          expect(
            decision.says.every(
              (said) =>
                said.text.trim() !== '' && !/\{\w+\}|undefined|NaN/.test(said.text.replaceAll(text, '')),
            ),
          ).toBe(true);
          const choices = choicesOf(decision.says);
          expect(choices.every(({ id, label }) => Buffer.byteLength(id) <= 64 && label !== '')).toBe(true);
          if (choices.length > 0)
            offered = decision.says.findLast((said) => said.choices)?.choices ?? offered;
          // What is remembered must survive the store.
          expect(structuredClone(decision.talk)).toEqual(decision.talk);
          talk = decision.talk;
        }
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('decides the same twice', () => {
    fc.assert(
      fc.property(message, ({ text, location }) => {
        const turn = makeTurn({ text, inbound: location ? { location } : {} });
        expect(decide(turn, know)).toEqual(decide(turn, know));
      }),
      { numRuns: 100 },
    );
  });

  it('never makes a ticket without the citizen’s own word for it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        fc.pre(!isStaffCommand(text, false));
        const { effects } = decide(makeTurn({ text }), know);
        expect(effects.map(({ kind }) => kind)).not.toContain('open-ticket');
      }),
      { numRuns: 150 },
    );
  });
});
