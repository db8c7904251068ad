import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** A server of @openclaw/crabline as a process of its own, its files in a folder that is gone afterwards. */
export interface CrablineProcess<Manifest, Recorded> {
  /** What it says of itself when it is ready. */
  manifest: Manifest;
  /** Everything it recorded so far. */
  recorded(): Promise<Recorded[]>;
  stop(): Promise<void>;
}

/** Starts `crabline serve NAME ARGS` on a free port of loopback. Fails when it is not ready within fifteen seconds. */
export async function startCrablineProcess<Manifest, Recorded>(
  name: 'telegram' | 'whatsapp',
  ...more: string[]
): Promise<CrablineProcess<Manifest, Recorded>> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), `crabline-${name}-`)));
  const [readyFile, recorder] = [join(folder, 'ready.json'), join(folder, 'recorded.jsonl')];
  const program = resolve('node_modules/@openclaw/crabline/dist/src/bin/crabline.js');
  const args = ['--json', 'serve', name, ...more, '--recorder', recorder, '--ready-file', readyFile];
  const child = spawn(process.execPath, [program, ...args], { cwd: folder, stdio: 'ignore' });
  return {
    manifest: await readManifest<Manifest>(readyFile, child),
    async recorded() {
      const lines = (await readFile(recorder, 'utf8').catch(() => '')).split('\n').filter(Boolean);
      return lines.map((line) => JSON.parse(line) as Recorded);
    },
    async stop() {
      await ended(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function readManifest<Manifest>(readyFile: string, child: ChildProcess): Promise<Manifest> {
  for (let turn = 0; turn < 750; turn++) {
    if (child.exitCode !== null) throw new Error(`crabline ended with ${child.exitCode}`);
    const text = await readFile(readyFile, 'utf8').catch(() => '');
    if (text.trimEnd().endsWith('}')) return JSON.parse(text) as Manifest;
    await pause(20);
  }
  await ended(child);
  throw new Error('crabline was not ready within fifteen seconds');
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const hard = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await gone;
  clearTimeout(hard);
}

export function pause(delayMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, delayMs));
}
