import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.js';
import { makeFolder } from './store/make-folder.js';

/** The secret that keys and signatures are derived from: APP_SECRET, else one made once and kept in DATA_DIR (mode 0600). */
export async function readAppSecret({ APP_SECRET, DATA_DIR }: Config): Promise<string> {
  if (APP_SECRET) return APP_SECRET;
  const file = join(DATA_DIR, 'app-secret');
  makeFolder(DATA_DIR);
  // `wx`: of two processes one makes it, both read the same.
  await writeFile(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 }).catch((error) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return (await readFile(file, 'utf8')).trim();
}
