import { type ChildProcess, execFile, spawn } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach } from '@jest/globals';
import { builtSource } from './built-source.js';
import { learntModelDir } from './learnt-model.js';

const root = join(import.meta.dirname, '../..');
const MODEL = 'model-understanding.bin';
/** DATA_DIR -> the learnt model of an earlier start. It carries the key of what it was taught: an outdated one is harmless. */
const keptModels = new Map<string, string>();

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** The real program, built and started as a process of its own. */
export interface Program {
  /** Where its web pages are; empty until it says so. */
  readonly url: string;
  /** All it wrote to its output and its error output so far. */
  out(): string;
  err(): string;
  /** Its log, line by line. */
  log(): Record<string, unknown>[];
  /** The codes of what it warned of or worse, in order. */
  codes(): string[];
  pid: number;
  exited: Promise<Exit>;
  /** Sends a signal and waits for the end. */
  end(signal?: NodeJS.Signals): Promise<Exit>;
}

/** Environment of a program, by variable. */
export type Settings = Record<string, string>;

/** How long a program may live at most: a test, or a whole file whose tests share it one after the other. */
type Life = 'test' | 'file';

const living = new Map<ChildProcess, Life>();
const folders: string[] = [];
afterAll(() => {
  for (const child of living.keys()) child.kill('SIGKILL');
});
afterEach(() => {
  for (const [child, life] of living) if (life === 'test') child.kill('SIGKILL');
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
});

/** An empty folder, removed after the test. */
export function emptyFolder(): string {
  const folder = fs.mkdtempSync(join(tmpdir(), 'tanggap-test-'));
  folders.push(folder);
  return folder;
}

/**
 * A DATA_DIR in which nothing happened yet but learning, so that a start is quick. `intents` names what is taught where that is
 * not the repository's own intents/ and city/.
 */
export function freshDataDir(intents = ''): string {
  const folder = emptyFolder();
  const keptModel = join(learntModelDir, intents, MODEL);
  keptModels.set(folder, keptModel);
  if (fs.existsSync(keptModel)) fs.copyFileSync(keptModel, join(folder, MODEL));
  return folder;
}

/** A copy of a folder of this repository (`city`, `intents`) that a test may spoil. */
export function copyOf(name: string): string {
  const folder = join(emptyFolder(), name);
  fs.cpSync(join(root, name), folder, { recursive: true });
  return folder;
}

/** Only these settings and what a process needs anyway: neither the tests' environment nor a `.env` reaches the program. */
function surroundings(settings: Settings): { cwd: string; env: Settings } {
  const { PATH = '', HOME = '' } = process.env;
  const sample = { PORT: '0', CITY_DIR: join(root, 'city'), INTENTS_DIR: join(root, 'intents') };
  return { cwd: builtSource(), env: { PATH, HOME, ...sample, ...settings } };
}

/** Starts the program without waiting for it. */
export function spawnProgram(settings: Settings, life: Life = 'test'): Program {
  const child = spawn(process.execPath, [join(builtSource(), 'src/main.js')], {
    ...surroundings(settings),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  living.set(child, life);
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    err += text;
  });
  const exited = new Promise<Exit>((resolve) => {
    child.once('close', (code, signal) => {
      living.delete(child);
      resolve({ code, signal });
    });
  });
  const log = () => out.split('\n').flatMap(readLine);
  return {
    get url() {
      return /http:\/\/\S+?(?=\/ )/.exec(out)?.[0] ?? '';
    },
    out: () => out,
    err: () => err,
    log,
    codes: () => log().filter(isWarning).flatMap(codesOf),
    pid: child.pid!,
    exited,
    end(signal = 'SIGTERM') {
      child.kill(signal);
      return exited;
    },
  };
}

/** A line that a killed process did not finish is no line. */
function readLine(line: string): Record<string, unknown>[] {
  try {
    return line.startsWith('{') ? [JSON.parse(line) as Record<string, unknown>] : [];
  } catch {
    return [];
  }
}

/** From pino's level of warnings on. */
function isWarning({ level }: Record<string, unknown>): boolean {
  return typeof level === 'number' && level >= 40;
}

function codesOf(line: Record<string, unknown>): string[] {
  const causes = [line, line.err, line.error] as ({ code?: unknown } | undefined)[];
  return causes.flatMap((cause) => (typeof cause?.code === 'string' ? [cause.code] : []));
}

/** Starts the program and waits until it says where to chat. Throws with what it said when it ends or takes too long. */
export async function startProgram(settings: Settings, life: Life = 'test'): Promise<Program> {
  const program = spawnProgram(settings, life);
  let ended: Exit | undefined;
  void program.exited.then((exit) => {
    ended = exit;
  });
  await eventually('the program is ready', () => {
    if (ended) throw new Error(`the program ended with ${ended.code ?? ended.signal}:\n${program.err()}`);
    return program.url !== '';
  });
  // What a file of tests shares may have been taught more than intents/.
  if (life === 'test') keepModel(settings.DATA_DIR);
  return program;
}

function keepModel(dataDir = ''): void {
  const learnt = join(dataDir, MODEL);
  const keptModel = keptModels.get(dataDir);
  if (!keptModel || !fs.existsSync(learnt)) return;
  if (fs.existsSync(keptModel) && fs.readFileSync(keptModel).equals(fs.readFileSync(learnt))) return;
  fs.mkdirSync(join(keptModel, '..'), { recursive: true });
  fs.copyFileSync(learnt, `${keptModel}.${process.pid}`);
  fs.renameSync(`${keptModel}.${process.pid}`, keptModel);
}

/** Runs the command line of the operator; what it printed. Throws when it fails. */
export function runAdmin(settings: Settings, ...args: string[]): Promise<string> {
  const command = [join(builtSource(), 'src/admin-main.js'), ...args];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, command, surroundings(settings), (error, out, err) => {
      if (error) reject(new Error(`admin ${args[0]} failed:\n${err}`));
      else resolve(out);
    });
  });
}

/** The one-time code of a new invitation. */
export async function invite(settings: Settings, name: string, units: string, role: string): Promise<string> {
  const said = await runAdmin(settings, 'invite', name, units, role);
  return /\/tautkan (\S+)/.exec(said)![1]!;
}

/** Looks again and again until something holds; throws with its name after `limitMs`. */
export async function eventually(
  what: string,
  holds: () => boolean | Promise<boolean>,
  limitMs = 60_000,
): Promise<void> {
  const endMs = Date.now() + limitMs;
  while (!(await holds())) {
    if (Date.now() > endMs) throw new Error(`not within ${limitMs} ms: ${what}`);
    await pause(15);
  }
}

export function pause(delayMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, delayMs));
}
