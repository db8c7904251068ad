import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { doJob } from '../../src/learning/do-job.js';
import { makeHistoryStore } from '../../src/learning/history-store.js';
import { makeCorrections } from '../../src/learning/keep-correction.js';
import { type Learning, type LearningDeps, makeLearning } from '../../src/learning/learning.js';
import { learningModels } from '../../src/learning/learning-model.js';
import { tellLearnt, tellStatus } from '../../src/learning/tell-learning.js';
import { ManualClock } from '../../src/shared/clock.js';
import { makeLogger, silentLogger } from '../../src/shared/logger.js';
import type { KeptModel } from '../../src/understanding/model/encode-model.js';
import { CITY_MODEL_FILE, readModelHeader } from '../../src/understanding/model/model-cache.js';
import { keyOf, makeUnderstand } from '../../src/understanding/understand.js';
import { openTestStore } from '../tickets/test-store.js';
import { fileOf, nonsense, sampleHistory, sampleParts, slipped, temporaryFolder } from './sample-parts.js';

const parts = sampleParts();
const key = keyOf(parts);
/** Words that only the town's own history knows. */
const OWN_WORDS = 'kejeglong krowak ceblong';

let store: Awaited<ReturnType<typeof openTestStore>>;
let models: ReturnType<typeof learningModels>;
let clock: ManualClock;
let dataDir: string;
let model: KeptModel | undefined;
let learning: Learning;
let taken: number;

/** A program that learns on this store; several may. */
function program(more: Partial<LearningDeps> = {}): Learning {
  return makeLearning({
    store: makeHistoryStore(models),
    run: doJob,
    clock,
    logger: silentLogger,
    dataDir,
    parts: () => parts,
    key: () => key,
    note: undefined,
    take: (fresh) => {
      model = fresh;
      taken++;
    },
    ...more,
  });
}

function scoreOf(text: string): { label: string; score: number } {
  return makeUnderstand({ ...parts, ...(model ? { model } : {}) })(text).category.best;
}

beforeEach(async () => {
  store = await openTestStore();
  models = learningModels(store.connection);
  await Promise.all(Object.values(models).map((one) => one.init()));
  clock = new ManualClock(new Date('2026-03-10T02:00:00Z'));
  dataDir = temporaryFolder();
  model = undefined;
  taken = 0;
  learning = program();
});
afterEach(async () => {
  learning.stop();
  await store.close();
});

describe('a city’s own history', () => {
  test('is learnt, taken into use and kept', async () => {
    const before = scoreOf(OWN_WORDS);
    const learnt = await learning.learn({ path: fileOf(sampleHistory(300)) });
    expect(learnt.taught).toBeDefined();
    expect(taken).toBe(1);
    expect(scoreOf(OWN_WORDS)).toMatchObject({ label: 'jalan' });
    expect(scoreOf(OWN_WORDS).score).toBeGreaterThan(before.score);
    const { state } = await learning.status();
    expect(state).toMatchObject({ rows: { jalan: 100, sampah: 100, air: 100 }, at: clock.now() });
    const header = readModelHeader(join(dataDir, CITY_MODEL_FILE));
    expect(header).toMatchObject({ key, note: { rows: { jalan: 100 }, at: clock.now().toISOString() } });
    expect(header?.note.history).toBe(state?.taught);
    expect(await makeHistoryStore(models).rows()).toHaveLength(300);
  });

  test('adds to what was learnt before, the same again adds nothing', async () => {
    const rows = sampleHistory(360);
    await learning.learn({ path: fileOf(rows.slice(0, 240)) });
    await learning.learn({ path: fileOf(rows.slice(120)) });
    expect(await makeHistoryStore(models).rows()).toHaveLength(360);
    const again = await learning.learn({ path: fileOf(rows) });
    expect([again.verdict, taken]).toEqual([undefined, 2]);
    expect(tellLearnt(again, false).at(-1)).toContain('Nothing new');
  });

  test('is only looked at in a dry run', async () => {
    const learnt = await learning.learn({ path: fileOf(sampleHistory(300)) }, { isDry: true });
    expect(tellLearnt(learnt, true).at(-1)).toContain('Nothing was changed');
    expect([
      taken,
      existsSync(join(dataDir, CITY_MODEL_FILE)),
      await makeHistoryStore(models).rows(),
    ]).toEqual([0, false, []]);
  });

  test.each([
    ['slipped labels on nothing', 0, slipped],
    ['slipped labels on a sound history', 300, slipped],
    ['nonsense on a sound history', 300, nonsense],
  ])('of %s is refused with both figures, and the old one stays', async (_what, sound, labelOf) => {
    if (sound > 0) await learning.learn({ path: fileOf(sampleHistory(sound)) });
    const [before, then] = [model, taken];
    const rows = await makeHistoryStore(models).rows();
    const learnt = await learning.learn({ path: fileOf(sampleHistory(600, labelOf)) });
    expect(learnt.taught).toBeUndefined();
    expect([model, taken]).toEqual([before, then]);
    expect(await makeHistoryStore(models).rows()).toEqual(rows);
    const lines = tellLearnt(learnt, false);
    expect(lines.at(-1)).toContain('NOT taken into use');
    expect(lines.join('\n')).toMatch(/right \d\.\d{3} -> \d\.\d{3} .*macro-F1 \d\.\d{3} -> \d\.\d{3}/);
    expect(tellStatus(await learning.status()).join('\n')).toContain('Not taken into use on 2026-03-10');
  });

  test.each([
    ['that is not there', { path: '/nowhere/riwayat.csv' }],
    ['without one good line', { path: fileOf([{ text: '???', category: 'jalan' }]) }],
  ])('in a file %s changes nothing', async (_what, file) => {
    await learning.learn({ path: fileOf(sampleHistory(120)) });
    const before = await learning.status();
    await expect(learning.learn(file)).rejects.toMatchObject({ code: 'DATASET_INVALID' });
    expect([taken, await learning.status()]).toEqual([1, before]);
  });

  test('is forgotten on demand, back to intents/ alone', async () => {
    await learning.learn({ path: fileOf(sampleHistory(300)) });
    const learnt = scoreOf(OWN_WORDS).score;
    await learning.forget();
    expect(scoreOf(OWN_WORDS).score).toBeLessThan(learnt);
    expect(existsSync(join(dataDir, CITY_MODEL_FILE))).toBe(false);
    expect(await learning.status()).toEqual({ corrections: { all: 0, waiting: 0 } });
    for (const one of Object.values(models))
      expect(await (one as typeof models.states).countDocuments({})).toBe(0);
  });

  test('is taught one file at a time', async () => {
    const first = learning.learn({ path: fileOf(sampleHistory(120)) });
    await expect(learning.learn()).rejects.toMatchObject({ code: 'LEARNING_BUSY' });
    await first;
  });
});

describe('other programs of the city', () => {
  test('take into use what one of them learnt, without learning it again where the file is shared', async () => {
    await learning.learn({ path: fileOf(sampleHistory(300)) });
    let jobs = 0;
    const run = ((...args: Parameters<typeof doJob>) => {
      jobs++;
      return doJob(...args);
    }) as typeof doJob;
    await program({ run }).refresh();
    expect([taken, jobs]).toEqual([2, 0]);
    const far = program({ run, dataDir: temporaryFolder() });
    await far.refresh();
    await far.refresh();
    expect([taken, jobs]).toEqual([3, 1]);
    expect(scoreOf(OWN_WORDS).label).toBe('jalan');
  });

  test('learn the same model, bit for bit', async () => {
    await learning.learn({ path: fileOf(sampleHistory(120)) });
    const first = model!;
    await program({ dataDir: temporaryFolder() }).refresh();
    expect(model!.category.weights).toEqual(first.category.weights);
  });

  test('know at their start that they are up to date', async () => {
    await learning.learn({ path: fileOf(sampleHistory(120)) });
    const header = readModelHeader(join(dataDir, CITY_MODEL_FILE));
    await program({ note: header?.note }).refresh();
    expect(taken).toBe(1);
  });
});

describe('edits of intents/', () => {
  test('are learnt together with the history that holds', async () => {
    await learning.learn({ path: fileOf(sampleHistory(300)) });
    const [jalan, ...others] = parts.intents.report;
    const examples = [...jalan!.examples, ...Array.from({ length: 6 }, (_, i) => `zebra cross pudar ${i}`)];
    const edited = { ...parts, intents: { ...parts.intents, report: [{ ...jalan!, examples }, ...others] } };
    const fresh = await learning.teach(edited);
    const read = makeUnderstand({ ...edited, model: fresh });
    expect(read('zebra cross pudar').category.best.label).toBe('jalan');
    expect(read(OWN_WORDS).category.best.label).toBe('jalan');
    expect(readModelHeader(join(dataDir, CITY_MODEL_FILE))).toMatchObject({ key: keyOf(edited) });
  });
});

describe('what officers correct', () => {
  const correct = (code: string, text: string, at = clock.now()) =>
    makeCorrections(models).keep({ code, text, category: 'air', isSecret: false, at });

  test('is kept once a ticket, the last word of it, without personal data', async () => {
    await correct('A', 'telpon saya 0812-3456-7890, pipa mbeler');
    await correct('A', 'telpon saya 0812-3456-7890, pipa mbeler');
    expect(await models.corrections.find({}).lean()).toEqual([
      { _id: 'A', text: 'telpon saya 0, pipa mbeler', category: 'air', at: clock.now() },
    ]);
    await makeCorrections(models).forget('A');
    expect(await models.corrections.countDocuments({})).toBe(0);
  });

  test('is not kept of a report that was asked to stay secret', async () => {
    await makeCorrections(models).keep({
      code: 'A',
      text: 'rahasia',
      category: 'air',
      isSecret: true,
      at: clock.now(),
    });
    expect(await models.corrections.countDocuments({})).toBe(0);
  });

  test('is learnt by itself when there is enough of it, and counts until then', async () => {
    for (let i = 0; i < 19; i++) await correct(`T-${i}`, `banyune mampet terus rumah ${i}`);
    expect((await learning.status()).corrections).toEqual({ all: 19, waiting: 19 });
    learning.start();
    await clock.moveTo(new Date(clock.now().getTime() + 60_000), settle);
    expect(taken).toBe(0);
    await correct('T-19', 'banyune mampet lagi');
    await clock.moveTo(new Date(clock.now().getTime() + 120_000), settle);
    expect(taken).toBe(1);
    expect(scoreOf('banyune mampet').label).toBe('air');
    expect((await learning.status()).corrections).toEqual({ all: 20, waiting: 0 });
    expect(tellStatus(await learning.status()).join('\n')).toContain('air 20');
  });

  test('is learnt after a day, however little it is', async () => {
    await correct('T-1', 'banyune mampet terus');
    learning.start();
    await clock.moveTo(new Date(clock.now().getTime() + 23 * 3600_000), settle);
    expect(taken).toBe(0);
    await clock.moveTo(new Date(clock.now().getTime() + 2 * 3600_000), settle);
    expect(taken).toBe(1);
  });

  test('weighs more than what a file says of the same words', async () => {
    await correct('T-1', 'saluran mampet total');
    await learning.learn({
      path: fileOf([...sampleHistory(60), { text: 'Saluran mampet, total!', category: 'sampah' }]),
    });
    expect((await learning.status()).state?.rows).toEqual({ air: 21, jalan: 20, sampah: 20 });
  });

  async function settle(): Promise<void> {
    // Jobs read and write files: wait for them, the clock stands still meanwhile.
    await learning.refresh();
    await learning.refresh();
  }
});

describe('a folder that cannot be written', () => {
  test('is told once, and what was learnt is in use all the same', async () => {
    const told: string[] = [];
    const logger = makeLogger('warn', { write: (line) => void told.push(line) });
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, 'no folder');
    const there = program({ dataDir: file, logger });
    await there.learn({ path: fileOf(sampleHistory(60)) });
    await there.learn({ path: fileOf(sampleHistory(90)) });
    expect([taken, told.length]).toEqual([2, 1]);
    expect(told[0]).toContain('MODEL_NOT_KEPT');
    expect(scoreOf(OWN_WORDS).label).toBe('jalan');
  });

  test('leaves the model readable by its owner only', async () => {
    await learning.learn({ path: fileOf(sampleHistory(60)) });
    chmodSync(join(dataDir, CITY_MODEL_FILE), 0o600);
    expect(readFileSync(join(dataDir, CITY_MODEL_FILE)).subarray(0, 7).toString()).toBe('tanggap');
  });
});
