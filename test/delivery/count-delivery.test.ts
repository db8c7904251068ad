import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { tellDelivery } from '../../src/admin-delivery.js';
import { countDelivery } from '../../src/delivery/count-delivery.js';
import { type Delivery, openDelivery, saying } from './delivery-world.js';

const HOUR_MS = 3600_000;
let world: Delivery;
beforeEach(async () => {
  world = await openDelivery(undefined, undefined, { window: { openMs: 24 * HOUR_MS } });
  world.open();
  await world.inbox.receive({
    ...{ channel: 'web', chatId: 'siti', messageId: 'in-1', senderId: 'siti', isGroup: false },
    ...{ sentAt: new Date(0), text: 'halo', media: [] },
  });
});
afterEach(() => world.close());

const post = async (id: string, chat = 'web:siti') => {
  await world.outbox.post(chat, id, saying('RAHASIA'));
  await world.idle();
};
const count = () => countDelivery(world.models.outbox, world.clock.now());

it('counts nothing where nothing was sent', async () => {
  expect(await count()).toEqual({ waiting: 0, awaiting: 0, failed: [] });
  expect(tellDelivery(await count())).toHaveLength(3);
});

it('counts what waits, what waits for the person, and what failed today by reason, told now or later', async () => {
  await post('sent');
  for (const problem of ['rejected', 'blocked'] as const) {
    world.results.push({ ok: false, problem });
    await post(problem);
  }
  await post('later');
  const report = { chatId: 'siti', messageId: 'd-later', state: 'failed' as const, at: new Date(0) };
  await world.report({ ...report, problem: 'rejected' });
  await post('closed', 'web:budi');
  world.results.push({ ok: false, problem: 'retry', retryAfterMs: HOUR_MS });
  await post('again');
  await post('behind');
  expect(await count()).toEqual({
    waiting: 2,
    awaiting: 1,
    failed: [
      { problem: 'rejected', count: 2 },
      { problem: 'blocked', count: 1 },
    ],
  });
  const lines = tellDelivery(await count()).join('\n');
  expect(lines).toMatch(/waiting +2.*awaiting +1.*failed +3.*rejected +2.*blocked +1/s);
  expect(lines).not.toMatch(/siti|budi|RAHASIA/);
});

it('forgets what failed more than a day ago', async () => {
  world.results.push({ ok: false, problem: 'rejected' });
  await post('a');
  await world.after(23 * HOUR_MS);
  expect((await count()).failed).toEqual([{ problem: 'rejected', count: 1 }]);
  await world.after(2 * HOUR_MS);
  expect((await count()).failed).toEqual([]);
});
