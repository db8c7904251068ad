import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Fault } from '../../src/profile/fault.js';
import { type ErrorCode, isCoded } from '../../src/shared/errors.js';

/** A folder that is removed after the test file; `write` puts a file of any content into it. */
export async function makeFolder(copyOf?: string) {
  const dir = await mkdtemp(join(tmpdir(), 'tanggap-profile-'));
  if (copyOf) await cp(copyOf, dir, { recursive: true });
  return {
    dir,
    async write(name: string, content: string | Uint8Array): Promise<string> {
      const path = join(dir, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, content);
      return path;
    },
    remove: () => rm(dir, { recursive: true, force: true }),
  };
}

/** The faults a reading throws; fails when it throws anything else or nothing. */
export async function faultsOf(code: ErrorCode, reading: Promise<unknown>): Promise<Fault[]> {
  try {
    await reading;
  } catch (error) {
    if (isCoded(error, code)) return error.fields.faults as Fault[];
    throw error;
  }
  throw new Error(`${code} was expected`);
}
