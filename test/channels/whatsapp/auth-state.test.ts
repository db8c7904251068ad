import { beforeAll, describe, expect, it } from '@jest/globals';
import type * as BaileysTypes from '@whiskeysockets/baileys';
import type { SignalDataSet } from '@whiskeysockets/baileys';
import { BEFORE_UNPAIRING, forgetKeys, openKeys } from '../../../src/channels/whatsapp/auth-state.js';
import { makeSilentLogger } from '../../../src/channels/whatsapp/baileys.js';
import { MemoryKeys } from './memory-keys.js';

const ME = { id: '6281200000001:3@s.whatsapp.net', name: 'Tanggap' };
let baileys: typeof BaileysTypes;
beforeAll(async () => {
  baileys = await import('@whiskeysockets/baileys');
});

async function pair(store: MemoryKeys) {
  const keys = await openKeys(baileys, store);
  Object.assign(keys.state.creds, { me: ME, account: { details: Buffer.from('x') } });
  await keys.save();
  return keys;
}

describe('the credentials of a device', () => {
  it('come back whole, bytes as bytes', async () => {
    const store = new MemoryKeys();
    const { state } = await pair(store);
    const again = await openKeys(baileys, store);
    expect(again.isPaired()).toBe(true);
    expect(again.state.creds).toEqual(state.creds);
    expect(Buffer.isBuffer(again.state.creds.noiseKey.private)).toBe(true);
    expect([...store.entries.keys()].sort()).toEqual(['creds']);
  });

  it('are fresh where nothing is kept, and nothing is written for looking', async () => {
    const store = new MemoryKeys();
    const [one, other] = [await openKeys(baileys, store), await openKeys(baileys, store)];
    expect(one.isPaired()).toBe(false);
    expect(one.state.creds.noiseKey).not.toEqual(other.state.creds.noiseKey);
    expect(store.writes).toEqual([]);
  });

  it.each([
    ['a pairing code was shown and nobody typed it', { me: ME, pairingCode: 'ABCDEFGH' }, false],
    ['nobody is linked', {}, false],
    ['an account without a number', { account: {} }, false],
    ['a code was typed', { me: ME, registered: true }, true],
    ['a QR code was scanned', { me: ME, account: {} }, true],
  ])('of an unfinished pairing are thrown away: %s', async (_what, changes, isPaired) => {
    const store = new MemoryKeys();
    const keys = await openKeys(baileys, store);
    Object.assign(keys.state.creds, changes);
    await keys.save();
    expect(keys.isPaired()).toBe(isPaired);
    const again = await openKeys(baileys, store);
    expect(again.isPaired()).toBe(isPaired);
    const areSame =
      again.state.creds.noiseKey.public.toString() === keys.state.creds.noiseKey.public.toString();
    expect(areSame).toBe(isPaired);
  });

  it('that are damaged are replaced by the state before', async () => {
    const store = new MemoryKeys();
    const keys = await pair(store);
    keys.state.creds.nextPreKeyId = 77;
    await keys.save();
    keys.state.creds.nextPreKeyId = 99;
    await keys.save();
    store.damaged.add('creds');
    const again = await openKeys(baileys, store);
    expect(again.isPaired()).toBe(true);
    expect(again.state.creds.nextPreKeyId).toBe(77);
    // What was taken is mended by the next save, and is the state before of that.
    again.state.creds.nextPreKeyId = 100;
    await again.save();
    expect((await openKeys(baileys, store)).state.creds.nextPreKeyId).toBe(100);
    store.damaged.add('creds');
    expect((await openKeys(baileys, store)).state.creds.nextPreKeyId).toBe(77);
  });

  it.each([[['creds']], [['creds', 'creds-before']]])(
    'that are damaged with nothing before them are an error: %s',
    async (names) => {
      const store = new MemoryKeys();
      const keys = await pair(store);
      if (names.length > 1) await keys.save();
      for (const name of names) store.damaged.add(name);
      await expect(openKeys(baileys, store)).rejects.toMatchObject({ code: 'KEYS_UNREADABLE' });
    },
  );

  it('are not given up because the store is away', async () => {
    const store = new MemoryKeys();
    await pair(store);
    store.isAway = true;
    await expect(openKeys(baileys, store)).rejects.toMatchObject({ code: 'STORE_WRITE_FAILED' });
  });

  it('are saved in order, however slowly, and a save that fails holds up none', async () => {
    const store = new MemoryKeys();
    const keys = await pair(store);
    const gates: (() => void)[] = [];
    store.beforeWrite = () => new Promise((resolve) => gates.push(resolve));
    const saves = [1, 2, 3].map((id) => {
      keys.state.creds.nextPreKeyId = id;
      return keys.save().then(
        () => id,
        () => -id,
      );
    });
    const turn = () => new Promise((resolve) => setImmediate(resolve));
    await turn();
    expect(gates).toHaveLength(1);
    store.isAway = true;
    gates.shift()!();
    expect(await saves[0]).toBe(-1);
    store.isAway = false;
    for (let left = 2; left > 0; left--) {
      await turn();
      gates.shift()!();
    }
    expect(await Promise.all(saves)).toEqual([-1, 2, 3]);
    expect((await openKeys(baileys, store)).state.creds.nextPreKeyId).toBe(3);
  });

  it('that are forgotten lie on the shelf, and nothing late brings them back', async () => {
    const store = new MemoryKeys();
    const keys = await pair(store);
    await keys.state.keys.set({ session: { 'a.0': Buffer.from('s') } } as never);
    const names = [...store.entries.keys()].sort();
    const late = keys.save();
    await keys.forget();
    await late;
    await keys.save();
    await keys.state.keys.set({ session: { 'b.0': Buffer.from('s') } } as never);
    expect([...store.entries.keys()]).toEqual([]);
    expect(
      [...store.shelves.get(BEFORE_UNPAIRING)!.keys()].filter((name) => name !== 'creds-before').sort(),
    ).toEqual(names);
    expect((await openKeys(baileys, store)).isPaired()).toBe(false);
  });

  it('that cannot be put on the shelf are not cleared', async () => {
    const store = new MemoryKeys();
    await pair(store);
    store.backUp = async () => Promise.reject(new Error('disk full'));
    await expect(forgetKeys(store)).rejects.toThrow('disk full');
    expect((await openKeys(baileys, store)).isPaired()).toBe(true);
  });
});

describe('the keys of conversations', () => {
  const bytes = (...of: number[]) => Buffer.from(of);
  /** One of every type that Baileys keeps. */
  const SAMPLES = {
    'pre-key': { private: bytes(1, 0, 255), public: bytes(2) },
    session: { _sessions: { 'a+b=': { registrationId: 1, chain: bytes(3) } }, version: 'v1' },
    'sender-key': bytes(4, 5),
    'sender-key-memory': { 'someone@lid': true },
    'app-state-sync-key': {
      keyData: bytes(6),
      fingerprint: { rawId: 7, currentIndex: 8, deviceIndexes: [0] },
      timestamp: 9,
    },
    'app-state-sync-version': { version: 10, hash: bytes(11), indexValueMap: { a: { valueMac: bytes(12) } } },
    'lid-mapping': '12345',
    'device-list': ['0', '3'],
    tctoken: { token: bytes(13), timestamp: '14' },
    'identity-key': bytes(15),
  };

  it('come back as they were, through the cache of Baileys and from the store', async () => {
    const store = new MemoryKeys();
    const { state } = await openKeys(baileys, store);
    const cached = baileys.makeCacheableSignalKeyStore(state.keys, makeSilentLogger());
    const data = Object.fromEntries(
      Object.entries(SAMPLES).map(([type, value]) => [type, { 'id/1.0': value }]),
    );
    await cached.set(data as unknown as SignalDataSet);
    const fresh = (await openKeys(baileys, store)).state.keys;
    for (const [type, value] of Object.entries(SAMPLES)) {
      for (const keys of [cached, fresh, state.keys]) {
        const found = (await keys.get(type as 'session', ['id/1.0', 'no'])) as Record<string, unknown>;
        expect(Object.keys(found)).toEqual(['id/1.0']);
        if (type !== 'app-state-sync-key')
          expect(JSON.parse(JSON.stringify(found['id/1.0'], baileys.BufferJSON.replacer))).toEqual(
            JSON.parse(JSON.stringify(value, baileys.BufferJSON.replacer)),
          );
      }
    }
    const { 'id/1.0': syncKey } = await fresh.get('app-state-sync-key', ['id/1.0']);
    expect(Buffer.from(syncKey!.keyData as Uint8Array)).toEqual(bytes(6));
    expect(syncKey).toBeInstanceOf(baileys.proto.Message.AppStateSyncKeyData);
    const { 'id/1.0': sender } = await fresh.get('sender-key', ['id/1.0']);
    expect(Buffer.isBuffer(sender)).toBe(true);
  });

  it('are removed by null and left alone by what is not named', async () => {
    const store = new MemoryKeys();
    const { keys } = (await openKeys(baileys, store)).state;
    await keys.set({ 'pre-key': { 1: SAMPLES['pre-key'], 2: SAMPLES['pre-key'] } });
    await keys.set({ 'pre-key': { 1: null, 3: null }, session: undefined } as never);
    expect(Object.keys(await keys.get('pre-key', ['1', '2', '3']))).toEqual(['2']);
  });

  it('that are damaged count as missing, one by one; a store that is away is an error', async () => {
    const store = new MemoryKeys();
    const { keys } = (await openKeys(baileys, store)).state;
    await keys.set({ 'sender-key': { a: bytes(1), b: bytes(2), c: bytes(3) } });
    store.damaged.add('sender-key/b');
    expect(Object.keys(await keys.get('sender-key', ['a', 'b', 'c']))).toEqual(['a', 'c']);
    expect(await keys.get('sender-key', ['b'])).toEqual({});
    await keys.set({ 'sender-key': { b: bytes(4) } });
    expect(Object.keys(await keys.get('sender-key', ['a', 'b', 'c']))).toEqual(['a', 'b', 'c']);
    store.isAway = true;
    await expect(keys.get('sender-key', ['a'])).rejects.toMatchObject({ code: 'STORE_WRITE_FAILED' });
  });
});
