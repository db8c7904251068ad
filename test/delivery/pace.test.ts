import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { Pace, SendResult } from '../../src/channels/channel.js';
import type { PostOptions } from '../../src/delivery/outbox.js';
import { type Delivery, type Nature, openDelivery, saying } from './delivery-world.js';

const HOUR_MS = 3600_000;
const slow: Pace = { perSecond: 1, burst: 1, chatGapMs: 2_000, jitter: 0.5 };

let world: Delivery;
afterEach(() => world.close());

const open = async (nature: Nature) => {
  world = await openDelivery(undefined, undefined, nature);
  world.open();
};
const texts = () => world.sent.map(({ text }) => text);
const post = (id: string, chat: string, options?: PostOptions) =>
  world.outbox.post(`web:${chat}`, id, saying(id), options);
const hear = (messageId: string, chat: string) =>
  world.inbox.receive({
    ...{ channel: 'web', chatId: chat, messageId, senderId: chat, isGroup: false, sentAt: new Date(0) },
    ...{ text: messageId, media: [] },
  });
const rowOf = (id: string) => world.models.outbox.findById(id).lean();

describe('a channel with a pace', () => {
  it('gets danger first, then replies, news, and what goes to many', async () => {
    await open({ pace: slow });
    await post('now', 'x');
    const waiting: [string, PostOptions][] = [
      ['many', { urgency: 'broadcast' }],
      ['news', { urgency: 'notice' }],
      ['reply', {}],
      ['danger', { urgency: 'danger' }],
    ];
    for (const [id, options] of waiting) await post(id, id, options);
    await world.after(10_000);
    expect(texts()).toEqual(['now', 'danger', 'reply', 'news', 'many']);
  });

  it('keeps nobody from being heard while many chats wait', async () => {
    await open({ pace: { ...slow, perSecond: 0.1 } });
    for (let count = 0; count < 60; count++) await post(`news-${count}`, `chat-${count}`);
    await world.idle();
    await hear('halo', 'siti');
    await world.idle();
    expect(world.handled).toEqual(['halo']);
    expect(texts()).toHaveLength(1);
  });

  it('leaves the gap between two messages to one chat', async () => {
    await open({ pace: slow });
    for (const id of ['a', 'b', 'c']) await post(id, 'siti');
    await world.after(1_999);
    expect(texts()).toEqual(['a']);
    await world.after(1);
    expect(texts()).toEqual(['a', 'b']);
    await world.after(2_000);
    expect(texts()).toEqual(['a', 'b', 'c']);
  });

  it('spends no turn on a message that is taken back while it waits', async () => {
    await open({ pace: slow });
    await post('a', 'siti');
    await post('b', 'budi');
    await post('c', 'andi');
    await world.idle();
    await world.models.outbox.updateOne({ _id: 'b' }, { $set: { state: 'dropped' } });
    await world.after(1_000);
    expect(texts()).toEqual(['a', 'c']);
  });

  it('keeps its pace also when messages have to be tried again', async () => {
    await open({ pace: slow });
    world.results.push({ ok: false, problem: 'retry' });
    await post('a', 'siti');
    await post('b', 'budi');
    await world.idle();
    expect(world.tried).toEqual(['a']);
    await world.after(60_000);
    expect(texts().sort()).toEqual(['a', 'b']);
    expect(world.tried).toHaveLength(3);
  });

  it('is stopped at once while chats wait; the next start sends the rest, each once', async () => {
    await open({ pace: slow });
    for (const id of ['a', 'b', 'c', 'd']) await post(id, id);
    await world.after(1_000);
    expect(texts()).toEqual(['a', 'b']);
    world = await world.restart();
    expect(await rowOf('c')).toMatchObject({ state: 'waiting' });
    world.open();
    expect(await world.outbox.resume()).toBe(2);
    await world.after(10_000);
    expect(texts()).toEqual(['c', 'd']);
  });

  it('sends nothing after it was stopped, though its timers were set', async () => {
    await open({ pace: slow });
    for (const id of ['a', 'b']) await post(id, id);
    await world.idle();
    world.stopPacing();
    await world.after(HOUR_MS);
    expect(texts()).toEqual(['a']);
  });

  it('is no sign of trouble when one text to many takes its time', async () => {
    await open({ pace: { ...slow, perSecond: 0.0001 } });
    await post('first', 'x');
    await post('many', 'siti', { urgency: 'broadcast' });
    await world.after(900_000);
    const tenMinutesAgo = () => new Date(world.clock.now().getTime() - 600_000);
    expect(await world.outbox.isStuckSince(tenMinutesAgo())).toBe(false);
    await post('reply', 'budi');
    await world.after(660_000);
    expect(await world.outbox.isStuckSince(tenMinutesAgo())).toBe(true);
  });
});

describe('a network that is not reached', () => {
  const offline = { ok: false as const, problem: 'retry' as const, isOffline: true as const };

  it('costs no turn: once it is back, all the turns that were there go out at once', async () => {
    await open({ pace: { perSecond: 0.001, burst: 3, chatGapMs: 0, jitter: 0 } });
    await world.after(HOUR_MS);
    world.results.push(...Array(6).fill(offline));
    for (const id of ['a', 'b', 'c']) await post(id, id);
    await world.after(1_500);
    expect(world.tried).toHaveLength(6);
    await world.after(2_000);
    expect(texts().sort()).toEqual(['a', 'b', 'c']);
  });

  it('lets the next one go, and starts no gap', async () => {
    await open({ pace: { perSecond: 0.001, burst: 1, chatGapMs: 2_000, jitter: 0 } });
    world.results.push(offline);
    await post('a', 'siti');
    await post('b', 'budi');
    await world.idle();
    expect(texts()).toEqual(['b']);
  });

  it('costs a turn when the message may have arrived', async () => {
    await open({ pace: { perSecond: 0.001, burst: 1, chatGapMs: 0, jitter: 0 } });
    world.results.push({ ok: false, problem: 'retry' });
    await post('a', 'siti');
    await world.after(60_000);
    expect(world.tried).toEqual(['a']);
  });
});

describe('a message that never goes out', () => {
  const thirtyAMinute: Pace = { perSecond: 0.5, burst: 4, chatGapMs: 1_200, jitter: 0.8 };
  const poison = (result: SendResult) => {
    const send = world.channel.send.bind(world.channel);
    const triedAt: number[] = [];
    const from = world.clock.now().getTime();
    world.channel.send = async (chatId, message, id) => {
      if (chatId !== 'poison') return send(chatId, message, id);
      triedAt.push((world.clock.now().getTime() - from) / 1000);
      return result;
    };
    return triedAt;
  };

  it.each<[string, SendResult]>([
    ['which the channel asks for again at once', { ok: false, problem: 'retry', retryAfterMs: 1_000 }],
    ['which the channel asks for again now', { ok: false, problem: 'retry', retryAfterMs: 0 }],
    ['for which it names no pause', { ok: false, problem: 'retry' }],
  ])('%s, takes the turns of nobody', async (_what, result) => {
    await open({ pace: thirtyAMinute });
    const triedAt = poison(result);
    for (let count = 0; count < 3; count++) await post(`poison-${count}`, 'poison');
    await world.after(10_000);
    for (let chat = 0; chat < 5; chat++) await post(`c${chat}`, `c${chat}`);
    await world.after(60_000);
    expect(texts().sort()).toEqual(['c0', 'c1', 'c2', 'c3', 'c4']);
    await world.after(3600_000);
    // Seldom at last, yet not given up so soon.
    expect(triedAt.length).toBeLessThan(45);
    expect(triedAt.at(-1)).toBeGreaterThan(2_400);
  });

  it('stands behind those who came before it was due again, as urgent as they are', async () => {
    await open({ pace: { perSecond: 0.1, burst: 1, chatGapMs: 0, jitter: 0 } });
    const triedAt = poison({ ok: false, problem: 'retry', retryAfterMs: 5_000 });
    await post('poison', 'poison');
    await world.idle();
    for (const chat of ['a', 'b', 'c']) await post(chat, chat);
    await world.after(30_000);
    expect(texts()).toEqual(['a', 'b', 'c']);
    expect(triedAt).toEqual([0]);
    await world.after(10_000);
    expect(triedAt).toEqual([0, 40]);
  });
});

describe('a channel that is down', () => {
  const fast: Pace = { perSecond: 10, burst: 1, chatGapMs: 0, jitter: 0 };

  it.each<[string, Nature]>([
    ['with a pace', { pace: fast }],
    ['without one', {}],
  ])('%s is not asked to send until it is back; then everybody is served in order', async (_what, nature) => {
    await open(nature);
    let isUp = true;
    world.channel.isReady = () => isUp;
    await post('before', 'x');
    await world.after(1_000);
    isUp = false;
    for (let chat = 0; chat < 40; chat++) await post(`m${chat}`, `chat-${chat}`);
    await post('more', 'chat-0');
    await post('danger', 'siti', { urgency: 'danger' });
    const before = world.added();
    await world.after(HOUR_MS);
    expect(world.tried).toEqual(['before']);
    expect(world.added()).toBe(before);
    expect(await world.models.outbox.countDocuments({ state: 'waiting', attempts: 0 })).toBe(42);
    expect(world.warned.map(({ code }) => code)).toEqual(['CHANNEL_DOWN']);
    isUp = true;
    await world.after(60_000);
    expect(texts()).toHaveLength(43);
    expect(world.added() - before).toBeLessThanOrEqual(2 * 41);
    if (nature.pace) expect(texts().indexOf('danger')).toBeLessThan(4);
    isUp = false;
    await post('again', 'siti');
    await world.after(60_000);
    expect(world.warned).toHaveLength(2);
    isUp = true;
    await world.after(10_000);
    expect(texts().at(-1)).toBe('again');
  });

  it('gives back the turns of those who were called when it went down', async () => {
    await open({ pace: { perSecond: 1, burst: 1, chatGapMs: 0, jitter: 0 } });
    let isUp = true;
    world.channel.isReady = () => isUp;
    for (const id of ['a', 'b', 'c']) await post(id, id);
    await world.idle();
    isUp = false;
    await world.after(60_000);
    isUp = true;
    await world.after(20_000);
    expect(texts()).toEqual(['a', 'b', 'c']);
  });

  it('calls nobody once everything is stopped', async () => {
    await open({});
    let isUp = false;
    world.channel.isReady = () => isUp;
    await post('a', 'a');
    await world.idle();
    world.stopPacing();
    isUp = true;
    await world.after(HOUR_MS);
    expect(texts()).toEqual([]);
  });
});

describe('the daily cap of what nobody asked for', () => {
  const capped = (unaskedPerDay: number): Nature => ({
    pace: { perSecond: 1000, burst: 1000, chatGapMs: 0, jitter: 0, unaskedPerDay },
  });
  const news: PostOptions = { urgency: 'notice' };

  it('holds news above it, lets replies and danger pass, and tells the operator once', async () => {
    await open(capped(2));
    for (const chat of ['a', 'b', 'c', 'd']) await post(`news-${chat}`, chat, news);
    await world.after(1_000);
    expect(texts().sort()).toEqual(['news-a', 'news-b']);
    await post('reply', 'c');
    await post('danger', 'd', { urgency: 'danger' });
    await world.after(1_000);
    expect(texts().slice(2).sort()).toEqual(['danger', 'reply']);
    const told = world.warned.filter(({ code }) => code === 'CHANNEL_CAP_REACHED');
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ channel: 'web', most: 2 });
  });

  it('counts chats, not messages', async () => {
    await open(capped(2));
    for (const id of ['1', '2', '3']) await post(`a-${id}`, 'a', news);
    await post('b', 'b', news);
    await post('c', 'c', news);
    await world.after(1_000);
    expect(texts().sort()).toEqual(['a-1', 'a-2', 'a-3', 'b']);
  });

  it('makes room a day after each of them, for one after the other', async () => {
    await open(capped(1));
    for (const chat of ['a', 'b', 'c', 'd']) {
      await post(chat, chat, news);
      await world.after(1_000);
    }
    const days: string[][] = [];
    for (let day = 1; day <= 4; day++) {
      days.push(texts());
      await world.after(24 * HOUR_MS);
    }
    expect(days.map((sent) => sent.length)).toEqual([1, 2, 3, 4]);
    expect(days[3]).toEqual(['a', 'b', 'c', 'd']);
    // Told anew on each day, not for each message.
    expect(world.warned.filter(({ code }) => code === 'CHANNEL_CAP_REACHED').length).toBeLessThanOrEqual(4);
  });

  it('calls nobody in vain: of many that are held, as many as find room are looked at', async () => {
    await open(capped(1));
    for (let count = 0; count < 30; count++) await post(`n${count}`, `chat-${count}`, news);
    await world.after(1_000);
    const before = world.added();
    await world.after(24 * HOUR_MS);
    expect(texts()).toHaveLength(2);
    expect(world.added() - before).toBeLessThanOrEqual(3);
  });

  it('does not count who wrote within a day, nor staff, who signed up for it', async () => {
    await open(capped(1));
    await hear('halo', 'siti');
    await world.idle();
    await post('siti', 'siti', news);
    await post('staff', 'petugas', { ...news, isWanted: true });
    await post('a', 'a', news);
    await post('b', 'b', news);
    await world.after(1_000);
    expect(texts().sort()).toEqual(['a', 'siti', 'staff']);
    await world.after(24 * HOUR_MS);
    await post('siti again', 'siti', news);
    await world.after(1_000);
    expect(texts()).not.toContain('siti again');
  });

  it('lets held news go when the person writes, before the answer', async () => {
    await open(capped(0));
    await post('news', 'siti', news);
    await world.after(1_000);
    expect(texts()).toEqual([]);
    await hear('halo', 'siti');
    await post('answer', 'siti');
    await world.idle();
    expect(texts()).toEqual(['news', 'answer']);
  });

  it('does not hold news of somebody who writes while that is decided', async () => {
    await open(capped(0));
    const { outbox } = world.models;
    const update = outbox.updateOne.bind(outbox);
    const whileTheyWrite = async (...given: Parameters<typeof update>) => {
      await hear('halo', 'siti');
      return update(...given);
    };
    const holding = jest.spyOn(outbox, 'updateOne').mockImplementationOnce(whileTheyWrite as never);
    await post('news', 'siti', news);
    await world.after(1_000);
    expect(holding).toHaveBeenCalled();
    expect(texts()).toEqual(['news']);
    expect((await rowOf('news'))?.quietUntil).toBeUndefined();
    holding.mockRestore();
  });

  it('gives no new room by a restart', async () => {
    await open(capped(2));
    await post('a', 'a', news);
    await post('b', 'b', news);
    await world.after(1_000);
    world = await world.restart();
    world.open();
    await world.outbox.resume();
    await post('c', 'c', news);
    await post('a again', 'a', news);
    await world.after(1_000);
    expect(texts()).toEqual(['a again']);
    await world.after(24 * HOUR_MS);
    expect(texts()).toEqual(['a again', 'c']);
  });

  it('counts nothing that did not go out', async () => {
    await open(capped(1));
    world.results.push({ ok: false, problem: 'rejected' });
    await post('a', 'a', news);
    await world.after(1_000);
    await post('b', 'b', news);
    await world.after(1_000);
    expect(texts()).toEqual(['b']);
  });

  it('keeps news that is no apology for later when its ticket is over', async () => {
    await open(capped(0));
    await world.outbox.post('web:siti', 'news', saying('news', { about: 'CTH-2603-0001X' }), news);
    await world.after(1_000);
    await world.outbox.dropHeld('web:siti', 'CTH-2603-0001X');
    await hear('halo', 'siti');
    await world.idle();
    expect(texts()).toEqual(['news']);
  });

  it('is not longer than a day for a clock that was set back', async () => {
    await open(capped(1));
    await post('a', 'a', news);
    await world.after(1_000);
    const { clock } = world;
    const real = clock.now.bind(clock);
    Object.assign(clock, { now: () => new Date(real().getTime() - 10 * 24 * HOUR_MS) });
    await post('b', 'b', news);
    await world.idle();
    const until = (await rowOf('b'))!.quietUntil!.getTime();
    expect(until - clock.now().getTime()).toBeLessThanOrEqual(24 * HOUR_MS);
  });
});
