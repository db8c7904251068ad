import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Delivery, openDelivery, saying } from './delivery-world.js';

let world: Delivery;
beforeEach(async () => {
  world = await openDelivery();
});
afterEach(() => world.close());

const texts = () => world.sent.map(({ text }) => text);
const post = (id: string, chat = 'web:siti') => world.outbox.post(chat, id, saying(id));
const retry = (retryAfterMs?: number) => ({
  ok: false as const,
  problem: 'retry' as const,
  ...(retryAfterMs ? { retryAfterMs } : {}),
});

describe('the outbox', () => {
  beforeEach(() => world.open());

  it('sends the messages of a chat in their order, each once', async () => {
    for (const id of ['a', 'b', 'a', 'c', 'b']) await post(id);
    await world.idle();
    await post('a');
    await world.idle();
    expect(texts()).toEqual(['a', 'b', 'c']);
  });

  it('keeps those behind a message waiting that has to be tried again, and lets other chats pass', async () => {
    world.results.push(retry());
    await post('a');
    await world.idle();
    await post('b');
    await post('x', 'web:budi');
    await world.idle();
    expect(texts()).toEqual(['x']);
    await world.after(1_000);
    expect(texts()).toEqual(['x', 'a', 'b']);
  });

  it('tries again after 1, 2, 4 ... seconds, at last every 10 minutes', async () => {
    world.results.push(...Array.from({ length: 13 }, () => retry()));
    await post('a');
    const triedAt: number[] = [];
    const start = world.clock.now().getTime();
    for (let seconds = 0; seconds < 3_000 && texts().length === 0; seconds++) {
      await world.after(1_000);
      if (triedAt.length < world.tried.length)
        triedAt.push(
          ...Array(world.tried.length - triedAt.length).fill((world.clock.now().getTime() - start) / 1000),
        );
    }
    const pauses = triedAt.map((at, index) => at - (triedAt[index - 1] ?? at));
    expect(pauses.slice(2, 11)).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 512]);
    expect(pauses.slice(11)).toEqual([600, 600, 600]);
  });

  it('waits as long as the channel says when there was too much', async () => {
    world.results.push(retry(7_000));
    await post('a');
    await world.after(6_999);
    expect(world.tried).toHaveLength(1);
    await world.after(1);
    expect(texts()).toEqual(['a']);
  });

  it('lets a pause that the channel asks for grow after some tries in vain, to two minutes or what it asks', async () => {
    const asked = [1_000, 1_000, 1_000, 1_000, 1_000, 1_000, 1_000, 1_000, 1_000, 300_000];
    world.results.push(...asked.map((pauseMs) => retry(pauseMs)));
    await post('a');
    const pauses: (number | undefined)[] = [];
    for (let count = 0; count < asked.length; count++) {
      await world.idle();
      const row = await world.models.outbox.findById('a').lean();
      pauses.push(row?.pauseMs);
      await world.after(row!.notBefore!.getTime() - world.clock.now().getTime());
    }
    const seconds = pauses.map((pauseMs) => pauseMs! / 1_000);
    expect(seconds).toEqual([1, 1, 1, 1, 16, 32, 64, 120, 120, 300]);
    expect(texts()).toEqual(['a']);
  });

  it.each([3600, 30 * 86_400])('tries again though the clock was set back by %d seconds', async (seconds) => {
    world.results.push(retry());
    await post('a');
    await world.idle();
    const { clock } = world;
    const real = clock.now.bind(clock);
    Object.assign(clock, { now: () => new Date(real().getTime() - seconds * 1_000) });
    await clock.moveTo(new Date(real().getTime() + 1_000), world.idle);
    expect(texts()).toEqual(['a']);
  });

  it('tries again soon though the clock was set back by less than a pause may be', async () => {
    world.results.push(retry());
    await post('a');
    await world.idle();
    const { clock } = world;
    const real = clock.now.bind(clock);
    Object.assign(clock, { now: () => new Date(real().getTime() - 60_000) });
    await clock.moveTo(new Date(real().getTime() + 62_000), world.idle);
    expect(texts()).toEqual(['a']);
  });

  it('takes a channel that throws for one that has to be tried again', async () => {
    const send = world.channel.send.bind(world.channel);
    let thrown = 0;
    world.channel.send = async (...given) => {
      if (thrown++ < 3) throw new Error('secret of siti');
      return send(...given);
    };
    await post('a');
    await world.idle();
    expect(await world.models.outbox.findById('a').lean()).toMatchObject({ attempts: 1, state: 'waiting' });
    await world.after(7_000);
    expect(texts()).toEqual(['a']);
    expect(JSON.stringify(world.warned)).not.toMatch(/secret|siti/);
  });

  it('piles up no jobs while it waits, however much is posted meanwhile', async () => {
    world.results.push(retry(60_000));
    await post('0');
    await world.idle();
    const before = world.added();
    for (let count = 1; count <= 40; count++) await post(String(count));
    await world.idle();
    expect(world.tried).toHaveLength(1);
    // One job a post; none of them leaves another behind.
    expect(world.added() - before).toBe(40);
    await world.after(60_000);
    expect(texts()).toEqual(Array.from({ length: 41 }, (_, index) => String(index)));
  });

  it.each(['blocked', 'rejected'] as const)(
    'gives a message up that is %s, keeps it, and sends the next',
    async (problem) => {
      world.results.push({ ok: false, problem });
      await post('a');
      await post('b');
      await world.idle();
      expect(texts()).toEqual(['b']);
      expect(await world.models.outbox.findById('a').lean()).toMatchObject({
        state: 'failed',
        problem,
        message: { text: 'a' },
      });
      await world.after(3_600_000);
      expect(texts()).toEqual(['b']);
    },
  );

  it('looks every minute whether a refused token was corrected', async () => {
    world.results.push(
      ...Array.from({ length: 3 }, () => ({ ok: false as const, problem: 'unauthorised' as const })),
    );
    await post('a');
    await world.after(179_000);
    expect(texts()).toEqual([]);
    await world.after(1_000);
    expect(texts()).toEqual(['a']);
  });

  it('keeps what goes to a channel that this program does not serve', async () => {
    await world.outbox.post('telegram:1', 'a', saying('a'));
    await world.after(300_000);
    expect(await world.models.outbox.findById('a').lean()).toMatchObject({ state: 'waiting' });
  });

  it('knows which ticket a delivered message was about', async () => {
    await world.outbox.post('web:siti', 'a', saying('a', { about: 'CTH-2603-0001X' }));
    await world.idle();
    expect((await world.outbox.messageOf('web:siti', 'd-a'))?.about).toBe('CTH-2603-0001X');
    expect(await world.outbox.messageOf('web:budi', 'd-a')).toBeUndefined();
    expect(await world.outbox.messageOf('web:siti', 'd-z')).toBeUndefined();
  });

  it('tells that it is stuck', async () => {
    world.results.push(retry(3_600_000));
    await post('a');
    await world.after(600_000);
    expect(await world.outbox.isStuckSince(new Date(world.clock.now().getTime() - 300_000))).toBe(true);
    expect(await world.outbox.isStuckSince(new Date(world.clock.now().getTime() - 900_000))).toBe(false);
  });

  it('shows the newest messages of a chat, oldest first', async () => {
    for (const id of ['a', 'b', 'c']) await post(id);
    expect((await world.outbox.history('web:siti', 2)).map(({ outbound }) => outbound.text)).toEqual([
      'b',
      'c',
    ]);
  });
});

describe('a message that is held back', () => {
  const hold = (id: string, ms = 3_600_000, about?: string) =>
    world.outbox.post('web:siti', id, saying(id, about ? { about } : {}), {
      quietUntil: new Date(world.clock.now().getTime() + ms),
    });
  beforeEach(() => world.open());

  it('lets later ones pass, and goes out at its moment, once', async () => {
    await hold('a');
    await post('b');
    await hold('a');
    await world.idle();
    expect(texts()).toEqual(['b']);
    await world.after(3_599_999);
    expect(texts()).toEqual(['b']);
    await world.after(1);
    await world.after(3_600_000);
    expect(texts()).toEqual(['b', 'a']);
  });

  it('leaves others their own pauses', async () => {
    await hold('a');
    await world.idle();
    world.results.push(retry());
    await post('b');
    await world.after(1_000);
    expect(texts()).toEqual(['b']);
  });

  it('waits for its own moment when several are held back', async () => {
    await hold('late', 7_200_000);
    await hold('soon', 3_600_000);
    await world.after(3_600_000);
    expect(texts()).toEqual(['soon']);
    await world.after(3_600_000);
    expect(texts()).toEqual(['soon', 'late']);
  });

  it('comes through a restart, also one that lasts longer than it', async () => {
    await hold('a');
    world = await world.restart();
    world.open();
    await world.outbox.resume();
    await post('b');
    await world.idle();
    expect(texts()).toEqual(['b']);
    world = await world.restart();
    await world.after(3_600_000);
    world.open();
    await world.outbox.resume();
    await world.idle();
    expect(texts()).toEqual(['a']);
  });

  it('is tried again like others once its moment has come', async () => {
    await hold('a');
    world.results.push(retry());
    await world.after(3_600_000);
    await post('b');
    await world.after(1_000);
    expect(texts()).toEqual(['a', 'b']);
  });

  it('is no sign of trouble, and not shown before it is told', async () => {
    await hold('a');
    await world.after(1_800_000);
    expect(await world.outbox.isStuckSince(world.clock.now())).toBe(false);
    await post('b');
    const shown = async () =>
      (await world.outbox.history('web:siti', 5)).map(({ outbound }) => outbound.text);
    expect(await shown()).toEqual(['b']);
    await world.after(1_800_000);
    expect(await shown()).toEqual(['b', 'a']);
  });

  it('is taken back with what it is about, and stays so when it is posted again', async () => {
    await hold('a', 3_600_000, 'CTH-2603-0001X');
    await hold('b', 3_600_000, 'CTH-2603-0002V');
    await world.outbox.dropHeld('web:siti', 'CTH-2603-0001X');
    await hold('a', 3_600_000, 'CTH-2603-0001X');
    await world.after(3_600_000);
    expect(texts()).toEqual(['b']);
    expect((await world.outbox.history('web:siti', 5)).map(({ messageId }) => messageId)).toEqual(['b']);
  });
});

describe('after a restart', () => {
  it('sends what an earlier run left, in order, before what is posted then', async () => {
    for (const id of ['a', 'b']) await post(id);
    world = await world.restart();
    world.open();
    expect(await world.outbox.resume()).toBe(1);
    await post('c');
    await world.idle();
    expect(texts()).toEqual(['a', 'b', 'c']);
  });

  it('still honours a pause that had begun', async () => {
    world.open();
    world.results.push(retry(60_000));
    await post('a');
    await world.idle();
    world = await world.restart();
    world.open();
    await world.outbox.resume();
    await world.idle();
    expect(world.tried).toEqual([]);
    await world.after(60_000);
    expect(texts()).toEqual(['a']);
  });
});

describe('what a typed number will mean', () => {
  const asking = (...labels: string[]) => ({ choices: labels.map((label) => ({ id: label, label })) });
  const offeredTo = async () => (await world.offered('web:siti'))?.map(({ id }) => id);
  beforeEach(() => world.open());

  it('is kept from the newest message that had choices', async () => {
    await world.outbox.post('web:siti', 'a', saying('a', asking('1a')));
    await world.outbox.post('web:siti', 'b', saying('b', asking('1b')));
    await world.outbox.post('web:siti', 'c', saying('c'));
    expect(await offeredTo()).toEqual(['1b']);
  });

  it('is not taken back to an earlier message when that is posted once more', async () => {
    await world.outbox.post('web:siti', 'a', saying('a', asking('1a')));
    await world.outbox.post('web:siti', 'b', saying('b', asking('1b')));
    await world.outbox.post('web:siti', 'a', saying('a', asking('1a')));
    expect(await offeredTo()).toEqual(['1b']);
  });

  it('is nothing after a question that waits for words', async () => {
    await world.outbox.post('web:siti', 'a', saying('a', asking('1a')));
    await world.outbox.post('web:siti', 'b', saying('b', { expectsAnswer: true }));
    expect(await offeredTo()).toEqual([]);
  });

  it('moves on also when the clock was set back over a restart', async () => {
    await world.outbox.post('web:siti', 'a', saying('a', asking('1a')));
    Object.assign(world.clock, { now: () => new Date('2026-03-09T02:00:00Z') });
    world = await world.restart();
    world.open();
    await world.outbox.resume();
    await world.outbox.post('web:siti', 'b', saying('b', asking('1b')));
    expect(await offeredTo()).toEqual(['1b']);
  });
});
