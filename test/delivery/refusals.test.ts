import { afterEach, describe, expect, it } from '@jest/globals';
import type { DeliveryReport } from '../../src/channels/channel.js';
import { makeRefusals, UNAUTHORISED_PAUSE_MS } from '../../src/delivery/refusals.js';
import { ManualClock } from '../../src/shared/clock.js';
import { makeLogger } from '../../src/shared/logger.js';
import { type Delivery, type Nature, openDelivery, saying } from './delivery-world.js';

const HOUR_MS = 3600_000;
const DAY_MS = 24 * HOUR_MS;

describe('what the network does not let us do', () => {
  const open = () => {
    const clock = new ManualClock(new Date('2026-03-10T02:00:00Z'));
    const told: { err?: { code?: string; fields?: object } }[] = [];
    const logger = makeLogger('warn', { write: (line) => told.push(JSON.parse(line)) });
    const pass = (ms: number) => clock.moveTo(new Date(clock.now().getTime() + ms));
    return { clock, told, pass, refusals: makeRefusals({ channel: 'web', clock, logger }) };
  };

  it('is tried again a minute later, and each way is its own', async () => {
    const { refusals, pass } = open();
    expect([refusals.leftMs('words'), refusals.leftMs('template')]).toEqual([0, 0]);
    refusals.note('template');
    expect([refusals.leftMs('words'), refusals.leftMs('template')]).toEqual([0, UNAUTHORISED_PAUSE_MS]);
    await pass(UNAUTHORISED_PAUSE_MS - 1);
    refusals.note('words');
    expect(refusals.leftMs('template')).toBe(1);
    await pass(1);
    expect([refusals.leftMs('words'), refusals.leftMs('template')]).toEqual([UNAUTHORISED_PAUSE_MS - 1, 0]);
  });

  it('is told once a day by each code of the channel, when it is told later', async () => {
    const { refusals, pass, told } = open();
    refusals.note('words');
    expect(told).toEqual([]);
    for (let times = 0; times < 3; times++) {
      refusals.noteLate('template', '131042');
      refusals.noteLate('words', '131031');
      refusals.noteLate('words', undefined);
      await pass(HOUR_MS);
    }
    expect(told.map(({ err }) => err?.code)).toEqual(Array(3).fill('CHANNEL_UNAUTHORISED'));
    expect(JSON.stringify(told[0])).toContain('131042');
    await pass(DAY_MS);
    refusals.noteLate('template', '131042');
    expect(told).toHaveLength(4);
  });

  it.each([-400 * DAY_MS, 400 * DAY_MS])('ends also for a clock that jumps by %d', async (jumpMs) => {
    const { refusals, clock, told } = open();
    refusals.noteLate('words', '131031');
    const real = clock.now.bind(clock);
    Object.assign(clock, { now: () => new Date(real().getTime() + jumpMs) });
    expect(refusals.leftMs('words')).toBe(0);
    refusals.noteLate('words', '131031');
    expect(told).toHaveLength(2);
  });
});

describe('a channel that tells later that the operator has to act', () => {
  let world: Delivery;
  afterEach(() => world.close());

  const window = { openMs: DAY_MS, hasTemplate: true };
  const open = async (nature: Nature = {}) => {
    world = await openDelivery(undefined, undefined, nature);
    world.open();
  };
  const told = (messageId: string, code: string, chatId = 'siti'): DeliveryReport => ({
    ...{ chatId, messageId, state: 'failed', problem: 'unauthorised', code, at: world.clock.now() },
  });
  const texts = () => world.sent.map(({ text }) => text);
  const rowOf = (id: string) => world.models.outbox.findById(id).lean();
  const post = (id: string, chat = 'siti', isNews = false) =>
    world.outbox.post(`web:${chat}`, id, saying(id), isNews ? { urgency: 'notice' } : {});
  let heard = 0;
  const hear = (chat = 'siti') =>
    world.inbox.receive({
      ...{ channel: 'web', chatId: chat, messageId: `in-${++heard}`, senderId: chat, isGroup: false },
      ...{ sentAt: new Date(0), text: 'halo', media: [] },
    });
  const tellings = () => world.warned.filter((line) => JSON.stringify(line).includes('UNAUTHORISED'));

  it('is not written to for a minute; then all goes out, in order, and nothing has failed', async () => {
    await open();
    await post('a');
    await world.idle();
    await world.report(told('d-a', '131031'));
    await world.report(told('d-a', '131031'));
    await post('b');
    await post('x', 'budi');
    await world.after(UNAUTHORISED_PAUSE_MS - 1);
    expect(texts()).toEqual(['a']);
    expect(await rowOf('a')).toMatchObject({ state: 'waiting', attempts: 0 });
    await world.after(1);
    expect(texts().filter((text) => text !== 'x')).toEqual(['a', 'a', 'b']);
    expect(texts()).toContain('x');
    await world.report({ ...told('d-a', ''), state: 'delivered' });
    expect(await rowOf('a')).toMatchObject({ state: 'sent', delivery: { state: 'delivered' } });
  });

  it('gets the message again and again until the operator has acted, told once', async () => {
    await open();
    await post('a');
    await world.idle();
    for (let minutes = 1; minutes <= 30; minutes++) {
      expect(texts()).toHaveLength(minutes);
      await world.report(told('d-a', '131031'));
      await world.after(UNAUTHORISED_PAUSE_MS);
    }
    expect(await rowOf('a')).toMatchObject({ state: 'sent' });
    expect(tellings()).toHaveLength(1);
    expect(JSON.stringify(tellings())).toContain('131031');
    expect(JSON.stringify(world.warned)).not.toContain('siti');
  });

  it('loses nothing over a restart', async () => {
    await open();
    await post('a');
    await world.idle();
    await world.report(told('d-a', '131031'));
    world = await world.restart();
    world.open();
    await world.outbox.resume();
    await world.idle();
    expect(texts()).toEqual(['a']);
  });

  it('of a template holds back news only: answers go out, and whoever writes has the news in words', async () => {
    await open({ window });
    await post('news', 'siti', true);
    await post('more', 'budi', true);
    await world.idle();
    expect(world.announced).toEqual(['news', 'more']);
    await world.report(told('t-news>announced', '131042'));
    await world.report(told('t-more>announced', '131042', 'budi'));
    await world.idle();
    await hear();
    await post('answer');
    await world.idle();
    expect(texts()).toEqual(['news', 'answer']);
    expect(world.announced).toHaveLength(2);
    // The bill is paid.
    await world.after(UNAUTHORISED_PAUSE_MS);
    expect(world.announced).toEqual(['news', 'more', 'more']);
    expect(await rowOf('more')).toMatchObject({ state: 'sent' });
    expect(tellings()).toHaveLength(1);
  });

  it('of a template keeps its choices from being picked by a number typed before they were seen', async () => {
    await open({ window });
    world.announceResults.push({ ok: false, problem: 'unauthorised' });
    const asking = saying('a', { choices: [{ id: 'unseen', label: 'Ya' }] });
    await world.outbox.post('web:siti', 'a', asking, { urgency: 'notice' });
    await world.idle();
    await hear();
    await world.idle();
    expect(texts()).toEqual(['a']);
    expect(await world.offered('web:siti')).toBeUndefined();
  });

  it('and refuses a template at once gets the next one a minute later', async () => {
    await open({ window });
    world.announceResults.push({ ok: false, problem: 'unauthorised' });
    await post('a', 'siti', true);
    await world.idle();
    await post('b', 'budi', true);
    await world.after(UNAUTHORISED_PAUSE_MS - 1);
    expect(world.announced).toEqual([]);
    await world.after(1);
    expect(world.announced.sort()).toEqual(['a', 'b']);
  });
});

describe('a channel that refuses us at once', () => {
  it('is asked by one message a minute, however many wait', async () => {
    const world = await openDelivery();
    world.open();
    const refused = { ok: false as const, problem: 'unauthorised' as const };
    world.results.push(...Array.from({ length: 3 }, () => refused));
    await world.outbox.post('web:first', 'first', saying('first'));
    await world.idle();
    for (let n = 0; n < 10; n++) await world.outbox.post(`web:c${n}`, `c${n}`, saying(`c${n}`));
    await world.after(UNAUTHORISED_PAUSE_MS - 1);
    expect(world.tried).toEqual(['first']);
    await world.after(5 * UNAUTHORISED_PAUSE_MS);
    expect(world.sent).toHaveLength(11);
    expect(await world.models.outbox.countDocuments({ attempts: { $gt: 0 } })).toBe(0);
    await world.close();
  });
});
