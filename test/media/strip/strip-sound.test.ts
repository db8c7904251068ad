import { describe, expect, it } from '@jest/globals';
import { fileTypeFromBuffer } from 'file-type';
import { latin1, PLACE } from './sample-film.js';
import { ape, chunk, comments, flacBlock, id3, ogg, packetsIn, SOUND, wav } from './sample-sound.js';
import { stillTold, stripped } from './stripped.js';

const WORDS = [PLACE, 'PABRIK-KAMERA', 'RUMAH-SITI'];
const COMMENTS = comments([`LOCATION=${PLACE}`, 'ARTIST=RUMAH-SITI']);
const LONG = comments([`METADATA_BLOCK_PICTURE=${'RUMAH-SITI'.repeat(3_000)}`]);

async function strip(bytes: Buffer, mime: string): Promise<Buffer> {
  const clean = await stripped(bytes, mime);
  expect(clean.length).toBe(bytes.length);
  expect(stillTold(clean, WORDS)).toEqual([]);
  expect((await fileTypeFromBuffer(clean))?.mime).toBe((await fileTypeFromBuffer(bytes))?.mime);
  return clean;
}

describe('comments of Ogg', () => {
  it.each<[string, Buffer, number]>([
    ['OpusHead', latin1('OpusTags'), 8],
    ['Speex   1.2', Buffer.alloc(0), 0],
    ['\x80theora', latin1('\x81theora'), 7],
    ['\x7fFLAC', Buffer.of(4, 0, 0, 9), 4],
  ])('of %j are empty, the packets whole', async (start, mark, kept) => {
    for (const list of [COMMENTS, LONG]) {
      const packet = Buffer.concat([mark, list]);
      const first = latin1(start.padEnd(40, '\0'));
      for (const most of [1, 3, 255]) {
        const clean = await strip(ogg([first, packet, SOUND], most), 'audio/ogg');
        const packets = packetsIn(clean);
        expect([packets[0], packets[2]]).toEqual([first, SOUND]);
        expect(packets[1]).toEqual(Buffer.concat([mark.subarray(0, kept), Buffer.alloc(list.length)]));
      }
    }
  });

  it('of Vorbis keep the bit that ends them', async () => {
    const packet = Buffer.concat([latin1('\x03vorbis'), COMMENTS, Buffer.of(1)]);
    const clean = await strip(ogg([latin1('\x01vorbis'.padEnd(30, '\0')), packet, SOUND]), 'audio/ogg');
    const [, list] = packetsIn(clean);
    expect(list!.subarray(0, 16)).toEqual(latin1('\x03vorbis\0\0\0\0\0\0\0\0\x01'));
  });

  it('are empty in each of several streams, and behind what is no page', async () => {
    const one = (serial: number) =>
      ogg([latin1('OpusHead'.padEnd(19)), Buffer.concat([latin1('OpusTags'), COMMENTS]), SOUND], 255, serial);
    const clean = await strip(Buffer.concat([one(1), one(2), latin1(`noise ${PLACE}`), one(3)]), 'audio/ogg');
    expect(clean.toString('latin1').split(SOUND.toString('latin1'))).toHaveLength(4);
  });

  it('of a stream nobody knows stay as they are', async () => {
    const file = ogg([latin1('BBCD\0'), latin1('second packet'), SOUND]);
    expect(await stripped(file, 'video/ogg')).toEqual(file);
  });

  it('of more streams than a film has are refused', async () => {
    const file = Buffer.concat(
      Array.from({ length: 17 }, (_, serial) => ogg([latin1('OpusHead')], 255, serial)),
    );
    await expect(stripped(file, 'audio/ogg')).rejects.toMatchObject({ code: 'MEDIA_WRONG_TYPE' });
  });
});

describe('tags around MP3', () => {
  const frames = Buffer.concat(
    Array(4).fill(Buffer.concat([Buffer.of(0xff, 0xfb, 0x90, 0), Buffer.alloc(413, 0x55)])),
  );
  const told = latin1(WORDS.join('\0'));
  const v1 = latin1(`TAG${PLACE}`.padEnd(128, '\0'));
  const lyrics = latin1(`LYRICSBEGIN${PLACE}`);
  const lyrics3 = Buffer.concat([lyrics, latin1(`${String(lyrics.length).padStart(6, '0')}LYRICS200`)]);
  it.each<[string, Buffer[], Buffer[]]>([
    ['ID3v2', [id3(told)], []],
    ['two of ID3v2, one with a footer', [id3(told), id3(told, 0x10), Buffer.alloc(10)], []],
    ['ID3v1', [], [v1]],
    ['APE', [], [ape(told, true)]],
    ['APE without a header', [], [ape(told, false)]],
    ['all of them', [id3(told)], [ape(told, true), lyrics3, v1]],
  ])('%s are blank, the frames stay', async (_name, before, behind) => {
    const file = Buffer.concat([...before, frames, ...behind]);
    const clean = await strip(file, 'audio/mpeg');
    const at = Buffer.concat(before).length;
    expect(clean.subarray(at, at + frames.length)).toEqual(frames);
  });

  it('that claim more than there is end with the file', async () => {
    const liar = Buffer.concat([latin1('ID3\x03\0\0\x7f\x7f\x7f\x7f'), told]);
    expect(await stripped(liar, 'audio/mpeg')).toEqual(
      Buffer.concat([liar.subarray(0, 10), Buffer.alloc(told.length)]),
    );
    const huge = ape(told, true);
    huge.writeUInt32LE(0xffffffff, huge.length - 20);
    expect(stillTold(await stripped(huge, 'audio/mpeg'), WORDS)).toEqual([]);
  });
});

describe('chunks of WAV', () => {
  const fmt = chunk('fmt ', Buffer.alloc(16, 1));
  const told = latin1(`${WORDS.join(' ')}.`);
  it('that are no sound are blank', async () => {
    const file = wav(
      chunk('bext', told),
      fmt,
      chunk('LIST', told),
      chunk('data', SOUND),
      chunk('id3 ', told),
      told,
    );
    const clean = await strip(file, 'audio/wav');
    expect(clean.includes(Buffer.concat([fmt]))).toBe(true);
    expect(clean.includes(chunk('data', SOUND))).toBe(true);
  });

  it.each([0, 0xffffffff])('whose sound was never ended (%d) go on to the end', async (size) => {
    const data = chunk('data', SOUND);
    data.writeUInt32LE(size, 4);
    expect(await strip(wav(fmt, data), 'audio/wav')).toEqual(wav(fmt, data));
  });
});

describe('blocks of FLAC', () => {
  it.each([0, 1])('that are no sound become padding (%d tags before)', async (tags) => {
    const info = flacBlock(0, Buffer.alloc(34, 3));
    const blocks = [
      info,
      flacBlock(4, COMMENTS),
      flacBlock(3, Buffer.alloc(18)),
      flacBlock(0x86, latin1(PLACE)),
    ];
    const before = Buffer.concat(Array(tags).fill(id3(latin1(PLACE))));
    const file = Buffer.concat([before, latin1('fLaC'), ...blocks, SOUND]);
    const clean = await strip(file, 'audio/flac');
    expect(clean.subarray(before.length)).toEqual(
      Buffer.concat([
        ...[
          latin1('fLaC'),
          info,
          flacBlock(1, Buffer.alloc(COMMENTS.length)),
          flacBlock(3, Buffer.alloc(18)),
        ],
        ...[flacBlock(0x81, Buffer.alloc(PLACE.length)), SOUND],
      ]),
    );
  });
});
