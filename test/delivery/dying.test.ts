import { afterEach, describe, expect, it } from '@jest/globals';
import { failStore, healStore } from '../conversation/failing-store.js';
import { type Delivery, type Nature, openDelivery, saying } from './delivery-world.js';

const DAY_MS = 24 * 3600_000;

const natures: Record<string, Nature> = {
  'without a template': { window: { openMs: DAY_MS } },
  'with a template': { window: { openMs: DAY_MS, hasTemplate: true } },
  'with a pace and no room for news': {
    pace: { perSecond: 10, burst: 2, chatGapMs: 100, jitter: 0, unaskedPerDay: 0 },
    window: { openMs: 10 * DAY_MS },
  },
};

type Deed = (on: Delivery) => Promise<void>;
const ask = { choices: [{ id: 'ya', label: 'Ya' }] };
const postNews: Deed = (on) => on.outbox.post('web:siti', 'news', saying('news'), { urgency: 'notice' });
const postQuestion: Deed = (on) =>
  on.outbox.post('web:siti', 'question', saying('question', ask), { urgency: 'notice' });
const writeAndAnswer: Deed = async (on) => {
  await on.inbox.receive({
    ...{ channel: 'web', chatId: 'siti', messageId: 'halo', senderId: 'siti', isGroup: false },
    ...{ sentAt: new Date(0), text: 'halo', media: [] },
  });
  await on.outbox.post('web:siti', 'answer', saying('answer'));
};

/** What came before, and the deed in whose midst the program dies. */
const scenes: Record<string, { before: Deed[]; last: Deed }> = {
  'news is posted': { before: [], last: postNews },
  'a question is posted': { before: [postNews], last: postQuestion },
  'the person writes': { before: [postNews, postQuestion], last: writeAndAnswer },
};

let world: Delivery | undefined;
afterEach(async () => {
  healStore();
  await world?.close();
  world = undefined;
});

async function setUp(nature: Nature, before: Deed[]): Promise<Delivery> {
  world = await openDelivery(undefined, undefined, nature);
  await world.models.inbox.create({
    ...{ _id: 'web:siti:old', chat: 'web:siti', seq: '01ARZ3NDEKTSV4RRFFQ69G5FAV', state: 'handled' },
    ...{ attempts: 0, receivedAt: new Date(world.clock.now().getTime() - 2 * DAY_MS) },
  });
  world.open();
  for (const deed of before) {
    await deed(world);
    await world.after(1_000);
  }
  return world;
}

const reachedBy = ({ sent, announced }: Delivery) => [
  ...announced.map((text) => `template of ${text}`),
  ...sent.map(({ text }) => text),
];

/** What is left in the store, and what reached the person: each once, in the order of its first coming. */
async function endOf(on: Delivery, ...earlier: Delivery[]) {
  const rows = await on.models.outbox.find().sort({ seq: 1 }).lean();
  const reached = [...earlier, on].flatMap(reachedBy);
  return { rows: rows.map(({ _id, state }) => [_id, state]), reached: [...new Set(reached)] };
}

async function playWhole(nature: Nature, { before, last }: { before: Deed[]; last: Deed }) {
  const whole = await setUp(nature, before);
  failStore(Number.POSITIVE_INFINITY, { isDeadThen: true });
  await last(whole);
  await whole.after(3_000);
  const { writes } = healStore();
  const end = await endOf(whole);
  await whole.close();
  return { writes, end };
}

describe.each(Object.entries(natures))('on a channel %s', (_nature, nature) => {
  it.each(Object.entries(scenes))(
    'when %s it comes to the same end wherever the program dies: nothing is lost, all is in order',
    async (_scene, scene) => {
      const { writes, end } = await playWhole(nature, scene);
      expect(writes).toBeGreaterThan(0);
      for (let nth = 1; nth <= writes; nth++) {
        const dying = await setUp(nature, scene.before);
        failStore(nth, { isDeadThen: true });
        const isStored = await scene.last(dying).then(
          () => true,
          () => false,
        );
        await dying.after(300);
        const next = await dying.restart();
        world = next;
        expect(healStore().hasFailed).toBe(true);
        next.open();
        await next.outbox.resume();
        await next.inbox.resume();
        if (!isStored) await scene.last(next);
        await next.after(3_000);
        expect({ nth, ...(await endOf(next, dying)) }).toEqual({ nth, ...end });
        await next.close();
        world = undefined;
      }
    },
  );
});
