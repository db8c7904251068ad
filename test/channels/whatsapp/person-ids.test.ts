import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { makePersonIds } from '../../../src/channels/whatsapp/person-ids.js';
import { MemoryKeys } from './memory-keys.js';

const PHONE = '6281200000001@s.whatsapp.net';
const LID = '123456789012345@lid';

describe('a person who is known by a number and a hidden id', () => {
  const ways: [what: string, seen: [jid: string, alias?: string][], id: string][] = [
    ['by number only', [[PHONE], [PHONE]], PHONE],
    ['by hidden id only', [[LID], [LID]], LID],
    ['by both at once', [[LID, PHONE], [LID], [PHONE]], PHONE],
    ['by both at once, number first', [[PHONE, LID], [LID]], PHONE],
    ['by hidden id, later by both', [[LID], [LID, PHONE], [PHONE]], LID],
    ['by hidden id, later by the number with it', [[LID], [PHONE, LID], [PHONE], [LID, PHONE]], LID],
    ['by number, later by the hidden id with it', [[PHONE], [LID, PHONE], [LID]], PHONE],
    ['by itself as its own other', [[PHONE, PHONE], [PHONE]], PHONE],
  ];
  it.each(ways)('is one chat for ever, seen %s', async (_what, seen, id) => {
    const store = new MemoryKeys();
    const ids = makePersonIds(store);
    for (const [jid, alias] of seen) expect(await ids.idOf(jid, alias)).toBe(id);
    // Another life, in any order.
    const again = makePersonIds(store);
    for (const [jid, alias] of seen.toReversed()) expect(await again.idOf(jid, alias)).toBe(id);
  });

  it('who was two chats before stays two, each under its own name, and is told of once', async () => {
    const told: string[][] = [];
    const ids = makePersonIds(new MemoryKeys(), async (...pair) => void told.push(pair));
    expect(await ids.idOf(LID)).toBe(LID);
    expect(await ids.idOf(PHONE)).toBe(PHONE);
    expect(await ids.idOf(LID, PHONE)).toBe(LID);
    expect(await ids.idOf(PHONE, LID)).toBe(PHONE);
    expect(await ids.idOf(LID, PHONE)).toBe(LID);
    expect(told).toEqual([[LID, PHONE]]);
  });

  it('who was two chats before a restart is told of, and a listener that fails costs no message', async () => {
    const store = new MemoryKeys();
    const before = makePersonIds(store);
    await before.idOf(LID);
    await before.idOf(PHONE);
    const told: string[][] = [];
    const ids = makePersonIds(store, async (...pair) => {
      told.push(pair);
      throw new Error('nobody listens');
    });
    expect(await ids.idOf(PHONE, LID)).toBe(PHONE);
    expect(told).toEqual([[PHONE, LID]]);
  });

  it('is told of again with the next message, until somebody heard it', async () => {
    const told: string[][] = [];
    const ids = makePersonIds(new MemoryKeys(), async (...pair) => {
      told.push(pair);
      if (told.length < 3) throw new Error('not yet');
    });
    await ids.idOf(LID);
    await ids.idOf(PHONE);
    for (let n = 0; n < 5; n++) expect(await ids.idOf(LID, PHONE)).toBe(LID);
    expect(told).toHaveLength(3);
  });

  it('is told of without a message, when WhatsApp says so', async () => {
    const told: string[][] = [];
    const store = new MemoryKeys();
    const ids = makePersonIds(store, async (...pair) => void told.push(pair));
    await ids.idOf(LID);
    await ids.idOf(PHONE);
    await ids.tie(LID, PHONE);
    await ids.tie(PHONE, LID);
    expect(told).toEqual([[LID, PHONE]]);
  });

  it('who wrote by one of them only is the same by the other from then on, and nothing is kept of strangers', async () => {
    const told: string[][] = [];
    const store = new MemoryKeys();
    const ids = makePersonIds(store, async (...pair) => void told.push(pair));
    await ids.tie(LID, PHONE);
    expect(store.writes).toEqual([]);
    await ids.idOf(LID);
    await ids.tie(LID, PHONE);
    expect(await ids.idOf(PHONE)).toBe(LID);
    expect(told).toEqual([]);
  });

  it('whose first messages race has one id', async () => {
    const ids = makePersonIds(new MemoryKeys());
    const found = await Promise.all([
      ids.idOf(LID, PHONE),
      ids.idOf(PHONE),
      ids.idOf(LID),
      ids.idOf(PHONE, LID),
    ]);
    expect(new Set(found)).toEqual(new Set([PHONE]));
    const others = makePersonIds(new MemoryKeys());
    const late = await Promise.all([others.idOf(LID), others.idOf(PHONE, LID), others.idOf(PHONE)]);
    expect(new Set(late)).toEqual(new Set([LID]));
  });

  it('is written once, not for every message', async () => {
    const store = new MemoryKeys();
    const ids = makePersonIds(store);
    for (let n = 0; n < 5; n++) await ids.idOf(LID, PHONE);
    expect(store.writes).toHaveLength(2);
  });

  it('cannot be named while the store is away, and can after', async () => {
    const store = new MemoryKeys();
    const ids = makePersonIds(store);
    store.isAway = true;
    await expect(ids.idOf(LID)).rejects.toMatchObject({ code: 'STORE_WRITE_FAILED' });
    store.isAway = false;
    expect(await ids.idOf(LID)).toBe(LID);
  });

  it('is known anew when what was kept does not open', async () => {
    const store = new MemoryKeys();
    await makePersonIds(store).idOf(LID, PHONE);
    for (const name of store.entries.keys()) store.damaged.add(name);
    const ids = makePersonIds(store);
    expect(await ids.idOf(LID, PHONE)).toBe(PHONE);
    expect(await makePersonIds(store).idOf(LID)).toBe(PHONE);
  });

  it('keeps the id of every address for ever, whatever comes in, over any restart', async () => {
    const jid = fc.constantFrom(...['a', 'b', 'c'].flatMap((one) => [`${one}@lid`, `${one}@s.whatsapp.net`]));
    const step = fc.record({ jid, alias: fc.option(jid, { nil: undefined }), restarts: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const store = new MemoryKeys();
        let ids = makePersonIds(store);
        const known = new Map<string, string>();
        for (const { jid: one, alias, restarts } of steps) {
          if (restarts) ids = makePersonIds(store);
          const id = await ids.idOf(one, alias);
          expect(known.get(one) ?? id).toBe(id);
          known.set(one, id);
          // The other address, where it was new, leads to the same chat from now on.
          if (alias !== undefined && !known.has(alias)) known.set(alias, id);
        }
      }),
    );
  });
});
