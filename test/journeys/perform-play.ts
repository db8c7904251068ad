import fs from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, expect, it } from '@jest/globals';
import { playJourney } from '../../src/channels/terminal/play-journey.js';
import { type JourneyLine, readJourney } from '../../src/channels/terminal/read-journey.js';
import type { SampleStaff } from '../../src/profile/city-schema.js';
import { loadCity } from '../../src/profile/load-city.js';
import { copyOf, eventually, invite, type Settings, startProgram } from '../support/child-program.js';
import type { Cast } from './cast.js';

const root = join(import.meta.dirname, '../..');
const shared = join(root, '../shared/journeys');

/** The plays of these names beside the repository, else our own of the same kind. */
export function playsOf(...names: string[]): string[] {
  const own = join(import.meta.dirname, 'telegram');
  return fs.existsSync(shared)
    ? names.map((name) => join(shared, `${name}.chat`))
    : fs.readdirSync(own).map((name) => join(own, name));
}

/** Most of a play is waiting until all is quiet. */
const LANES = 2;

/** A test for each play; several run side by side, so that each needs a program and a server of its own. */
export function itPlays(plays: readonly string[], playOne: (file: string) => Promise<string[]>): void {
  const outcomes = new Map<string, PromiseSettledResult<string[]>>();
  beforeAll(async () => {
    const left = [...plays];
    const lane = async () => {
      for (let file = left.shift(); file; file = left.shift())
        outcomes.set(file, (await Promise.allSettled([playOne(file)]))[0]);
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  }, 400_000);

  it.each(plays.map((file) => [basename(file), file]))('%s', (_name, file) => {
    const outcome = outcomes.get(file)!;
    if (outcome.status === 'rejected') throw outcome.reason;
    expect(outcome.value).toEqual([]);
  });
}

/** Intents of a city that closes tickets without a photo, for channels whose server knows none. */
export function intentsWithoutPhotos(): string {
  const dir = copyOf('intents');
  for (const name of fs.readdirSync(join(dir, 'report'))) {
    const path = join(dir, 'report', name);
    const text = fs.readFileSync(path, 'utf8').replace('evidence: required', 'evidence: optional');
    fs.writeFileSync(path, text);
  }
  return dir;
}

/** The lines that hold at any moment: without those that move the clock, without dates and the month in codes. */
function linesOf(file: string): JourneyLine[] {
  return readJourney(fs.readFileSync(file, 'utf8'), file)
    .filter(({ kind }) => kind !== 'set-clock' && kind !== 'let-pass')
    .filter((line) => !('pattern' in line && /\b20\d\d\b/.test(line.pattern)))
    .map((line) =>
      'pattern' in line ? { ...line, pattern: line.pattern.replace('CTH-2603', 'CTH-\\d{4}') } : line,
    );
}

/** `usualCodes` may stand among its warnings. Starts the program, links everybody of the staff who plays by a one-time code, and plays. Returns what failed. */
export async function perform(
  file: string,
  cast: Cast,
  settings: Settings,
  usualCodes: readonly string[] = [],
): Promise<string[]> {
  const program = await startProgram(settings);
  cast.attach?.(program.url);
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
  expect(program.codes().filter((code) => !['HOLIDAYS_MISSING', ...usualCodes].includes(code))).toEqual([]);
  console.log(`${basename(file)}: ${score.passed} passed, ${score.failed} failed`);
  expect(score.passed).toBeGreaterThan(5);
  return score.failed === 0 ? [] : printed;
}

async function link({ id, name, units, role }: SampleStaff, cast: Cast, settings: Settings): Promise<void> {
  const code = await invite(settings, name, units.join(','), role);
  await cast.hear(id, { text: `/tautkan ${code}` });
  await eventually(`${id} is linked`, () =>
    cast.said.some(({ who, text }) => who === id && text.includes(name)),
  );
}
