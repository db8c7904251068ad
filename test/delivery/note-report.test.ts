import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DeliveryReport } from '../../src/channels/channel.js';
import { type Delivery, openDelivery, saying } from './delivery-world.js';

const HOUR_MS = 3600_000;
let world: Delivery;
beforeEach(async () => {
  world = await openDelivery();
  world.open();
});
afterEach(() => world.close());

const at = new Date('2026-03-10T02:00:05Z');
const told = (state: DeliveryReport['state'], more: Partial<DeliveryReport> = {}): DeliveryReport => ({
  ...{ chatId: 'siti', messageId: 'd-a', state, at },
  ...more,
});
const rowOf = (id = 'a') => world.models.outbox.findById(id).lean();
const post = (id: string, urgency?: 'notice') =>
  world.outbox.post('web:siti', id, saying(id), urgency ? { urgency } : {});
let heard = 0;
const hear = () =>
  world.inbox.receive({
    ...{ channel: 'web', chatId: 'siti', messageId: `in-${++heard}`, senderId: 'siti', isGroup: false },
    ...{ sentAt: new Date(0), text: 'halo', media: [] },
  });
const texts = () => world.sent.map(({ text }) => text);

describe('a delivery report', () => {
  it('is noted on the message', async () => {
    await post('a');
    await world.idle();
    await world.report(told('delivered'));
    expect((await rowOf())?.delivery).toEqual({ state: 'delivered', at });
  });

  it('comes to the same end in any order and however often it is told', async () => {
    const states = fc.constantFrom<DeliveryReport>(
      told('delivered'),
      told('read'),
      told('failed', { code: '131026' }),
      told('failed', { problem: 'rejected', code: '131000' }),
    );
    let made = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(states, { minLength: 1, maxLength: 6 }), async (reports) => {
        const id = `message-${++made}`;
        await post(id);
        await world.idle();
        for (const report of reports) await world.report({ ...report, messageId: `d-${id}` });
        const row = await rowOf(id);
        const first = reports.find(({ state }) => state === 'failed');
        const end = reports.some(({ state }) => state === 'read') ? 'read' : (first?.state ?? 'delivered');
        expect(row?.delivery?.state).toBe(end);
        expect(row?.state).toBe(end === 'failed' && first?.problem ? 'failed' : 'sent');
        expect(row?.problem).toBe(row?.state === 'failed' ? 'rejected' : undefined);
      }),
      { numRuns: 60 },
    );
  });

  it.each(['blocked', 'rejected'] as const)(
    'that says %s fails the message, with the code of the channel',
    async (problem) => {
      await post('a');
      await world.idle();
      await world.report(told('failed', { problem, code: '131026' }));
      expect(await rowOf()).toMatchObject({
        ...{ state: 'failed', problem, delivery: { state: 'failed', code: '131026' } },
      });
      expect(world.warned.at(-1)).toMatchObject({ channelCode: '131026' });
      expect(JSON.stringify(world.warned)).not.toContain('siti');
      await world.after(HOUR_MS);
      expect(texts()).toEqual(['a']);
    },
  );

  it('of a message we do not know changes nothing', async () => {
    await post('a');
    await world.idle();
    for (const messageId of ['', 'd-b', 'x'.repeat(10_000), '🙏‮']) {
      await world.report(told('failed', { messageId, problem: 'closed' }));
    }
    await world.report(told('read', { chatId: 'budi' }));
    expect(await rowOf()).not.toHaveProperty('delivery');
  });

  it('that comes before the message is noted as sent is not lost', async () => {
    const { channel } = world;
    const send = channel.send.bind(channel);
    channel.send = async (...given) => {
      const result = await send(...given);
      await world.report(told('read'));
      await world.report(told('delivered'));
      return result;
    };
    await post('a');
    await world.idle();
    expect(await rowOf()).toMatchObject({ state: 'sent', delivery: { state: 'read' } });
  });

  it('is not lost either among a thousand others of unknown messages, and those are forgotten', async () => {
    const { channel } = world;
    const send = channel.send.bind(channel);
    channel.send = async (...given) => {
      const result = await send(...given);
      if (given[2] === 'b') await world.report(told('read', { messageId: 'd-b' }));
      for (let count = 0; count < 999; count++)
        await world.report(told('read', { messageId: `part-${count}` }));
      if (given[2] === 'a') await world.report(told('read', { messageId: 'd-b' }));
      return result;
    };
    await post('a');
    await post('b');
    await world.idle();
    expect((await rowOf('b'))?.delivery?.state).toBe('read');
  });
});

describe('a report of something that passes', () => {
  const passing = (id = 'a') =>
    told('failed', { messageId: `d-${id}`, problem: 'retry', code: '130429', at: world.clock.now() });

  it('sends the message again after a pause, and those behind it wait', async () => {
    await post('a');
    await world.idle();
    await world.report(passing());
    await post('b');
    await world.idle();
    expect(texts()).toEqual(['a']);
    await world.after(11_000);
    expect(texts()).toEqual(['a', 'a', 'b']);
    expect(world.warned.at(-1)).toMatchObject({ channelCode: '130429', isTriedAgain: true });
    await world.report(told('delivered'));
    expect(await rowOf()).toMatchObject({ state: 'sent', delivery: { state: 'delivered' } });
  });

  it('sends it again at most three times, with growing pauses, and then it has failed', async () => {
    await post('a');
    const pauses: number[] = [];
    for (let round = 1; round <= 4; round++) {
      await world.idle();
      expect(texts()).toHaveLength(round);
      await world.report(passing());
      const { notBefore } = (await rowOf())!;
      pauses.push(notBefore!.getTime() - world.clock.now().getTime());
      await world.after(HOUR_MS);
    }
    expect(pauses.slice(0, 3)).toEqual([...pauses.slice(0, 3)].sort((one, other) => one - other));
    expect(await rowOf()).toMatchObject({ state: 'failed', problem: 'rejected', lateFailures: 3 });
    expect(texts()).toHaveLength(4);
  });

  it('told twice does not end the last try before it was made', async () => {
    await post('a');
    await world.idle();
    await world.models.outbox.updateOne({ _id: 'a' }, { $set: { lateFailures: 2 } });
    for (let times = 0; times < 2; times++) await world.report(passing());
    expect(await rowOf()).toMatchObject({ state: 'waiting', lateFailures: 3 });
  });

  it('told twice is one failure', async () => {
    await post('a');
    await world.idle();
    for (let times = 0; times < 3; times++) await world.report(passing());
    await world.after(HOUR_MS);
    expect(texts()).toEqual(['a', 'a']);
    expect(await rowOf()).toMatchObject({ state: 'sent', lateFailures: 1 });
  });

  it.each(['delivered', 'read'] as const)('is taken back by one that it was %s', async (state) => {
    await post('a');
    await world.idle();
    await world.report(passing());
    await world.report(told(state));
    await world.after(HOUR_MS);
    expect(texts()).toEqual(['a']);
    expect(await rowOf()).toMatchObject({ state: 'sent', delivery: { state } });
  });

  it('changes nothing once the message was read', async () => {
    await post('a');
    await world.idle();
    await world.report(told('read'));
    await world.report(passing());
    await world.after(HOUR_MS);
    expect(texts()).toEqual(['a']);
  });

  it('outlives a restart', async () => {
    await post('a');
    await world.idle();
    await world.report(passing());
    world = await world.restart();
    world.open();
    await world.outbox.resume();
    await world.after(HOUR_MS);
    expect(texts()).toEqual(['a']);
    expect((await rowOf())?.state).toBe('sent');
  });

  it('sends a template again, and keeps its news for the person when that is in vain', async () => {
    await world.close();
    const window = { openMs: 24 * HOUR_MS, hasTemplate: true };
    world = await openDelivery(undefined, undefined, { window });
    world.open();
    await post('a', 'notice');
    for (let round = 1; round <= 4; round++) {
      await world.idle();
      expect(world.announced).toHaveLength(round);
      await world.report({ ...passing(), messageId: 't-a>announced' });
      await world.after(HOUR_MS);
    }
    expect((await rowOf())?.state).toBe('awaiting');
    expect(world.announced).toHaveLength(4);
    await hear();
    await world.idle();
    expect(texts()).toEqual(['a']);
    // What is refused in full as well goes round no more.
    await world.report(told('failed', { problem: 'rejected' }));
    await world.after(HOUR_MS);
    expect(await rowOf()).toMatchObject({ state: 'failed', problem: 'rejected' });
    expect(texts()).toEqual(['a']);
  });
});

describe('a report that its file could not be had', () => {
  const photo = { kind: 'photo' as const, path: '/x', mime: 'image/jpeg' };
  const failedMedia = (messageId: string) => told('failed', { messageId, problem: 'media', code: '131053' });
  /** How many files each sending had; the first is `sent-1`, the second `sent-2`. */
  const watchFiles = () => {
    const files: number[] = [];
    const { channel } = world;
    const send = channel.send.bind(channel);
    channel.send = async (chatId, message, id) => {
      const messageId = `sent-${files.push(message.media?.length ?? 0)}`;
      const result = await send(chatId, message, id);
      return result.ok ? { ok: true, messageId } : result;
    };
    return files;
  };

  it('sends the words once more without it, and keeps the message as it was meant', async () => {
    const files = watchFiles();
    await world.outbox.post('web:siti', 'a', saying('a', { media: [photo] }));
    await world.idle();
    for (let times = 0; times < 3; times++) await world.report(failedMedia('sent-1'));
    await world.after(HOUR_MS);
    expect(texts()).toEqual(['a', 'a']);
    expect(files).toEqual([1, 0]);
    expect(await rowOf()).toMatchObject({ state: 'sent', message: { media: [photo] } });
    await world.report(failedMedia('sent-2'));
    await world.after(HOUR_MS);
    expect(texts()).toEqual(['a', 'a']);
    expect(await rowOf()).toMatchObject({ state: 'failed', problem: 'rejected' });
  });

  it('fails a message that is nothing without it', async () => {
    await world.outbox.post('web:siti', 'a', saying('', { media: [photo] }));
    await world.idle();
    await world.report(failedMedia('d-a'));
    await world.after(HOUR_MS);
    expect(texts()).toEqual(['']);
    expect(await rowOf()).toMatchObject({ state: 'failed', problem: 'rejected' });
  });
});

describe('a report that the window was over', () => {
  const openWindow = async (hasTemplate: boolean) => {
    await world.close();
    world = await openDelivery(undefined, undefined, { window: { openMs: 24 * HOUR_MS, hasTemplate } });
    world.open();
    await hear();
  };

  it('makes the message wait for the person, and go out first when they write', async () => {
    await openWindow(false);
    await post('a');
    await world.idle();
    await world.report(told('failed', { problem: 'closed', code: '131047' }));
    await world.report(told('failed', { problem: 'closed', code: '131047' }));
    await world.idle();
    expect((await rowOf())?.state).toBe('awaiting');
    await world.after(HOUR_MS);
    await hear();
    await post('answer');
    await world.idle();
    expect(texts()).toEqual(['a', 'a', 'answer']);
    await world.report(told('delivered'));
    expect(await rowOf()).toMatchObject({ state: 'sent', delivery: { state: 'delivered' } });
  });

  it('sends the template for it where there is one', async () => {
    await openWindow(true);
    await post('a');
    await world.idle();
    await world.report(told('failed', { problem: 'closed' }));
    await world.idle();
    expect(world.announced).toEqual(['a']);
    expect((await rowOf())?.state).toBe('sent');
  });

  it('is heeded also when it comes before the message is noted as sent', async () => {
    await openWindow(false);
    const { channel } = world;
    const send = channel.send.bind(channel);
    let isFirst = true;
    channel.send = async (...given) => {
      const result = await send(...given);
      if (isFirst) await world.report(told('failed', { problem: 'closed' }));
      isFirst = false;
      return result;
    };
    await post('a');
    await world.idle();
    expect((await rowOf())?.state).toBe('awaiting');
    await hear();
    await world.idle();
    expect(texts()).toEqual(['a', 'a']);
  });

  it('or that the template did not arrive: what it stood for is kept for the person', async () => {
    await openWindow(true);
    await world.after(24 * HOUR_MS);
    await post('a', 'notice');
    await world.idle();
    expect(world.announced).toEqual(['a']);
    await world.report(told('failed', { messageId: 't-a>announced', problem: 'rejected', code: '132015' }));
    await world.idle();
    expect((await rowOf())?.state).toBe('awaiting');
    expect(world.announced).toEqual(['a']);
    await hear();
    await world.idle();
    expect(texts()).toEqual(['a']);
  });
});

describe('a chat that has blocked us', () => {
  const blocked = { ok: false as const, problem: 'blocked' as const };

  it('gets no more news, without asking the channel, until the person writes', async () => {
    await hear();
    world.results.push(blocked);
    await post('a', 'notice');
    for (const id of ['b', 'c']) await post(id, 'notice');
    await world.idle();
    world = await restart();
    await post('d', 'notice');
    await world.idle();
    expect(world.tried).toEqual([]);
    for (const id of ['b', 'c', 'd']) {
      expect(await rowOf(id)).toMatchObject({ state: 'failed', problem: 'blocked' });
    }
    await hear();
    await post('answer');
    await post('e', 'notice');
    await world.idle();
    expect(texts()).toEqual(['answer', 'e']);
  });

  it('is asked at once for a reply', async () => {
    world.results.push(blocked);
    await post('a', 'notice');
    await post('reply');
    await world.idle();
    expect(texts()).toEqual(['reply']);
  });

  it('is known also when the channel tells it later', async () => {
    await post('a', 'notice');
    await world.idle();
    await world.report(told('failed', { problem: 'blocked' }));
    await post('b', 'notice');
    await world.idle();
    expect(world.tried).toEqual(['a']);
  });

  it('does not take another chat with it', async () => {
    world.results.push(blocked);
    await post('a', 'notice');
    await world.idle();
    await world.outbox.post('web:budi', 'x', saying('x'), { urgency: 'notice' });
    await world.idle();
    expect(texts()).toEqual(['x']);
  });

  const restart = async () => {
    const next = await world.restart();
    next.open();
    await next.inbox.resume();
    return next;
  };
});
