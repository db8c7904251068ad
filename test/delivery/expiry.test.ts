import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { tellDelivery } from '../../src/admin-delivery.js';
import type { SendResult } from '../../src/channels/channel.js';
import { countDelivery } from '../../src/delivery/count-delivery.js';
import { type Delivery, openDelivery, saying } from './delivery-world.js';

const HOUR_MS = 3600_000;
const DAY_MS = 24 * HOUR_MS;

let world: Delivery;
beforeEach(async () => {
  world = await openDelivery();
  world.open();
});
afterEach(() => world.close());

const post = (id: string, chat = 'siti') => world.outbox.post(`web:${chat}`, id, saying(id));
const rowOf = (id: string) => world.models.outbox.findById(id).lean();
/** The channel answers so to one message for ever, and takes all others. */
const never = (id: string, result: SendResult) => {
  const send = world.channel.send.bind(world.channel);
  let tries = 0;
  world.channel.send = async (chatId, message, deliveryId) => {
    if (deliveryId !== id) return send(chatId, message, deliveryId);
    tries += 1;
    return result;
  };
  return () => tries;
};
/** As if it had been tried for so long already. */
const age = (id: string, triedMs: number) =>
  world.models.outbox.updateOne({ _id: id }, { $set: { triedMs } });

describe('a message that the channel never takes', () => {
  it('is given up after a week of tries, kept, told, and shown; those behind it go out', async () => {
    const tries = never('a', { ok: false, problem: 'retry' });
    await post('a');
    await world.idle();
    await post('b');
    await world.after(6 * DAY_MS);
    expect(await rowOf('a')).toMatchObject({ state: 'waiting' });
    expect(world.sent).toEqual([]);
    await world.after(1 * DAY_MS + HOUR_MS);
    expect(await rowOf('a')).toMatchObject({ state: 'failed', problem: 'expired', message: { text: 'a' } });
    expect(tries()).toBeGreaterThan(1_000);
    expect(world.sent.map(({ text }) => text)).toEqual(['b']);
    expect(world.warned).toMatchObject([{ code: 'MESSAGE_EXPIRED', channel: 'web' }]);
    expect(JSON.stringify(world.warned)).not.toContain('siti');
    const counts = await countDelivery(world.models.outbox, world.clock.now());
    expect(tellDelivery(counts).join('\n')).toMatch(/failed +1.*expired +1/s);
  });

  it.each([0, 1_000, 300 * DAY_MS])(
    'counts ten minutes at most for a try, also where the channel asks for %d ms',
    async (ms) => {
      never('a', { ok: false, problem: 'retry', retryAfterMs: ms });
      await post('a');
      await world.idle();
      for (let count = 1; count < 20; count++) {
        const { notBefore } = (await rowOf('a'))!;
        await world.after(notBefore!.getTime() - world.clock.now().getTime());
        const { triedMs, attempts, state } = (await rowOf('a'))!;
        expect(state).toBe('waiting');
        expect(triedMs).toBeLessThanOrEqual(attempts * 10 * 60_000);
      }
    },
  );

  it('is not given up by a clock that jumps a year ahead', async () => {
    const tries = never('a', { ok: false, problem: 'retry' });
    for (const chat of ['a', 'b', 'c']) await post(chat, chat);
    await world.after(HOUR_MS);
    const before = tries();
    const { clock } = world;
    const real = clock.now.bind(clock);
    Object.assign(clock, { now: () => new Date(real().getTime() + 365 * DAY_MS) });
    await clock.moveTo(new Date(real().getTime() + HOUR_MS), world.idle);
    expect(tries()).toBeGreaterThan(before);
    expect(await rowOf('a')).toMatchObject({ state: 'waiting' });
    expect((await rowOf('a'))!.triedMs).toBeLessThan(DAY_MS);
  });

  it('keeps what was used up over a restart', async () => {
    never('a', { ok: false, problem: 'retry' });
    await post('a');
    await world.after(HOUR_MS);
    const before = (await rowOf('a'))!.triedMs!;
    expect(before).toBeGreaterThan(HOUR_MS / 2);
    world = await world.restart();
    await world.after(30 * DAY_MS);
    expect((await rowOf('a'))!.triedMs).toBe(before);
  });

  it('goes out if the channel takes it the last time it is tried', async () => {
    world.results.push({ ok: false, problem: 'retry' });
    await post('a');
    await world.idle();
    await age('a', 7 * DAY_MS);
    await world.after(HOUR_MS);
    expect(await rowOf('a')).toMatchObject({ state: 'sent' });
  });

  it('waits for the person when it is its template that is never taken', async () => {
    await world.close();
    world = await openDelivery(undefined, undefined, { window: { openMs: DAY_MS, hasTemplate: true } });
    world.open();
    world.announceResults.push({ ok: false, problem: 'retry' }, { ok: false, problem: 'retry' });
    await world.outbox.post('web:siti', 'a', saying('a'), { urgency: 'notice' });
    await world.idle();
    await age('a', 7 * DAY_MS);
    await world.after(HOUR_MS);
    expect(await rowOf('a')).toMatchObject({ state: 'awaiting', triedMs: 0 });
  });
});

describe('what uses up nothing of that week', () => {
  it.each<[string, SendResult]>([
    ['a network that is not reached', { ok: false, problem: 'retry', isOffline: true }],
    ['a token that is refused', { ok: false, problem: 'unauthorised' }],
  ])('is %s', async (_what, result) => {
    never('a', result);
    await post('a');
    await world.idle();
    await age('a', 7 * DAY_MS - 1);
    await world.after(3 * DAY_MS);
    expect(await rowOf('a')).toMatchObject({ state: 'waiting', triedMs: 7 * DAY_MS - 1 });
  });

  it('is a network that is not reached, also when the week is over', async () => {
    never('a', { ok: false, problem: 'retry', isOffline: true });
    await post('a');
    await world.idle();
    await age('a', 7 * DAY_MS);
    await world.after(DAY_MS);
    expect(await rowOf('a')).toMatchObject({ state: 'waiting' });
  });

  it('is a channel that is down', async () => {
    const tries = never('a', { ok: false, problem: 'retry' });
    let isUp = true;
    world.channel.isReady = () => isUp;
    await post('a');
    await world.idle();
    await age('a', 7 * DAY_MS - 1);
    isUp = false;
    await world.after(HOUR_MS);
    expect(tries()).toBe(1);
    expect(await rowOf('a')).toMatchObject({ state: 'waiting', triedMs: 7 * DAY_MS - 1 });
  });
});
