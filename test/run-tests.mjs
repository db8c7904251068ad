// npm test [-- PATH...]: starts the servers that are found, runs jest, says what ran. Last line: `N passed, N failed`.
// With REQUIRE_SERVERS=1 a missing server and a skipped test are failures.
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  isMongoStandInAvailable,
  MONGO_STAND_IN_NEEDS,
  startMongoStandIn,
} from './support/mongo-stand-in/start.mjs';
import { REDIS_NEEDS, startRedis } from './support/redis.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const areServersRequired = process.env.REQUIRE_SERVERS === '1';

const redis = process.env.TEST_REDIS_URL
  ? { url: process.env.TEST_REDIS_URL }
  : await start('Redis', startRedis);
const mongodb = process.env.TEST_MONGODB_URL
  ? { url: process.env.TEST_MONGODB_URL }
  : await start('MongoDB stand-in', async () =>
      isMongoStandInAvailable() ? startMongoStandIn() : undefined,
    );
const parts = [
  { name: 'embedded engines', isThere: true },
  { name: 'Redis', isThere: Boolean(redis), needs: REDIS_NEEDS },
  { name: 'MongoDB', isThere: Boolean(mongodb), needs: MONGO_STAND_IN_NEEDS },
  { name: 'Chromium', isThere: isOnPath('chromium'), needs: 'chromium' },
];

const resultFile = join(fs.mkdtempSync(join(tmpdir(), 'tanggap-tests-')), 'result.json');
let outcome;
try {
  await runJest();
} finally {
  await redis?.stop?.();
  await mongodb?.stop?.();
  outcome = readOutcome();
  fs.rmSync(dirname(resultFile), { recursive: true, force: true });
}
report(outcome);

/** A server that is there and does not start is told apart from one that is not there. */
async function start(name, startServer) {
  try {
    return await startServer();
  } catch (error) {
    console.error(`${name} is installed and did not start: ${error.message}`);
    return undefined;
  }
}

function runJest() {
  const env = { ...process.env };
  if (redis) env.TEST_REDIS_URL = redis.url;
  if (mongodb) env.TEST_MONGODB_URL = mongodb.url;
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const args = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', jest, '--json'];
  args.push(`--outputFile=${resultFile}`, ...process.argv.slice(2));
  // jest prints its report to stderr; stdout would be the JSON once more.
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['inherit', 'ignore', 'inherit'] });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.once('close', resolve));
}

function readOutcome() {
  if (!fs.existsSync(resultFile))
    return { passed: 0, failures: ['jest did not run to its end'], skipped: [] };
  const { testResults } = JSON.parse(fs.readFileSync(resultFile, 'utf8'));
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const named = (status) => tests.filter((test) => test.status === status).map(({ fullName }) => fullName);
  // A file that cannot even be loaded has no tests to fail.
  const broken = testResults.filter(({ status, assertionResults }) => {
    return status === 'failed' && !assertionResults.some((test) => test.status === 'failed');
  });
  const files = broken.map(({ name }) => `${name} could not be run`);
  return {
    passed: named('passed').length,
    failures: [...named('failed'), ...files],
    skipped: [...named('pending'), ...named('skipped'), ...named('todo'), ...named('disabled')],
  };
}

function report({ passed, failures, skipped }) {
  const failed = [...failures];
  console.log('\nRan on:');
  for (const { name, isThere, needs } of parts) {
    console.log(
      isThere ? `  yes  ${name}` : `  NO   ${name.toUpperCase()} WAS NOT TESTED: apt-get install ${needs}`,
    );
    if (!isThere && areServersRequired) failed.push(`${name} is required and missing`);
  }
  if (skipped.length > 0) console.log(`Skipped: ${skipped.length}`);
  if (areServersRequired) failed.push(...skipped.map((name) => `skipped, though all is required: ${name}`));
  for (const name of failed) console.log(`FAILED  ${name}`);
  if (passed === 0 && failed.length === 0) failed.push('no test ran');
  console.log(`${passed} passed, ${failed.length} failed`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}

function isOnPath(program) {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
