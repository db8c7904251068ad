import type { Clock } from '../shared/clock.js';
import { CodedError } from '../shared/errors.js';
import type { KeptModel } from '../understanding/model/encode-model.js';
import type { HistoryStore } from './history-store.js';
import type { Learnt, Progress, RunJob, TeachJob } from './job.js';
import type { TeachParts } from './judge-history.js';
import type { StateRow } from './learning-model.js';
import { type LessonRow, mergeRows, sumRows } from './lesson-row.js';
import { type ModelInUseDeps, makeModelInUse } from './model-in-use.js';
import type { HistoryFile } from './read-history.js';

export interface LearningDeps extends ModelInUseDeps {
  store: HistoryStore;
  run: RunJob;
  clock: Clock;
  /** What staff wrote, as it is in use now. */
  parts: () => TeachParts;
}

export interface LearningStatus {
  state?: StateRow;
  corrections: { all: number; waiting: number };
  progress?: Progress;
}

/** The city's own learning. One job at a time; each runs off the main thread. */
export interface Learning {
  /** Learns a file and all corrections, or the corrections alone. Throws LEARNING_BUSY while a file is being learnt. */
  learn(
    file?: HistoryFile,
    options?: { isDry?: boolean; onProgress?: (progress: Progress) => void },
  ): Promise<Learnt>;
  /** A model for other parts (staff edited intents/) with the history that holds. */
  teach(parts: TeachParts): Promise<KeptModel>;
  /** Takes into use what another process learnt, or what was learnt before intents/ changed while nothing ran. */
  refresh(): Promise<void>;
  status(): Promise<LearningStatus>;
  /** Deletes everything learnt from files and corrections and goes back to intents/ alone. */
  forget(): Promise<void>;
  /** Looks now and then for corrections and for what others learnt, until it is stopped. */
  start(): void;
  stop(): void;
}

const LOOK_EVERY_MS = 60_000;
/** So many new corrections are learnt at once, fewer once a day. */
const ENOUGH_CORRECTIONS = 20;
const DAY_MS = 24 * 60 * 60_000;
const NEVER = new Date(0);

export function makeLearning(deps: LearningDeps): Learning {
  const { store, run, clock, logger } = deps;
  const model = makeModelInUse(deps);
  let turn: Promise<unknown> = Promise.resolve();
  let progress: Progress | undefined;
  let isLearning = false;
  let isStopped = false;
  let cancel = () => {};

  /** One after the other, whatever came of the one before. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = turn.then(work, work);
    turn = done.catch(() => {});
    return done;
  }

  async function taughtRows(state: StateRow | undefined): Promise<LessonRow[]> {
    if (!state) return [];
    const corrections = (await store.corrections()).filter(({ at }) => at <= state.lessonsAt);
    return mergeRows(corrections.reverse(), await store.rows());
  }

  async function teachJob(parts: TeachParts, state: StateRow | undefined): Promise<TeachJob> {
    const at = state?.at.toISOString() ?? '';
    return { kind: 'teach', parts, rows: await taughtRows(state), name: state?.taught ?? '', at };
  }

  async function learnNow(
    file: HistoryFile | undefined,
    isDry: boolean,
    onProgress: (progress: Progress) => void,
  ) {
    const at = clock.now();
    const state = await store.state();
    const all = await store.corrections();
    const job = {
      kind: 'learn' as const,
      parts: deps.parts(),
      ...(file ? { file } : {}),
      history: await store.rows(),
      corrections: all.reverse().map(({ text, category }) => ({ text, category })),
      inUse: await taughtRows(state),
      at: at.toISOString(),
    };
    const learnt = await run(job, onProgress);
    if (isDry) return learnt;
    const triedAt = all[0]?.at ?? NEVER;
    const { verdict, taught, history } = learnt;
    if (taught && verdict) {
      const next = {
        taught: taught.note.history ?? '',
        at,
        lessonsAt: triedAt,
        triedAt,
        rows: taught.note.rows,
      };
      await store.replace(history, { ...next, verdict, refused: undefined });
      model.use(taught);
    } else if (verdict) await store.note({ triedAt, refused: { at, verdict } });
    return learnt;
  }

  async function learn(
    file?: HistoryFile,
    isDry = false,
    onProgress: (progress: Progress) => void = () => {},
  ) {
    try {
      return await learnNow(file, isDry, (now) => {
        progress = now;
        onProgress(now);
      });
    } finally {
      progress = undefined;
    }
  }

  async function refresh(): Promise<void> {
    const state = await store.state();
    const history = state?.taught ?? '';
    if (history === model.taught()) return;
    if (!model.useKept(history)) model.use(await run(await teachJob(deps.parts(), state)));
    logger.info({ rows: sumRows(state?.rows ?? {}) }, 'what the city taught is in use');
  }

  async function look(): Promise<void> {
    await refresh();
    const triedAt = (await store.state())?.triedAt ?? NEVER;
    const waiting = await store.corrections(triedAt);
    const first = waiting[0];
    const isDue = first && clock.now().getTime() - first.at.getTime() > DAY_MS;
    if (waiting.length < ENOUGH_CORRECTIONS && !isDue) return;
    const { taught } = await learn();
    logger.info({ corrections: waiting.length, taken: taught !== undefined }, 'corrections learnt');
  }

  async function lookAgain(): Promise<void> {
    try {
      await inTurn(look);
    } catch (error) {
      if (!isStopped) logger.warn({ err: error }, 'learning failed, the model in use stays');
    }
    if (!isStopped) cancel = clock.after(LOOK_EVERY_MS, () => void lookAgain());
  }

  return {
    async learn(file, { isDry, onProgress } = {}) {
      if (isLearning) throw new CodedError('LEARNING_BUSY');
      isLearning = true;
      return inTurn(() => learn(file, isDry, onProgress)).finally(() => {
        isLearning = false;
      });
    },
    teach: (parts) => inTurn(async () => model.keep(await run(await teachJob(parts, await store.state())))),
    refresh: () => inTurn(refresh),
    async status() {
      const state = await store.state();
      const [all, waiting] = [await store.corrections(), await store.corrections(state?.lessonsAt ?? NEVER)];
      const corrections = { all: all.length, waiting: waiting.length };
      return { ...(state ? { state } : {}), corrections, ...(progress ? { progress } : {}) };
    },
    forget: () =>
      inTurn(async () => {
        await store.forget();
        await refresh();
      }),
    start: () => void lookAgain(),
    stop() {
      isStopped = true;
      cancel();
    },
  };
}
