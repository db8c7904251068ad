import { beforeAll, beforeEach, expect, it } from '@jest/globals';
import { type Connection, type Model, Schema } from 'mongoose';
import { isDuplicateKey } from '../../src/store/duplicate-key.js';
import { findPage } from '../../src/store/find-page.js';

interface Note {
  at: Date;
  text: string;
  tags?: string[];
}

/** A document with everything the program stores: text, numbers, dates, lists, lists of objects, objects. */
export interface Case {
  _id: string;
  code?: string;
  month: string;
  number: number;
  status: string;
  unit?: string;
  count: number;
  alarmAt?: Date;
  tags: string[];
  notes: Note[];
  report?: { text?: string; place?: { label: string; kelurahan?: string } };
  answers?: Record<string, unknown>;
  closedAt?: Date | null;
}

const note = new Schema<Note>(
  { at: Date, text: String, tags: { type: [String], default: undefined } },
  { _id: false },
);

const caseSchema = new Schema<Case>(
  {
    _id: { type: String, required: true },
    code: String,
    month: String,
    number: Number,
    status: { type: String, default: 'received' },
    unit: String,
    count: { type: Number, default: 0 },
    alarmAt: Date,
    tags: [String],
    notes: [note],
    report: { text: String, place: { label: String, kelurahan: String } },
    answers: Schema.Types.Mixed,
    closedAt: Date,
  },
  { optimisticConcurrency: true, minimize: false },
)
  .index({ code: 1 }, { unique: true, sparse: true })
  .index({ month: 1, number: 1 }, { unique: true })
  .index({ status: 1, alarmAt: 1 })
  .index({ unit: 1 });

/** Makes the model of the contract on a connection. */
export async function makeCases(connection: Connection): Promise<Model<Case>> {
  const cases = connection.model<Case>('Case', caseSchema);
  await cases.init();
  return cases;
}

let made = 0;
/** A case that is like no other; ids ascend in the order of making. */
export function sampleCase(fields: Partial<Case> = {}): Case {
  made += 1;
  const _id = `case-${String(made).padStart(5, '0')}`;
  return {
    _id,
    month: 'CTH-2603',
    number: made,
    status: 'received',
    count: 0,
    tags: [],
    notes: [],
    ...fields,
  };
}

const at = (day: number) => new Date(Date.UTC(2026, 2, day, 1, 2, 3, 456));

/** What every document engine must do, said once. `open` gives a connection to an empty database. */
export function documentEngineContract(open: () => Promise<Connection>): void {
  let cases: Model<Case>;
  const ids = (found: { _id: string }[]) => found.map(({ _id }) => _id);

  beforeAll(async () => {
    cases = await makeCases(await open());
  });
  beforeEach(async () => {
    await cases.deleteMany({});
  });

  it('gives back what was stored, dates and nested lists and all', async () => {
    const stored = sampleCase({
      code: 'KODE-1',
      alarmAt: at(1),
      tags: ['jalan', 'darurat'],
      notes: [{ at: at(2), text: 'baris satu\nbaris dua \u2028 tiga \u0085 empat 🚧', tags: ['a'] }],
      report: { text: 'lampu mati', place: { label: 'Jl. Contoh 1' } },
      answers: { depth: 3, parts: [{ name: 'x', ok: true }], none: null },
    });
    await cases.create(stored);
    const found = await cases.findOne({ _id: stored._id }).lean();
    expect(found).toEqual({ ...stored, __v: 0 });
    expect(found!.notes[0]!.at).toBeInstanceOf(Date);
  });

  it('hands out copies: changing what was read changes nothing stored', async () => {
    const { _id } = await cases.create(sampleCase({ tags: ['a'], alarmAt: at(1) }));
    const first = await cases.findOne({ _id }).lean();
    first!.tags.push('b');
    first!.alarmAt!.setFullYear(1999);
    expect(await cases.findOne({ _id }).lean()).toMatchObject({ tags: ['a'], alarmAt: at(1) });
  });

  it('finds nothing where there is nothing', async () => {
    expect(await cases.findOne({ _id: 'nobody' })).toBeNull();
    expect(await cases.find({ unit: 'nobody' })).toEqual([]);
    expect(await cases.countDocuments({})).toBe(0);
  });

  it('refuses a second document of one id, of one unique field and of one unique pair, by code 11000', async () => {
    const first = await cases.create(sampleCase({ code: 'KODE-1', month: 'M', number: 1 }));
    for (const clash of [{ _id: first._id }, { code: 'KODE-1' }, { month: 'M', number: 1 }]) {
      const error = await cases.create(sampleCase(clash)).catch((caught: unknown) => caught);
      expect(isDuplicateKey(error)).toBe(true);
    }
    expect(await cases.countDocuments({})).toBe(1);
  });

  it('refuses an update that breaks a unique index and leaves the document as it was', async () => {
    await cases.create(sampleCase({ code: 'KODE-1' }));
    const { _id } = await cases.create(sampleCase({ code: 'KODE-2' }));
    const error = await cases.updateOne({ _id }, { code: 'KODE-1' }).catch((caught: unknown) => caught);
    expect(isDuplicateKey(error)).toBe(true);
    expect(await cases.findOne({ code: 'KODE-2' }).lean()).toMatchObject({ _id });
  });

  it('frees a unique value when its document goes or changes', async () => {
    const first = await cases.create(sampleCase({ code: 'KODE-1' }));
    await cases.updateOne({ _id: first._id }, { $unset: { code: 1 } });
    const second = await cases.create(sampleCase({ code: 'KODE-1' }));
    await cases.deleteOne({ _id: second._id });
    await cases.create(sampleCase({ code: 'KODE-1' }));
  });

  it('lets any number of documents lack a sparse unique field', async () => {
    await cases.create([sampleCase(), sampleCase(), sampleCase()]);
    expect(await cases.countDocuments({ code: { $exists: false } })).toBe(3);
  });

  it('lets one of 20 racers win a conditional update', async () => {
    const { _id } = await cases.create(sampleCase());
    const racers = Array.from({ length: 20 }, (_, racer) =>
      cases
        .findOneAndUpdate(
          { _id, status: 'received' },
          { status: 'taken', unit: `u${racer}` },
          { returnDocument: 'after' },
        )
        .lean(),
    );
    const winners = (await Promise.all(racers)).filter((result) => result !== null);
    expect(winners).toHaveLength(1);
    expect(await cases.findOne({ _id }).lean()).toMatchObject({ status: 'taken', unit: winners[0]!.unit });
  });

  it('loses none of 50 increments made at once', async () => {
    const { _id } = await cases.create(sampleCase());
    await Promise.all(Array.from({ length: 50 }, () => cases.updateOne({ _id }, { $inc: { count: 1 } })));
    expect(await cases.findOne({ _id }).lean()).toMatchObject({ count: 50 });
  });

  it('upserts: what was asked for and $setOnInsert at first, only the change after that', async () => {
    const { month, number } = sampleCase();
    const filter = { _id: 'counter', month, number };
    const change = { $inc: { count: 1 }, $setOnInsert: { unit: 'pu' } };
    const options = { upsert: true, returnDocument: 'after' } as const;
    expect(await cases.findOneAndUpdate(filter, change, options).lean()).toMatchObject({
      count: 1,
      unit: 'pu',
      month,
    });
    await cases.updateOne({ _id: 'counter' }, { unit: 'dlh' });
    expect(await cases.findOneAndUpdate(filter, change, options).lean()).toMatchObject({
      count: 2,
      unit: 'dlh',
    });
    expect(await cases.updateOne(filter, change, { upsert: true })).toMatchObject({
      matchedCount: 1,
      upsertedCount: 0,
    });
    expect(
      await cases.updateOne({ _id: 'other', month, number: -1 }, change, { upsert: true }),
    ).toMatchObject({
      matchedCount: 0,
      upsertedCount: 1,
      upsertedId: 'other',
    });
  });

  it('gives the document before or after the change, as asked, and in the order asked', async () => {
    await cases.create([sampleCase({ count: 3 }), sampleCase({ count: 1 }), sampleCase({ count: 2 })]);
    const next = { sort: { count: 1 }, returnDocument: 'before' } as const;
    const change = { status: 'done' };
    expect(await cases.findOneAndUpdate({ status: 'received' }, change, next).lean()).toMatchObject({
      count: 1,
    });
    expect(await cases.findOneAndUpdate({ status: 'received' }, change, next).lean()).toMatchObject({
      status: 'received',
    });
    expect(await cases.findOneAndDelete({ status: 'done' }, { sort: { count: -1 } }).lean()).toMatchObject({
      count: 2,
    });
    expect(await cases.countDocuments({})).toBe(2);
  });

  it('changes one field of one element of a list by its position or by what matched', async () => {
    const notes = ['a', 'b', 'c'].map((text) => ({ at: at(1), text }));
    const { _id } = await cases.create(sampleCase({ notes }));
    await cases.updateOne({ _id, 'notes.text': 'b' }, { $set: { 'notes.$.text': 'B' } });
    await cases.updateOne({ _id, 'notes.text': 'c' }, { $set: { 'notes.$.at': at(9) } });
    await cases.updateOne({ _id }, { $set: { 'notes.0.text': 'A' } });
    const found = await cases.findOne({ _id }).lean();
    expect(found!.notes.map(({ text }) => text)).toEqual(['A', 'B', 'c']);
    expect(found!.notes.map((entry) => entry.at)).toEqual([at(1), at(1), at(9)]);
  });

  it('pushes, pulls and adds once', async () => {
    const { _id } = await cases.create(sampleCase({ tags: ['a'], notes: [{ at: at(1), text: 'old' }] }));
    await cases.updateOne({ _id }, { $push: { tags: 'b', notes: { at: at(2), text: 'new' } } });
    await cases.updateOne({ _id }, { $push: { tags: { $each: ['c', 'a'] } } });
    await cases.updateOne({ _id }, { $addToSet: { tags: { $each: ['a', 'd'] } } });
    expect(await cases.findOne({ _id }).lean()).toMatchObject({ tags: ['a', 'b', 'c', 'a', 'd'] });
    await cases.updateOne({ _id }, { $pull: { tags: 'a', notes: { text: 'old' } } });
    expect(await cases.findOne({ _id }).lean()).toMatchObject({
      tags: ['b', 'c', 'd'],
      notes: [{ text: 'new' }],
    });
  });

  it('sets, unsets, raises and lowers', async () => {
    const { _id } = await cases.create(sampleCase({ unit: 'pu', count: 5, alarmAt: at(5) }));
    await cases.updateOne(
      { _id },
      { $set: { 'report.place.label': 'Jl. Contoh' }, $unset: { unit: 1 }, $max: { count: 9 } },
    );
    await cases.updateOne({ _id }, { $min: { alarmAt: at(3) }, $max: { count: 2 } });
    const found = await cases.findOne({ _id }).lean();
    expect(found).toMatchObject({ count: 9, alarmAt: at(3), report: { place: { label: 'Jl. Contoh' } } });
    expect(found).not.toHaveProperty('unit');
  });

  it('counts what an update met and what it changed', async () => {
    await cases.create([
      sampleCase({ unit: 'pu' }),
      sampleCase({ unit: 'pu', status: 'done' }),
      sampleCase(),
    ]);
    expect(await cases.updateMany({ unit: 'pu' }, { status: 'done' })).toMatchObject({
      matchedCount: 2,
      modifiedCount: 1,
    });
    expect(await cases.updateOne({ unit: 'xx' }, { status: 'done' })).toMatchObject({
      matchedCount: 0,
      modifiedCount: 0,
    });
    expect(await cases.deleteMany({ status: 'done' })).toMatchObject({ deletedCount: 2 });
  });

  it('refuses to save a document somebody else has saved since', async () => {
    const { _id } = await cases.create(sampleCase({ tags: ['a'] }));
    const [mine, theirs] = [await cases.findById(_id), await cases.findById(_id)];
    theirs!.tags.push('b');
    theirs!.set('report.text', 'baru');
    await theirs!.save();
    mine!.status = 'done';
    await expect(mine!.save()).rejects.toMatchObject({ name: 'VersionError' });
    expect(await cases.findById(_id).lean()).toMatchObject({ status: 'received', tags: ['a', 'b'], __v: 1 });
  });

  it('saves changes of nested lists', async () => {
    const notes = ['a', 'b', 'c'].map((text) => ({ at: at(1), text }));
    const { _id } = await cases.create(sampleCase({ notes }));
    const doc = await cases.findById(_id);
    doc!.notes[1]!.text = 'B';
    await doc!.save();
    doc!.notes.splice(0, 1);
    doc!.notes.push({ at: at(2), text: 'd' });
    await doc!.save();
    const found = await cases.findById(_id).lean();
    expect(found!.notes.map(({ text }) => text)).toEqual(['B', 'c', 'd']);
  });

  it('sorts, skips and limits', async () => {
    const made = [5, 3, 1, 4, 2].map((count) => sampleCase({ count, unit: count % 2 ? 'odd' : 'even' }));
    await cases.create(made);
    const counts = async (query: { count: number }[]) => query.map(({ count }) => count);
    expect(await counts(await cases.find().sort({ count: 1 }).skip(1).limit(3).lean())).toEqual([2, 3, 4]);
    expect(await counts(await cases.find().sort({ unit: -1, count: -1 }).lean())).toEqual([5, 3, 1, 4, 2]);
    expect(await counts(await cases.find({ unit: 'odd' }).sort({ count: -1 }).limit(2).lean())).toEqual([
      5, 3,
    ]);
  });

  it.each([
    ['the first', 1, { page: 1, counts: [7, 6, 5] }],
    ['the first when none is asked for', undefined, { page: 1, counts: [7, 6, 5] }],
    ['one in the middle', 2, { page: 2, counts: [4, 3, 2] }],
    ['the last, which is not full', 3, { page: 3, counts: [1] }],
    ['the last for one too far', 99, { page: 3, counts: [1] }],
    ['the last for one without end', Number.MAX_VALUE, { page: 3, counts: [1] }],
    ['the first for none', 0, { page: 1, counts: [7, 6, 5] }],
    ['the first for one before it', -4, { page: 1, counts: [7, 6, 5] }],
    ['a whole one for a broken number', 2.7, { page: 2, counts: [4, 3, 2] }],
    ['the first for no number', Number.NaN, { page: 1, counts: [7, 6, 5] }],
  ])('gives one page of a list: %s', async (_what, page, { counts, ...expected }) => {
    await cases.create([3, 7, 1, 5, 2, 6, 4].map((count) => sampleCase({ count, unit: 'pu' })));
    await cases.create(sampleCase({ count: 8 }));
    const finding = { where: { unit: 'pu' }, sort: { count: -1 }, size: 3, page } as const;
    const { lines, ...rest } = await findPage(cases, finding);
    expect(lines.map(({ count }) => count)).toEqual(counts);
    expect(rest).toEqual({ total: 7, pages: 3, ...expected });
  });

  it('gives one empty page where nothing fits, and only the fields that were asked for', async () => {
    await cases.create(sampleCase({ _id: 'a', unit: 'pu', count: 1 }));
    const finding = { where: { unit: 'nobody' }, sort: { _id: 1 }, size: 5, page: 2 } as const;
    expect(await findPage(cases, finding)).toEqual({ lines: [], total: 0, page: 1, pages: 1 });
    const told = await findPage(cases, { ...finding, where: { unit: 'pu' }, fields: { unit: 1 } });
    expect(told.lines).toEqual([{ _id: 'a', unit: 'pu' }]);
    const { lines } = await findPage(cases, { ...finding, where: { unit: 'pu' }, fields: { count: 0 } });
    expect(lines[0]).toMatchObject({ _id: 'a', unit: 'pu' });
    expect(lines[0]).not.toHaveProperty('count');
  });

  it('rings alarms in order: those due, the earliest first, never those that have none', async () => {
    const days = [7, 2, 9, 4, 1];
    await cases.create(days.map((day) => sampleCase({ alarmAt: at(day) })));
    await cases.create([sampleCase(), sampleCase({ status: 'done', alarmAt: at(1) })]);
    const due = { status: 'received', alarmAt: { $lte: at(7) } };
    const dayOf = (found: Case) => found.alarmAt!.getUTCDate();
    expect((await cases.find(due).sort({ alarmAt: 1 }).limit(3).lean()).map(dayOf)).toEqual([1, 2, 4]);
    expect((await cases.find(due).sort({ alarmAt: -1 }).limit(3).lean()).map(dayOf)).toEqual([7, 4, 2]);
    const between = { status: 'received', alarmAt: { $gt: at(2), $lt: at(9) } };
    expect((await cases.find(between).sort({ alarmAt: 1 }).lean()).map(dayOf)).toEqual([4, 7]);
  });

  it('gives only the fields that were asked for', async () => {
    const { _id } = await cases.create(
      sampleCase({
        unit: 'pu',
        report: { text: 't', place: { label: 'x', kelurahan: 'k' } },
        notes: [{ at: at(1), text: 'n' }],
      }),
    );
    expect(await cases.findOne({ _id }, { unit: 1, 'report.place.label': 1 }).lean()).toEqual({
      _id,
      unit: 'pu',
      report: { place: { label: 'x' } },
    });
    expect(await cases.findOne({ _id }, { _id: 0, 'notes.text': 1 }).lean()).toEqual({
      notes: [{ text: 'n' }],
    });
    const without = await cases.findOne({ _id }, { report: 0, 'notes.at': 0 }).lean();
    expect(without).toMatchObject({ _id, unit: 'pu', notes: [{ text: 'n' }] });
    expect(without).not.toHaveProperty('report');
    expect(without!.notes[0]).not.toHaveProperty('at');
  });

  const filters: [what: string, filter: Record<string, unknown>, expected: string[]][] = [
    ['equality', { unit: 'pu' }, ['a', 'b']],
    ['several fields', { unit: 'pu', count: 2 }, ['b']],
    ['$gt', { count: { $gt: 2 } }, ['c', 'd']],
    ['$gte and $lt', { count: { $gte: 2, $lt: 4 } }, ['b', 'c']],
    ['$lte of a date', { alarmAt: { $lte: at(2) } }, ['a', 'b']],
    ['$ne', { unit: { $ne: 'pu' } }, ['c', 'd']],
    ['$in', { unit: { $in: ['pu', 'dlh'] } }, ['a', 'b', 'c']],
    ['$in on ids', { _id: { $in: ['d', 'a', 'x'] } }, ['a', 'd']],
    ['$in of nothing', { unit: { $in: [] } }, []],
    ['$nin', { unit: { $nin: ['pu'] } }, ['c', 'd']],
    ['$exists', { unit: { $exists: true } }, ['a', 'b', 'c']],
    ['$exists false', { alarmAt: { $exists: false } }, ['c', 'd']],
    ['null, which a missing field equals', { unit: null }, ['d']],
    ['$or', { $or: [{ unit: 'dlh' }, { count: 4 }] }, ['c', 'd']],
    ['$or beside a field', { unit: 'pu', $or: [{ count: 1 }, { count: 3 }] }, ['a']],
    ['$and', { $and: [{ count: { $gt: 1 } }, { count: { $lt: 4 } }, { unit: 'pu' }] }, ['b']],
    ['an anchored $regex', { unit: { $regex: '^p' } }, ['a', 'b']],
    ['a pattern', { 'report.text': /^Lampu/i }, ['a', 'c']],
    ['$regex with options', { 'report.text': { $regex: '^LAMPU', $options: 'i' } }, ['a', 'c']],
    ['$not', { count: { $not: { $gt: 2 } } }, ['a', 'b']],
    ['a dotted path', { 'report.place.label': 'x' }, ['b']],
    ['an element of a list', { tags: 'jalan' }, ['a', 'b']],
    ['$nin against a list', { tags: { $nin: ['jalan'] } }, ['c', 'd']],
    ['$all', { tags: { $all: ['jalan', 'malam'] } }, ['b']],
    ['$size', { tags: { $size: 2 } }, ['b']],
    ['a field of an element', { 'notes.text': 'n2' }, ['c']],
    ['$elemMatch', { notes: { $elemMatch: { text: 'n1', at: { $gt: at(1) } } } }, ['d']],
    ['a field of an element that exists', { 'notes.0': { $exists: true } }, ['c', 'd']],
    ['a list from end to end', { tags: ['jalan', 'malam'] }, ['b']],
  ];
  it.each(filters)('finds by %s', async (_what, filter, expected) => {
    await cases.create([
      sampleCase({
        _id: 'a',
        unit: 'pu',
        count: 1,
        alarmAt: at(1),
        tags: ['jalan'],
        report: { text: 'lampu mati' },
      }),
      sampleCase({
        _id: 'b',
        unit: 'pu',
        count: 2,
        alarmAt: at(2),
        tags: ['jalan', 'malam'],
        report: { text: 'jalan lubang', place: { label: 'x' } },
      }),
      sampleCase({
        _id: 'c',
        unit: 'dlh',
        count: 3,
        report: { text: 'Lampu padam' },
        notes: [
          { at: at(1), text: 'n1' },
          { at: at(2), text: 'n2' },
        ],
      }),
      sampleCase({ _id: 'd', count: 4, notes: [{ at: at(2), text: 'n1' }] }),
    ]);
    expect(ids(await cases.find(filter).sort({ _id: 1 }).lean())).toEqual(expected);
    expect(await cases.countDocuments(filter)).toBe(expected.length);
  });

  it('groups and sums', async () => {
    await cases.create([
      sampleCase({ unit: 'pu', count: 2 }),
      sampleCase({ unit: 'pu', count: 5, status: 'done' }),
      sampleCase({ unit: 'dlh', count: 1 }),
      sampleCase({ count: 7, status: 'gone' }),
    ]);
    const rows = await cases.aggregate([
      { $match: { status: { $ne: 'gone' } } },
      {
        $group: {
          _id: '$unit',
          reports: { $sum: 1 },
          total: { $sum: '$count' },
          most: { $max: '$count' },
          mean: { $avg: '$count' },
        },
      },
      { $sort: { total: -1 } },
      { $limit: 5 },
    ]);
    expect(rows).toEqual([
      { _id: 'pu', reports: 2, total: 7, most: 5, mean: 3.5 },
      { _id: 'dlh', reports: 1, total: 1, most: 1, mean: 1 },
    ]);
    expect(await cases.aggregate([{ $group: { _id: null, reports: { $sum: 1 } } }])).toEqual([
      { _id: null, reports: 4 },
    ]);
    const pairs = await cases.aggregate([
      { $group: { _id: { unit: '$unit', status: '$status' }, reports: { $sum: 1 } } },
      { $sort: { '_id.unit': -1, '_id.status': 1 } },
      { $limit: 1 },
    ]);
    expect(pairs).toEqual([{ _id: { unit: 'pu', status: 'done' }, reports: 1 }]);
  });

  it('inserts many at once and says which clashed', async () => {
    const [first, second, third] = [sampleCase(), sampleCase(), sampleCase()];
    await cases.insertMany([first]);
    const error = await cases
      .insertMany([second, first, third], { ordered: false })
      .catch((caught: unknown) => caught);
    expect(isDuplicateKey(error)).toBe(true);
    expect(ids(await cases.find().sort({ _id: 1 }).lean())).toEqual([first._id, second._id, third._id]);
  });

  it('writes in bulk', async () => {
    const [first, second] = [sampleCase(), sampleCase()];
    await cases.create(first);
    const result = await cases.bulkWrite([
      { insertOne: { document: second } },
      { updateOne: { filter: { _id: first._id }, update: { $set: { unit: 'pu' } } } },
      { updateOne: { filter: { _id: 'new' }, update: { $set: { month: 'x', number: 1 } }, upsert: true } },
      { deleteOne: { filter: { _id: second._id } } },
    ]);
    expect(result).toMatchObject({ insertedCount: 1, matchedCount: 1, upsertedCount: 1, deletedCount: 1 });
    expect(ids(await cases.find().sort({ _id: 1 }).lean())).toEqual([first._id, 'new']);
  });

  it('walks a large result one by one', async () => {
    await cases.insertMany(Array.from({ length: 2_500 }, () => sampleCase()));
    let seen = 0;
    for await (const found of cases.find().sort({ number: 1 }).lean().cursor()) seen += found._id ? 1 : 0;
    expect(seen).toBe(2_500);
  });
}
