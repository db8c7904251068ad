import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readJourney, readJourneyLine } from '../../../src/channels/terminal/read-journey.js';

const read = (source: string) => {
  const { line: _line, source: _source, ...rest } = readJourneyLine(source, 1, 'x.chat') ?? {};
  return rest;
};

describe('a line of a play', () => {
  it.each([
    ['@ 2026-03-10T09:00+07:00', { kind: 'set-clock', at: new Date('2026-03-10T02:00:00Z') }],
    ['@ +2d', { kind: 'let-pass', ms: 172_800_000 }],
    ['@ +90m', { kind: 'let-pass', ms: 5_400_000 }],
    ['@ +5h', { kind: 'let-pass', ms: 18_000_000 }],
    ['siti: halo, pak: apa kabar', { kind: 'say', who: 'siti', text: 'halo, pak: apa kabar' }],
    ['siti:', { kind: 'say', who: 'siti', text: '' }],
    ['siti: satu\\ndua', { kind: 'say', who: 'siti', text: 'satu\ndua' }],
    ['a1: P', { kind: 'say', who: 'a1', text: 'P' }],
    ['siti [foto contoh]', { kind: 'say', who: 'siti', text: '', media: { kind: 'photo', file: 'contoh' } }],
    [
      'siti [foto a/b.jpg]: lihat',
      { kind: 'say', who: 'siti', text: 'lihat', media: { kind: 'photo', file: 'a/b.jpg' } },
    ],
    ['siti [suara s.ogg]', { kind: 'say', who: 'siti', text: '', media: { kind: 'voice', file: 's.ogg' } }],
    ['siti [video v.mp4]', { kind: 'say', who: 'siti', text: '', media: { kind: 'video', file: 'v.mp4' } }],
    [
      'siti [dokumen d.pdf]',
      { kind: 'say', who: 'siti', text: '', media: { kind: 'document', file: 'd.pdf' } },
    ],
    [
      'siti [lokasi -7.112,110.868]',
      { kind: 'say', who: 'siti', text: '', location: { lat: -7.112, lon: 110.868 } },
    ],
    ['siti #2', { kind: 'press', who: 'siti', choice: '2' }],
    ['siti #belum beres', { kind: 'press', who: 'siti', choice: 'belum beres' }],
    ['siti ^$kode: tambahan', { kind: 'say', who: 'siti', text: 'tambahan', replyTo: '$kode' }],
    [
      'siti ^dua kata [foto contoh]: ini',
      {
        kind: 'say',
        who: 'siti',
        text: 'ini',
        replyTo: 'dua kata',
        media: { kind: 'photo', file: 'contoh' },
      },
    ],
    [
      'siti [foto contoh] ^$kode: ini',
      { kind: 'say', who: 'siti', text: 'ini', replyTo: '$kode', media: { kind: 'photo', file: 'contoh' } },
    ],
    ['? siti ~ CTH-\\d+', { kind: 'expect', who: 'siti', sign: '~', pattern: 'CTH-\\d+' }],
    ['? siti ! (a|b)', { kind: 'expect', who: 'siti', sign: '!', pattern: '(a|b)' }],
    ['? siti -', { kind: 'expect-nothing', who: 'siti' }],
    ['= kode siti CTH-\\d{4}', { kind: 'capture', name: 'kode', who: 'siti', pattern: 'CTH-\\d{4}' }],
  ])('%p', (source, expected) => {
    expect(read(source)).toEqual(expected);
  });

  it.each(['', '   ', '# siti: halo', '  # nothing'])('%p is no line', (source) => {
    expect(readJourneyLine(source, 1, 'x.chat')).toBeUndefined();
  });

  it.each([
    ...[
      'siti',
      'siti halo',
      '@ besok',
      '@ 2026-13-40T99:00+07:00',
      '@ +2x',
      '@',
      '? siti',
      '? siti ~',
      '? siti = x',
    ],
    ...[
      '= kode siti',
      '= kode',
      '? siti ~ (',
      '= kode siti [',
      'siti [musik a.mp3]',
      'siti [lokasi -7.1]',
      ': halo',
      '??',
      'siti #',
    ],
  ])('%p is a fault with file and line', (source) => {
    expect(() => readJourneyLine(source, 7, 'x.chat')).toThrow(
      expect.objectContaining({ code: 'JOURNEY_INVALID', fields: { file: 'x.chat', line: 7 } }),
    );
  });

  it('is read or refused, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (source) => {
        try {
          readJourneyLine(source, 1, 'x.chat');
        } catch (error) {
          expect(error).toMatchObject({ code: 'JOURNEY_INVALID' });
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a whole play', () => {
  it('keeps the numbers of its lines', () => {
    const lines = readJourney('# title\n\n@ 2026-03-10T09:00+07:00\r\nsiti: halo\n', 'x.chat');
    expect(lines.map(({ line }) => line)).toEqual([3, 4]);
  });

  it.each(['siti: halo\n@ 2026-03-10T09:00+07:00', '', '# only a comment', '@ +2d'])(
    '%p does not begin with the clock and is refused',
    (text) => {
      expect(() => readJourney(text, 'x.chat')).toThrow(expect.objectContaining({ code: 'JOURNEY_INVALID' }));
    },
  );
});
