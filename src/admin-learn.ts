import { join } from 'node:path';
import { askRunningProgram, codedAgain } from './ask-running-program.js';
import type { Config } from './config.js';
import { joinLearning } from './join-learning.js';
import { type LearnCommand, readLearnArguments, writeLearnArguments } from './learning/learn-arguments.js';
import { type Look, runLearn, tellAbout } from './learning/learn-desk.js';
import { runInWorker } from './learning/run-in-worker.js';
import { readSources, teachParts } from './load-knowledge.js';
import type { CityProfile } from './profile/city-schema.js';
import { systemClock } from './shared/clock.js';
import { isCoded } from './shared/errors.js';
import { silentLogger } from './shared/logger.js';
import { connectStore } from './store/connect.js';
import { CITY_MODEL_FILE, readModelHeader } from './understanding/model/model-cache.js';
import { keyOf } from './understanding/understand.js';

/** How often a running program is asked how far it is. */
const LOOK_EVERY_MS = 300;

/**
 * `learn ...`: on the store itself, or by the program that holds it, which takes the new model into use at once. `print`
 * is told how far it is.
 */
export async function adminLearn(
  config: Config,
  profile: CityProfile,
  args: string[],
  print: (line: string) => void,
): Promise<string[]> {
  const command = readLearnArguments(args);
  try {
    return await learnHere(config, profile, command, print);
  } catch (error) {
    if (!isCoded(error, 'DATA_DIR_LOCKED')) throw error;
    return learnThere(config, command, print);
  }
}

async function learnHere(
  config: Config,
  profile: CityProfile,
  command: LearnCommand,
  print: (line: string) => void,
): Promise<string[]> {
  const { MONGODB_URL: mongodbUrl, DATA_DIR: dataDir } = config;
  const store = await connectStore({ mongodbUrl, dataDir, logger: silentLogger });
  try {
    const parts = teachParts(profile, await readSources(profile, config));
    const key = keyOf(parts);
    const header = readModelHeader(join(dataDir, CITY_MODEL_FILE));
    const { learning } = await joinLearning(
      store.connection,
      { clock: systemClock, logger: silentLogger, dataDir },
      {
        run: runInWorker(),
        parts: () => parts,
        key: () => key,
        note: header?.key === key ? header.note : undefined,
        take: () => {},
      },
    );
    if (command.kind === 'look') return [];
    return command.kind === 'learn'
      ? await runLearn(learning!, command, print)
      : await tellAbout(learning!, command.kind);
  } finally {
    await store.close();
  }
}

/** Begins it there and looks until it is over. */
async function learnThere(
  config: Config,
  command: LearnCommand,
  print: (line: string) => void,
): Promise<string[]> {
  const lines = await askRunningProgram(config, ['learn', ...writeLearnArguments(command)]);
  if (command.kind !== 'learn') return lines;
  for (let seen = 0; ; ) {
    const [answer] = await askRunningProgram(config, ['learn', '--look', String(seen)]);
    const look = JSON.parse(answer ?? '{}') as Look;
    if (look.state === 'done') return look.lines;
    for (const line of look.lines) print(line);
    seen += look.lines.length;
    if (look.failed) throw codedAgain(look.failed);
    await new Promise<void>((resolve) => systemClock.after(LOOK_EVERY_MS, resolve));
  }
}
