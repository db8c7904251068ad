import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const cache = join(here, '../../../node_modules/.cache/mongo-stand-in');

/** What a person has to install when the stand-in cannot run. */
export const MONGO_STAND_IN_NEEDS = 'openjdk-17-jre-headless + maven';

/**
 * True when Java 17 or later is on PATH and the jars are there; Maven fetches them once (6 MB) into
 * node_modules/.cache where they are missing.
 */
export function isMongoStandInAvailable() {
  return javaVersion() >= 17 && haveJars();
}

/**
 * Starts a server that stands in for MongoDB in tests, on loopback with an empty database of its own.
 * `port` 0 takes a free one. `stop` ends it politely: killed, it would lose acknowledged writes.
 */
export async function startMongoStandIn({ port = 0 } = {}) {
  const folder = fs.mkdtempSync(join(tmpdir(), 'mongo-stand-in-'));
  const args = ['-cp', `${cache}/*`, join(here, 'Launcher.java'), String(port), join(folder, 'data.mv')];
  const child = spawn('java', args, { stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const bound = await firstPort(child, ended);
  return {
    url: `mongodb://127.0.0.1:${bound}/tanggap_test`,
    async stop() {
      child.stdin.end();
      await ended;
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function firstPort(child, ended) {
  const lines = createInterface({ input: child.stdout });
  const announced = new Promise((resolve) => {
    lines.on('line', (line) => line.startsWith('PORT ') && resolve(line.slice('PORT '.length)));
  });
  const port = await Promise.race([announced, ended.then(() => undefined)]);
  if (!port) throw new Error('the MongoDB stand-in did not start');
  return port;
}

function javaVersion() {
  try {
    const release = execFileSync('java', ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return Number(/\d+/.exec(release)?.[0] ?? 0);
  } catch {
    return 0;
  }
}

function haveJars() {
  if (fs.existsSync(cache) && fs.readdirSync(cache).some((name) => name.startsWith('mongo-java-server-h2')))
    return true;
  try {
    const goal = ['-q', '-B', 'dependency:copy-dependencies', `-DoutputDirectory=${cache}`];
    execFileSync('mvn', goal, { cwd: here, stdio: 'ignore', timeout: 180_000 });
    return true;
  } catch {
    return false;
  }
}
