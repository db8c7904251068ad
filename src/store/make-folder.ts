import fs from 'node:fs';
import { dirname } from 'node:path';
import { CodedError } from '../shared/errors.js';

/**
 * Makes a folder and those above it, where missing. Throws DATA_DIR_UNWRITABLE. Not by Node's own recursive mkdir: that
 * never ends where a file system (/proc, some network disks) denies a folder whose parent is there.
 */
export function makeFolder(dir: string): void {
  try {
    makeFolders(dir);
    fs.accessSync(dir, fs.constants.W_OK);
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code;
    throw new CodedError('DATA_DIR_UNWRITABLE', { dataDir: dir, reason }, { cause });
  }
}

function makeFolders(dir: string): void {
  if (fs.statSync(dir, { throwIfNoEntry: false })?.isDirectory()) return;
  makeFolders(dirname(dir));
  // Only this user may look inside: citizens' words are there.
  fs.mkdirSync(dir, { mode: 0o700 });
}
