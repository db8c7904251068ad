import { randomUUID } from 'node:crypto';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../shared/clock.js';

interface Needs {
  dir: string;
  clock: Clock;
  /** True when the row of that id names this file. */
  hasRow: (id: string, file: string) => Promise<boolean>;
}

/** Where a file that is being taken lies: first as it comes (`part`, a path), then under its random name (`file`). */
export interface Places {
  part: string;
  file: string;
}

const MARK = '.new';
const PART = '.part';
const RANDOM_NAME = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export type Takings = ReturnType<typeof makeTakings>;

/**
 * Files on their way. Before a file gets its random name, that name is written to a mark `<id>.new`, which goes when the
 * row stands. So whatever a death leaves is known by its mark: the same file taken again gets the same name, and a sweep
 * removes what has no row, without asking about any other file.
 */
export function makeTakings({ dir, clock, hasRow }: Needs) {
  const active = new Set<string>();
  const remove = (...names: string[]) =>
    Promise.all(names.map((name) => rm(join(dir, name), { force: true })));

  async function nameMarked(id: string): Promise<string | undefined> {
    const name = await readFile(join(dir, `${id}${MARK}`), 'utf8').catch(() => '');
    return RANDOM_NAME.test(name) ? name : undefined;
  }

  /** Removes all of it, but a file that a row names; what an earlier version kept under the id, that file stands for now. */
  async function forget(id: string): Promise<void> {
    const file = await nameMarked(id);
    const isKept = file !== undefined && (await hasRow(id, file));
    const useless = isKept ? [id] : file === undefined ? [] : [file, `${file}.thumb`];
    await remove(`${id}${PART}`, ...useless);
    await remove(`${id}${MARK}`);
  }

  return {
    /** Runs `work`, which ends with the row; where it fails, nothing of it stays. */
    async run<Result>(id: string, work: (places: Places) => Promise<Result>): Promise<Result> {
      active.add(id);
      try {
        const file = (await nameMarked(id)) ?? randomUUID();
        await writeFile(join(dir, `${id}${MARK}`), file, { flush: true });
        return await work({ part: join(dir, `${id}${PART}`), file });
      } finally {
        // What cannot be tidied now has its mark, and is at the next start.
        await forget(id).catch(() => {});
        active.delete(id);
      }
    },
    /** See `MediaStore.sweep`. */
    async sweep(olderThanMs: number): Promise<void> {
      const latestMs = clock.now().getTime() - olderThanMs;
      for (const name of await readdir(dir).catch(() => [])) {
        const [, id] = /^([0-9a-f]{32})\.(new|part)$/.exec(name) ?? [];
        if (!id || active.has(id)) continue;
        if (olderThanMs > 0 && (await changedMs(join(dir, name))) > latestMs) continue;
        await forget(id);
      }
    },
  };
}

async function changedMs(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.mtimeMs ?? 0;
}
