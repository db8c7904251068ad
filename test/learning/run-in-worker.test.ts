import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { doJob } from '../../src/learning/do-job.js';
import type { Learnt, Progress, RunJob } from '../../src/learning/job.js';
import { runInWorker } from '../../src/learning/run-in-worker.js';
import { systemClock } from '../../src/shared/clock.js';
import { decodeModel } from '../../src/understanding/model/encode-model.js';
import { keyOf, makeUnderstand } from '../../src/understanding/understand.js';
import { builtSource } from '../support/built-source.js';
import { fileOf, sampleHistory, sampleParts, temporaryFolder } from './sample-parts.js';

const parts = sampleParts();
const at = '2026-03-10T02:00:00.000Z';
let run: RunJob;
beforeAll(() => {
  run = runInWorker(pathToFileURL(join(builtSource(), 'src/learning/teach-worker-main.js')));
}, 60_000);

const learnJob = (path: string) => ({
  kind: 'learn' as const,
  ...{ parts, file: { path }, history: [], corrections: [], inUse: [], at },
});

/** A worker that does what the given lines say. */
function strangeWorker(lines: string): RunJob {
  const file = join(temporaryFolder(), 'worker.mjs');
  writeFileSync(file, lines);
  return runInWorker(pathToFileURL(file));
}

describe('a learning in its worker', () => {
  test('lets this thread go on meanwhile, and says how far it is', async () => {
    const stages: string[] = [];
    let ticks = 0;
    let isDone = false;
    const tick = () => {
      ticks++;
      if (!isDone) systemClock.after(1, tick);
    };
    tick();
    const learnt = await run(
      learnJob(fileOf(sampleHistory(3000))),
      ({ stage }: Progress) => void stages.push(stage),
    );
    isDone = true;
    // A thread that is blocked ticks once or twice.
    expect(ticks).toBeGreaterThan(20);
    expect([...new Set(stages)]).toEqual(['read', 'before', 'after', 'final']);
    const model = decodeModel(learnt.taught!.bytes, keyOf(parts));
    expect(makeUnderstand({ ...parts, model })('krowak ceblong').category.best.label).toBe('jalan');
  });

  test('comes to the same model as in this thread, bit for bit', async () => {
    const file = fileOf(sampleHistory(120));
    const [there, here] = [await run(learnJob(file)), (await doJob(learnJob(file))) as Learnt];
    expect(Buffer.from(there.taught!.bytes).equals(Buffer.from(here.taught!.bytes))).toBe(true);
  });

  test('tells the code and the fields of what goes wrong in it', async () => {
    await expect(run(learnJob('/nowhere/riwayat.csv'))).rejects.toMatchObject({
      code: 'DATASET_INVALID',
      fields: { fault: 'the file is not there' },
    });
  });

  test.each([
    ['that breaks', 'throw new Error("out")'],
    ['that ends before it answers', 'process.exit(3)'],
    ['that is no program', 'this is no program'],
  ])('%s ends with a code and takes nobody with it', async (_what, lines) => {
    await expect(strangeWorker(lines)(learnJob('x'))).rejects.toMatchObject({ code: 'LEARNING_FAILED' });
  });
});
