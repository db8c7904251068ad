import { type FSWatcher, watch } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../shared/clock.js';
import { isCoded } from '../shared/errors.js';
import type { Fault } from './fault.js';

/** How long a folder must be quiet before it is read: an editor saves in several small steps. */
const QUIET_MS = 300;
/** How often a folder is looked at where the system cannot tell of changes (some network disks and containers). */
const LOOK_EVERY_MS = 3000;

interface WatchOptions<T> {
  /** The folder with its direct sub-folders; only .yaml files in them count. */
  dir: string;
  clock: Clock;
  /** Reads everything anew; throws INTENTS_INVALID with `fields.faults` when a file is broken. */
  load: () => Promise<T>;
  onLoaded: (loaded: T) => void;
  /** Called once per change that cannot be taken up; what was loaded last stays in force. */
  onFaults: (faults: Fault[], error: unknown) => void;
  /** For tests and odd disks: look regularly instead of being told by the system. */
  polls?: boolean;
}

/**
 * Takes up changes of the intents while the program runs. Resolves, once the folder is watched, to a function that
 * stops it and waits for a reading under way.
 */
export async function watchProfile<T>(options: WatchOptions<T>): Promise<() => Promise<void>> {
  const { dir, clock, load, onLoaded, onFaults } = options;
  let watchers: FSWatcher[] = [];
  let cancel = () => {};
  let isStopped = false;
  let polls = options.polls ?? false;
  let known = await fingerprint(dir);
  let turn = Promise.resolve();

  const schedule = (delayMs: number) => {
    cancel();
    if (isStopped) return;
    cancel = clock.after(delayMs, () => {
      turn = turn.then(look);
    });
  };

  async function look(): Promise<void> {
    if (isStopped) return;
    const seen = await fingerprint(dir);
    if (seen !== known) {
      known = seen;
      try {
        const loaded = await load();
        if (!isStopped) onLoaded(loaded);
      } catch (error) {
        const faults = isCoded(error) ? ((error.fields.faults as Fault[] | undefined) ?? []) : [];
        if (!isStopped) onFaults(faults, error);
      }
      // A folder may have been replaced as a whole: listen to the one that is there now, and look once more for what
      // changed before it was listened to.
      await listen();
      schedule(QUIET_MS);
    } else if (polls) schedule(LOOK_EVERY_MS);
  }

  async function listen(): Promise<void> {
    for (const watcher of watchers) watcher.close();
    watchers = [];
    if (polls || isStopped) return;
    try {
      for (const folder of await listFolders(dir)) {
        const watcher = watch(folder, () => schedule(QUIET_MS));
        watcher.on('error', lookInstead);
        watchers.push(watcher);
      }
    } catch {
      lookInstead();
    }
  }

  function lookInstead(): void {
    polls = true;
    for (const watcher of watchers) watcher.close();
    watchers = [];
    schedule(LOOK_EVERY_MS);
  }

  await listen();
  // What changed while the listening began would otherwise go unheard.
  schedule(polls ? LOOK_EVERY_MS : QUIET_MS);
  return async () => {
    isStopped = true;
    cancel();
    for (const watcher of watchers) watcher.close();
    await turn;
  };
}

async function listFolders(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { withFileTypes: true });
  return [dir, ...entries.filter((entry) => entry.isDirectory()).map((entry) => join(dir, entry.name))];
}

/** Changes whenever a .yaml file appears, goes, or is written. What cannot be read counts as absent. */
async function fingerprint(dir: string): Promise<string> {
  const folders = await listFolders(dir).catch(() => []);
  const signs = await Promise.all(
    folders.map(async (folder) => {
      const names = (await readdir(folder).catch(() => [])).filter((name) => /^[^.].*\.ya?ml$/.test(name));
      return Promise.all(
        names.sort().map(async (name) => {
          const path = join(folder, name);
          const found = await stat(path, { bigint: true }).catch(() => undefined);
          return `${path} ${found?.ino} ${found?.size} ${found?.mtimeNs}`;
        }),
      );
    }),
  );
  return signs.flat().join('\n');
}
