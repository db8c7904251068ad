import { describe, expect, it } from '@jest/globals';
import { fileTypeFromBuffer } from 'file-type';
import { latin1, PLACE, TOLD } from './sample-film.js';
import { BLOCK, element, makeWebm } from './sample-webm.js';
import { stillTold, stripped } from './stripped.js';

const strip = (bytes: Buffer) => stripped(bytes, 'video/webm');

/** The elements of a body whose lengths are known, as ids and their places. */
function idsIn(bytes: Buffer, from: number, to: number): string[] {
  const found: string[] = [];
  for (let at = from; at < to; ) {
    const start = at;
    const idBytes = Math.clz32(bytes[at]!) - 23;
    const sizeBytes = Math.clz32(bytes[at + idBytes]!) - 23;
    found.push(`${bytes.toString('hex', at, at + idBytes)}@${start}`);
    const size = BigInt(`0x${bytes.toString('hex', at + idBytes, at + idBytes + sizeBytes)}`);
    at += idBytes + sizeBytes + Number(size - (1n << BigInt(7 * sizeBytes)));
  }
  return found;
}

describe('a film of WebM', () => {
  it.each<[string, Buffer]>([
    ['that tells its place', makeWebm()],
    ['with long lengths', makeWebm({ lengthBytes: 8 })],
    ['as a browser records it', makeWebm({ isLive: true })],
  ])('%s tells it no more, and its pictures stay where they were', async (_name, film) => {
    expect(stillTold(film, TOLD.slice(1))).toEqual(TOLD.slice(1));
    const clean = await strip(film);
    expect(clean.length).toBe(film.length);
    expect(stillTold(clean, [...TOLD, 'crc!', 'LOCATION'])).toEqual([]);
    expect((await fileTypeFromBuffer(clean))?.mime).toBe('video/webm');
    for (let at = film.indexOf(BLOCK); at >= 0; at = film.indexOf(BLOCK, at + 1))
      expect(clean.subarray(at, at + BLOCK.length)).toEqual(BLOCK);
    expect(await strip(clean)).toEqual(clean);
  });

  it('has the same elements at the same places, `Void` instead of what told', async () => {
    const film = makeWebm();
    const from = film.indexOf(Buffer.from('1549a966', 'hex'));
    const told = /^(1254c367|1941a469)@/;
    expect(idsIn(await strip(film), from, film.length)).toEqual(
      idsIn(film, from, film.length).map((line) => line.replace(told, 'ec@')),
    );
  });

  it('cut off anywhere tells nothing either', async () => {
    const film = makeWebm({ isLive: true });
    for (let length = 40; length < film.length; length += 11) {
      const clean = await strip(film.subarray(0, length));
      expect(clean.length).toBe(length);
      expect(stillTold(clean, TOLD)).toEqual([]);
    }
  });

  it.each<[string, Buffer]>([
    ['behind it', Buffer.concat([makeWebm(), latin1(`\0\0${PLACE}`)])],
    [
      'in an element that leads out',
      Buffer.concat([makeWebm(), Buffer.from('1254c36701fffffffffffffe', 'hex'), latin1(PLACE)]),
    ],
    ['in one of an id nobody knows', Buffer.concat([makeWebm(), element(0x4abcde, PLACE)])],
  ])('tells nothing %s', async (_name, film) => {
    expect(stillTold(await strip(film), TOLD)).toEqual([]);
  });
});
