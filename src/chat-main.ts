import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { hearLine } from './channels/terminal/hear-line.js';
import { type Score, showSaid } from './channels/terminal/play-journey.js';
import { readJourneyLine } from './channels/terminal/read-journey.js';
import { makeTerminalChannel, type Said } from './channels/terminal/terminal-channel.js';
import { type Config, readConfig } from './config.js';
import { environment } from './environment.js';
import { explainError } from './explain-error.js';
import { type LoadedKnowledge, loadKnowledge } from './load-knowledge.js';
import { loadCity } from './profile/load-city.js';
import { playOnSampleApp, withSampleApp } from './sample-app.js';
import { systemClock } from './shared/clock.js';
import { isCoded } from './shared/errors.js';

const USAGE = `Lines: "siti: teks", "siti #2", "siti [foto contoh]: teks", "siti [lokasi -7.1,110.9]", "siti ^kode: teks". End: Ctrl+D.`;

/** `npm run chat`: talk as anyone, or play journeys with `-- --play FILE...`. */
async function main(args: string[]): Promise<number> {
  const config = readConfig(environment());
  const { profile } = await loadCity(config.CITY_DIR);
  const knowledge = await loadKnowledge(profile, config);
  if (args[0] === '--play' && args.length > 1) return play(args.slice(1), config, knowledge);
  if (args.length > 0) {
    console.error(`npm run chat [-- --play FILE...]\n${USAGE}`);
    return 2;
  }
  return talk(config, knowledge);
}

/** Plays each file on a fresh city of its own; the last line counts the expectations of all. */
async function play(files: string[], config: Config, knowledge: LoadedKnowledge): Promise<number> {
  const total: Score = { passed: 0, failed: 0 };
  for (const file of files) {
    console.log(`\n== ${file}`);
    const journey = { text: await readFile(file, 'utf8'), file };
    const stage = { print: console.log, channel: makeTerminalChannel(printSaid) };
    const score = await playOnSampleApp({ config, knowledge }, journey, stage);
    total.passed += score.passed;
    total.failed += score.failed;
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

/** Reads lines of a person at the keyboard, in the form of the journeys, against the real clock. */
async function talk(config: Config, knowledge: LoadedKnowledge): Promise<number> {
  const channel = makeTerminalChannel(printSaid);
  console.log(USAGE);
  await withSampleApp(
    { config, knowledge },
    { clock: systemClock, channel, print: console.error },
    async (app) => {
      for await (const line of createInterface({ input: process.stdin })) {
        try {
          const read = readJourneyLine(line, 0, 'keyboard');
          const isSpoken = read?.kind === 'press' || read?.kind === 'say';
          if (read && !(isSpoken && (await hearLine(channel, read, systemClock.now())))) console.log(USAGE);
          await app.idle();
        } catch (error) {
          if (!isCoded(error, 'JOURNEY_INVALID')) throw error;
          console.log(USAGE);
        }
      }
    },
  );
  return 0;
}

function printSaid(said: Said): void {
  console.log(showSaid(said).replace(/^/gm, `     ${said.who} < `));
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(explainError(error));
    process.exit(1);
  },
);
