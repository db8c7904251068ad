import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';

export interface Child {
  pid: number;
  /** The first match in its output; rejects with its error output when it ends before. */
  said(pattern: RegExp): Promise<RegExpExecArray>;
  /** Memory in use now, in MB. */
  rssMb(): number;
  end(): Promise<void>;
}

/** Starts `node ...args` with this environment and nothing else of ours: no other variable, no `.env` of this folder. */
export function startNode(args: string[], env: Record<string, string> = {}): Child {
  const { PATH = '', HOME = '' } = process.env;
  const sample = { CITY_DIR: resolve('city'), INTENTS_DIR: resolve('intents') };
  const child = spawn(process.execPath, args, {
    cwd: tmpdir(),
    env: { PATH, HOME, ...sample, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    err += text;
  });
  return {
    pid: child.pid!,
    said: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = pattern.exec(out);
          if (found) resolve(found);
        };
        child.stdout.on('data', look);
        child.once('exit', (code) => reject(new Error(`${args.at(-1)} ended with ${code}:\n${err}`)));
        look();
      }),
    rssMb: () => readRssKb(child.pid!) / 1024,
    end: () => endChild(child),
  };
}

async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}

/** VmRSS where there is /proc, else what ps says. */
function readRssKb(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return Number(execFileSync('ps', ['-o', 'rss=', '-p', `${pid}`], { encoding: 'utf8' }));
  }
}
