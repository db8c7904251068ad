import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readTree, root } from './source-tree.js';

/**
 * Where tests keep what intents/ teaches, so that it is learnt once and not by every file. A model of other intents or places
 * is not taken, and a learner that was changed learns anew.
 */
export const learntModelDir = makeModelDir(join(root, 'node_modules/.cache/tanggap-model'));

function makeModelDir(cache: string): string {
  const hash = createHash('sha256');
  for (const { path, text } of readTree('src/understanding', '.ts')) hash.update(`${path}\0${text}\0`);
  const name = hash.digest('hex').slice(0, 16);
  const dir = join(cache, name);
  if (!existsSync(dir)) {
    mkdirSync(dir, { recursive: true });
    for (const former of readdirSync(cache))
      if (former !== name) rmSync(join(cache, former), { recursive: true, force: true });
  }
  return dir;
}
