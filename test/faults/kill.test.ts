import fs from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { makeChance } from '../../src/understanding/measure/chance.js';
import { BotApiStub } from '../support/bot-api-stub.js';
import {
  copyOf,
  eventually,
  freshDataDir,
  invite,
  type Program,
  pause,
  spawnProgram,
  startProgram,
} from '../support/child-program.js';
import { judgeStore } from './judge-store.js';
import { emptyAccount, officer, telegramCitizens, type World, webCitizens } from './kill-load.js';

const KILLS = 50;
/** Of this many kills some meet the program while it is still starting. */
const EARLY_SHARE = 0.2;
const LONGEST_START_MS = 1_500;
/** After the program says that it is ready, at most this long until it is killed. */
const LONGEST_LIFE_MS = 700;
const QUIET_MS = 1_500;
const OFFICERS = [
  { name: 'Budi', chat: '8001', unit: 'pu' },
  { name: 'Agus', chat: '8002', unit: 'pu' },
  { name: 'Tono', chat: '8003', unit: 'dishub' },
];

it(`killed -9 ${KILLS} times under load, it loses no message, doubles no ticket and owes no reply`, async () => {
  const seed = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000);
  const random = makeChance(seed);
  const stub = await BotApiStub.start();
  const settings = {
    DATA_DIR: freshDataDir('few-intents'),
    INTENTS_DIR: fewIntents(),
    LOG_LEVEL: 'warn',
    TELEGRAM_BOT_TOKEN: stub.token,
    TELEGRAM_API_ROOT: stub.apiRoot,
  };
  let program = await startProgram(settings);
  for (const { name, chat, unit } of OFFICERS) {
    stub.say(chat, `/tautkan ${await invite(settings, name, unit, 'officer')}`);
    await stub.waitFor(chat, new RegExp(name));
  }

  let kills = 0;
  let isClosingTime = false;
  const account = emptyAccount();
  const world: World = { stub, random, account, program: () => program, isOver: () => kills >= KILLS };
  const citizens = Promise.allSettled([
    ...[1, 2, 3, 4, 5, 6].map((lane) => telegramCitizens(world, lane * 10_000)),
    ...[1, 2].map(() => webCitizens(world)),
  ]);
  const officers = Promise.all(OFFICERS.map(({ chat }) => officer(world, chat, () => isClosingTime)));
  const faults: string[] = [];
  const beganAt = Date.now();
  while (kills < KILLS) {
    if (random() < EARLY_SHARE) await pause(random() * LONGEST_START_MS);
    else {
      await eventually('the program is ready again', () => program.url !== '');
      await pause(random() * LONGEST_LIFE_MS);
    }
    const { signal } = await program.end('SIGKILL');
    kills += 1;
    if (signal !== 'SIGKILL') faults.push('it ended by itself');
    faults.push(...complaintsOf(program));
    program = spawnProgram(settings);
  }
  const seconds = Math.round((Date.now() - beganAt) / 1000);
  const left = (await citizens).flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
  await quiet(stub);
  isClosingTime = true;
  await officers;
  faults.push(...complaintsOf(program));
  const end = await program.end('SIGTERM');
  const { facts, ...verdict } = await judgeStore(settings.DATA_DIR, stub, account);
  await stub.close();
  const { lost, doubled, missing } = verdict;
  const counts = { lost: lost.length, doubled: doubled.length, missing: missing.length };
  console.log(`kill -9: ${JSON.stringify({ seed, kills, seconds, ...facts, ...counts })}`);
  expect({ ...verdict, left, faults }).toEqual({
    lost: [],
    doubled: [],
    missing: [],
    disordered: [],
    left: [],
    faults: [],
  });
  expect(end).toEqual({ code: 0, signal: null });
  expect(facts.tickets).toBeGreaterThan(KILLS);
}, 600_000);

/** The intents with few answers: a start is quicker, and this play asks for none. */
function fewIntents(): string {
  const folder = copyOf('intents');
  const answers = fs.readdirSync(join(folder, 'faq'));
  for (const name of answers.slice(5)) fs.rmSync(join(folder, 'faq', name));
  return folder;
}

/** What the program had to complain of; nothing in this play should make it. */
function complaintsOf(program: Program): string[] {
  const errors = program.log().filter(({ level }) => Number(level) >= 50);
  return [...errors.map((line) => JSON.stringify(line)), ...(program.err() ? [program.err()] : [])];
}

/** Resolves when Telegram has nothing left to hand over and nothing was sent for a while. */
async function quiet(stub: BotApiStub): Promise<void> {
  let count = -1;
  let sinceMs = Date.now();
  await eventually('all is quiet', () => {
    if (count !== stub.sent.length || stub.pending > 0) [count, sinceMs] = [stub.sent.length, Date.now()];
    return Date.now() - sinceMs > QUIET_MS;
  });
}
