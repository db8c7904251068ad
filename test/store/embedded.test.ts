import { existsSync, rmSync } from 'node:fs';
import { afterAll, describe, expect, it } from '@jest/globals';
import { silentLogger } from '../../src/shared/logger.js';
import { connectStore, type Store } from '../../src/store/connect.js';
import type { EmbeddedConnection } from '../../src/store/embedded/embedded-connection.js';
import { type Case, documentEngineContract, makeCases, sampleCase } from '../contracts/document-engine.js';
import { temporaryFolder } from './temporary-folder.js';

describe('the embedded engine', () => {
  const dataDir = temporaryFolder();
  let store: Store;
  afterAll(() => store.close());

  documentEngineContract(async () => {
    store = await connectStore({ dataDir, logger: silentLogger });
    return store.connection;
  });
});

describe('the embedded engine over a restart', () => {
  const dataDir = temporaryFolder();
  const open = () => connectStore({ dataDir, logger: silentLogger });

  it('keeps documents, changes, removals and unique indexes', async () => {
    const first = await open();
    let cases = await makeCases(first.connection);
    const kept = sampleCase({ code: 'KODE-1', alarmAt: new Date(0), report: { text: 'a\u2028b\u0085c' } });
    const gone = sampleCase();
    await cases.create([kept, gone]);
    await cases.updateOne({ _id: kept._id }, { $push: { notes: { at: new Date(1), text: 'later' } } });
    await cases.deleteOne({ _id: gone._id });
    const before = await cases.find().lean<Case[]>();
    await first.close();

    // Twice: the second start reads what the first one rewrote.
    for (const _round of [1, 2]) {
      const next = await open();
      cases = await makeCases(next.connection);
      expect(await cases.find().lean()).toEqual(before);
      await expect(cases.create(sampleCase({ code: 'KODE-1' }))).rejects.toMatchObject({ code: 11000 });
      await next.close();
    }
  });
});

describe('the embedded engine after its close', () => {
  it('writes nothing more: the folder may be gone or belong to another program', async () => {
    const dataDir = temporaryFolder();
    const store = await connectStore({ dataDir, logger: silentLogger });
    const cases = await makeCases(store.connection);
    await cases.create(sampleCase());
    const opened = await (store.connection as unknown as EmbeddedConnection).documents('cases');
    await store.close();
    rmSync(dataDir, { recursive: true });

    const late = { code: 'STORE_UNREACHABLE' };
    await expect(cases.create(sampleCase())).rejects.toMatchObject(late);
    await expect(cases.findOne({})).rejects.toMatchObject(late);
    await expect(cases.createIndexes()).rejects.toMatchObject(late);
    expect(() => opened.insert([{ _id: 'late' }])).toThrow('STORE_WRITE_FAILED');
    expect(existsSync(dataDir)).toBe(false);
  });
});

describe('what the embedded engine does like MongoDB and unlike its stand-in', () => {
  const dataDir = temporaryFolder();
  let store: Store;
  afterAll(() => store.close());

  it('changes the element an $elemMatch found', async () => {
    store = await connectStore({ dataDir, logger: silentLogger });
    const cases = await makeCases(store.connection);
    const notes = ['a', 'b', 'b'].map((text, day) => ({ at: new Date(day), text }));
    const { _id } = await cases.create(sampleCase({ notes }));
    const filter = { _id, notes: { $elemMatch: { text: 'b', at: { $gt: new Date(1) } } } };
    await cases.updateOne(filter, { $set: { 'notes.$.text': 'B' } });
    expect((await cases.findById(_id).lean())!.notes.map(({ text }) => text)).toEqual(['a', 'b', 'B']);
  });
});

describe('what the embedded engine does not do', () => {
  const dataDir = temporaryFolder();
  const opening = connectStore({ dataDir, logger: silentLogger });
  const model = opening.then(({ connection }) => makeCases(connection));
  afterAll(async () => (await opening).close());

  const refused: [what: string, deed: (cases: Awaited<typeof model>) => Promise<unknown>][] = [
    ['an unknown condition', (cases) => cases.find({ count: { $mod: [2, 0] } })],
    ['an unknown logical operator', (cases) => cases.find({ $where: 'true' })],
    ['an unknown update', (cases) => cases.updateOne({}, { $mul: { count: 2 } })],
    [
      'array filters',
      (cases) =>
        cases.updateOne({}, { $set: { 'notes.$[n].text': 'x' } }, { arrayFilters: [{ 'n.text': 'a' }] }),
    ],
    [
      'an unknown stage',
      (cases) => cases.aggregate([{ $lookup: { from: 'x', as: 'y', localField: 'a', foreignField: 'b' } }]),
    ],
    [
      'an unknown accumulator',
      (cases) => cases.aggregate([{ $group: { _id: null, all: { $mergeObjects: '$report' } } }]),
    ],
    [
      'an expression',
      (cases) => cases.aggregate([{ $project: { day: { $dateToString: { date: '$alarmAt' } } } }]),
    ],
    ['a projection operator', (cases) => cases.find({}, { notes: { $slice: 1 } })],
    [
      'two edits of one path',
      (cases) => cases.collection.updateOne({}, { $set: { tags: [] }, $push: { tags: 'x' as never } }),
    ],
    ['a field name with a dollar', (cases) => cases.create(sampleCase({ answers: { $x: 1 } }))],
    ['bytes', (cases) => cases.create(sampleCase({ answers: { raw: Buffer.from('x') } }))],
  ];
  it.each(refused)('refuses %s and says so', async (_what, deed) => {
    await expect(deed(await model)).rejects.toMatchObject({ code: 'STORE_UNSUPPORTED' });
  });
});
