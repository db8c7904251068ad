import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { linkId } from '../../src/people/link-code.js';
import { LINK_MINUTES, MOST_CHATS, type Redeemed } from '../../src/people/people.js';
import { engines } from '../tickets/test-store.js';
import { openPeople, type PeopleWorld } from './people-world.js';

const TELE = 'telegram:123';
const WA = 'whatsapp:628111@s.whatsapp.net';
const CLOUD = 'whatsapp-cloud:628111';
const WEB = 'web:siti';

describe.each(engines)('people on $name', ({ mongodbUrl }) => {
  let world: PeopleWorld;
  beforeEach(async () => {
    world = await openPeople(mongodbUrl);
  });
  afterEach(() => world.close());
  const chatsOf = async (chat: string) => (await world.people.chatsOf(chat)).toSorted();

  describe('a code', () => {
    it('links two chats, each way', async () => {
      expect(await world.link(TELE, WA)).toMatchObject({ kind: 'linked', from: TELE, others: [TELE] });
      expect(await world.people.chatsOf(TELE)).toEqual([TELE, WA]);
      expect(await world.people.chatsOf(WA)).toEqual([WA, TELE]);
    });

    it('never links by itself what has the same number on both ways to WhatsApp', async () => {
      await world.link(TELE, WA);
      expect(await chatsOf(CLOUD)).toEqual([CLOUD]);
      await world.link(WEB, CLOUD);
      expect(await chatsOf(CLOUD)).toEqual([WEB, CLOUD]);
      expect(await chatsOf(WA)).toEqual([TELE, WA]);
    });

    it('is nowhere in the store, nor a hash that anybody could make', async () => {
      const { code } = await world.people.offer(world.wish(TELE));
      const stored = JSON.stringify(await world.models.offers.find({}).lean());
      expect(stored).not.toContain(code);
      const { createHash } = await import('node:crypto');
      expect(stored).not.toContain(createHash('sha256').update(code).digest('hex'));
    });

    it.each([
      ['as it was shown', (code: string) => `${code.slice(0, 4)}-${code.slice(4)}`],
      ['in small letters', (code: string) => code.toLowerCase()],
      ['letter by letter', (code: string) => [...code].join(' ')],
    ])('works typed %s', async (_name, type) => {
      const { code } = await world.people.offer(world.wish(TELE));
      expect((await world.people.redeem({ ...world.wish(WA), code: type(code) })).kind).toBe('linked');
    });

    /** What was done before, which chat types the newest code of TELE (or another), and what comes of it. */
    const states: [string, (code: string) => Promise<unknown>, string, Redeemed['kind']][] = [
      ['new', async () => {}, WA, 'linked'],
      ['typed in its own chat', async () => {}, TELE, 'own'],
      ['almost too old', async () => world.later(LINK_MINUTES - 0.01), WA, 'linked'],
      ['too old', async () => world.later(LINK_MINUTES), WA, 'expired'],
      ['replaced by a newer one', () => world.people.offer(world.wish(TELE)), WA, 'wrong'],
      ['used by another', (code) => world.people.redeem({ ...world.wish(WEB), code }), WA, 'used'],
      ['used by the same', (code) => world.people.redeem({ ...world.wish(WA), code }), WA, 'already'],
      [
        'of a chat linked meanwhile',
        () => world.link(WA, WEB).then(() => world.link(WEB, TELE)),
        WA,
        'wrong',
      ],
      [
        'used, and the link cut',
        async (code) => {
          const wish = world.wish(WA);
          await world.people.redeem({ ...wish, code });
          await world.people.cut({ ...world.wish(TELE), link: linkId(wish.cause) });
        },
        WA,
        'used',
      ],
    ];
    it.each(states)('that is %s', async (_name, before, chat, kind) => {
      const { code } = await world.people.offer(world.wish(TELE));
      const replaces = _name.startsWith('of a chat linked');
      await before(code);
      if (replaces) await world.people.offer(world.wish(TELE));
      expect((await world.people.redeem({ ...world.wish(chat), code })).kind).toBe(kind);
    });

    it('of a linked chat is good for a third, which sees all of them', async () => {
      await world.link(TELE, WA);
      expect(await world.link(WA, WEB)).toMatchObject({ kind: 'linked', from: WA, others: [WA, TELE] });
      for (const chat of [TELE, WA, WEB]) expect(await chatsOf(chat)).toEqual([TELE, WEB, WA].toSorted());
    });

    it('makes one person of two who have several chats each', async () => {
      await world.link(TELE, WA);
      await world.link(WEB, CLOUD);
      expect((await world.link(WA, CLOUD)).kind).toBe('linked');
      for (const chat of [TELE, WA, WEB, CLOUD]) {
        expect(await chatsOf(chat)).toEqual([TELE, WA, WEB, CLOUD].toSorted());
      }
    });

    it('is won by one of those who race for it', async () => {
      const { code } = await world.people.offer(world.wish(TELE));
      const racers = Array.from({ length: 12 }, (_, index) => `web:${index}`);
      const done = await Promise.all(
        racers.map((chat) => world.people.redeem({ ...world.wish(chat), code })),
      );
      expect(done.filter(({ kind }) => kind === 'linked')).toHaveLength(1);
      expect(await chatsOf(TELE)).toHaveLength(2);
    });

    it('does not make a person of more chats than there may be', async () => {
      for (let index = 1; index < MOST_CHATS; index++) await world.link(TELE, `web:${index}`);
      expect((await world.link(TELE, 'web:more')).kind).toBe('full');
      expect(await chatsOf(TELE)).toHaveLength(MOST_CHATS);
      expect(await chatsOf('web:more')).toEqual(['web:more']);
      await world.people.leave(world.wish('web:1'));
      expect((await world.link(TELE, 'web:more')).kind).toBe('linked');
    });

    it('nor when many are typed at the same moment', async () => {
      for (let index = 1; index < MOST_CHATS - 1; index++) await world.link(TELE, `web:${index}`);
      const codes: string[] = [];
      for (const chat of [TELE, 'web:1', 'web:2']) {
        codes.push((await world.people.offer(world.wish(chat))).code);
      }
      await Promise.all(
        codes.map((code, index) => world.people.redeem({ ...world.wish(`web:new${index}`), code })),
      );
      expect((await chatsOf(TELE)).length).toBeLessThanOrEqual(MOST_CHATS);
    });
  });

  describe('wrong codes', () => {
    const guess = (cause?: string) => world.people.redeem({ ...world.wish(WA, cause), code: 'ABCD2345' });

    it('are refused for an hour after the fifth, also the right one, and no other chat with them', async () => {
      const kinds = [];
      for (let count = 0; count < 6; count++) kinds.push((await guess()).kind);
      expect(kinds).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'wrong', 'wait']);
      const { code } = await world.people.offer(world.wish(TELE));
      expect((await world.people.redeem({ ...world.wish(WA), code })).kind).toBe('wait');
      expect((await world.people.redeem({ ...world.wish(WEB), code })).kind).toBe('linked');
      world.later(60);
      expect((await world.link(TELE, WA)).kind).toBe('linked');
    });

    it('tell when the hour is over', async () => {
      const { now } = world.wish(WA);
      for (let count = 0; count < 5; count++) await guess();
      world.later(20);
      expect(await guess()).toEqual({ kind: 'wait', until: new Date(now.getTime() + 3600_000) });
    });

    it('count once for a message that comes again', async () => {
      for (let count = 0; count < 9; count++) expect((await guess('web:same#0')).kind).toBe('wrong');
      for (let count = 0; count < 4; count++) expect((await guess()).kind).toBe('wrong');
      expect((await guess()).kind).toBe('wait');
      expect((await guess('web:same#0')).kind).toBe('wrong');
    });

    it('of the hour before do not count', async () => {
      for (let count = 0; count < 4; count++) await guess();
      world.later(61);
      for (let count = 0; count < 5; count++) expect((await guess()).kind).toBe('wrong');
      expect((await guess()).kind).toBe('wait');
    });

    it.each([
      ['nothing', ''],
      ['blanks', '   '],
      ['emoji', '💡💡💡💡'],
      ['letters from right to left', 'א'.repeat(8)],
      ['10,000 letters', 'X'.repeat(10_000)],
      ['an operator', '$ne'],
      ['a path', '../../etc'],
    ])('of any kind are only wrong: %s', async (_name, code) => {
      expect((await world.people.redeem({ ...world.wish(WA), code })).kind).toBe('wrong');
    });
  });

  describe('two chats that their channel knows to be one person', () => {
    const [phone, lid] = ['whatsapp:6281200000001@s.whatsapp.net', 'whatsapp:123456789012345@lid'];

    it('are one from then on, however often that is told, with the chats of both', async () => {
      await world.link('telegram:1', phone);
      await world.people.unite(phone, lid);
      await world.people.unite(lid, phone);
      expect((await world.people.chatsOf(lid)).sort()).toEqual([lid, phone, 'telegram:1'].sort());
    });

    it('stay apart once the person has parted them', async () => {
      await world.people.unite(phone, lid);
      await world.people.leave(world.wish(lid));
      await world.people.unite(phone, lid);
      expect(await world.people.chatsOf(phone)).toEqual([phone]);
    });
  });

  describe('the same message again', () => {
    it('gets the same code, and does not make a used one new', async () => {
      const wish = world.wish(TELE);
      const { code } = await world.people.offer(wish);
      expect(await world.people.offer(wish)).toEqual({ code });
      await world.people.redeem({ ...world.wish(WA), code });
      expect(await world.people.offer(wish)).toEqual({ code });
      expect((await world.people.redeem({ ...world.wish(WEB), code })).kind).toBe('used');
    });

    it('has the same outcome when it links, even after a newer code was asked for', async () => {
      const { code } = await world.people.offer(world.wish(TELE));
      const wish = { ...world.wish(WA), code };
      const first = await world.people.redeem(wish);
      expect(await world.people.redeem(wish)).toEqual(first);
      await world.people.offer(world.wish(TELE));
      world.later(60);
      expect(await world.people.redeem(wish)).toEqual(first);
    });

    it('does not link anew what was cut since', async () => {
      const { code } = await world.people.offer(world.wish(TELE));
      const wish = { ...world.wish(WA), code };
      await world.people.redeem(wish);
      const cut = { ...world.wish(TELE), link: linkId(wish.cause) };
      expect(await world.people.cut(cut)).toEqual({ others: [WA] });
      expect((await world.people.redeem(wish)).kind).toBe('linked');
      expect(await chatsOf(TELE)).toEqual([TELE]);
      expect(await world.people.cut(cut)).toEqual({ others: [WA] });
    });

    it('leaves once, and does not leave what was joined since', async () => {
      await world.link(TELE, WA);
      const wish = world.wish(WA);
      expect(await world.people.leave(wish)).toEqual({ others: [TELE] });
      expect(await world.people.leave(wish)).toEqual({ others: [TELE] });
      expect(await chatsOf(WA)).toEqual([WA]);
      await world.link(WEB, WA);
      await world.people.leave(wish);
      expect(await chatsOf(WA)).toEqual([WEB, WA].toSorted());
    });
  });

  describe('leaving', () => {
    it('takes one chat out; those that were joined through it stay together', async () => {
      await world.link(TELE, WA);
      await world.link(WA, WEB);
      expect(await world.people.leave(world.wish(WA))).toEqual({ others: [TELE, WEB] });
      expect(await chatsOf(WA)).toEqual([WA]);
      expect(await chatsOf(TELE)).toEqual([TELE, WEB]);
    });

    it('is nothing for a chat that is alone', async () => {
      expect(await world.people.leave(world.wish(WA))).toBeUndefined();
      await world.link(TELE, WA);
      await world.people.leave(world.wish(TELE));
      expect(await world.people.leave(world.wish(WA))).toBeUndefined();
    });

    it('ends the code of the chat', async () => {
      await world.link(TELE, WA);
      const { code } = await world.people.offer(world.wish(WA));
      await world.people.leave(world.wish(WA));
      expect((await world.people.redeem({ ...world.wish(WEB), code })).kind).toBe('wrong');
    });

    it('many times and coming back leaves nothing behind', async () => {
      for (let count = 0; count < 20; count++) {
        expect((await world.link(count % 2 ? TELE : WA, count % 2 ? WA : TELE)).kind).toBe('linked');
        await world.people.leave(world.wish(count % 3 ? WA : TELE));
      }
      expect(await world.models.links.find({ ends: { $exists: true } }).lean()).toEqual([]);
    });
  });

  describe('cutting a link', () => {
    const linkOf = (done: Redeemed) => (done.kind === 'linked' ? done.link : '');

    it('parts exactly those whom it joined', async () => {
      await world.link(TELE, WA);
      const seen = linkOf(await world.link(WA, 'web:thief'));
      await world.link(TELE, WEB);
      expect(await world.people.cut({ ...world.wish(TELE), link: seen })).toEqual({
        others: [WEB, 'web:thief', WA],
      });
      expect(await chatsOf('web:thief')).toEqual(['web:thief']);
      expect(await chatsOf(TELE)).toEqual([TELE, WEB, WA].toSorted());
    });

    it.each<[string, (link: string) => Promise<unknown>, string]>([
      ['a chat it never joined', async () => {}, CLOUD],
      ['a chat that has left', () => world.people.leave(world.wish(WA)), WA],
      ['one that joined later', () => world.link(TELE, WEB), WEB],
      ['a second time', (link) => world.people.cut({ ...world.wish(WA), link }), TELE],
    ])('is not done for %s', async (_name, before, chat) => {
      await world.link(TELE, 'web:other');
      const link = linkOf(await world.link(TELE, WA));
      await before(link);
      const whole = await chatsOf(TELE);
      expect(await world.people.cut({ ...world.wish(chat), link })).toBeUndefined();
      expect(await chatsOf(TELE)).toEqual(whole);
    });

    it.each([
      ['nothing', ''],
      ['another', 'no such link'],
      ['emoji', '💡'],
      ['10,000 letters', 'x'.repeat(10_000)],
    ])('needs a link that is there, not %s', async (_name, link) => {
      expect(await world.people.cut({ ...world.wish(TELE), link })).toBeUndefined();
    });
  });
});
