import { readFileSync, statSync } from 'node:fs';
import type { Fault } from './fault.js';

/** Largest YAML file read, in bytes (1 MB): more is a mistake, not a list of streets. */
const LARGEST_FILE_BYTES = 1024 * 1024;

type Trouble = Pick<Fault, 'problem' | 'todo'> & { line?: number };

const systemTroubles: Record<string, Trouble> = {
  ENOENT: {
    problem: 'the file is missing',
    todo: 'put it back from a copy or write it; the README beside it shows its form',
  },
  EACCES: { problem: 'the file may not be read', todo: 'give the program read access to it' },
  EPERM: { problem: 'the file may not be read', todo: 'give the program read access to it' },
  ELOOP: {
    problem: 'the file is a link that leads back to itself',
    todo: 'replace the link by the file itself',
  },
};

/** The text of a UTF-8 file of at most `LARGEST_FILE_BYTES`, or why it cannot be had. Never throws. */
export async function readTextFile(path: string): Promise<{ text: string } | { trouble: Trouble }> {
  try {
    // Small files by the hundred: handing each to another thread would cost far more than reading it.
    const found = statSync(path);
    const { size } = found;
    // A pipe or a device would be read for ever.
    if (!found.isFile()) {
      return { trouble: { problem: 'this is not a file', todo: 'put a plain text file of this name here' } };
    }
    if (size > LARGEST_FILE_BYTES) {
      return {
        trouble: {
          problem: `the file has ${size} bytes, the limit is ${LARGEST_FILE_BYTES}`,
          todo: 'split it or remove what does not belong here',
        },
      };
    }
    return decode(readFileSync(path));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException)?.code ?? 'unknown';
    return {
      trouble: systemTroubles[code] ?? {
        problem: `the file cannot be read (${code})`,
        todo: 'check the disk and the permissions',
      },
    };
  }
}

/** One for all files: each would hold memory of its own for long. */
const strictly = new TextDecoder('utf-8', { fatal: true });

function decode(bytes: Uint8Array): { text: string } | { trouble: Trouble } {
  try {
    const text = strictly.decode(bytes);
    if (!text.includes('\0')) return { text };
  } catch {
    // Told below, with the line.
  }
  const loose = new TextDecoder('utf-8').decode(bytes);
  const bad = loose.search(/[\uFFFD\0]/);
  return {
    trouble: {
      line: loose.slice(0, bad).split('\n').length,
      problem: 'there are bytes here that are not UTF-8 text',
      todo: 'save the file again with the encoding UTF-8',
    },
  };
}
