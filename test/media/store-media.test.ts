import { createHash } from 'node:crypto';
import { mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { LARGEST_MEDIA_BYTES, type MediaKind } from '../../src/channels/channel.js';
import type { MediaModel } from '../../src/media/media-model.js';
import { CodedError } from '../../src/shared/errors.js';
import { inChunks, openMedia, type Source } from './media-world.js';
import { type FileName, files, takePhoto } from './sample-files.js';
import { makeFilm, TOLD } from './strip/sample-film.js';
import { makeWebm } from './strip/sample-webm.js';
import { stillTold } from './strip/stripped.js';

const CAUSE = 'web:siti:1@0';
const RANDOM_NAME = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\.thumb)?$/;
const idOf = (cause: string) => createHash('sha256').update(cause).digest('hex').slice(0, 32);

let world: Awaited<ReturnType<typeof openMedia>>;
beforeEach(async () => {
  world = await openMedia();
  for (const [name, bytes] of Object.entries(files)) world.sources.set(name, bytes);
  world.sources.set('photo', await takePhoto('jpeg'));
});
afterEach(() => world.close());

const take = (kind: MediaKind, source: string, cause = CAUSE, sizeBytes?: number) =>
  world.media.take(world.channel, { kind, source, ...(sizeBytes === undefined ? {} : { sizeBytes }) }, cause);

/** Runs what waits for the clock, until it is over. */
async function withPauses<Result>(work: Promise<Result>): Promise<Result> {
  let isOver = false;
  const over = work.then(
    () => (isOver = true),
    () => (isOver = true),
  );
  while (!isOver) {
    await world.clock.moveTo(new Date(world.clock.now().getTime() + 500));
    await Promise.race([over, new Promise((turn) => setImmediate(turn))]);
  }
  return work;
}

describe('a file that is sent', () => {
  it.each<[MediaKind, FileName, MediaKind, string]>([
    ['voice', 'opus', 'voice', 'audio/ogg'],
    ['video', 'mp4', 'video', 'video/mp4'],
    ['document', 'pdf', 'document', 'application/pdf'],
    ['document', 'longText', 'document', 'text/plain'],
  ])(
    'as %s (%s) that tells nothing is kept as it came, under a random name, with its hash',
    async (claimed, name, kind, mime) => {
      const { id, kind: taken } = await take(claimed, name);
      expect([id, taken]).toEqual([idOf(CAUSE), kind]);
      const file = await world.media.fileOf(id);
      expect(file).toMatchObject({ kind, mime });
      expect(await readFile(file!.path)).toEqual(files[name]);
      expect(await world.model.findById(id).lean()).toMatchObject({
        bytes: files[name].length,
        sha256: createHash('sha256').update(files[name]).digest('hex'),
        createdAt: world.clock.now(),
      });
      expect(await world.left()).toEqual([expect.stringMatching(RANDOM_NAME)]);
      expect((await stat(file!.path)).mode & 0o777).toBe(0o600);
      expect(file!.thumbnail).toBeUndefined();
    },
  );

  it.each<[MediaKind, Buffer, string]>([
    ['video', makeFilm(), 'video/mp4'],
    ['document', makeFilm({}, 'qt  '), 'video/quicktime'],
    ['voice', makeWebm(), 'audio/webm'],
  ])('as %s (%#) is kept without its place, and measured so', async (claimed, bytes, mime) => {
    world.sources.set('told', bytes);
    const { id } = await take(claimed, 'told');
    const file = await world.media.fileOf(id);
    const kept = await readFile(file!.path);
    expect([file!.mime, kept.length]).toEqual([mime, bytes.length]);
    expect(stillTold(kept, TOLD)).toEqual([]);
    expect(await world.model.findById(id).lean()).toMatchObject({
      bytes: kept.length,
      sha256: createHash('sha256').update(kept).digest('hex'),
    });
  });

  it.each<MediaKind>(['photo', 'document'])(
    'as %s, a picture, is kept without what it tells',
    async (claimed) => {
      const { id, kind } = await take(claimed, 'photo');
      expect(kind).toBe('photo');
      const file = await world.media.fileOf(id);
      expect(file?.mime).toBe('image/jpeg');
      for (const path of [file!.path, file!.thumbnail!]) {
        const { exif, xmp, icc, width, height } = await sharp(path).metadata();
        expect([exif, xmp, icc, width, height]).toEqual([undefined, undefined, undefined, 32, 64]);
      }
      const kept = await readFile(file!.path);
      expect(await world.model.findById(id).lean()).toMatchObject({
        bytes: kept.length,
        sha256: createHash('sha256').update(kept).digest('hex'),
      });
      expect(await world.left()).toEqual(Array(2).fill(expect.stringMatching(RANDOM_NAME)));
    },
  );

  it.each<[MediaKind, FileName]>([
    ['photo', 'zip'],
    ['photo', 'html'],
    ['photo', 'brokenJpeg'],
    ['photo', 'heic'],
    ['photo', 'empty'],
    ['voice', 'exe'],
    ['document', 'zip'],
    ['document', 'exe'],
  ])('as %s but is %s is refused, and nothing of it stays', async (claimed, name) => {
    await expect(take(claimed, name)).rejects.toMatchObject({ code: 'MEDIA_WRONG_TYPE' });
    expect(await world.left()).toEqual([]);
    expect(await world.model.countDocuments()).toBe(0);
  });

  it('is kept once when its message is worked on again', async () => {
    const first = await take('photo', 'photo');
    expect(await take('photo', 'gone')).toEqual(first);
    expect(world.fetched()).toBe(1);
    expect(await take('photo', 'png', 'web:siti:1@1')).not.toEqual(first);
    expect(await world.model.countDocuments()).toBe(2);
  });

  it.each(['../../etc/passwd', 'x'.repeat(10_000), '🙏 \u202Eمرحبا', ''])(
    'has no name that leads out of its folder (%#)',
    async (cause) => {
      const { id } = await take('photo', 'photo', cause);
      expect(id).toMatch(/^[0-9a-f]{32}$/);
      expect(await world.media.fileOf(cause)).toBeUndefined();
    },
  );
});

describe('a file that is too large', () => {
  it.each([30 * 1024 ** 2, 2 * 1024 ** 3, LARGEST_MEDIA_BYTES + 1])(
    'by what is said of it (%d bytes) is not fetched',
    async (sizeBytes) => {
      await expect(take('video', 'mp4', CAUSE, sizeBytes)).rejects.toMatchObject({ code: 'MEDIA_TOO_LARGE' });
      expect(world.fetched()).toBe(0);
    },
  );

  it('though it was said to be small is left when it has become so, and nothing of it stays', async () => {
    let sent = 0;
    world.sources.set('liar', async function* () {
      for (;;) {
        sent += 1024 ** 2;
        yield Buffer.alloc(1024 ** 2);
      }
    });
    await expect(take('video', 'liar', CAUSE, 100)).rejects.toMatchObject({ code: 'MEDIA_TOO_LARGE' });
    expect(sent).toBeLessThan(LARGEST_MEDIA_BYTES + 3 * 1024 ** 2);
    expect(world.fetched()).toBe(1);
    expect(await world.left()).toEqual([]);
  });

  it('begins above 20 MB', async () => {
    const large = Buffer.concat([files.pdf, Buffer.alloc(LARGEST_MEDIA_BYTES - files.pdf.length)]);
    world.sources.set('large', () => inChunks(large, 100_000));
    expect((await take('document', 'large', CAUSE, LARGEST_MEDIA_BYTES)).kind).toBe('document');
  });
});

describe('a download that breaks', () => {
  /** Breaks after half of the bytes as often as it is told, then comes whole. */
  function breaking(times: number, bytes: Buffer, error: unknown): Source {
    let broken = 0;
    return async function* () {
      if (broken >= times) return yield* inChunks(bytes);
      broken += 1;
      yield* inChunks(bytes.subarray(0, bytes.length / 2));
      throw error;
    };
  }
  const failures: [string, unknown][] = [
    ['by the channel', new CodedError('MEDIA_UNREACHABLE', { status: 0 })],
    [
      'in a way no channel should',
      Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', syscall: 'read' }),
    ],
  ];

  it.each(failures)('%s is tried three times, and then is whole', async (_name, error) => {
    world.sources.set('weak', breaking(2, files.longText, error));
    const { id } = await withPauses(take('document', 'weak'));
    expect(world.fetched()).toBe(3);
    expect(await readFile((await world.media.fileOf(id))!.path)).toEqual(files.longText);
  });

  it.each(failures)('%s for a fourth time is given up, and nothing stays', async (_name, error) => {
    world.sources.set('weak', breaking(3, files.longText, error));
    const given = withPauses(take('document', 'weak'));
    await expect(given).rejects.toMatchObject({ code: 'MEDIA_UNREACHABLE' });
    expect(world.fetched()).toBe(3);
    expect(await world.left()).toEqual([]);
  });

  it('is not tried again when the file is gone', async () => {
    await expect(take('photo', 'nowhere')).rejects.toMatchObject({ code: 'MEDIA_UNREACHABLE' });
    expect(world.fetched()).toBe(1);
  });
});

describe('a program that dies', () => {
  const id = idOf(CAUSE);
  /** A model whose rows are never written: what it is asked for last is what it died of. */
  const dying = (isWritten: boolean) =>
    new Proxy(world.model, {
      get: (model, name) =>
        name === 'create'
          ? async (row: object) => {
              if (isWritten) await model.create(row);
              return new Promise(() => {});
            }
          : Reflect.get(model, name),
    }) as MediaModel;
  const until = async (isSo: () => Promise<boolean>) => {
    while (!(await isSo())) await new Promise((turn) => setTimeout(turn, 5));
  };
  const taking = (model: MediaModel, source: string) => {
    world
      .storeOver(model)
      .take(world.channel, { kind: 'photo', source }, CAUSE)
      .catch(() => {});
  };

  const deaths: [string, () => Promise<void>][] = [
    [
      'while a file comes',
      async () => {
        world.sources.set('slow', async function* () {
          yield (await takePhoto('jpeg')).subarray(0, 700);
          await new Promise(() => {});
        });
        taking(world.model, 'slow');
        const size = async () => (await stat(join(world.dir, `${id}.part`)).catch(() => undefined))?.size;
        await until(async () => (await size()) === 700);
      },
    ],
    [
      'before the row',
      async () => {
        taking(dying(false), 'photo');
        await until(async () => (await world.left()).some((name) => name.endsWith('.thumb')));
        await until(async () => !(await world.left()).includes(`${id}.part`));
      },
    ],
    [
      'between the original and the picture that replaces it',
      async () => {
        await mkdir(world.dir);
        await writeFile(join(world.dir, `${id}.part`), await takePhoto('jpeg'));
        const file = '00000000-0000-4000-8000-000000000000';
        await writeFile(join(world.dir, `${id}.new`), file);
        await writeFile(join(world.dir, file), files.png.subarray(0, 20));
      },
    ],
    [
      'while it marks the name',
      async () => {
        await mkdir(world.dir);
        await writeFile(join(world.dir, `${id}.new`), '0000');
      },
    ],
  ];

  it.each(deaths)('%s finds no half of it served, and keeps it when asked again', async (_name, die) => {
    await die();
    expect(await world.media.fileOf(id)).toBeUndefined();
    const again = world.storeOver(world.model);
    await again.take(world.channel, { kind: 'photo', source: 'photo' }, CAUSE);
    expect(await world.model.countDocuments()).toBe(1);
    const { path } = (await again.fileOf(id))!;
    expect(await sharp(path).metadata()).toMatchObject({ width: 32, height: 64 });
    expect(await world.left()).toEqual([
      expect.stringMatching(RANDOM_NAME),
      expect.stringMatching(RANDOM_NAME),
    ]);
  });

  it.each(deaths)(
    '%s leaves nothing after the next start, also when nobody asks again',
    async (_name, die) => {
      await die();
      await world.storeOver(world.model).sweep();
      expect(await world.left()).toEqual([]);
    },
  );

  it('after the row keeps the file, and only its mark goes', async () => {
    taking(dying(true), 'photo');
    await until(async () => (await world.model.countDocuments()) === 1);
    expect(await world.left()).toContain(`${id}.new`);
    const again = world.storeOver(world.model);
    expect((await again.take(world.channel, { kind: 'photo', source: 'gone' }, CAUSE)).id).toBe(id);
    await again.sweep();
    const { path } = (await again.fileOf(id))!;
    expect(await sharp(path).metadata()).toMatchObject({ width: 32 });
    expect(await world.left()).toHaveLength(2);
  });

  it('whose database does not say whether the row stands keeps the file until that is known', async () => {
    const deaf = new Proxy(world.model, {
      get: (model, name) => {
        if (name === 'create')
          return async (row: object) => {
            await model.create(row);
            throw new Error('connection lost');
          };
        if (name === 'exists') return () => Promise.reject(new Error('connection lost'));
        return Reflect.get(model, name);
      },
    }) as MediaModel;
    const store = world.storeOver(deaf);
    await expect(store.take(world.channel, { kind: 'photo', source: 'photo' }, CAUSE)).rejects.toThrow();
    await world.media.sweep();
    expect(await sharp((await world.media.fileOf(id))!.path).metadata()).toMatchObject({ width: 32 });
  });
});

describe('the sweep', () => {
  it('touches nothing that is not of a file on its way', async () => {
    await world.media.sweep();
    const { id } = await take('photo', 'photo');
    const kept = await world.left();
    const others = ['a'.repeat(32), 'catatan.part', '00000000-0000-4000-8000-000000000000'];
    for (const name of others) await writeFile(join(world.dir, name), 'x');
    await world.media.sweep();
    expect(await world.left()).toEqual([...kept, ...others].sort());
    expect(await world.media.fileOf(id)).toBeDefined();
  });

  it('leaves alone what this program is taking, and what is young where others share the folder', async () => {
    await mkdir(world.dir);
    await writeFile(join(world.dir, `${'b'.repeat(32)}.part`), 'x');
    const hourMs = 3_600_000;
    await world.clock.moveTo(new Date((await stat(join(world.dir, `${'b'.repeat(32)}.part`))).mtimeMs));
    await world.media.sweep(hourMs);
    expect(await world.left()).toHaveLength(1);
    await world.clock.moveTo(new Date(world.clock.now().getTime() + hourMs + 1000));
    await world.media.sweep(hourMs);
    expect(await world.left()).toEqual([]);

    let goOn = () => {};
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    world.sources.set('slow', async function* () {
      yield files.pdf.subarray(0, 300);
      await world.media.sweep();
      goOn();
      yield files.pdf.subarray(300);
    });
    const taken = take('document', 'slow');
    await held;
    expect(await readFile((await world.media.fileOf((await taken).id))!.path)).toEqual(files.pdf);
  });
});

describe('a disk that refuses', () => {
  it('for want of room is told by a code with the system’s reason, and nothing stays', async () => {
    await mkdir(world.dir);
    await symlink('/dev/full', join(world.dir, `${idOf(CAUSE)}.part`));
    await expect(take('document', 'pdf')).rejects.toMatchObject({
      code: 'MEDIA_NOT_KEPT',
      fields: { reason: 'ENOSPC' },
    });
    expect(await world.left()).toEqual([]);
    expect((await take('document', 'pdf')).kind).toBe('document');
  });

  it('for another reason is told the same way, without a path', async () => {
    // A file where the folder is to be.
    await writeFile(world.dir, 'x');
    const error = await take('photo', 'photo').catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'MEDIA_NOT_KEPT', fields: { reason: 'EEXIST' } });
    expect(JSON.stringify(error.fields)).not.toContain(world.dir);
  });
});
