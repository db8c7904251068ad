import fs from 'node:fs';
import { join } from 'node:path';
import { CodedError } from '../shared/errors.js';

/** Who holds a folder. A process id alone is not enough: after a reboot another process may have it. */
interface Holder {
  pid: number;
  /** The boot and the tick at which the process began; absent where the system does not tell (no /proc). */
  born?: string;
}

/**
 * Takes a folder for this process and returns what gives it back. The lock of a process that is dead, however it
 * died, is taken over. Throws DATA_DIR_LOCKED with the holder's `pid`; errors of the file system pass through.
 */
export function lockFolder(folder: string): () => void {
  const lock = join(folder, 'lock');
  const guard = join(folder, 'lock.guard');
  const me: Holder = { pid: process.pid, born: bornOf(process.pid) };
  takeGuard(guard, me);
  try {
    refuseLiving(lock);
    // Renamed into place, so that nobody ever reads half of it.
    fs.writeFileSync(`${lock}.new`, JSON.stringify(me));
    fs.renameSync(`${lock}.new`, lock);
  } finally {
    fs.rmSync(guard, { force: true });
  }
  return () => {
    if (isSame(readHolder(lock), me)) fs.rmSync(lock, { force: true });
  };
}

/** The guard makes looking at the lock and taking it one step when two processes start at once; it is held for moments. */
function takeGuard(guard: string, me: Holder): void {
  const mine = `${guard}.${me.pid}`;
  fs.writeFileSync(mine, JSON.stringify(me));
  try {
    if (isLinked(mine, guard)) return;
    refuseLiving(guard);
    fs.rmSync(guard, { force: true });
    if (!isLinked(mine, guard)) throw new CodedError('DATA_DIR_LOCKED', { pid: readHolder(guard)?.pid });
  } finally {
    fs.rmSync(mine, { force: true });
  }
}

/** Puts a whole file in a place nobody has; false when somebody has. */
function isLinked(from: string, to: string): boolean {
  try {
    fs.linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function refuseLiving(lock: string): void {
  const holder = readHolder(lock);
  if (holder && isAlive(holder)) throw new CodedError('DATA_DIR_LOCKED', { pid: holder.pid });
}

function readHolder(lock: string): Holder | undefined {
  try {
    const holder = JSON.parse(fs.readFileSync(lock, 'utf8')) as Holder;
    return Number.isInteger(holder?.pid) && holder.pid > 0 ? holder : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // EPERM: it lives and is somebody else's.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const born = bornOf(holder.pid);
  return born === undefined || holder.born === undefined || born === holder.born;
}

function isSame(a: Holder | undefined, b: Holder): boolean {
  return a?.pid === b.pid && a.born === b.born;
}

/** Field 22 of /proc/PID/stat, start time in ticks since boot (man proc_pid_stat), and the id of the boot. */
function bornOf(pid: number): string | undefined {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return `${fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${afterName[19]}`;
  } catch {
    return undefined;
  }
}
