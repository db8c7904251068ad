import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripFile } from '../../../src/media/strip/strip-file.js';

/** What becomes of a file that is stripped. */
export async function stripped(bytes: Buffer, mime: string): Promise<Buffer> {
  const dir = await mkdtemp(join(tmpdir(), 'tanggap-strip-'));
  try {
    const path = join(dir, 'file');
    await writeFile(path, bytes);
    await stripFile(path, mime);
    return await readFile(path);
  } finally {
    await rm(dir, { recursive: true });
  }
}

/** Which of these words are still in it. */
export const stillTold = (bytes: Buffer, words: readonly string[]) =>
  words.filter((word) => bytes.includes(word, 0, 'latin1'));
