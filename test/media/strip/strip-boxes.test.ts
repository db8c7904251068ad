import { describe, expect, it } from '@jest/globals';
import { fileTypeFromBuffer } from 'file-type';
import { box, latin1, makeFilm, PICTURE, PLACE, TOLD, u32, wideBox } from './sample-film.js';
import { stillTold, stripped } from './stripped.js';

const strip = (bytes: Buffer) => stripped(bytes, 'video/mp4');

/** Every box with its place and length, read without the code under test; `free` as a whole. */
function boxesIn(bytes: Buffer, from = 0, to = bytes.length, around = ''): string[] {
  const found: string[] = [];
  for (let at = from; at < to; ) {
    const size = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    found.push(`${around}${type} ${at}+${size}`);
    if (['moov', 'trak', 'mdia', 'minf', 'stbl'].includes(type))
      found.push(...boxesIn(bytes, at + 8, at + size, `${around}${type}/`));
    expect(size).toBeGreaterThanOrEqual(8);
    at += size;
  }
  return found;
}

describe('a film that tells its place', () => {
  it.each([
    ['of MP4', makeFilm()],
    ['of QuickTime', makeFilm({ handler: 'mebx' }, 'qt  ')],
    ['of 3GP', makeFilm({ handler: 'text' }, '3gp4')],
    ['with places in 8 bytes', makeFilm({ isWide: true })],
    ['with hours in 8 bytes', makeFilm({ version: 1 })],
  ])('%s tells it no more, and picture and sound stay where they were', async (_name, film) => {
    expect(stillTold(film, TOLD)).toEqual(TOLD);
    const clean = await strip(film);
    expect(stillTold(clean, [...TOLD, 'appl', 'location'])).toEqual([]);
    expect(clean.length).toBe(film.length);
    expect((await fileTypeFromBuffer(clean))?.mime).toBe((await fileTypeFromBuffer(film))?.mime);
    const at = film.indexOf(PICTURE);
    expect(clean.subarray(at, at + PICTURE.length)).toEqual(PICTURE);
    const all = boxesIn(clean).map((line) => line.replace(/\d+\+\d+$/, ''));
    expect(all.filter((line) => line.startsWith('moov/trak/mdia/minf/stbl/'))).toEqual(
      ['stsd', 'stts', 'stsc', 'stsz', 'stco', 'free'].map((type) => `moov/trak/mdia/minf/stbl/${type} `),
    );
    expect(all.filter((line) => line.startsWith('moov/trak '))).toHaveLength(1);
  });

  it('has no hour left', async () => {
    const clean = await strip(makeFilm());
    for (const type of ['mvhd', 'tkhd', 'mdhd']) {
      const at = clean.indexOf(type);
      expect(clean.readBigUInt64BE(at + 8)).toBe(0n);
    }
  });

  it('is not changed a second time', async () => {
    const clean = await strip(makeFilm());
    expect(await strip(clean)).toEqual(clean);
  });

  it('keeps its picture where a track of data claims to reach beyond all', async () => {
    const film = makeFilm();
    const track = film.lastIndexOf('stsc');
    // One chunk of 4 billion samples of 4 GB each.
    film.writeUInt32BE(0xffffffff, track + 16);
    film.writeUInt32BE(0xffffffff, film.lastIndexOf('stsz') + 8);
    const clean = await strip(film);
    expect(clean.includes(PICTURE)).toBe(true);
    expect(stillTold(clean, [PLACE])).toEqual([]);
  });

  it('cut off anywhere tells nothing either', async () => {
    const film = makeFilm();
    for (let length = 8; length < film.length; length += 37) {
      const clean = await strip(film.subarray(0, length));
      expect(clean.length).toBe(length);
      expect(stillTold(clean, TOLD)).toEqual([]);
    }
  });
});

describe('fragments', () => {
  const moof = (track: number) =>
    box('moof', box('mfhd', u32(0, 1)), box('traf', box('tfhd', u32(0, track)), box('udta', PLACE)));
  it('stay for a track of pictures and go for one of data', async () => {
    const film = Buffer.concat([makeFilm().subarray(0, -4 - PLACE.length), moof(1), moof(2)]);
    const clean = await strip(film);
    const first = clean.indexOf('traf');
    expect(clean.readUInt32BE(first + 16)).toBe(1);
    expect(clean.indexOf('traf', first + 1)).toBe(-1);
    expect(stillTold(clean, TOLD)).toEqual([]);
  });
});

describe('boxes that lie', () => {
  const ftyp = box('ftyp', 'isom', u32(512), 'isom');
  const huge = Buffer.concat([u32(1), latin1('udta'), Buffer.alloc(8, 0xff), latin1(PLACE)]);
  it.each<[string, Buffer]>([
    ['of 2^64 bytes', huge],
    ['without an end', Buffer.concat([u32(0), latin1(`udta${PLACE}`)])],
    ['shorter than their header', Buffer.concat([u32(3), latin1(`udta${PLACE}`)])],
    ['of 8 bytes where 16 are needed', Buffer.concat([u32(1), latin1('moov'), u32(0, 9), latin1(PLACE)])],
    ['that lead out', box('moov', Buffer.concat([u32(5000), latin1(`udta${PLACE}`)]))],
    ['that are a zip behind the film', Buffer.concat([box('mdat', PICTURE), latin1(`PK\x03\x04${PLACE}`)])],
    ['whose size is wide', wideBox('udta', latin1(PLACE))],
    ['of a kind nobody knows', box('gps ', PLACE)],
    ['half a header', latin1('\0\0\0')],
  ])('%s are blanked', async (_name, rest) => {
    const clean = await strip(Buffer.concat([ftyp, rest]));
    expect(clean.length).toBe(ftyp.length + rest.length);
    expect(clean.subarray(0, ftyp.length)).toEqual(ftyp);
    expect(stillTold(clean, [PLACE])).toEqual([]);
  });

  it('by the hundred thousand are refused', async () => {
    const rest = Array(100_000).fill(box('udta'));
    await expect(strip(Buffer.concat([ftyp, ...rest]))).rejects.toMatchObject({ code: 'MEDIA_WRONG_TYPE' });
  });

  it('of more samples of data than any camera notes are refused', async () => {
    const film = makeFilm();
    const at = film.lastIndexOf('stsz') - 4;
    const table = box('stsz', u32(0, 0, 100_000), Buffer.alloc(400_000));
    const long = Buffer.concat([film.subarray(0, at), table, film.subarray(at)]);
    for (const type of ['moov', 'trak', 'mdia', 'minf', 'stbl']) {
      const place = long.lastIndexOf(type, at) - 4;
      long.writeUInt32BE(long.readUInt32BE(place) + table.length, place);
    }
    await expect(strip(long)).rejects.toMatchObject({ code: 'MEDIA_WRONG_TYPE' });
  });
});
