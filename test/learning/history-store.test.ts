import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type HistoryStore, makeHistoryStore } from '../../src/learning/history-store.js';
import { makeCorrections } from '../../src/learning/keep-correction.js';
import { type LearningModels, learningModels } from '../../src/learning/learning-model.js';
import { engines, openTestStore } from '../tickets/test-store.js';
import { sampleHistory } from './sample-parts.js';

const at = new Date('2026-03-10T02:00:00Z');
const state = { taught: 'abc', at, lessonsAt: at, triedAt: at, rows: { jalan: 2 } };

describe.each(engines)('what was learnt, on $name', ({ mongodbUrl }) => {
  let store: Awaited<ReturnType<typeof openTestStore>>;
  let models: LearningModels;
  let history: HistoryStore;
  beforeAll(async () => {
    store = await openTestStore(mongodbUrl);
    models = learningModels(store.connection);
    await Promise.all(Object.values(models).map((model) => model.init()));
    history = makeHistoryStore(models);
  });
  afterAll(() => store.close());

  test('is nothing at first', async () => {
    expect([await history.state(), await history.rows(), await history.corrections()]).toEqual([
      undefined,
      [],
      [],
    ]);
  });

  test('is replaced as a whole', async () => {
    const rows = sampleHistory(90);
    await history.replace(rows.slice(0, 60), state);
    await history.replace(rows, { ...state, taught: 'def' });
    expect(await history.rows()).toHaveLength(90);
    expect(new Set((await history.rows()).map(({ text }) => text))).toEqual(
      new Set(rows.map(({ text }) => text)),
    );
    expect(await models.histories.countDocuments({})).toBe(3);
    expect(await history.state()).toMatchObject({ taught: 'def', at, rows: { jalan: 2 } });
  });

  test('stays as it was where the power failed before the state was written', async () => {
    const before = await history.rows();
    await models.histories.updateOne(
      { _id: 'new/jalan' },
      { $set: { history: 'new', category: 'jalan', packed: '' } },
      { upsert: true },
    );
    expect(await history.rows()).toEqual(before);
    await history.replace(before, state);
    expect(await models.histories.countDocuments({ history: 'new' })).toBe(0);
  });

  test('notes what was refused, and that it is past', async () => {
    const figures = { n: 1, accuracy: 1, macroF1: 1 };
    const compared = { before: figures, after: figures, accuracyError: 0, macroF1Error: 0 };
    await history.note({ refused: { at, verdict: { isTaken: false, history: compared, known: compared } } });
    expect((await history.state())?.refused).toMatchObject({ verdict: { isTaken: false } });
    await history.replace(await history.rows(), { ...state, refused: undefined });
    expect((await history.state())?.refused).toBeUndefined();
  });

  test('gives corrections in the order they came, and those that came later', async () => {
    const corrections = makeCorrections(models);
    const keep = (code: string, minute: number) =>
      corrections.keep({
        code,
        text: 'lampu padam',
        category: 'pju',
        isSecret: false,
        at: new Date(at.getTime() + minute * 60_000),
      });
    for (const [code, minute] of [
      ['B', 2],
      ['A', 1],
      ['C', 3],
      ['A', 5],
    ] as const)
      await keep(code, minute);
    expect((await history.corrections()).map(({ _id }) => _id)).toEqual(['B', 'C', 'A']);
    expect((await history.corrections(new Date(at.getTime() + 2 * 60_000))).map(({ _id }) => _id)).toEqual([
      'C',
      'A',
    ]);
  });

  test('is gone when it is forgotten', async () => {
    await history.forget();
    expect([await history.state(), await history.rows(), await history.corrections()]).toEqual([
      undefined,
      [],
      [],
    ]);
  });
});
