import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { builtSource } from './built-source.js';

const root = join(import.meta.dirname, '../..');
const LONGEST_START_MS = 60_000;

export interface RunningProgram {
  url: string;
  port: number;
  /** Everything it printed so far, logs too. */
  printed(): string;
  /** Ends it politely, as Ctrl+C does; resolves with its exit code. */
  stop(): Promise<number | null>;
}

/**
 * The real program as a process of its own on an empty or kept `dataDir`, ready when it prints its address.
 * It sees only the settings given here. Throws what it printed when it ends or keeps silent instead.
 */
export async function startProgram(given: { dataDir: string; port?: number }): Promise<RunningProgram> {
  const env = {
    PATH: process.env.PATH,
    DATA_DIR: given.dataDir,
    PORT: String(given.port ?? 0),
    CITY_DIR: join(root, 'city'),
    INTENTS_DIR: join(root, 'intents'),
  };
  const program = spawn(process.execPath, [join(builtSource(), 'src/main.js')], { env });
  let printed = '';
  for (const stream of [program.stdout, program.stderr])
    stream.setEncoding('utf8').on('data', (part) => {
      printed += part;
    });
  const url = await addressOf(program, () => printed);
  return {
    url,
    port: Number(new URL(url).port),
    printed: () => printed,
    async stop() {
      const ended = program.exitCode === null ? once(program, 'exit') : undefined;
      program.kill('SIGINT');
      await ended;
      return program.exitCode;
    },
  };
}

function addressOf(program: ChildProcess, printed: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const give = (what: string) => {
      clearTimeout(patience);
      program.kill('SIGKILL');
      reject(new Error(`the program ${what}; it printed:\n${printed()}`));
    };
    const patience = setTimeout(() => give('gave no address'), LONGEST_START_MS);
    program.on('exit', () => give('ended'));
    program.stdout?.on('data', () => {
      const url = /https?:\/\/[\w.:-]+/.exec(printed())?.[0];
      if (!url) return;
      clearTimeout(patience);
      program.removeAllListeners('exit');
      resolve(url);
    });
  });
}
