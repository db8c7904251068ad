import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { proto, type WAMessage } from '@whiskeysockets/baileys';
import type { Inbound } from '../../../src/channels/channel.js';
import { Lanes } from '../../../src/channels/lanes.js';
import { makePersonIds } from '../../../src/channels/whatsapp/person-ids.js';
import { makeTakeMessage } from '../../../src/channels/whatsapp/take-message.js';
import { makeInbox } from '../../../src/delivery/inbox.js';
import { type InboxRow, inboxModel } from '../../../src/delivery/inbox-model.js';
import { inProcessQueue } from '../../../src/queue/in-process.js';
import { ManualClock } from '../../../src/shared/clock.js';
import { silentLogger } from '../../../src/shared/logger.js';
import { type SealedModel, sealedModel } from '../../../src/store/sealed-model.js';
import { makeSealedStore } from '../../../src/store/sealed-store.js';
import type { Store } from '../../../src/store/store.js';
import { openTestStore } from '../../tickets/test-store.js';
import { MemoryKeys } from './memory-keys.js';

const PHONE = '6281200000001@s.whatsapp.net';
const CHAT = `whatsapp:${PHONE}`;
const START = new Date('2026-03-02T08:00:00Z');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let store: Store;
let model: SealedModel;
let inbox: ReturnType<typeof inboxModel>;
beforeAll(async () => {
  store = await openTestStore();
  model = sealedModel(store.connection);
  inbox = inboxModel(store.connection);
  await Promise.all([model.init(), inbox.init()]);
});
afterAll(() => store.close());
afterEach(() => Promise.all([model.deleteMany({}), inbox.deleteMany({})]));

const settle = async () => {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
};

function said(id: string, text: string | null): WAMessage {
  const stub = { messageStubType: proto.WebMessageInfo.StubType.CIPHERTEXT };
  return {
    key: { remoteJid: PHONE, fromMe: false, id },
    messageTimestamp: START.getTime() / 1_000,
    ...(text === null ? stub : { message: { conversation: text } }),
  } as WAMessage;
}

/** One life of the program over the store that outlives it; killed after that many steps of the store, it does nothing more. */
function makeLife(
  clock: ManualClock,
  { diesAfter = Number.POSITIVE_INFINITY, secret = 'of the tests' } = {},
) {
  let steps = 0;
  const alive = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (steps >= diesAfter) return new Promise<never>(() => {});
    const result = await work();
    steps += 1;
    // Done, and killed before anybody heard of it.
    return steps >= diesAfter ? new Promise<never>(() => {}) : result;
  };
  const sealed = makeSealedStore({ model, secret, room: 'whatsapp-unopened', clock });
  const real = makeInbox({ model: inbox, queue: inProcessQueue({ clock, logger: silentLogger }), clock });
  const { take, connected } = makeTakeMessage({
    ids: makePersonIds(new MemoryKeys()),
    unopened: {
      names: () => alive(() => sealed.names()),
      get: (names) => alive(() => sealed.get(names)),
      set: (entries) => alive(() => sealed.set(entries)),
    },
    receive: (inbound: Inbound) => alive(() => real.receive(inbound)),
    aliasOf: async () => undefined,
    ownJids: () => [],
    lanes: new Lanes(),
    clock,
    logger: silentLogger,
  });
  return { take, connected, steps: () => steps };
}

/** Whatever was begun has come as far as it can. */
async function settled<World>(world: World): Promise<World> {
  await settle();
  return world;
}

const rows = async () =>
  (await inbox.find({ chat: CHAT }).sort({ seq: 1 }).lean<InboxRow[]>()).map(
    ({ inbound }) => inbound?.unreadable ?? inbound?.text,
  );
const entries = async () => (await model.find({}).lean()).length;

interface World {
  clock: ManualClock;
  pass(ms: number): Promise<void>;
  /** WhatsApp hands a message in; until it is acknowledged it does so again in the next life. */
  handIn(message: WAMessage): void;
}

/** What happens to a message, moment by moment, what the person is heard to have said, and what else that may be after a kill. */
const courses: Record<string, { run: (world: World) => Promise<void>; left: string[][] }> = {
  'nothing came of asking the phone': {
    async run({ handIn, pass }) {
      handIn(said('A1', null));
      await pass(2 * MINUTE);
    },
    left: [['undecryptable']],
  },
  'it came after all': {
    async run({ handIn, pass }) {
      handIn(said('A1', null));
      await pass(MINUTE / 2);
      handIn(said('A1', 'sampai juga'));
      await pass(2 * MINUTE);
    },
    left: [['sampai juga']],
  },
  'it came after the person was asked': {
    async run({ handIn, pass }) {
      handIn(said('A1', null));
      await pass(2 * MINUTE);
      handIn(said('A1', 'sampai juga'));
      await pass(2 * MINUTE);
    },
    // Killed before it asked, it hears the message first.
    left: [['undecryptable', 'sampai juga'], ['sampai juga']],
  },
};

async function live(options: Parameters<typeof makeLife>[1], run: (world: World) => Promise<void>) {
  const clock = new ManualClock(START);
  const pass = (ms: number) => clock.moveTo(new Date(clock.now().getTime() + ms), settle);
  const life = makeLife(clock, options);
  const unacknowledged = new Set<WAMessage>();
  life.connected(true);
  await settle();
  await run({
    clock,
    pass,
    handIn(message) {
      unacknowledged.add(message);
      void life.take(message).then(() => unacknowledged.delete(message));
    },
  });
  return { clock, life, pass, unacknowledged };
}

describe.each(Object.entries(courses))('of a message that does not open, when %s', (_what, { run, left }) => {
  it('the person is heard as they should be', async () => {
    await live({}, run);
    expect([await rows(), await entries()]).toEqual([left[0], 0]);
  });

  it('a kill between any two steps changes nothing', async () => {
    const { life } = await live({}, run);
    expect(life.steps()).toBeGreaterThanOrEqual(4);
    for (let diesAfter = 0; diesAfter < life.steps(); diesAfter++) {
      await Promise.all([model.deleteMany({}), inbox.deleteMany({})]);
      const { clock, pass, unacknowledged } = await live({ diesAfter }, run);
      const next = makeLife(clock);
      next.connected(true);
      for (const message of unacknowledged) void next.take(message);
      await pass(2 * MINUTE);
      expect({ diesAfter, entries: await entries() }).toEqual({ diesAfter, entries: 0 });
      expect(left).toContainEqual(await rows());
    }
  });
});

describe('a message that did not open before the program was killed', () => {
  const killed = () => live({ diesAfter: 2 }, async ({ handIn }) => handIn(said('A1', null))).then(settled);

  it('is asked for after the next start, not before a minute of being connected', async () => {
    const { clock, pass } = await killed();
    await pass(3 * MINUTE);
    const next = makeLife(clock);
    next.connected(true);
    await pass(MINUTE - 1);
    expect(await rows()).toEqual([]);
    await pass(1);
    expect(await rows()).toEqual(['undecryptable']);
    expect(await entries()).toBe(0);
  });

  it('is not asked for while the connection is away: of its minute only connected time counts', async () => {
    const { clock, pass } = await killed();
    const next = makeLife(clock);
    await pass(10 * MINUTE);
    next.connected(true);
    await pass(MINUTE / 2);
    next.connected(false);
    await pass(10 * MINUTE);
    next.connected(true);
    await pass(MINUTE / 2 - 1);
    expect(await rows()).toEqual([]);
    await pass(1);
    expect(await rows()).toEqual(['undecryptable']);
  });

  it('is asked for on a line that drops every eleven seconds, not before a minute of it', async () => {
    const { clock, pass } = await killed();
    const next = makeLife(clock);
    let connectedMs = 0;
    while ((await rows()).length === 0 && connectedMs < 10 * MINUTE) {
      next.connected(true);
      await pass(11_000);
      connectedMs += 11_000;
      next.connected(false);
      await pass(MINUTE);
    }
    expect(connectedMs).toBe(66_000);
  });

  it('leaves the phone ten seconds after each opening, for what it answered while we were away', async () => {
    const { clock, pass } = await killed();
    const next = makeLife(clock);
    next.connected(true);
    await pass(MINUTE - 1);
    next.connected(false);
    await pass(MINUTE);
    next.connected(true);
    await pass(9_999);
    expect(await rows()).toEqual([]);
    await pass(1);
    expect(await rows()).toEqual(['undecryptable']);
  });

  it.each(['bukan JSON', 'null', '{"chatId":1}', ''])(
    'is asked for though an entry beside it says %j',
    async (text) => {
      const { clock, pass } = await killed();
      const sealed = makeSealedStore({
        ...{ model, secret: 'of the tests', room: 'whatsapp-unopened', clock },
      });
      // On either side of it, whichever comes first.
      for (const name of ['a/1', 'message/~/2', 'z/3']) await sealed.set([[name, text]]);
      makeLife(clock).connected(true);
      await pass(2 * MINUTE);
      expect([await rows(), await entries()]).toEqual([['undecryptable'], 0]);
    },
  );

  it('is dropped when it comes, though an older version noted it under another name', async () => {
    const { clock, pass } = await killed();
    const sealed = makeSealedStore({
      ...{ model, secret: 'of the tests', room: 'whatsapp-unopened', clock },
    });
    const [[name, text]] = [...(await sealed.get(await sealed.names()))] as [[string, string]];
    await sealed.set([
      [name, null],
      [`${PHONE}/A1`, text],
    ]);
    const next = makeLife(clock);
    next.connected(true);
    await settle();
    await next.take(said('A1', 'sampai juga'));
    await pass(2 * MINUTE);
    expect([await rows(), await entries()]).toEqual([['sampai juga'], 0]);
  });

  it('is dropped when it comes right after the start', async () => {
    const { clock, pass } = await killed();
    const next = makeLife(clock);
    next.connected(true);
    await next.take(said('A1', 'sampai juga'));
    await pass(5 * MINUTE);
    expect([await rows(), await entries()]).toEqual([['sampai juga'], 0]);
  });

  it.each([
    ['of yesterday is asked for, under the time at which it was written', 2 * DAY, ['undecryptable']],
    ['of four weeks ago too', 28 * DAY, ['undecryptable']],
    ['of more than 30 days is let go: nobody knows which was meant', 31 * DAY, []],
  ])('%s', async (_what, agoMs, left) => {
    const { clock, pass } = await killed();
    await pass(agoMs);
    makeLife(clock).connected(true);
    await pass(2 * MINUTE);
    expect([await rows(), await entries()]).toEqual([left, 0]);
    for (const { inbound } of await inbox.find({}).lean<InboxRow[]>()) expect(inbound?.sentAt).toEqual(START);
  });

  it('is let go when APP_SECRET is another one', async () => {
    const { clock, pass } = await killed();
    makeLife(clock, { secret: 'another' }).connected(true);
    await pass(2 * MINUTE);
    expect([await rows(), await entries()]).toEqual([[], 0]);
  });

  it('is asked for once where two processes know of it', async () => {
    const { clock, pass } = await killed();
    for (const process of [makeLife(clock), makeLife(clock)]) process.connected(true);
    await pass(2 * MINUTE);
    expect(await rows()).toEqual(['undecryptable']);
  });
});
