import fs from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ManualClock } from '../../src/shared/clock.js';
import { silentLogger } from '../../src/shared/logger.js';
import { connectStore, type Store } from '../../src/store/connect.js';
import { type SealedModel, sealedModel } from '../../src/store/sealed-model.js';
import { makeSealedStore, type SealedStore } from '../../src/store/sealed-store.js';
import { temporaryFolder } from './temporary-folder.js';

const SECRET = 'made-up secret of the tests, forty letters';
const clock = new ManualClock(new Date('2026-03-02T08:00:00Z'));
const sealed = (model: SealedModel, { secret = SECRET, room = 'whatsapp' } = {}) =>
  makeSealedStore({ model, secret, room, clock });

async function open(dataDir: string): Promise<{ store: Store; model: SealedModel }> {
  const store = await connectStore({ dataDir, logger: silentLogger });
  const model = sealedModel(store.connection);
  await model.init();
  return { store, model };
}

/** What every sealed store keeps to, on either engine. */
function sealedStoreContract(connect: () => Promise<Store>): void {
  let model: SealedModel;
  let keys: SealedStore;
  let store: Store;
  beforeAll(async () => {
    store = await connect();
    model = sealedModel(store.connection);
    await model.init();
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    await model.deleteMany({});
    keys = sealed(model);
  });
  const read = async (from: SealedStore, ...names: string[]) => Object.fromEntries(await from.get(names));

  it('gives back what it was given, leaves out what is not there, and removes by null', async () => {
    await keys.set([
      ['creds', '{"a":1}'],
      ['session/62812.0', ''],
      ['é 😀 مسجد', 'x'.repeat(10_000)],
    ]);
    expect(await read(keys, 'creds', 'session/62812.0', 'é 😀 مسجد', 'no')).toEqual({
      creds: '{"a":1}',
      'session/62812.0': '',
      'é 😀 مسجد': 'x'.repeat(10_000),
    });
    await keys.set([
      ['creds', null],
      ['no', null],
      ['session/62812.0', 'neu'],
    ]);
    expect(await read(keys, 'creds', 'session/62812.0')).toEqual({ 'session/62812.0': 'neu' });
    expect(await read(keys)).toEqual({});
    await keys.set([]);
  });

  it('tells the names of its own room', async () => {
    await keys.backUp('shelf');
    expect(await keys.names()).toEqual([]);
    await keys.set([
      ['62812@lid/3EB0', 'a'],
      ['b', 'b'],
    ]);
    await sealed(model, { room: 'whatsapp-people' }).set([['c', 'c']]);
    await keys.backUp('shelf');
    expect((await keys.names()).sort()).toEqual(['62812@lid/3EB0', 'b']);
  });

  it('keeps the last of two values of one name', async () => {
    await keys.set([
      ['a', '1'],
      ['a', '2'],
      ['b', '1'],
      ['b', null],
    ]);
    expect(await read(keys, 'a', 'b')).toEqual({ a: '2' });
  });

  it('takes 800 entries at once', async () => {
    const all = Array.from({ length: 800 }, (_, n): [string, string] => [`pre-key/${n}`, `key ${n}`]);
    await keys.set(all);
    expect(await keys.get(all.map(([name]) => name))).toEqual(new Map(all));
    await keys.set(all.map(([name]) => [name, null]));
    expect(await model.countDocuments({})).toBe(0);
  });

  it('seals the same value differently each time', async () => {
    await keys.set([['a', 'same']]);
    const one = await model.findOne({}).lean();
    await keys.set([['a', 'same']]);
    expect((await model.findOne({}).lean())!.box).not.toBe(one!.box);
  });

  const damages: [what: string, damage: (box: string) => string][] = [
    ['cut in half', (box) => box.slice(0, box.length / 2)],
    ['cut to its nonce', (box) => Buffer.from(box, 'base64').subarray(0, 12).toString('base64')],
    ['cut within its tag', (box) => Buffer.from(box, 'base64').subarray(0, 16).toString('base64')],
    ['empty of words', (box) => Buffer.from(box, 'base64').subarray(0, 28).toString('base64')],
    [
      'one bit off',
      (box) => {
        const bytes = Buffer.from(box, 'base64');
        bytes[bytes.length - 1]! ^= 1;
        return bytes.toString('base64');
      },
    ],
    ['no base64', () => '😀 bukan kotak'],
  ];
  it.each(damages)('says KEYS_UNREADABLE of a box that is %s, without its name', async (_what, damage) => {
    await keys.set([
      ['session/628120000.0', 'words'],
      ['well', 'words'],
    ]);
    const row = await model.findOne({ _id: /^whatsapp\/session\// }).lean();
    await model.updateOne({ _id: row!._id }, { $set: { box: damage(row!.box) } });
    await expect(keys.get(['session/628120000.0'])).rejects.toMatchObject({
      code: 'KEYS_UNREADABLE',
      fields: { kind: 'session' },
    });
    expect(await read(keys, 'well')).toEqual({ well: 'words' });
    await keys.set([['session/628120000.0', 'anew']]);
    expect(await read(keys, 'session/628120000.0')).toEqual({ 'session/628120000.0': 'anew' });
  });

  it('opens for nobody with another secret', async () => {
    await keys.set([['creds', 'words']]);
    const other = sealed(model, { secret: `${SECRET}.` });
    await expect(other.get(['creds'])).rejects.toMatchObject({ code: 'KEYS_UNREADABLE' });
    expect(await read(other, 'nothing')).toEqual({});
  });

  it('opens no entry that was put under another name', async () => {
    await keys.set([['session/a', 'words']]);
    const row = await model.findOne({}).lean();
    await keys.set([['session/b', 'others']]);
    await model.updateOne({ _id: { $ne: row!._id } }, { $set: { box: row!.box } });
    await expect(keys.get(['session/b'])).rejects.toMatchObject({ code: 'KEYS_UNREADABLE' });
    expect(await read(keys, 'session/a')).toEqual({ 'session/a': 'words' });
  });

  it('of another secret lets names be removed, though it cannot tell them', async () => {
    const names = ['message/628120000@s.whatsapp.net/3EB0', 'creds'];
    await keys.set(names.map((name) => [name, 'words']));
    const other = sealed(model, { secret: 'another' });
    const standIns = await other.names();
    expect(standIns).toHaveLength(2);
    for (const name of standIns) {
      await expect(other.get([name])).rejects.toMatchObject({ code: 'KEYS_UNREADABLE' });
      await other.set([[name, null]]);
    }
    expect(await model.countDocuments({})).toBe(0);
  });

  describe('with entries of an older version, whose names can be read', () => {
    const PERSON = 'person/628120000@s.whatsapp.net';

    /** As they were: the name in the `_id`, the box the same. */
    async function age(...names: string[]): Promise<void> {
      await keys.get([]);
      for (const name of names) {
        await keys.set([[name, `of ${name}`]]);
        const row = await model.findOne({ updatedAt: clock.now(), name: { $exists: true } }).lean();
        await model.deleteOne({ _id: row!._id });
        await model.create({ _id: `whatsapp/${name}`, box: row!.box, updatedAt: row!.updatedAt });
      }
    }
    const open = async () =>
      (await model.find({ _id: /628120000/ }, { _id: 1 }).lean()).map(({ _id }) => _id);

    it('finds them, and seals their names', async () => {
      await age(PERSON, 'session/628120000.0');
      expect(await open()).toHaveLength(2);
      const next = sealed(model);
      expect(await read(next, PERSON)).toEqual({ [PERSON]: `of ${PERSON}` });
      expect(await open()).toEqual([]);
      expect((await next.names()).sort()).toEqual([PERSON, 'session/628120000.0']);
    });

    it('keeps what was written since, when it was killed before the old one went', async () => {
      await age(PERSON);
      await keys.set([[PERSON, 'newer']]);
      expect(await read(sealed(model), PERSON)).toEqual({ [PERSON]: 'newer' });
      expect(await open()).toEqual([]);
    });

    it('leaves alone what another secret does not open: put back, it opens again', async () => {
      await age(PERSON);
      const other = sealed(model, { secret: 'another' });
      await expect(other.get([PERSON])).rejects.toMatchObject({ code: 'KEYS_UNREADABLE' });
      expect(await open()).toHaveLength(1);
      expect(await read(sealed(model), PERSON)).toEqual({ [PERSON]: `of ${PERSON}` });
    });

    it('seals those that come back from a shelf', async () => {
      await age(PERSON);
      await keys.backUp('shelf');
      await keys.clear();
      expect(await keys.restore('shelf')).toBe(1);
      expect(await read(keys, PERSON)).toEqual({ [PERSON]: `of ${PERSON}` });
      expect(await model.countDocuments({ _id: `whatsapp/${PERSON}` })).toBe(0);
    });
  });

  it('keeps rooms apart, also those whose names begin alike, and opens no entry of another', async () => {
    const names = ['whatsapp', 'whatsapp-people', 'whatsapp-cloud', 'what', 'telegram'];
    const rooms = names.map((room) => sealed(model, { room }));
    for (const [n, room] of rooms.entries()) await room.set([['a', names[n]!]]);
    for (const [n, room] of rooms.entries()) expect(await read(room, 'a')).toEqual({ a: names[n] });
    const row = await model.findOne({ _id: 'whatsapp/a' }).lean();
    await model.updateOne({ _id: 'telegram/a' }, { $set: { box: row!.box } });
    await expect(rooms[4]!.get(['a'])).rejects.toMatchObject({ code: 'KEYS_UNREADABLE' });
    await keys.backUp('x');
    await keys.clear();
    expect(await read(keys, 'a')).toEqual({});
    expect(await read(rooms[1]!, 'a')).toEqual({ a: 'whatsapp-people' });
    expect(await read(rooms[3]!, 'a')).toEqual({ a: 'what' });
  });

  it('puts everything on a shelf and back, in place of what lay there', async () => {
    await keys.set([
      ['a', '1'],
      ['b/c', '2'],
    ]);
    expect(await keys.backUp('before')).toBe(2);
    await keys.set([
      ['a', 'changed'],
      ['new', '3'],
      ['b/c', null],
    ]);
    expect(await keys.restore('before')).toBe(2);
    expect(await read(keys, 'a', 'b/c', 'new')).toEqual({ a: '1', 'b/c': '2' });
    await keys.set([['b/c', null]]);
    expect(await keys.backUp('before')).toBe(1);
    await keys.clear();
    expect(await read(keys, 'a', 'b/c')).toEqual({});
    expect(await keys.restore('before')).toBe(1);
    expect(await read(keys, 'a', 'b/c')).toEqual({ a: '1' });
  });

  it('does not empty a shelf when there is nothing to put on it, nor itself from no shelf', async () => {
    await keys.set([['a', '1']]);
    await keys.backUp('before');
    await keys.clear();
    expect(await keys.backUp('before')).toBe(0);
    expect(await keys.restore('before')).toBe(1);
    expect(await keys.restore('never')).toBe(0);
    expect(await read(keys, 'a')).toEqual({ a: '1' });
  });

  it('does over any row of deeds what a map does', async () => {
    const name = fc.constantFrom('creds', 'session/1', 'session/2', 'pre-key/1', 'a b');
    const value = fc.option(fc.string({ unit: 'grapheme', maxLength: 20 }), { nil: null });
    const deed = fc.oneof(
      { weight: 5, arbitrary: fc.record({ set: fc.array(fc.tuple(name, value), { maxLength: 4 }) }) },
      fc.record({ backUp: fc.constantFrom('x', 'y') }),
      fc.record({ restore: fc.constantFrom('x', 'y') }),
      fc.record({ clear: fc.constant(true) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 12 }), async (deeds) => {
        await model.deleteMany({});
        let map = new Map<string, string>();
        const shelves = new Map<string, Map<string, string>>();
        for (const one of deeds) {
          if ('set' in one) {
            await keys.set(one.set);
            for (const [key, given] of one.set) given === null ? map.delete(key) : map.set(key, given);
          } else if ('backUp' in one) {
            expect(await keys.backUp(one.backUp)).toBe(map.size);
            if (map.size > 0) shelves.set(one.backUp, new Map(map));
          } else if ('restore' in one) {
            const shelf = shelves.get(one.restore);
            expect(await keys.restore(one.restore)).toBe(shelf?.size ?? 0);
            if (shelf) map = new Map(shelf);
          } else {
            await keys.clear();
            map.clear();
          }
          expect(await keys.get(['creds', 'session/1', 'session/2', 'pre-key/1', 'a b', 'no'])).toEqual(map);
        }
      }),
      { numRuns: 40 },
    );
  });
}

describe('a sealed store on the embedded engine', () => {
  const dataDir = temporaryFolder();
  sealedStoreContract(() => connectStore({ dataDir, logger: silentLogger }));
});

const mongodbUrl = process.env.TEST_MONGODB_URL;
(mongodbUrl ? describe : describe.skip)(
  mongodbUrl
    ? 'a sealed store on MongoDB'
    : 'a sealed store on MongoDB (skipped: TEST_MONGODB_URL is not set)',
  () => {
    sealedStoreContract(() => {
      const url = new URL(mongodbUrl!);
      url.pathname = '/contract_sealed';
      return connectStore({ mongodbUrl: url.href, dataDir: '/nowhere', logger: silentLogger });
    });
  },
);

describe('the data file of a sealed store', () => {
  it('tells whoever copies it neither values nor addresses nor the secret, only kinds', async () => {
    const dataDir = temporaryFolder();
    const { store, model } = await open(dataDir);
    const keys = sealed(model);
    await keys.set([
      ['creds', 'kata-yang-tidak-boleh-terbaca'],
      ['person/628120000@s.whatsapp.net', '628120000@s.whatsapp.net'],
    ]);
    await keys.backUp('shelf');
    await store.close();
    const text = fs.readFileSync(join(dataDir, 'store/sealed.db'), 'utf8');
    expect(text).toContain('whatsapp/creds');
    expect(text).toContain('whatsapp/person/');
    expect(text).not.toContain('628120000');
    expect(text).not.toContain(Buffer.from('628120000@s').toString('base64').slice(0, 12));
    expect(text).not.toContain('kata-yang');
    expect(text).not.toContain(Buffer.from('kata-yang-tidak-boleh').toString('base64').slice(0, 20));
    expect(text).not.toContain(SECRET);
  });

  it('that is cut at any byte opens to a state that once was, never to anything else', async () => {
    const dataDir = temporaryFolder();
    const first = await open(dataDir);
    const names = ['creds', 'creds-before', 'session/1'];
    const keys = sealed(first.model);
    /** The states there were, each after one entry more was written. */
    const states: string[] = [JSON.stringify([])];
    for (let n = 0; n < 4; n++) {
      const entries: [string, string | null][] = [
        ['creds-before', `state ${n}`],
        ['creds', `state ${n + 1} ${'x'.repeat(n * 20)}`],
        ['session/1', n === 2 ? null : `session ${n}`],
      ];
      for (const entry of entries) {
        await keys.set([entry]);
        states.push(JSON.stringify([...(await keys.get(names))].sort()));
      }
    }
    await first.store.close();
    const whole = fs.readFileSync(join(dataDir, 'store/sealed.db'));

    const cutDir = temporaryFolder();
    fs.mkdirSync(join(cutDir, 'store'), { recursive: true });
    let newest = 0;
    const step = Math.max(1, Math.floor(whole.length / 150));
    for (
      let length = 0;
      length <= whole.length;
      length += length + step > whole.length && length < whole.length ? whole.length - length : step
    ) {
      fs.writeFileSync(join(cutDir, 'store/sealed.db'), whole.subarray(0, length));
      const { store, model } = await open(cutDir);
      const found = JSON.stringify([...(await sealed(model).get(names))].sort());
      await store.close();
      expect(states).toContain(found);
      // What was there with fewer bytes is there with more.
      const at = states.indexOf(found, newest);
      expect(at).toBeGreaterThanOrEqual(newest);
      newest = at;
    }
    expect(newest).toBe(states.length - 1);
  }, 60_000);
});
