import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MOST_CHATS } from '../../src/people/people.js';
import { failStore, healStore } from '../conversation/failing-store.js';
import { openPeople, type PeopleWorld } from './people-world.js';

const CHATS = ['telegram:1', 'telegram:2', 'web:a', 'web:b', 'whatsapp-cloud:628', 'whatsapp:628', 'web:c'];
const chat = fc.constantFrom(...CHATS);

type Deed =
  | { do: 'link'; from: string; to: string }
  | { do: 'leave'; chat: string }
  | { do: 'cut'; chat: string; nth: number }
  | { do: 'again' };

const linkOrLeave: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('link' as const), from: chat, to: chat }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('leave' as const), chat }) },
  { weight: 1, arbitrary: fc.constant({ do: 'again' as const }) },
);
const anyDeed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 4, arbitrary: linkOrLeave },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cut' as const), chat, nth: fc.nat(9) }) },
);

let world: PeopleWorld | undefined;
afterEach(async () => {
  healStore();
  await world?.close();
  world = undefined;
});

/** Does deeds one after the other; `again` does the last one a second time, as after a crash. */
function makeDoer({ people, wish }: PeopleWorld) {
  /** Links that hold their two chats; one that a chat has left since no longer says anything of it. */
  let made: { link: string; from: string; to: string }[] = [];
  let last: () => Promise<unknown> = async () => undefined;
  return {
    made: () => made,
    async run(deed: Deed): Promise<void> {
      if (deed.do === 'link') {
        const asked = wish(deed.from);
        const typed = wish(deed.to);
        const link = async () => people.redeem({ ...typed, ...(await people.offer(asked)) });
        last = link;
        const done = await link();
        if (done.kind === 'linked') made.push({ link: done.link, from: deed.from, to: deed.to });
      } else if (deed.do === 'leave') {
        const left = wish(deed.chat);
        last = () => people.leave(left);
        if (await last()) made = made.filter(({ from, to }) => ![from, to].includes(deed.chat));
      } else if (deed.do === 'cut') {
        const link = made[deed.nth % Math.max(1, made.length)]?.link ?? 'none';
        const cut = { ...wish(deed.chat), link };
        last = () => people.cut(cut);
        await last();
      } else await last();
    },
  };
}

/** Every chat with all that it says are one person with it. Fails where two chats do not say the same. */
async function partition({ people }: PeopleWorld): Promise<string[][]> {
  const seen = new Map<string, string[]>();
  for (const one of CHATS) {
    const chats = await people.chatsOf(one);
    expect(chats[0]).toBe(one);
    expect(new Set(chats).size).toBe(chats.length);
    seen.set(one, chats.toSorted());
  }
  for (const [one, chats] of seen) for (const other of chats) expect(seen.get(other)).toEqual(seen.get(one));
  return [...new Set([...seen.values()].map((chats) => chats.join(' ')))]
    .toSorted()
    .map((key) => key.split(' '));
}

describe('over any sequence of links and leavings', () => {
  it('each chat is of one person, and persons are what the deeds make them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(linkOrLeave, { maxLength: 25 }), async (deeds) => {
        world = await openPeople();
        const doer = makeDoer(world);
        let sets = CHATS.map((one) => [one]);
        const setOf = (one: string) => sets.find((set) => set.includes(one))!;
        for (const deed of deeds) {
          await doer.run(deed);
          if (deed.do === 'link') {
            const [left, right] = [setOf(deed.from), setOf(deed.to)];
            if (left !== right && left.length + right.length <= MOST_CHATS) {
              sets = [...sets.filter((set) => set !== left && set !== right), [...left, ...right]];
            }
          } else if (deed.do === 'leave') {
            sets = sets.map((set) => set.filter((one) => one !== deed.chat)).filter((set) => set.length > 0);
            sets.push([deed.chat]);
          }
          const expected = sets
            .map((set) => set.toSorted())
            .toSorted((a, b) => (a.join() < b.join() ? -1 : 1));
          const found = await partition(world);
          expect(found.toSorted((a, b) => (a.join() < b.join() ? -1 : 1))).toEqual(expected);
        }
        await world.close();
        world = undefined;
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it('and cuttings each chat stays of one person, and whoever is cut off is off', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyDeed, { maxLength: 25 }), async (deeds) => {
        world = await openPeople();
        const doer = makeDoer(world);
        for (const deed of deeds) {
          await doer.run(deed);
          for (const set of await partition(world)) expect(set.length).toBeLessThanOrEqual(MOST_CHATS);
        }
        // The newest link of all, cut by the one whose code it was, leaves its two chats apart.
        const typed = world.wish('web:z2');
        const { code } = await world.people.offer(world.wish('web:z1'));
        const done = await world.people.redeem({ ...typed, code });
        expect(done.kind).toBe('linked');
        if (done.kind === 'linked') await world.people.cut({ ...world.wish('web:z1'), link: done.link });
        expect(await world.people.chatsOf('web:z1')).toEqual(['web:z1']);
        for (const { link, from, to } of doer.made()) {
          const isCut = await world.people.cut({ ...world.wish(from), link });
          if (isCut) expect(await world.people.chatsOf(from)).not.toContain(to);
        }
        await world.close();
        world = undefined;
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});

describe('a program that dies before any write', () => {
  const deeds: [string, Deed[], Deed][] = [
    ['two chats are linked', [], { do: 'link', from: 'web:a', to: 'web:b' }],
    [
      'two persons become one',
      [
        { do: 'link', from: 'web:a', to: 'web:b' },
        { do: 'link', from: 'telegram:1', to: 'whatsapp:628' },
      ],
      { do: 'link', from: 'web:b', to: 'whatsapp:628' },
    ],
    [
      'the one in the middle leaves',
      [
        { do: 'link', from: 'web:a', to: 'web:b' },
        { do: 'link', from: 'web:b', to: 'web:c' },
      ],
      { do: 'leave', chat: 'web:b' },
    ],
    ['a link is cut', [{ do: 'link', from: 'web:a', to: 'web:b' }], { do: 'cut', chat: 'web:a', nth: 0 }],
  ];
  it.each(deeds)(
    'while %s is found as if it had not, once the message is handled again',
    async (_n, before, last) => {
      const play = async (nth: number | undefined) => {
        const own = await openPeople();
        world = own;
        const doer = makeDoer(own);
        for (const deed of before) await doer.run(deed);
        const standing = await partition(own);
        failStore(nth ?? Number.POSITIVE_INFINITY, { isDeadThen: true });
        const died = await doer.run(last).then(
          () => false,
          () => true,
        );
        const { writes } = healStore();
        const between = await partition(own);
        if (died) await doer.run({ do: 'again' });
        const after = await partition(own);
        await own.close();
        world = undefined;
        return { standing, between, after, writes, died };
      };
      const whole = await play(undefined);
      expect(whole.writes).toBeGreaterThan(0);
      for (let nth = 1; nth <= whole.writes; nth++) {
        const { standing, between, after, died } = await play(nth);
        expect({ nth, died }).toEqual({ nth, died: true });
        expect({ nth, after }).toEqual({ nth, after: whole.after });
        // Never half: the persons are those from before or those from after.
        expect([standing, whole.after]).toContainEqual(between);
      }
    },
    60_000,
  );
});
