import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import * as realBaileys from '@whiskeysockets/baileys';
import type { LinkState } from '../../../src/channels/pairing-desk.js';
import { BEFORE_UNPAIRING, type Keys } from '../../../src/channels/whatsapp/auth-state.js';
import type { Baileys } from '../../../src/channels/whatsapp/baileys.js';
import type { Connection } from '../../../src/channels/whatsapp/connection.js';
import { keepConnected } from '../../../src/channels/whatsapp/keep-connected.js';
import { ManualClock } from '../../../src/shared/clock.js';
import { hearLog } from './heard-log.js';
import { MemoryKeys } from './memory-keys.js';

const ME = { id: '6281234567890:3@s.whatsapp.net', lid: '99887766554433:3@lid', name: 'Tanggap' };
const START = new Date('2026-03-02T08:00:00Z');
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** A connection of Baileys that does what the test says. */
class FakeSocket {
  readonly ev = new EventEmitter();
  readonly ws = new EventEmitter();
  ends = 0;
  hasEnded = false;
  codes: string[] = [];
  logout: () => Promise<void> = async () => this.close(401);
  requestPairingCode: (number: string) => Promise<string> = async (number) => {
    this.codes.push(number);
    return 'ABCD1234';
  };

  constructor(readonly keys: Keys) {}

  async end(): Promise<void> {
    this.ends += 1;
    this.close(undefined);
  }

  qr(words: string): void {
    this.ev.emit('connection.update', { qr: words });
  }

  /** WhatsApp answers a question with an error. */
  refuse(code: string): void {
    const error = { tag: 'error', attrs: { code, text: 'bad-request' } };
    this.ws.emit('CB:iq,type:error', { tag: 'iq', attrs: { type: 'error' }, content: [error] });
  }

  open(): void {
    this.ev.emit('connection.update', { connection: 'open' });
  }

  close(statusCode: number | undefined): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    const error = statusCode === undefined ? undefined : { output: { statusCode } };
    this.ev.emit('connection.update', { connection: 'close', lastDisconnect: { error } });
  }
}

const settle = async () => {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
};

function makeWorld({ pairingNumber }: { pairingNumber?: string } = {}) {
  const store = new MemoryKeys();
  const clock = new ManualClock(START);
  const log = hearLog();
  const sockets: FakeSocket[] = [];
  const triedAt: number[] = [];
  const states: LinkState[] = [];
  let ended = 0;
  let load: () => Promise<Baileys> = async () => realBaileys as Baileys;
  const connection: Connection = keepConnected({
    store,
    load: () => load(),
    open(_baileys, keys) {
      const socket = new FakeSocket(keys);
      sockets.push(socket);
      triedAt.push(clock.now().getTime());
      return socket as never;
    },
    ...(pairingNumber ? { pairingNumber } : {}),
    ended: () => {
      ended += 1;
    },
    clock,
    logger: log.logger,
    random: () => 0,
  });
  connection.watch((state) => states.push(state));
  return {
    ...{ store, clock, ...log, sockets, triedAt, states, connection },
    ended: () => ended,
    setLoad: (next: typeof load) => {
      load = next;
    },
    last: () => sockets.at(-1)!,
    kinds: () => states.map(({ kind }) => kind),
    pass: (ms: number) => clock.moveTo(new Date(clock.now().getTime() + ms), settle),
    async pair() {
      const creds = { ...realBaileys.initAuthCreds(), me: ME, account: {} };
      await store.set([['creds', JSON.stringify(creds, realBaileys.BufferJSON.replacer)]]);
    },
    async start() {
      connection.start();
      await clock.moveTo(clock.now(), settle);
    },
  };
}

type World = ReturnType<typeof makeWorld>;
let world: World;
const unhandled: unknown[] = [];
const note = (reason: unknown) => void unhandled.push(reason);

beforeEach(() => {
  unhandled.length = 0;
  process.on('unhandledRejection', note);
});
afterEach(async () => {
  await world.connection.stop();
  // Whatever happened, after the end nothing connects any more.
  const tries = world.sockets.length;
  for (const socket of world.sockets) {
    socket.qr('late');
    socket.open();
    socket.close(515);
  }
  await expect(world.connection.connect()).rejects.toMatchObject({ code: 'CHANNEL_TAKEN' });
  await world.pass(DAY_MS);
  expect(world.sockets).toHaveLength(tries);
  expect(world.connection.state()).toEqual({ kind: 'off' });
  expect(world.connection.socket()).toBeUndefined();
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
});

async function openPaired(): Promise<World> {
  world = makeWorld();
  await world.pair();
  await world.start();
  world.last().open();
  return world;
}

describe('a paired number', () => {
  it('connects, is open, and shows its last four digits only', async () => {
    const { connection, kinds, sockets } = await openPaired();
    expect(sockets).toHaveLength(1);
    expect(kinds()).toEqual(['connecting', 'open']);
    expect(connection.socket()).toBe(sockets[0]);
    expect(connection.current()).toBe(sockets[0]);
    expect(connection.number()).toBe('…7890');
    expect(connection.ownJids()).toEqual([ME.id, ME.lid]);
  });

  it.each([408, 428, 503, 501, 500, 999, undefined])(
    'whose network goes away (%s) tries again after pauses that grow',
    async (code) => {
      const { pass, triedAt, last, connection } = await openPaired();
      for (const seconds of [2, 4, 8, 16]) {
        last().close(code);
        const retryAt = new Date(
          START.getTime() +
            [2, 4, 8, 16].slice(0, [2, 4, 8, 16].indexOf(seconds) + 1).reduce((sum, one) => sum + one, 0) *
              1_000,
        );
        expect(connection.state()).toEqual({ kind: 'away', retryAt });
        await pass(seconds * 1_000);
      }
      const pauses = triedAt.slice(1).map((at, n) => (at - triedAt[n]!) / 1_000);
      expect(pauses).toEqual([2, 4, 8, 16]);
      expect(world.codes.filter((told) => told !== 'CHANNEL_CLOSED')).toEqual([]);
    },
  );

  it('that was connected for a while begins with the first pause again', async () => {
    const { pass, triedAt, last } = await openPaired();
    for (let n = 0; n < 6; n++) {
      last().close(408);
      await pass(5 * MINUTE_MS);
    }
    last().open();
    await pass(5 * MINUTE_MS);
    const before = triedAt.length;
    last().close(408);
    await pass(2_000);
    expect(triedAt).toHaveLength(before + 1);
  });

  it('that was connected for a while counts as steady though the clock was set back meanwhile', async () => {
    const { pass, triedAt, last, clock } = await openPaired();
    for (let n = 0; n < 6; n++) {
      last().close(408);
      await pass(5 * MINUTE_MS);
    }
    last().open();
    await pass(MINUTE_MS);
    const now = clock.now.bind(clock);
    clock.now = () => new Date(now().getTime() - DAY_MS);
    last().close(408);
    clock.now = now;
    const before = triedAt.length;
    await pass(2_000);
    expect(triedAt).toHaveLength(before + 1);
  });

  it('that opens and ends at once, over and over, still grows its pauses', async () => {
    const { pass, sockets, last } = await openPaired();
    for (let minute = 0; minute < 60; minute++) {
      if (!last().hasEnded) last().open();
      last().close(428);
      await pass(MINUTE_MS);
    }
    expect(sockets.length).toBeLessThan(25);
  });

  it('that is asked to connect anew (515) does so at once, but not over and over', async () => {
    const { pass, sockets, last, triedAt } = await openPaired();
    last().close(515);
    await pass(0);
    expect(sockets).toHaveLength(2);
    expect(triedAt[1]).toBe(triedAt[0]);
    for (let n = 0; n < 200; n++) {
      last().close(515);
      await pass(1_000);
    }
    expect(sockets.length).toBeLessThan(12);
  });

  it.each([
    [440, 'CHANNEL_TAKEN'],
    [403, 'CHANNEL_RESTRICTED'],
    [402, 'CHANNEL_RESTRICTED'],
    [405, 'CHANNEL_OUTDATED'],
    [409, 'CHANNEL_OUTDATED'],
  ])('that ends with %s waits for the operator, however long (%s)', async (code, why) => {
    const { pass, sockets, last, connection, store, codes } = await openPaired();
    last().close(code);
    expect(connection.state()).toEqual({ kind: 'needs-operator', why });
    expect(codes).toEqual([why]);
    await pass(7 * DAY_MS);
    expect(sockets).toHaveLength(1);
    expect(store.entries.has('creds')).toBe(true);
    await connection.connect();
    await pass(0);
    expect(sockets).toHaveLength(2);
    expect(last().keys.isPaired()).toBe(true);
  });

  it.each([401, 411])(
    'that was unlinked (%s) keeps its keys on the shelf, says so, and is shown for pairing',
    async (code) => {
      const { pass, last, connection, store, codes, sockets } = await openPaired();
      const before = new Map(store.entries);
      last().close(code);
      await settle();
      expect(codes).toEqual(['CHANNEL_LOGGED_OUT']);
      expect([...store.entries.keys()]).toEqual([]);
      expect(store.shelves.get(BEFORE_UNPAIRING)).toEqual(before);
      expect(connection.number()).toBeUndefined();
      expect(sockets).toHaveLength(1);
      await pass(2_000);
      expect(sockets).toHaveLength(2);
      expect(last().keys.isPaired()).toBe(false);
      last().qr('1@pair');
      expect(connection.state()).toMatchObject({ kind: 'qr', qr: '1@pair' });
    },
  );

  it('that was unlinked leaves nothing behind when the program ends before it is paired anew', async () => {
    const { last, connection, store } = await openPaired();
    const before = new Map(store.entries);
    const late = last().keys;
    last().close(401);
    await connection.stop();
    await late.save();
    expect([...store.entries.keys()]).toEqual([]);
    expect(store.shelves.get(BEFORE_UNPAIRING)).toEqual(before);
  });

  it('that was unlinked while the store was away is asked of again later, and forgotten then', async () => {
    const { last, pass, store, codes } = await openPaired();
    store.isAway = true;
    last().close(401);
    await settle();
    expect(codes).toEqual(['CHANNEL_LOGGED_OUT', 'STORE_WRITE_FAILED']);
    store.isAway = false;
    await pass(2_000);
    last().close(401);
    await settle();
    expect([...store.entries.keys()]).toEqual([]);
  });

  it('takes what a connection changed in its keys over to the next, written or not', async () => {
    const { last, pass, store } = await openPaired();
    store.isAway = true;
    last().keys.state.creds.nextPreKeyId = 812;
    await last()
      .keys.save()
      .catch(() => {});
    last().close(515);
    await pass(0);
    expect(last().keys.state.creds.nextPreKeyId).toBe(812);
    store.isAway = false;
    await world.connection.stop();
    expect(store.entries.get('creds')).toContain('"nextPreKeyId":812');
  });
});

describe('a number that waits to be paired', () => {
  it('shows each QR code for as long as WhatsApp takes it', async () => {
    world = makeWorld();
    await world.start();
    const at = (seconds: number) => new Date(START.getTime() + seconds * 1_000);
    world.last().qr('satu');
    expect(world.connection.state()).toEqual({ kind: 'qr', qr: 'satu', until: at(60) });
    await world.pass(MINUTE_MS);
    world.last().qr('dua');
    expect(world.connection.state()).toEqual({ kind: 'qr', qr: 'dua', until: at(80) });
    expect(world.connection.number()).toBeUndefined();
  });

  it.each([408, 401, undefined])(
    'after three rounds nobody scanned (%s) waits for the operator, who may ask again',
    async (code) => {
      world = makeWorld();
      await world.start();
      for (let round = 1; round <= 3; round++) {
        expect(world.sockets).toHaveLength(round);
        world.last().qr('satu');
        world.last().close(code);
        await world.pass(MINUTE_MS);
      }
      expect(world.connection.state()).toEqual({ kind: 'needs-operator', why: 'CHANNEL_NOT_PAIRED' });
      // A code that runs out is no phone that unlinked us.
      expect(world.codes).toEqual([]);
      await world.pass(7 * DAY_MS);
      expect(world.sockets).toHaveLength(3);
      await world.connection.connect();
      await world.pass(0);
      world.last().qr('lagi');
      expect(world.connection.state()).toMatchObject({ kind: 'qr', qr: 'lagi' });
      world.last().close(code);
      await world.pass(MINUTE_MS);
      expect(world.sockets).toHaveLength(5);
    },
  );

  it('is shown when the network comes, however late', async () => {
    world = makeWorld();
    await world.start();
    for (let n = 0; n < 20; n++) {
      world.last().close(408);
      await world.pass(5 * MINUTE_MS);
    }
    world.last().qr('akhirnya');
    expect(world.connection.state()).toMatchObject({ kind: 'qr' });
  });

  it('shows a pairing code once a connection, and a new one when it ran out', async () => {
    world = makeWorld({ pairingNumber: '6281234567890' });
    await world.start();
    world.last().qr('satu');
    await settle();
    world.last().qr('dua');
    await settle();
    expect(world.last().codes).toEqual(['6281234567890']);
    expect(world.connection.state()).toEqual({
      kind: 'code',
      code: 'ABCD1234',
      until: new Date(START.getTime() + 160_000),
    });
    expect(world.kinds()).toEqual(['connecting', 'code']);
    // What Baileys notes of it: a number, and nobody linked.
    world.last().keys.state.creds.me = { id: '6281234567890@s.whatsapp.net', name: '~' };
    await world.last().keys.save();
    world.last().close(401);
    expect(world.codes).toEqual([]);
    await world.pass(2_000);
    expect(world.sockets).toHaveLength(2);
    expect(world.last().keys.state.creds.me).toBeUndefined();
    world.last().qr('tiga');
    await settle();
    expect(world.connection.state()).toMatchObject({ kind: 'code' });
  });

  it.each([
    ['at once', '400', async () => world.last().refuse('400')],
    [
      'before it is told',
      '429',
      async () => {
        world.last().requestPairingCode = () =>
          Promise.reject(Object.assign(new Error('no'), { output: { statusCode: 429 } }));
      },
    ],
  ])('whose code is refused %s (%s) says so and waits for the operator', async (_when, status, refuse) => {
    world = makeWorld({ pairingNumber: '6281234567890' });
    await world.start();
    if (status === '429') await refuse();
    world.last().qr('satu');
    await settle();
    if (status === '400') await refuse();
    expect(world.connection.state()).toEqual({ kind: 'needs-operator', why: 'PAIRING_REFUSED' });
    expect(world.codes).toEqual(['PAIRING_REFUSED']);
    expect(world.lines.join()).toContain(`"status":"${status}"`);
    expect(world.last().hasEnded).toBe(true);
    await world.pass(DAY_MS);
    expect(world.sockets).toHaveLength(1);
    // The operator may ask again, as often as they like.
    await world.connection.connect();
    await world.pass(0);
    world.last().qr('dua');
    await settle();
    expect(world.connection.state()).toMatchObject({ kind: 'code' });
  });

  it('shows no code that comes too late or not at all', async () => {
    world = makeWorld({ pairingNumber: '6281234567890' });
    await world.start();
    let give: (code: string) => void = () => {};
    world.last().requestPairingCode = () => new Promise((resolve) => (give = resolve));
    world.last().qr('satu');
    world.last().close(408);
    give('LATE1234');
    await settle();
    expect(world.kinds()).toEqual(['connecting', 'away']);
    await world.pass(2_000);
    const closed = Object.assign(new Error('Connection Closed'), { output: { statusCode: 428 } });
    world.last().requestPairingCode = () => Promise.reject(closed);
    world.last().qr('dua');
    await settle();
    expect(world.kinds()).toEqual(['connecting', 'away', 'connecting']);
  });

  it('that is scanned connects anew at once with the keys of the pairing', async () => {
    world = makeWorld();
    await world.start();
    world.last().qr('satu');
    const { creds } = world.last().keys.state;
    Object.assign(creds, { me: ME, account: {} });
    // The new connection does not wait for the write.
    void world.last().keys.save();
    world.last().close(515);
    await world.pass(0);
    expect(world.last().keys.state.creds.noiseKey).toEqual(creds.noiseKey);
    world.last().open();
    expect(world.connection.state()).toEqual({ kind: 'open' });
    expect(world.connection.number()).toBe('…7890');
  });
});

describe('what stands in the way', () => {
  it('keys that do not open wait for the operator, who may pair again', async () => {
    world = makeWorld();
    await world.pair();
    world.store.damaged.add('creds');
    await world.start();
    expect(world.connection.state()).toEqual({ kind: 'needs-operator', why: 'KEYS_UNREADABLE' });
    expect(world.codes).toEqual(['KEYS_UNREADABLE']);
    await world.pass(DAY_MS);
    expect(world.sockets).toEqual([]);
    await world.connection.connect();
    await world.pass(0);
    expect(world.connection.state()).toMatchObject({ why: 'KEYS_UNREADABLE' });
    await world.connection.unpair();
    await world.connection.connect();
    await world.pass(0);
    expect(world.last().keys.isPaired()).toBe(false);
    expect(world.store.shelves.get(BEFORE_UNPAIRING)?.has('creds')).toBe(true);
  });

  it('a store that is away and a library that does not load are tried again', async () => {
    world = makeWorld();
    await world.pair();
    world.store.isAway = true;
    await world.start();
    expect(world.connection.state()).toMatchObject({ kind: 'away' });
    world.store.isAway = false;
    world.setLoad(() => Promise.reject(new Error('no memory')));
    await world.pass(2_000);
    // Loaded once, it stays loaded.
    expect(world.sockets).toHaveLength(1);
    await world.connection.stop();
    world = makeWorld();
    world.setLoad(() => Promise.reject(new Error('no memory')));
    await world.start();
    expect(world.codes).toEqual(['CHANNEL_UNREACHABLE']);
    world.setLoad(async () => realBaileys as Baileys);
    await world.pass(2_000);
    expect(world.sockets).toHaveLength(1);
  });
});

describe('the operator', () => {
  it('who presses connect while it connects or is connected changes nothing', async () => {
    world = makeWorld();
    await world.pair();
    let loaded: (baileys: Baileys) => void = () => {};
    world.setLoad(() => new Promise((resolve) => (loaded = resolve)));
    await world.start();
    await world.connection.connect();
    await world.connection.connect();
    await world.pass(0);
    loaded(realBaileys as Baileys);
    await world.pass(0);
    expect(world.sockets).toHaveLength(1);
    await world.connection.connect();
    world.last().open();
    await world.connection.connect();
    await world.pass(DAY_MS);
    expect(world.sockets).toHaveLength(1);
  });

  it('who presses connect while the network is away tries at once', async () => {
    const { last, pass, connection, sockets } = await openPaired();
    for (let n = 0; n < 8; n++) {
      last().close(408);
      await pass(5 * MINUTE_MS);
    }
    last().close(408);
    const before = sockets.length;
    await connection.connect();
    await pass(0);
    expect(sockets).toHaveLength(before + 1);
    await pass(DAY_MS);
    expect(sockets).toHaveLength(before + 1);
  });

  it('unlinks a connected number: WhatsApp is told, keys go to the shelf, and it waits to be paired', async () => {
    const { connection, last, store, pass } = await openPaired();
    await connection.unpair();
    await settle();
    expect([...store.entries.keys()]).toEqual([]);
    expect(store.shelves.has(BEFORE_UNPAIRING)).toBe(true);
    await pass(2_000);
    last().qr('baru');
    expect(connection.state()).toMatchObject({ kind: 'qr', qr: 'baru' });
  });

  it.each([
    ['away', async () => void world.last().close(408)],
    ['taken by another program', async () => void world.last().close(440)],
    [
      'connecting',
      async () => {
        world.last().close(408);
        await world.pass(2_000);
      },
    ],
    [
      'open and WhatsApp cannot be told',
      async () => {
        world.last().logout = () => Promise.reject(new Error('Connection Closed'));
      },
    ],
  ])('unlinks a number that is %s: its keys go, and nothing connects until asked', async (_what, bring) => {
    const { connection, store, pass, sockets, last } = await openPaired();
    await bring();
    const old = last();
    await connection.unpair();
    expect(connection.state()).toEqual({ kind: 'needs-operator', why: 'CHANNEL_LOGGED_OUT' });
    expect(connection.number()).toBeUndefined();
    // The old connection still tries to keep what it has.
    old.open();
    await old.keys.save();
    expect([...store.entries.keys()]).toEqual([]);
    const tries = sockets.length;
    await pass(DAY_MS);
    expect(sockets).toHaveLength(tries);
    expect(sockets.every(({ hasEnded }) => hasEnded)).toBe(true);
    await connection.connect();
    await pass(0);
    expect(last().keys.isPaired()).toBe(false);
  });

  it('who unlinks while the store is away is told that it failed', async () => {
    const { connection, store, last } = await openPaired();
    last().close(440);
    store.isAway = true;
    await expect(connection.unpair()).rejects.toMatchObject({ code: 'STORE_WRITE_FAILED' });
    store.isAway = false;
    await connection.unpair();
    expect([...store.entries.keys()]).toEqual([]);
  });

  it('who looks away hears nothing more', async () => {
    world = makeWorld();
    const heard: string[] = [];
    const leave = world.connection.watch(({ kind }) => heard.push(kind));
    await world.start();
    leave();
    world.last().qr('satu');
    expect(heard).toEqual(['connecting']);
  });
});

describe('a process that does not hold the number', () => {
  const refused = { code: 'CHANNEL_TAKEN' };
  const states: [when: string, bring: () => Promise<void>][] = [
    ['was never given it', async () => {}],
    [
      'lost it',
      async () => {
        await world.start();
        world.last().open();
        await world.connection.giveUp();
      },
    ],
  ];

  it.each(states)('and %s takes no connection, whatever the operator presses', async (_when, bring) => {
    world = makeWorld();
    await world.pair();
    await bring();
    const before = world.sockets.length;
    await expect(world.connection.connect()).rejects.toMatchObject(refused);
    world.connection.reconnect();
    await world.pass(DAY_MS);
    expect(world.sockets).toHaveLength(before);
    expect(world.connection.state()).toEqual({ kind: 'off' });
  });

  it.each(states)('and %s wipes no keys, whatever the operator presses', async (_when, bring) => {
    world = makeWorld();
    await world.pair();
    await bring();
    const before = new Map(world.store.entries);
    await expect(world.connection.unpair()).rejects.toMatchObject(refused);
    await settle();
    expect(world.store.entries).toEqual(before);
    expect(world.store.shelves.size).toBe(0);
  });

  it('wipes no keys either when it loses the number while the operator unlinks', async () => {
    await openPaired();
    const before = new Map(world.store.entries);
    world.last().logout = () => Promise.reject(new Error('Connection Closed'));
    const unpairing = expect(world.connection.unpair()).rejects.toMatchObject(refused);
    await world.connection.giveUp();
    await unpairing;
    expect(world.store.entries).toEqual(before);
  });
});

describe('stopping', () => {
  const moments: [when: string, bring: () => Promise<void>][] = [
    ['before it began', async () => {}],
    [
      'while the library loads',
      async () => {
        world.setLoad(() => new Promise((resolve) => setTimeout(() => resolve(realBaileys as Baileys), 5)));
        await world.start();
      },
    ],
    ['while it connects', async () => world.start()],
    [
      'while a code is shown',
      async () => {
        await world.start();
        world.last().qr('satu');
      },
    ],
    [
      'while it is open',
      async () => {
        await world.start();
        world.last().open();
      },
    ],
    [
      'during a pause',
      async () => {
        await world.start();
        world.last().close(408);
      },
    ],
    [
      'after it was unlinked',
      async () => {
        await world.start();
        world.last().open();
        world.last().close(401);
      },
    ],
    [
      'when asked to connect anew',
      async () => {
        await world.start();
        world.last().close(515);
      },
    ],
    [
      'while it waits for the operator',
      async () => {
        await world.start();
        world.last().close(440);
      },
    ],
    [
      'with a store that is away',
      async () => {
        await world.start();
        world.store.isAway = true;
      },
    ],
  ];
  it.each(
    moments.flatMap(([when, bring]) => [
      [when, 'paired', bring] as const,
      [when, 'unpaired', bring] as const,
    ]),
  )('%s (%s) ends for good', async (_when, how, bring) => {
    world = makeWorld();
    if (how === 'paired') await world.pair();
    await bring();
    await world.connection.stop();
    expect(world.connection.state()).toEqual({ kind: 'off' });
    expect(world.sockets.every(({ hasEnded }) => hasEnded)).toBe(true);
    expect(world.states.filter(({ kind }) => kind === 'off')).toHaveLength(1);
    await world.connection.stop();
  });

  it('does not wait for a goodbye that never comes', async () => {
    const { connection, last, clock } = await openPaired();
    last().end = () => new Promise(() => {});
    const stopping = connection.stop();
    await clock.moveTo(new Date(clock.now().getTime() + 1_000), settle);
    await stopping;
    last().hasEnded = true;
  });

  it('tells whoever waits for an answer that none will come', async () => {
    const { connection, ended, last, pass } = await openPaired();
    last().close(408);
    expect(ended()).toBe(1);
    await pass(2_000);
    await connection.stop();
    expect(ended()).toBe(2);
  });
});

it('writes neither numbers nor codes to the log', async () => {
  world = makeWorld({ pairingNumber: '6281234567890' });
  await world.start();
  world.last().qr('rahasia-qr');
  await settle();
  Object.assign(world.last().keys.state.creds, { me: ME, account: {} });
  world.last().close(515);
  await world.pass(0);
  world.last().open();
  world.last().close(401);
  await world.pass(2_000);
  expect(world.lines.length).toBeGreaterThan(2);
  for (const secret of ['6281234567890', 'ABCD1234', 'rahasia-qr', '99887766554433'])
    expect(world.lines.join('\n')).not.toContain(secret);
});
