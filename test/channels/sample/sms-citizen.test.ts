import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { type App, startApp } from '../../../src/app.js';
import { readConfig } from '../../../src/config.js';
import { systemClock } from '../../../src/shared/clock.js';
import { silentLogger } from '../../../src/shared/logger.js';
import { eventually } from '../../contracts/eventually.js';
import { readChoiceLines } from '../../contracts/read-choice-lines.js';
import { know } from '../../conversation/sample-turn.js';
import { makeSmsWorld, words } from './sms-world.js';

const SITI = '+628110000001';
const BUDI = '+628110000002';

let dir: string;
let app: App;
let world: Awaited<ReturnType<typeof makeSmsWorld>>;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tanggap-sms-'));
  world = await makeSmsWorld();
  // Every message is answered at once.
  const city = { ...know.profile.city, bubble_wait_seconds: 0 };
  const knowledge = { ...know, profile: { ...know.profile, city } };
  app = await startApp({
    config: readConfig({ DATA_DIR: dir }),
    ...{ clock: systemClock, logger: silentLogger, knowledge: () => knowledge, linksSampleStaff: false },
    channels: [world.channel],
  });
});
afterEach(async () => {
  await app.stop();
  await world.close();
  await rm(dir, { recursive: true, force: true });
});

/** Writes and reads what came back, parts put together. */
async function write(from: string, text: string) {
  const before = sentTo(from).length;
  world.stub.write(from, text);
  await eventually(() => sentTo(from).length > before);
  await app.idle();
  const read = readChoiceLines(sentTo(from).slice(before), words);
  return { text: read.map((sms) => sms.text).join('\n'), labels: read.flatMap((sms) => sms.labels) };
}

const sentTo = (to: string) => world.stub.sent.filter((sms) => sms.to === to);

it('brings a citizen with nothing but SMS from a complaint to a ticket code and its status', async () => {
  const summary = await write(SITI, 'di kelurahan Dahlia air keran keruh kecoklatan dua hari ini');
  expect(summary.text).toMatch(/Dahlia/);
  const number = summary.labels.findIndex((label) => /kirim/i.test(label)) + 1;
  expect(number).toBeGreaterThan(0);
  const thanks = await write(SITI, `${number}`);
  const [code] = /\b[A-Z]{3}-\d{4}-[0-9A-Z]+\b/.exec(thanks.text) ?? [];
  expect(code).toBeDefined();
  expect((await write(SITI, `status ${code}`)).text).toContain(code);
  // A code is no key: somebody else's phone learns nothing of the place.
  expect((await write(BUDI, `status ${code}`)).text).not.toMatch(/Dahlia|keruh/);
});
