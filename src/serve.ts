import { join } from 'node:path';
import { startApp } from './app.js';
import { readConfig } from './config.js';
import { environment } from './environment.js';
import type { Learning } from './learning/learning.js';
import { runInWorker } from './learning/run-in-worker.js';
import { makeKnowledge, readSources, type Sources, teachParts, withModel } from './load-knowledge.js';
import { openDoors } from './open-doors.js';
import { takePreparedModel } from './prepared-model.js';
import { formatFaults } from './profile/fault.js';
import { loadCity } from './profile/load-city.js';
import { watchProfile } from './profile/watch-profile.js';
import { systemClock } from './shared/clock.js';
import { CodedError } from './shared/errors.js';
import { makeLogger } from './shared/logger.js';
import { showPairing } from './show-pairing.js';
import { makeFolder } from './store/make-folder.js';
import type { KeptModel } from './understanding/model/encode-model.js';
import { warnOfMissingHolidays } from './warn-of-missing-holidays.js';
import { letYoungSpaceGrow } from './young-space.js';

/** However far the next deadline is, it is looked for every minute: right also when the computer's clock jumps. */
const LONGEST_SLEEP_MS = 60_000;

/** By then the first message has its reply: the index of the topics is made, unless a question has come before. */
const PREPARE_ANSWERS_MS = 1_500;

/** What the program that serves says and how it ends. */
interface Outside {
  say: (line: string) => void;
  warn: (line: string) => void;
  end: () => void;
  /** Says what is wrong and ends at once, whatever is under way. */
  fail: (error: CodedError) => void;
  /** The output is a terminal that somebody looks at. */
  isTerminal: boolean;
}

/** Everything of one installation in one process, until it is told to end. */
export async function serve({ say, warn, end, fail, isTerminal }: Outside): Promise<void> {
  const config = readConfig(environment());
  const logger = makeLogger(config.LOG_LEVEL);
  const clock = systemClock;
  makeFolder(config.DATA_DIR);
  await takePreparedModel(config.DATA_DIR);
  const { profile } = await loadCity(config.CITY_DIR);
  const tellNotKept = (cause: unknown) =>
    logger.warn({ err: new CodedError('MODEL_NOT_KEPT', {}, { cause }) }, 'model not kept');
  const load = (sources: Sources, model?: KeptModel) =>
    makeKnowledge(profile, config, sources, { ...(model ? { model } : {}), onNotKept: tellNotKept });
  let knowledge = load(await readSources(profile, config));
  warnOfMissingHolidays(profile.calendar, clock.now(), config.TZ_CITY, logger);

  const doors = await openDoors({ config, clock, logger, profile, say: knowledge.texts.in('id') });
  let learning: Learning | undefined;
  const prepareAnswers = () => void knowledge.findAnswer('', knowledge.today(clock.now()));
  // Before it may have to stand by, so that what it follows with is not of yesterday.
  const stopWatching = await watchProfile({
    dir: config.INTENTS_DIR,
    clock,
    load: async () => {
      // Learnt off this thread, so that nobody waits for an answer meanwhile.
      const sources = await readSources(profile, config);
      return load(sources, await learning?.teach(teachParts(profile, sources)));
    },
    onLoaded: (loaded) => {
      knowledge = loaded;
      prepareAnswers();
      logger.info('intents taken up');
    },
    onFaults: (faults, error) => {
      logger.warn({ err: error }, 'intents have faults, the last good ones stay');
      warn(formatFaults(faults));
    },
  });

  const app = await startApp({
    config,
    clock,
    logger,
    channels: doors.channels,
    knowledge: () => knowledge,
    linksSampleStaff: doors.isDemo,
    onStoreLost: () => fail(new CodedError('STORE_LOST')),
    longestSleepMs: LONGEST_SLEEP_MS,
    learning: {
      run: runInWorker(),
      parts: () => knowledge.parts,
      key: () => knowledge.key,
      note: knowledge.note,
      take: (model) => {
        knowledge = withModel(knowledge, model);
      },
    },
  });
  learning = app.learning;

  const stop = async () => {
    await stopWatching();
    await doors.close();
    await app.stop();
  };
  const { url } = await doors.open(app).catch(async (error) => {
    await stop();
    throw error;
  });
  learning?.start();
  clock.after(PREPARE_ANSWERS_MS, () => {
    prepareAnswers();
    letYoungSpaceGrow();
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stop().then(end));
  }
  say(`Tanggap untuk ${profile.city.name} siap. Buka ${url}/ untuk mengobrol.`);
  const pairing = doors.pairing();
  const link = await doors.operator()?.link(url);
  if (pairing && link) showPairing(pairing, { link, isTerminal, say });
  say(`Data: ${join(config.DATA_DIR)}. Berhenti: Ctrl+C.`);
}
