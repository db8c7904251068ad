import { afterEach, describe, expect, it } from '@jest/globals';
import type { Outbound } from '../../src/channels/channel.js';
import type { PostOptions } from '../../src/delivery/outbox.js';
import { isCarriedByTemplate } from '../../src/delivery/reply-window.js';
import { type Delivery, openDelivery, saying } from './delivery-world.js';

const HOUR_MS = 3600_000;
const DAY_MS = 24 * HOUR_MS;

let world: Delivery;
afterEach(() => world.close());

const open = async (hasTemplate: boolean) => {
  world = await openDelivery(undefined, undefined, { window: { openMs: DAY_MS, hasTemplate } });
  world.open();
};
const texts = () => world.sent.map(({ text }) => text);
const stateOf = async (id: string) => (await world.models.outbox.findById(id).lean())?.state;
const post = (id: string, more: Partial<Outbound> = {}, options: PostOptions = { urgency: 'notice' }) =>
  world.outbox.post('web:siti', id, saying(id, more), options);
const ask = { choices: [{ id: 'ya', label: 'Ya' }] };
let heard = 0;
const hear = (chat = 'siti') =>
  world.inbox.receive({
    ...{ channel: 'web', chatId: chat, messageId: `in-${++heard}`, senderId: chat, isGroup: false },
    ...{ sentAt: new Date(0), text: 'halo', media: [] },
  });

describe('a channel whose window is over, without a template', () => {
  it('keeps the news until the person writes, and sends it before the answer, in order', async () => {
    await open(false);
    await hear();
    await world.after(DAY_MS);
    for (const id of ['one', 'two', 'three']) await post(id);
    await world.after(30 * DAY_MS);
    expect(world.tried).toEqual([]);
    expect(await stateOf('one')).toBe('awaiting');
    await hear();
    await post('answer', {}, { urgency: 'reply' });
    await world.idle();
    expect(texts()).toEqual(['one', 'two', 'three', 'answer']);
  });

  it('sends at once as long as the window is open, to the millisecond', async () => {
    await open(false);
    await hear();
    await world.after(DAY_MS - 1);
    await post('in time');
    await world.idle();
    await world.after(1);
    await post('too late');
    await world.idle();
    expect(texts()).toEqual(['in time']);
  });

  it('never writes first to somebody who never wrote', async () => {
    await open(false);
    await post('a');
    await world.idle();
    expect(await stateOf('a')).toBe('awaiting');
  });

  it('sets no timer and no job while it waits, and takes up nothing of it at a start', async () => {
    await open(false);
    for (let count = 0; count < 200; count++) {
      await world.outbox.post(`web:chat-${count}`, `n-${count}`, saying('news'), { urgency: 'notice' });
    }
    await world.idle();
    const before = world.added();
    await world.after(60 * DAY_MS);
    expect(world.added()).toBe(before);
    expect(await world.outbox.isStuckSince(world.clock.now())).toBe(false);
    world = await world.restart();
    world.open();
    expect(await world.outbox.resume()).toBe(0);
    expect(world.added()).toBe(0);
    await hear('chat-7');
    await world.idle();
    expect(world.sent.map(({ chatId }) => chatId)).toEqual(['chat-7']);
  });

  it('sends it after a restart in between, also when the program was killed right after storing what they wrote', async () => {
    await open(false);
    await post('a');
    await world.idle();
    // Stored, and nothing else happened: nobody was told, nothing was queued.
    await world.models.inbox.create({
      ...{ _id: 'web:siti:last', chat: 'web:siti', seq: '01ZZZZZZZZZZZZZZZZZZZZZZZZ', state: 'new' },
      ...{ attempts: 0, receivedAt: world.clock.now() },
      inbound: { text: 'halo' },
    });
    world = await world.restart();
    world.open();
    await world.outbox.resume();
    await world.inbox.resume();
    await world.idle();
    expect(texts()).toEqual(['a']);
  });

  it('loses nobody who writes just while it is decided that they have to', async () => {
    await open(false);
    const { model } = { model: world.models.outbox };
    const update = model.updateOne.bind(model);
    let isFirst = true;
    // Between the look at the window and the note that the person has to write, they write.
    Object.assign(model, {
      updateOne: (...given: Parameters<typeof update>) => {
        if (!isFirst) return update(...given);
        isFirst = false;
        return hear().then(() => update(...given));
      },
    });
    await post('a');
    await world.idle();
    expect(texts()).toEqual(['a']);
  });

  it('takes back an apology that waits when its ticket is over, and keeps other news', async () => {
    await open(false);
    const about = 'CTH-2603-0001X';
    await post(
      'sorry',
      { about },
      { urgency: 'notice', quietUntil: new Date(world.clock.now().getTime() + 1) },
    );
    await post('result', { about });
    await world.after(HOUR_MS);
    expect(await stateOf('sorry')).toBe('awaiting');
    await world.outbox.dropHeld('web:siti', about);
    await hear();
    await world.idle();
    expect(texts()).toEqual(['result']);
  });

  it('does not take a word for an answer to choices nobody has seen', async () => {
    await open(false);
    await hear();
    await post('seen', { choices: [{ id: 'seen', label: 'Ya' }] });
    await world.after(DAY_MS);
    await post('unseen', { choices: [{ id: 'unseen', label: 'Ya' }] });
    await world.idle();
    expect((await world.offered('web:siti'))?.map(({ id }) => id)).toEqual(['seen']);
    await hear();
    await world.idle();
    expect(texts()).toEqual(['seen', 'unseen']);
    expect((await world.offered('web:siti'))?.map(({ id }) => id)).toEqual(['seen']);
  });

  it('waits for the person also when the clock was set back since they wrote', async () => {
    await open(false);
    await hear();
    world.results.push({ ok: false, problem: 'closed' });
    await post('a');
    await world.idle();
    const { clock } = world;
    const real = clock.now.bind(clock);
    Object.assign(clock, { now: () => new Date(real().getTime() - 7 * DAY_MS) });
    await hear();
    await world.idle();
    expect(texts()).toEqual(['a']);
  });
});

describe('a channel whose window is over, with a template', () => {
  it('lets the template stand for short news, once', async () => {
    await open(true);
    await post('a');
    await post('b');
    await world.after(DAY_MS);
    expect(world.announced).toEqual(['a', 'b']);
    expect(await stateOf('a')).toBe('sent');
    await hear();
    await world.idle();
    expect(texts()).toEqual([]);
  });

  it.each<[string, Partial<Outbound>]>([
    ['choices', ask],
    ['a file', { media: [{ kind: 'photo', path: '/x', mime: 'image/jpeg' }] }],
    ['a question', { expectsAnswer: true }],
    ['a button for the place', { asksLocation: true }],
  ])('announces once what has %s, and sends it when the person writes', async (_what, more) => {
    await open(true);
    await post('a', more);
    await post('short');
    await world.after(10 * DAY_MS);
    world = await restartOpen();
    expect(await stateOf('a')).toBe('awaiting');
    await hear();
    await post('answer', {}, {});
    await world.idle();
    expect(texts()).toEqual(['a', 'answer']);
    expect(world.announced).toEqual([]);
  });

  it('announces again when it was killed before it noted that: at least once', async () => {
    await open(true);
    await post('a', ask);
    await world.idle();
    await world.models.outbox.updateOne(
      { _id: 'a' },
      { $set: { state: 'waiting' }, $unset: { announcedAt: '', closedAfter: '' } },
    );
    world = await restartOpen();
    expect(world.announced).toEqual(['a']);
    expect(await stateOf('a')).toBe('awaiting');
  });

  it.each(['rejected', 'closed'] as const)(
    'keeps the news for the person when the template is %s',
    async (problem) => {
      await open(true);
      world.announceResults.push({ ok: false, problem });
      await post('a');
      await world.after(DAY_MS);
      expect(await stateOf('a')).toBe('awaiting');
      await hear();
      await world.idle();
      expect(texts()).toEqual(['a']);
    },
  );

  it('tries a template again that has to wait, and keeps the order', async () => {
    await open(true);
    world.announceResults.push({ ok: false, problem: 'retry' });
    await post('a');
    await post('b');
    await world.idle();
    expect(world.announced).toEqual([]);
    await world.after(1_000);
    expect(world.announced).toEqual(['a', 'b']);
  });

  it('gives it up when the person has blocked us', async () => {
    await open(true);
    world.announceResults.push({ ok: false, problem: 'blocked' });
    await post('a');
    await world.idle();
    expect(await stateOf('a')).toBe('failed');
  });

  const restartOpen = async () => {
    const next = await world.restart();
    next.open();
    await next.outbox.resume();
    await next.inbox.resume();
    await next.idle();
    return next;
  };
});

describe('a channel that says the window is over though our clock thinks it open', () => {
  it('gets the message again, first of all, when the person writes', async () => {
    await open(false);
    await hear();
    await world.idle();
    world.results.push({ ok: false, problem: 'closed' }, { ok: false, problem: 'closed' });
    await post('a');
    await post('b');
    await world.after(HOUR_MS);
    expect(world.tried).toEqual(['a', 'b']);
    expect([await stateOf('a'), await stateOf('b')]).toEqual(['awaiting', 'awaiting']);
    await hear();
    await post('answer', {}, {});
    await world.idle();
    expect(texts()).toEqual(['a', 'b', 'answer']);
  });

  it('gets the template instead, once', async () => {
    await open(true);
    await hear();
    world.results.push({ ok: false, problem: 'closed' });
    await post('a');
    await world.after(HOUR_MS);
    expect(world.announced).toEqual(['a']);
    expect(await stateOf('a')).toBe('sent');
  });

  it('is asked once for each message of the person, never in a circle', async () => {
    await open(false);
    await post('a');
    for (let count = 1; count <= 3; count++) {
      world.results.push({ ok: false, problem: 'closed' });
      await hear();
      await world.after(HOUR_MS);
      expect(world.tried).toHaveLength(count);
    }
  });

  it('is refused when it has no window at all: the message is kept as failed', async () => {
    world = await openDelivery();
    world.open();
    world.results.push({ ok: false, problem: 'closed' });
    await post('a');
    await world.after(HOUR_MS);
    expect(await stateOf('a')).toBe('failed');
  });
});

describe('a window without an end', () => {
  const lookups = () => {
    const { inbox } = world.models;
    const look = inbox.findOne.bind(inbox);
    let count = 0;
    Object.assign(inbox, {
      findOne: (...given: Parameters<typeof look>) => {
        count += 1;
        return look(...given);
      },
    });
    return () => count;
  };

  it('is not looked at, until the channel says that the person has to write', async () => {
    world = await openDelivery(undefined, undefined, { window: { openMs: Number.POSITIVE_INFINITY } });
    world.open();
    const looked = lookups();
    for (const id of ['a', 'b']) await post(id, {}, {});
    await world.idle();
    expect(texts()).toEqual(['a', 'b']);
    expect(looked()).toBe(0);
    world.results.push({ ok: false, problem: 'closed' });
    await post('c', {}, {});
    await world.idle();
    expect(await stateOf('c')).toBe('awaiting');
    await hear();
    await world.idle();
    expect(texts()).toEqual(['a', 'b', 'c']);
  });
});

describe('what the template says it all for', () => {
  it.each([
    ['short words', saying('Laporan Anda selesai.'), true],
    ['600 characters', saying('a'.repeat(600)), true],
    ['600 characters and white space between', saying(`${'a'.repeat(299)}\n\n   \n${'a'.repeat(300)}`), true],
    ['601 characters', saying('a'.repeat(601)), false],
    ['10,000 characters of emoji', saying('🙏'.repeat(10_000)), false],
    ['an empty list of choices', saying('a', { choices: [], media: [] }), true],
    ['choices', saying('a', ask), false],
  ])('%s', (_what, message, isCarried) => {
    expect(isCarriedByTemplate(message)).toBe(isCarried);
  });
});
