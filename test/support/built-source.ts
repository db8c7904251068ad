import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';

const root = join(import.meta.dirname, '../..');
let folder: string | undefined;
afterAll(() => {
  if (folder) fs.rmSync(folder, { recursive: true, force: true });
});

/** `src` as JavaScript for child processes: the folder that holds `src/...js`, removed after the tests of the file. */
export function builtSource(): string {
  if (folder) return folder;
  // Inside node_modules, where the packages are found and nobody looks for sources.
  const cache = join(root, 'node_modules/.cache');
  fs.mkdirSync(cache, { recursive: true });
  folder = fs.mkdtempSync(join(cache, 'built-source-'));
  fs.writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const options = ['-p', 'tsconfig.build.json', '--noCheck', '--outDir', folder];
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), ...options], { cwd: root });
  // The program looks for the files of its pages beside its package.json.
  for (const page of ['src/channels/web/page', 'src/web/operator/page'])
    fs.symlinkSync(join(root, page), join(folder, page));
  return folder;
}
