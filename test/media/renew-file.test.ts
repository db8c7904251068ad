import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import type { MediaRow } from '../../src/media/media-model.js';
import { openMedia } from './media-world.js';
import { files, takePhoto } from './sample-files.js';
import { makeFilm, TOLD } from './strip/sample-film.js';
import { stillTold } from './strip/stripped.js';

const ID = 'a'.repeat(32);
const FILE = '00000000-0000-4000-8000-000000000000';
let world: Awaited<ReturnType<typeof openMedia>>;
beforeEach(async () => {
  world = await openMedia();
  await mkdir(world.dir);
});
afterEach(() => world.close());

const at = (name: string) => join(world.dir, name);
/** As an earlier version kept a file: as it came, under the id of its row. */
async function keepAsItCame(bytes: Buffer, more: Partial<MediaRow> = {}) {
  await writeFile(at(ID), bytes);
  const row = {
    _id: ID,
    kind: 'photo' as const,
    mime: 'image/jpeg',
    bytes: bytes.length,
    createdAt: new Date(0),
  };
  await world.model.create({ ...row, ...more });
}

async function expectClean(path: string) {
  const { exif, xmp, icc, width, height } = await sharp(path).metadata();
  expect([exif, xmp, icc, width, height]).toEqual([undefined, undefined, undefined, 32, 64]);
}

describe('a picture kept with its place by an earlier version', () => {
  it.each<Partial<MediaRow>>([{}, { kind: 'document' }])(
    'is drawn anew before it is shown, and the original goes (%p)',
    async (more) => {
      const taken = await takePhoto('jpeg');
      expect((await sharp(taken).metadata()).exif?.length).toBeGreaterThan(0);
      await keepAsItCame(taken, more);
      const shown = await world.media.fileOf(ID);
      expect(shown).toMatchObject({ kind: 'photo', mime: 'image/jpeg' });
      await expectClean(shown!.path);
      await expectClean(shown!.thumbnail!);
      expect(await world.left()).toEqual([expect.not.stringMatching(ID), expect.stringMatching(/\.thumb$/)]);
      const row = (await world.model.findById(ID).lean())!;
      expect(row).toMatchObject({ createdAt: new Date(0), bytes: (await stat(shown!.path)).size });
    },
  );

  it('is drawn once, however many ask and however often', async () => {
    await keepAsItCame(await takePhoto('jpeg'));
    const asked = await Promise.all(Array.from({ length: 5 }, () => world.media.fileOf(ID)));
    expect(new Set([...asked, await world.media.fileOf(ID)].map((file) => file?.path)).size).toBe(1);
    expect(await world.left()).toHaveLength(2);
  });

  it.each([
    ['cannot be read', files.brokenJpeg],
    ['is no picture', files.zip],
    ['is empty', Buffer.alloc(0)],
  ])('but that %s is shown to nobody and stays', async (_name, bytes) => {
    await keepAsItCame(bytes);
    expect(await world.media.fileOf(ID)).toBeUndefined();
    expect(await world.left()).toEqual([ID]);
  });

  it('but that is gone is not there', async () => {
    await world.model.create({
      ...{ _id: ID, kind: 'photo', mime: 'image/png', bytes: 3, createdAt: new Date(0) },
    });
    expect(await world.media.fileOf(ID)).toBeUndefined();
    expect(await world.left()).toEqual([]);
  });

  it('is still to be done where the program died before the row was changed', async () => {
    await keepAsItCame(await takePhoto('jpeg'));
    for (const [name, bytes] of [
      [`${ID}.new`, FILE],
      [`${ID}.part`, 'half'],
      [FILE, 'half'],
    ] as const)
      await writeFile(at(name), bytes);
    await world.media.sweep();
    expect(await world.left()).toEqual([ID]);
    await expectClean((await world.media.fileOf(ID))!.path);
  });

  it('is done where the program died after that: the next start removes the original', async () => {
    await keepAsItCame(await takePhoto('jpeg'), { file: FILE });
    await writeFile(at(`${ID}.new`), FILE);
    await writeFile(at(FILE), files.png);
    await world.media.sweep();
    expect(await world.left()).toEqual([FILE]);
    expect(await readFile((await world.media.fileOf(ID))!.path)).toEqual(files.png);
  });
});

it('blanks what is no picture, keeps what it is, and the original goes', async () => {
  await keepAsItCame(makeFilm(), { kind: 'video', mime: 'video/mp4' });
  const shown = await world.media.fileOf(ID);
  expect(shown).toMatchObject({ kind: 'video', mime: 'video/mp4' });
  expect(stillTold(await readFile(shown!.path), TOLD)).toEqual([]);
  expect(await world.left()).toEqual([expect.not.stringMatching(ID)]);
});
