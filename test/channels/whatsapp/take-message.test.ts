import { describe, expect, it } from '@jest/globals';
import { proto, type WAMessage } from '@whiskeysockets/baileys';
import type { Inbound } from '../../../src/channels/channel.js';
import { Lanes } from '../../../src/channels/lanes.js';
import { makePersonIds } from '../../../src/channels/whatsapp/person-ids.js';
import { makeTakeMessage } from '../../../src/channels/whatsapp/take-message.js';
import { ManualClock } from '../../../src/shared/clock.js';
import { hearLog } from './heard-log.js';
import { MemoryKeys } from './memory-keys.js';

const PHONE = '6281200000001@s.whatsapp.net';
const LID = '123456789012345@lid';
const US = '6281299999999:7@s.whatsapp.net';
const GROUP = '120363000000000001@g.us';
const START = new Date('2026-03-02T08:00:00Z');

const reaction = { reactionMessage: { text: '👍' } };

const settle = async () => {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
};

function said(id: string, text: string | null, key: Partial<WAMessage['key']> = {}): WAMessage {
  const stub = { messageStubType: proto.WebMessageInfo.StubType.CIPHERTEXT };
  return {
    key: { remoteJid: PHONE, fromMe: false, id, ...key },
    messageTimestamp: START.getTime() / 1_000,
    ...(text === null ? stub : { message: { conversation: text } }),
  } as WAMessage;
}

function makeWorld({ aliases = {} as Record<string, string> } = {}) {
  const clock = new ManualClock(START);
  const log = hearLog();
  const keys = new MemoryKeys();
  const unopened = new MemoryKeys();
  const stored: Inbound[] = [];
  let receive: (inbound: Inbound) => Promise<void> = async (inbound) => void stored.push(inbound);
  const { take, connected } = makeTakeMessage({
    ids: makePersonIds(keys),
    unopened,
    receive: (inbound) => receive(inbound),
    aliasOf: async (jid) => aliases[jid],
    ownJids: () => [US],
    lanes: new Lanes(),
    clock,
    logger: log.logger,
  });
  connected(true);
  return {
    ...{ take, connected, stored, clock, keys, unopened, ...log },
    texts: () => stored.map(({ text, unreadable }) => unreadable ?? text),
    setReceive: (next: typeof receive) => {
      receive = next;
    },
    pass: (ms: number) => clock.moveTo(new Date(clock.now().getTime() + ms), settle),
  };
}

/** A store that is away for its first `failures` writes. */
function failing({ stored, setReceive }: ReturnType<typeof makeWorld>, failures: number) {
  let tries = 0;
  setReceive(async (inbound) => {
    if (++tries <= failures) throw new Error('away');
    stored.push(inbound);
  });
  return () => tries;
}

describe('a message of WhatsApp', () => {
  it('is stored once, though it is told while it is decrypted and again after', async () => {
    const { take, texts } = makeWorld();
    await take(said('A1', 'satu'));
    await take(said('A1', 'satu'));
    await Promise.all([take(said('A2', 'dua')), take(said('A2', 'dua')), take(said('A2', 'dua'))]);
    expect(texts()).toEqual(['satu', 'dua']);
  });

  it('of one id is another message in another chat', async () => {
    const { take, stored } = makeWorld();
    await take(said('A1', 'satu'));
    await take(said('A1', 'dua', { remoteJid: '6281200000002@s.whatsapp.net' }));
    expect(stored.map(({ chatId }) => chatId)).toEqual([PHONE, '6281200000002@s.whatsapp.net']);
  });

  it('is of one person by number and by hidden id, told or known', async () => {
    const { take, stored } = makeWorld({ aliases: { [LID]: PHONE } });
    await take(said('A1', 'satu', { remoteJid: LID }));
    await take(said('A2', 'dua', { remoteJid: PHONE, remoteJidAlt: LID }));
    await take(said('A3', 'tiga', { remoteJid: GROUP, participant: LID, participantAlt: PHONE }));
    expect(stored.map(({ senderId }) => senderId)).toEqual([PHONE, PHONE, PHONE]);
    expect(stored.map(({ chatId, isGroup }) => [chatId, isGroup])).toEqual([
      [PHONE, false],
      [PHONE, false],
      [GROUP, true],
    ]);
  });

  it('waits until it is stored: a store that fails is tried again', async () => {
    const world = makeWorld();
    const tries = failing(world, 2);
    let isTaken = false;
    const taking = world.take(said('A1', 'satu')).then(() => {
      isTaken = true;
    });
    await settle();
    expect([tries(), isTaken]).toEqual([1, false]);
    await world.pass(500);
    expect([tries(), isTaken]).toEqual([2, false]);
    await world.pass(2_000);
    await taking;
    expect(world.texts()).toEqual(['satu']);
    expect(world.codes).toEqual(['STORE_WRITE_FAILED', 'STORE_WRITE_FAILED']);
  });

  it('that cannot be stored is said so, and is taken when it comes again', async () => {
    const world = makeWorld();
    const tries = failing(world, 4);
    const taking = world.take(said('A1', 'jangan hilang')).then(
      () => 'taken',
      () => 'refused',
    );
    await world.pass(60_000);
    expect(await taking).toBe('refused');
    expect(tries()).toBe(4);
    await world.take(said('A1', 'jangan hilang'));
    expect(world.texts()).toEqual(['jangan hilang']);
    expect(world.lines.join('\n')).not.toMatch(/jangan hilang|62812/);
  });

  it('whose person cannot be looked up is refused, and taken when it comes again', async () => {
    const world = makeWorld();
    world.keys.isAway = true;
    await expect(world.take(said('A1', 'satu'))).rejects.toMatchObject({ code: 'STORE_WRITE_FAILED' });
    world.keys.isAway = false;
    await world.take(said('A1', 'satu'));
    expect(world.texts()).toEqual(['satu']);
  });

  it('keeps its place in its chat, and no other chat waits for it', async () => {
    const world = makeWorld();
    world.setReceive(async (inbound) => {
      if (inbound.text === 'a1') await new Promise((resolve) => setTimeout(resolve, 20));
      world.stored.push(inbound);
    });
    const other = { remoteJid: '6281200000002@s.whatsapp.net' };
    await Promise.all([
      world.take(said('1', 'a1')),
      world.take(said('2', 'a2')),
      world.take(said('3', 'b1', other)),
      world.take(said('4', 'a3')),
      world.take(said('5', 'b2', other)),
    ]);
    expect(world.texts().filter((text) => text.startsWith('a'))).toEqual(['a1', 'a2', 'a3']);
    expect(world.texts().slice(0, 2)).toEqual(['b1', 'b2']);
  });

  const ignored: [what: string, message: WAMessage][] = [
    ['written by ourselves', said('A1', 'x', { fromMe: true })],
    ['of our own other device in a group', said('A1', 'x', { remoteJid: GROUP, participant: US })],
    ['a status', said('A1', 'x', { remoteJid: 'status@broadcast', participant: PHONE })],
    ['of a channel', said('A1', 'x', { remoteJid: '120363@newsletter' })],
    ['without an address', said('A1', 'x', { remoteJid: undefined as never })],
    ['without an id', said(undefined as never, 'x')],
    ['with a wrong address', said('A1', 'x', { remoteJid: 'ü'.repeat(10_000) })],
  ];
  it.each(ignored)('that is %s is ignored on purpose', async (_what, message) => {
    const world = makeWorld();
    await world.take(message);
    await world.pass(120_000);
    expect(world.stored).toEqual([]);
  });
});

describe('a message that could not be decrypted', () => {
  it('is asked for after a minute, once, when nothing came of asking the phone', async () => {
    const world = makeWorld();
    await world.take(said('A1', null));
    await world.take(said('A1', null));
    await world.pass(59_000);
    expect(world.stored).toEqual([]);
    await world.pass(1_000);
    await world.pass(600_000);
    expect(world.stored).toMatchObject([
      {
        channel: 'whatsapp',
        chatId: PHONE,
        senderId: PHONE,
        text: '',
        media: [],
        unreadable: 'undecryptable',
      },
    ]);
  });

  it('is not asked for when it came in the meantime, also when it is told once more', async () => {
    const world = makeWorld();
    await world.take(said('A1', null));
    await world.pass(30_000);
    await world.take(said('A1', 'ternyata sampai'));
    await world.take(said('A1', null));
    await world.pass(600_000);
    expect(world.texts()).toEqual(['ternyata sampai']);
  });

  it('is still taken when it comes after it was asked for', async () => {
    const world = makeWorld();
    await world.take(said('A1', null));
    await world.pass(60_000);
    await world.take(said('A1', 'terlambat'));
    expect(world.texts()).toEqual(['undecryptable', 'terlambat']);
    expect(new Set(world.stored.map(({ messageId }) => messageId)).size).toBe(2);
  });

  it.each([
    ['in a group', { remoteJid: GROUP, participant: PHONE }],
    ['of our own', { fromMe: true }],
    ['of a status', { remoteJid: 'status@broadcast', participant: PHONE }],
  ])('is not asked for %s', async (_what, key) => {
    const world = makeWorld();
    await world.take(said('A1', null, key));
    await world.pass(600_000);
    expect(world.stored).toEqual([]);
  });

  it('is said to have been written when it was, and with no more than it came under', async () => {
    const world = makeWorld();
    await world.pass(3 * 3600_000);
    await world.take(said('A1', null));
    await world.pass(60_000);
    expect(world.stored).toMatchObject([
      { messageId: 'A1-undecryptable', insteadOf: 'A1', unreadable: 'undecryptable', sentAt: START },
    ]);
  });

  it.each([
    ['an unusual id', said('a:b#c>d', 'sampai'), 'a:b#c>d'],
    ['nothing for us in it', { ...said('A1', null), messageStubType: 0, message: reaction }, 'A1'],
  ])('is not asked for when it came after all with %s', async (_what, message, id) => {
    const world = makeWorld();
    await world.take(said(id, null));
    expect(world.unopened.entries.size).toBe(1);
    await world.take(message as WAMessage);
    await world.pass(600_000);
    expect(world.stored.filter(({ unreadable }) => unreadable)).toEqual([]);
    expect(world.unopened.entries.size).toBe(0);
  });

  it('is not asked for where it was let go before: once opened, it does not open again', async () => {
    const world = makeWorld();
    await world.take({ ...said('A1', null), messageStubType: 0, message: reaction } as WAMessage);
    await world.take(said('A1', null));
    await world.pass(600_000);
    expect(world.stored).toEqual([]);
  });

  it('is not asked of WhatsApp itself', async () => {
    const world = makeWorld();
    await world.take(said('A1', null, { remoteJid: '0@s.whatsapp.net' }));
    await world.pass(600_000);
    expect([world.stored, world.unopened.writes]).toEqual([[], []]);
  });

  it('is asked for by an id that is short and clean, whatever it came under', async () => {
    const world = makeWorld();
    await world.take(said('ü'.repeat(10_000), null));
    await world.pass(60_000);
    expect(world.stored.map(({ messageId }) => messageId)).toEqual([
      expect.stringMatching(/^[0-9a-f]{32}-undecryptable$/),
    ]);
  });

  it('that cannot be noted is refused, and noted when it comes again', async () => {
    const world = makeWorld();
    world.unopened.isAway = true;
    const taking = world.take(said('A1', null)).then(
      () => 'taken',
      () => 'refused',
    );
    await world.pass(60_000);
    expect(await taking).toBe('refused');
    world.unopened.isAway = false;
    await world.take(said('A1', null));
    await world.pass(60_000);
    expect(world.texts()).toEqual(['undecryptable']);
  });
});
