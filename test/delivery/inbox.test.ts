import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import type { Inbound } from '../../src/channels/channel.js';
import { type Delivery, openDelivery } from './delivery-world.js';

let world: Delivery;
beforeEach(async () => {
  world = await openDelivery();
});
afterEach(() => world.close());

const message = (messageId: string, text: string, chatId = 'siti'): Inbound => ({
  ...{
    channel: 'web',
    chatId,
    messageId,
    senderId: chatId,
    isGroup: false,
    sentAt: new Date(0),
    text,
    media: [],
  },
});

describe('the inbox', () => {
  it('handles a message once, however often it is delivered, also later and over a restart', async () => {
    world.open();
    await world.inbox.receive(message('1', 'a'));
    await Promise.all([world.inbox.receive(message('1', 'a')), world.inbox.receive(message('1', 'a'))]);
    await world.idle();
    await world.inbox.receive(message('1', 'a'));
    await world.idle();
    expect(world.handled).toEqual(['a']);
    world = await world.restart();
    world.open();
    await world.inbox.resume();
    await world.inbox.receive(message('1', 'a'));
    await world.idle();
    expect(world.handled).toEqual([]);
  });

  it('handles a message whose first delivery failed behind its row, when it is delivered again', async () => {
    await world.close();
    world = await openDelivery(undefined, undefined, { window: { openMs: 3600_000 } });
    world.open();
    const failing = jest.spyOn(world.models.outbox, 'updateMany').mockImplementationOnce(() => {
      throw new Error('store away');
    });
    await expect(world.inbox.receive(message('1', 'a'))).rejects.toThrow('store away');
    await world.idle();
    expect(world.handled).toEqual([]);
    const told = failing.mock.calls.length;
    await world.inbox.receive(message('1', 'a'));
    await world.idle();
    expect(world.handled).toEqual(['a']);
    expect(failing.mock.calls.length).toBeGreaterThan(told);
    failing.mockRestore();
  });

  it('asks for a message only while it is not there itself, handled or not', async () => {
    const asking = (messageId: string, insteadOf: string, chatId?: string): Inbound => ({
      ...message(messageId, 'mohon kirim ulang', chatId),
      ...{ unreadable: 'undecryptable', insteadOf },
    });
    await world.inbox.receive(message('1', 'a'));
    await world.inbox.receive(asking('1-undecryptable', '1'));
    world.open();
    await world.idle();
    await world.inbox.receive(asking('1-again', '1'));
    await world.idle();
    expect(world.handled).toEqual(['a']);
    // Of another chat, or not there: it is asked for, once.
    await world.inbox.receive(asking('1-undecryptable', '1', 'budi'));
    await world.inbox.receive(asking('1-undecryptable', '1', 'budi'));
    await world.idle();
    expect(world.handled).toEqual(['a', 'mohon kirim ulang']);
  });

  it('tells the same message id of two chats apart', async () => {
    world.open();
    await world.inbox.receive(message('1', 'a'));
    await world.inbox.receive(message('1', 'b', 'budi'));
    await world.idle();
    expect(world.handled.sort()).toEqual(['a', 'b']);
  });

  it('takes up at a start what an earlier run left, in the order of arrival, before what comes then', async () => {
    for (const text of ['a', 'b', 'c']) await world.inbox.receive(message(text, text));
    world = await world.restart();
    world.open();
    expect(await world.inbox.resume()).toBe(3);
    await world.inbox.receive(message('d', 'd'));
    await world.idle();
    expect(world.handled).toEqual(['a', 'b', 'c', 'd']);
  });

  it('keeps the order when the clock is set back between two runs', async () => {
    await world.inbox.receive(message('a', 'a'));
    const restarted = await world.restart();
    await restarted.close();
    world = await openDelivery();
    await world.inbox.receive(message('a', 'a'));
    const back = world.clock;
    Object.assign(back, { now: () => new Date('2026-03-09T02:00:00Z') });
    world = await world.restart();
    await world.inbox.resume();
    await world.inbox.receive(message('b', 'b'));
    const rows = await world.models.inbox.find().sort({ seq: 1 }).lean();
    expect(rows.map(({ inbound }) => inbound?.text)).toEqual(['a', 'b']);
  });

  it('empties what is handled: the words live on only in what came of them', async () => {
    world.open();
    await world.inbox.receive(message('1', 'rahasia'));
    await world.idle();
    expect(JSON.stringify(await world.models.inbox.find().lean())).not.toContain('rahasia');
  });

  it('says after the fifth failure that it is one too many, and parks only what is still open', async () => {
    await world.inbox.receive(message('1', 'a'));
    const id = 'web:siti:1';
    const counted: boolean[] = [];
    for (let count = 0; count < 6; count++) counted.push(await world.inbox.countFailure(id));
    expect(counted).toEqual([false, false, false, false, true, true]);
    await world.inbox.park(id);
    expect(await world.inbox.open(id)).toBeUndefined();
    expect(await world.models.inbox.findById(id).lean()).toMatchObject({
      state: 'parked',
      inbound: { text: 'a' },
    });
    await world.inbox.receive(message('2', 'b'));
    await world.inbox.markHandled('web:siti:2');
    await world.inbox.park('web:siti:2');
    expect(await world.models.inbox.findById('web:siti:2').lean()).toMatchObject({ state: 'handled' });
  });

  it('gives back a decision as it was kept', async () => {
    await world.inbox.receive(message('1', 'a'));
    await world.inbox.keepDecision('web:siti:1', 'decided');
    expect((await world.inbox.open('web:siti:1'))?.decision).toBe('decided');
  });

  it('keeps the order of every chat, however chats are mixed', async () => {
    world.open();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('siti', 'budi', 'andi'), { maxLength: 30 }),
        async (chats) => {
          const from = world.handled.length;
          const run = `${from}-${chats.length}-${Math.floor(fc.sample(fc.nat(1e9), 1)[0]!)}`;
          const sent = chats.map((chat, index) => `${chat} ${run} ${index}`);
          await Promise.all(
            chats.map((chat, index) => world.inbox.receive(message(`${run}-${index}`, sent[index]!, chat))),
          );
          await world.idle();
          const heard = world.handled.slice(from);
          expect(heard).toHaveLength(chats.length);
          for (const chat of ['siti', 'budi', 'andi']) {
            const own = (text: string) => text.startsWith(chat);
            expect(heard.filter(own)).toEqual(sent.filter(own));
          }
        },
      ),
      { numRuns: 20 },
    );
  });
});
