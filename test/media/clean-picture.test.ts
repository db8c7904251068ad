import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { cleanPicture } from '../../src/media/clean-picture.js';
import { drawPicture } from '../support/draw-picture.js';
import { files, takeGif, takePhoto } from './sample-files.js';

const dir = mkdtempSync(join(tmpdir(), 'tanggap-picture-'));
afterAll(() => rmSync(dir, { recursive: true }));
let made = 0;
function write(bytes: Uint8Array): string {
  made += 1;
  const path = join(dir, `${made}`);
  writeFileSync(path, bytes);
  return path;
}
const clean = (bytes: Uint8Array) => cleanPicture(write(bytes));

/** The colour at a point, as `[red, green, blue]`. */
async function colourAt(picture: Buffer, left: number, top: number): Promise<number[]> {
  const { data } = await sharp(picture)
    .extract({ left, top, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return [...data.subarray(0, 3)];
}
const isNear = (colour: number[], wanted: number[]) =>
  colour.every((part, index) => Math.abs(part - wanted[index]!) < 40);

describe.each(['jpeg', 'png', 'webp', 'avif'] as const)('a %s picture', (format) => {
  it('is drawn anew without place, device, hour or profile, upright', async () => {
    const taken = await takePhoto(format);
    const told = await sharp(taken).metadata();
    expect([told.exif, told.icc, told.xmp].map((part) => part !== undefined)).toEqual([true, true, true]);
    expect(taken.includes('PABRIK-KAMERA')).toBe(true);

    const { picture, thumbnail } = await clean(taken);
    for (const kept of [picture, thumbnail]) {
      const { exif, icc, iptc, xmp, orientation, comments, ...rest } = await sharp(kept).metadata();
      expect([exif, icc, iptc, xmp, orientation, comments]).toEqual(Array(6).fill(undefined));
      // Held upright, it is higher than wide, and what was left is above.
      expect(rest).toMatchObject({ format: 'jpeg', width: 32, height: 64 });
      for (const word of ['PABRIK-KAMERA', 'SERI-9', 'RAHASIA', 'Exif', 'GPS', '2026:03:10'])
        expect(kept.includes(word)).toBe(false);
      expect(isNear(await colourAt(kept, 16, 8), [254, 0, 0])).toBe(true);
      expect(isNear(await colourAt(kept, 16, 56), [0, 0, 254])).toBe(true);
    }
  });

  it.each([0.95, 0.5, 0.1])('of which only a share of %d arrived is refused', async (share) => {
    const taken = await takePhoto(format, 200);
    await expect(clean(taken.subarray(0, Math.floor(taken.length * share)))).rejects.toMatchObject({
      code: 'MEDIA_WRONG_TYPE',
    });
  });
});

describe('a picture', () => {
  it('is made at most 2,560 px long, its thumbnail 640', async () => {
    const { picture, thumbnail } = await clean(drawPicture(4000, 1000));
    expect(await sharp(picture).metadata()).toMatchObject({ width: 2560, height: 640 });
    expect(await sharp(thumbnail).metadata()).toMatchObject({ width: 640, height: 160 });
  });

  it('that is small stays as small', async () => {
    const { picture, thumbnail } = await clean(files.png);
    for (const kept of [picture, thumbnail])
      expect(await sharp(kept).metadata()).toMatchObject({ width: 1, height: 1 });
  });

  it('that is one long line keeps a width', async () => {
    const { picture, thumbnail } = await clean(drawPicture(1, 9000));
    expect(await sharp(picture).metadata()).toMatchObject({ width: 1, height: 2560 });
    expect(await sharp(thumbnail).metadata()).toMatchObject({ width: 1, height: 640 });
  });

  it('with something else hung behind it is the picture alone', async () => {
    const { picture, thumbnail } = await clean(Buffer.concat([files.png, files.zip, files.html]));
    for (const kept of [picture, thumbnail])
      expect(['PK\x03\x04', '<script', 'halo'].filter((words) => kept.includes(words, 0, 'latin1'))).toEqual(
        [],
      );
  });

  it('that moves stands still at its first frame', async () => {
    const { picture } = await clean(await takeGif());
    const { format, pages } = await sharp(picture).metadata();
    expect([format, pages]).toEqual(['jpeg', undefined]);
    expect(isNear(await colourAt(picture, 4, 4), [254, 0, 0])).toBe(true);
  });

  it('through which one sees is laid on white', async () => {
    const clear = { r: 0, g: 0, b: 0, alpha: 0 };
    const glass = await sharp({ create: { width: 8, height: 8, channels: 4, background: clear } })
      .png()
      .toBuffer();
    const { picture } = await clean(glass);
    expect(isNear(await colourAt(picture, 4, 4), [255, 255, 255])).toBe(true);
  });

  it.each([
    ['a PNG of 36 million pixels', () => drawPicture(6000, 6000)],
    // Its header alone says so: nothing of it is unpacked.
    ['a PNG of a billion pixels in a few bytes', () => bomb(32_000, 32_000)],
    ['a GIF of 4 billion pixels in a few bytes', () => gifBomb],
  ])('that is %s is refused', async (_name, draw) => {
    await expect(clean(draw())).rejects.toMatchObject({ code: 'MEDIA_TOO_LARGE' });
  });

  it('of 36 million pixels as a JPEG is taken, and of 60 million is not', async () => {
    const draw = (width: number, height: number) =>
      sharp({ create: { width, height, channels: 3, background: 'green' } })
        .jpeg({ quality: 50 })
        .toBuffer();
    expect(await sharp((await clean(await draw(6000, 6000))).picture).metadata()).toMatchObject({
      width: 2560,
    });
    await expect(clean(await draw(10_000, 6000))).rejects.toMatchObject({ code: 'MEDIA_TOO_LARGE' });
  });

  it.each(['brokenJpeg', 'heic', 'svg', 'html', 'zip', 'pdf', 'empty'] as const)(
    'that is none (%s) is refused, also by what could draw it',
    async (name) => {
      await expect(clean(files[name])).rejects.toMatchObject({ code: 'MEDIA_WRONG_TYPE' });
    },
  );

  it('does not wait for ever behind one that is refused', async () => {
    const all = await Promise.allSettled([
      clean(files.html),
      clean(files.png),
      clean(files.empty),
      clean(files.png),
    ]);
    expect(all.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled']);
  });
});

/** A GIF of 65,535 × 65,535 in 29 bytes. */
const gifBomb = Buffer.from(
  'GIF89a\xff\xff\xff\xff\0\0\0,\0\0\0\0\xff\xff\xff\xff\0\x02\x02\x4c\x01\0;',
  'latin1',
);

/** A PNG whose header promises a size that its few bytes do not have. */
function bomb(width: number, height: number): Buffer {
  const small = drawPicture(1, 1);
  small.writeUInt32BE(width, 16);
  small.writeUInt32BE(height, 20);
  small.writeUInt32BE(crc32(small.subarray(12, 29)), 29);
  return small;
}
