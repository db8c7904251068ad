import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isCoded } from '../../../src/shared/errors.js';
import { box, latin1, makeFilm, PLACE, u32 } from './sample-film.js';
import { makeOffice } from './sample-office.js';
import { chunk, comments, flacBlock, id3, ogg, SOUND, wav } from './sample-sound.js';
import { element, makeWebm } from './sample-webm.js';
import { stripped } from './stripped.js';

const list = comments([`LOCATION=${PLACE}`]);
const opus = [latin1('OpusHead'.padEnd(19)), Buffer.concat([latin1('OpusTags'), list]), SOUND];
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const docx = { 'docProps/core.xml': `<a>${PLACE.repeat(20)}</a>`, 'word/document.xml': '<w/>' };
const pdf = `%PDF-1.7\n1 0 obj << /Author (${PLACE}) >> endobj /Info 1 0 R <?xpacket begin ${PLACE} <?xpacket end \xff\xe1\0\x20Exif\0\0${PLACE}`;
const samples: [string, Buffer][] = [
  ['video/mp4', makeFilm()],
  ['video/webm', makeWebm()],
  ['audio/webm', makeWebm({ isLive: true })],
  ['audio/ogg', ogg(opus, 3)],
  ['audio/mpeg', Buffer.concat([id3(latin1(PLACE)), SOUND, latin1(`TAG${PLACE}`.padEnd(128))])],
  ['audio/wav', wav(chunk('LIST', latin1(PLACE)), chunk('data', SOUND))],
  ['audio/flac', Buffer.concat([latin1('fLaC'), flacBlock(4, list), flacBlock(0x80, SOUND)])],
  ['application/pdf', latin1(pdf)],
  [DOCX, makeOffice(docx, { isPacked: true })],
];

/** Its length is the only thing sure of a broken file; what is refused is refused by its code. */
async function expectDone(file: Buffer, mime: string): Promise<void> {
  const clean = await stripped(file, mime).catch((error) => {
    if (!isCoded(error, 'MEDIA_WRONG_TYPE')) throw error;
    return file;
  });
  expect(clean.length).toBe(file.length);
  expect((await stripped(clean, mime).catch(() => clean)).equals(clean)).toBe(true);
}

/** Numbers that have misled readers of files. */
const liar = fc.oneof(
  fc.constantFrom(
    '00000000',
    '00000001',
    '00000007',
    '7fffffff',
    '80000000',
    'ffffffff',
    '0000000000000001',
    '7fffffffffffffff',
  ),
  fc.uint8Array({ minLength: 1, maxLength: 8 }).map((bytes) => Buffer.from(bytes).toString('hex')),
);

describe('whatever is sent as a file', () => {
  it.each(samples)('of %s, damaged anywhere, is done with', async (mime, sample) => {
    const damage = fc.array(fc.record({ at: fc.nat(sample.length - 1), hex: liar }), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(damage, fc.nat(sample.length), async (damages, cut) => {
        const file = Buffer.from(sample);
        for (const { at, hex } of damages) Buffer.from(hex, 'hex').copy(file, at);
        await expectDone(file, mime);
        await expectDone(file.subarray(0, cut), mime);
      }),
      { numRuns: 40 },
    );
  });

  it.each(samples)('of %s, but anything behind its beginning, is done with', async (mime, sample) => {
    await fc.assert(
      fc.asyncProperty(fc.nat(64), fc.uint8Array({ maxLength: 400 }), async (kept, bytes) => {
        await expectDone(Buffer.concat([sample.subarray(0, kept), bytes]), mime);
      }),
      { numRuns: 40 },
    );
  });

  const track = box(
    'trak',
    box(
      'mdia',
      box('hdlr', u32(0, 0), 'meta'),
      box(
        'minf',
        box(
          'stbl',
          box('stco', u32(0, 1, 8)),
          box('stsz', u32(0, 2 ** 24, 1)),
          box('stsc', u32(0, 1, 1, 1, 1)),
        ),
      ),
    ),
  );
  it.each<[string, string, Buffer[]]>([
    [
      'tracks of data that each reach over the whole film',
      'video/mp4',
      [box('mdat', Buffer.alloc(2 ** 20)), box('moov', ...Array(1000).fill(track))],
    ],
    ['tags', 'audio/mpeg', Array(30_000).fill(id3(Buffer.alloc(0)))],
    ['elements', 'video/webm', Array(30_000).fill(element(0x1254c367, PLACE))],
    [
      'documents that tell of themselves',
      'application/pdf',
      [latin1('%PDF-1.7 '), ...Array(30_000).fill(latin1('/Info 1 0 R '))],
    ],
  ])('of thousands of %s, is refused', async (_name, mime, parts) => {
    await expect(stripped(Buffer.concat(parts), mime)).rejects.toMatchObject({ code: 'MEDIA_WRONG_TYPE' });
  });

  it.each(['text/plain', 'audio/amr', 'application/msword', 'constructor', ''])(
    'of %j, stays as it is',
    async (mime) => {
      expect(await stripped(latin1(PLACE), mime)).toEqual(latin1(PLACE));
    },
  );
});
