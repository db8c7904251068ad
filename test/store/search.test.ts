import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareValues } from '../../src/store/embedded/compare.js';
import { Documents } from '../../src/store/embedded/documents.js';
import type { Fields, StoredDoc } from '../../src/store/embedded/plain.js';
import { planSearch, type Sort } from '../../src/store/embedded/plan.js';
import { searchDocuments } from '../../src/store/embedded/search.js';
import { updateDocuments } from '../../src/store/embedded/writes.js';
import { temporaryFolder } from './temporary-folder.js';

const folder = temporaryFolder();
let opened = 0;
const open = () => Documents.open(join(folder, `rows${opened++}.db`));
const plain = { isUnique: false, isSparse: false };

const value = fc.oneof(
  fc.integer({ min: 0, max: 4 }),
  fc.constantFrom('a', 'b', 'c', null),
  fc.integer({ min: 0, max: 4 }).map((day) => new Date(day * 86_400_000)),
);
const fields = fc.record(
  { a: value, b: value, c: fc.oneof(value, fc.array(value, { maxLength: 3 })), d: fc.record({ e: value }) },
  { requiredKeys: [] },
);
const condition = fc.oneof(
  value,
  value.map((operand) => ({ $ne: operand })),
  fc.array(value, { maxLength: 3 }).map((operands) => ({ $in: operands })),
  fc
    .tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte'), value)
    .map(([name, operand]) => ({ [name]: operand })),
  fc.tuple(value, value).map(([low, high]) => ({ $gte: low, $lt: high })),
);
const filter = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd.e'), condition, { maxKeys: 3 });
const sort = fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd.e'), fc.constantFrom<1 | -1>(1, -1)), {
  maxLength: 2,
  selector: ([path]) => path,
});
const patterns: Fields[] = [
  { a: 1 },
  { a: 1, b: -1 },
  { b: 1, a: 1 },
  { c: 1 },
  { 'd.e': 1, a: 1 },
  { c: 1, b: 1 },
];

describe('a search by index', () => {
  it('finds what a search through everything finds, in the same order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fields, { maxLength: 40 }),
        fc.array(fc.tuple(filter, fields), { maxLength: 5 }),
        fc.array(fc.tuple(filter, sort, fc.nat(5), fc.nat(10)), { minLength: 1, maxLength: 8 }),
        async (rows, updates, searches) => {
          const [indexed, bare] = [await open(), await open()];
          for (const pattern of patterns) await indexed.createIndex(pattern, plain);
          for (const documents of [indexed, bare]) {
            documents.insert(rows.map((row, at) => ({ ...row, _id: `id${at}` })));
            for (const [where, $set] of updates)
              updateDocuments(documents, where, { $set }, { isUpsert: false });
            documents.remove(searchDocuments(documents, { a: 1, b: { $ne: 2 } }));
          }
          for (const [where, order, skip, limit] of searches) {
            const options = { sort: order as Sort, skip, limit };
            const [found, expected] = [indexed, bare].map((documents) =>
              searchDocuments(documents, where, options),
            );
            // Documents that sort alike may come in any order, so the sort keys are compared, and the whole without a limit.
            const keys = (docs: StoredDoc[]) =>
              docs.map((doc) => order.map(([path]) => JSON.stringify(keyOf(doc, path))));
            expect(found!.length).toBe(expected!.length);
            if (!order.some(([path]) => path === 'c')) expect(keys(found!)).toEqual(keys(expected!));
            const all = [indexed, bare].map((documents) =>
              searchDocuments(documents, where)
                .map(({ _id }) => _id)
                .sort(),
            );
            expect(all[0]).toEqual(all[1]);
          }
          await indexed.close();
          await bare.close();
        },
      ),
      { numRuns: 150 },
    );
  }, 60_000);

  it('walks no further than it must for the first of many that are due', async () => {
    const documents = await open();
    await documents.createIndex({ alarmAt: 1 }, plain);
    await documents.createIndex({ status: 1, alarmAt: 1 }, plain);
    const made = Array.from({ length: 20_000 }, (_, at) => ({
      _id: `t${at}`,
      status: at % 2 ? 'open' : 'closed',
      ...(at % 4 ? { alarmAt: new Date((at * 7_919) % 20_000) } : {}),
    }));
    documents.insert(made);
    const due = { alarmAt: { $lte: new Date(15_000) } };
    expect(planSearch(documents, due, [['alarmAt', 1]], 100)).toMatchObject({ isSorted: true, cost: 100 });
    const open_ = { status: 'open', ...due };
    expect(planSearch(documents, open_, [['alarmAt', -1]], 100)).toMatchObject({ isSorted: true, cost: 100 });
    const few = { alarmAt: { $lte: new Date(9) } };
    expect(planSearch(documents, few, [], Number.POSITIVE_INFINITY).cost).toBeLessThanOrEqual(10);
    const found = searchDocuments(documents, open_, { sort: [['alarmAt', -1]], limit: 5 });
    const naive = made
      .filter(({ status, alarmAt }) => status === 'open' && alarmAt && alarmAt.getTime() <= 15_000)
      .sort((a, b) => compareValues(b.alarmAt, a.alarmAt))
      .slice(0, 5);
    expect(found.map(({ alarmAt }) => alarmAt)).toEqual(naive.map(({ alarmAt }) => alarmAt));
    await documents.close();
  });
});

/** Missing and null sort alike. */
function keyOf(doc: Fields, path: string): unknown {
  const found = path === 'd.e' ? (doc.d as Fields | undefined)?.e : doc[path];
  return found ?? null;
}
