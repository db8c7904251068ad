import fs from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { playJourney } from '../../src/channels/terminal/play-journey.js';
import { type JourneyLine, readJourney } from '../../src/channels/terminal/read-journey.js';
import type { SampleStaff } from '../../src/profile/city-schema.js';
import { loadCity } from '../../src/profile/load-city.js';
import { BotApiStub } from '../support/bot-api-stub.js';
import {
  copyOf,
  eventually,
  freshDataDir,
  invite,
  type Settings,
  startProgram,
} from '../support/child-program.js';
import { type Crabline, startCrabline } from '../support/crabline.js';
import { crablineCast, stubCast, type TelegramCast } from './telegram-cast.js';

const root = join(import.meta.dirname, '../..');
const shared = join(root, '../nothing');
const plays = fs.existsSync(shared)
  ? ['01-lampu-jalan', '04-dua-petugas', '05-belum-beres'].map((name) => join(shared, `${name}.chat`))
  : fs
      .readdirSync(join(import.meta.dirname, 'telegram'))
      .map((name) => join(import.meta.dirname, 'telegram', name));

/** The lines that hold at any moment: without those that move the clock, without dates and the month in codes. */
function linesOf(file: string): JourneyLine[] {
  return readJourney(fs.readFileSync(file, 'utf8'), file)
    .filter(({ kind }) => kind !== 'set-clock' && kind !== 'let-pass')
    .filter((line) => !('pattern' in line && /\b20\d\d\b/.test(line.pattern)))
    .map((line) =>
      'pattern' in line ? { ...line, pattern: line.pattern.replace('CTH-2603', 'CTH-\\d{4}') } : line,
    );
}

/** Starts the program, links everybody of the staff who plays by a one-time code, and plays. Returns what failed. */
async function perform(file: string, cast: TelegramCast, settings: Settings): Promise<string[]> {
  const program = await startProgram(settings);
  const lines = linesOf(file);
  const printed: string[] = [];
  const players = new Set(lines.flatMap((line) => ('who' in line ? [line.who] : [])));
  const { profile } = await loadCity(join(root, 'city'));
  await Promise.all(
    profile.staff.filter(({ id }) => players.has(id)).map((member) => link(member, cast, settings)),
  );
  const clock = { now: () => new Date(), moveTo: async () => {} };
  const stage = { clock, channel: cast, idle: cast.idle, print: (text: string) => void printed.push(text) };
  const score = await playJourney(lines, stage);
  expect(await program.end()).toEqual({ code: 0, signal: null });
  expect(program.codes().filter((code) => code !== 'HOLIDAYS_MISSING')).toEqual([]);
  console.log(`${basename(file)}: ${score.passed} passed, ${score.failed} failed`);
  expect(score.passed).toBeGreaterThan(5);
  return score.failed === 0 ? [] : printed;
}

async function link(
  { id, name, units, role }: SampleStaff,
  cast: TelegramCast,
  settings: Settings,
): Promise<void> {
  const code = await invite(settings, name, units.join(','), role);
  await cast.hear(id, { text: `/tautkan ${code}` });
  await eventually(`${id} is linked`, () =>
    cast.said.some(({ who, text }) => who === id && text.includes(name)),
  );
}

describe('the loop over the Telegram server of another maker, buttons typed as words', () => {
  let crabline: Crabline;
  beforeAll(async () => {
    crabline = await startCrabline();
  });
  afterAll(() => crabline?.stop());

  it.each(plays.map((file) => [basename(file), file]))(
    '%s',
    async (_name, file) => {
      // It cannot hand in photos: this city closes tickets without.
      const INTENTS_DIR = copyOf('intents');
      for (const name of fs.readdirSync(join(INTENTS_DIR, 'report'))) {
        const path = join(INTENTS_DIR, 'report', name);
        fs.writeFileSync(
          path,
          fs.readFileSync(path, 'utf8').replace('evidence: required', 'evidence: optional'),
        );
      }
      const { token: TELEGRAM_BOT_TOKEN, apiRoot: TELEGRAM_API_ROOT } = crabline;
      const cast = crablineCast(crabline);
      try {
        const settings = { DATA_DIR: freshDataDir(), INTENTS_DIR, TELEGRAM_BOT_TOKEN, TELEGRAM_API_ROOT };
        expect(await perform(file, cast, settings)).toEqual([]);
      } finally {
        cast.leave();
      }
    },
    180_000,
  );
});

describe('the loop over a Bot API with real photos and pressed buttons', () => {
  it.each(plays.map((file) => [basename(file), file]))(
    '%s',
    async (_name, file) => {
      const stub = await BotApiStub.start();
      const cast = stubCast(stub);
      try {
        const settings = {
          DATA_DIR: freshDataDir(),
          TELEGRAM_BOT_TOKEN: stub.token,
          TELEGRAM_API_ROOT: stub.apiRoot,
        };
        expect(await perform(file, cast, settings)).toEqual([]);
      } finally {
        cast.leave();
        await stub.close();
      }
    },
    180_000,
  );
});
