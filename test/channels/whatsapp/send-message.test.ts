import { describe, expect, it } from '@jest/globals';
import type { AnyMessageContent } from '@whiskeysockets/baileys';
import type { Outbound, SendResult } from '../../../src/channels/channel.js';
import { makeAcks } from '../../../src/channels/whatsapp/await-ack.js';
import { makeSendMessage } from '../../../src/channels/whatsapp/send-message.js';
import { ManualClock } from '../../../src/shared/clock.js';
import { hearLog } from './heard-log.js';

const CHAT = '6281200000001@s.whatsapp.net';
const WORDS = {
  choices: { byNumber: 'Balas dengan angka:', byWord: 'Balas dengan kata:' },
  location: 'Kirim lokasi.',
};
const LONG: Outbound = { text: Array.from({ length: 1_500 }, (_, n) => `kata${n}`).join(' ') };
const PHOTO = { kind: 'photo' as const, path: '/tmp/photo', mime: 'image/jpeg' };

/** Distinct, to be known again: what the channel says of a message while there is no connection. */
const RETRY = { ok: false, problem: 'retry', retryAfterMs: 4_711 } as const;
const AGAIN: SendResult = { ok: false, problem: 'retry' };

const settle = async () => {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
};

interface Sent {
  id: string;
  content: AnyMessageContent;
}

function makeWorld({ away = RETRY as Extract<SendResult, { ok: false }> } = {}) {
  const clock = new ManualClock(new Date('2026-03-02T08:00:00Z'));
  const log = hearLog();
  const acks = makeAcks(clock);
  const sent: Sent[] = [];
  /** What the other side does with each message. */
  let meet: (one: Sent) => Promise<void> = async ({ id }) => acks.take({ id });
  const connection = {
    async sendMessage(chatId: string, content: AnyMessageContent, { messageId }: { messageId: string }) {
      expect(chatId).toBe(CHAT);
      const one = { id: messageId, content };
      sent.push(one);
      await meet(one);
    },
  };
  let open: typeof connection | undefined = connection;
  const send = makeSendMessage({
    socket: () => open as never,
    whileAway: () => away,
    acks,
    words: WORDS,
    logger: log.logger,
  });
  return {
    ...{ clock, acks, sent, ...log },
    send: (outbound: Outbound, id = 'delivery-1') => send(CHAT, outbound, id),
    setMeet: (next: typeof meet) => {
      meet = next;
    },
    disconnect() {
      open = undefined;
      acks.giveUp();
    },
    pass: (ms: number) => clock.moveTo(new Date(clock.now().getTime() + ms), settle),
  };
}

describe('sending a message', () => {
  it('is done when WhatsApp says that it has it, and not before', async () => {
    const { send, sent, setMeet, acks, pass } = makeWorld();
    setMeet(async () => {});
    let result: SendResult | undefined;
    const sending = send({ text: 'halo' }).then((given) => {
      result = given;
    });
    await pass(19_000);
    expect(result).toBeUndefined();
    acks.take({ id: 'SOMEBODY-ELSE' });
    acks.take({});
    acks.take({ id: sent[0]!.id });
    await sending;
    expect(result).toEqual({ ok: true, messageId: sent[0]!.id });
  });

  it.each<[code: string, result: SendResult, told: string[]]>([
    ['463', { ok: false, problem: 'closed' }, ['CHANNEL_RESTRICTED']],
    ['479', AGAIN, []],
    ['500', AGAIN, []],
    ['503', AGAIN, []],
    ['400', { ok: false, problem: 'rejected' }, []],
    ['404', { ok: false, problem: 'rejected' }, []],
    ['bukan angka', { ok: false, problem: 'rejected' }, []],
  ])('refused with %s says so', async (error, result, told) => {
    const { send, setMeet, acks, codes } = makeWorld();
    setMeet(async ({ id }) => acks.take({ id, error }));
    expect(await send({ text: 'halo' })).toEqual(result);
    expect(codes).toEqual(told);
  });

  it('that meets silence is tried again under the same id', async () => {
    const { send, sent, setMeet, acks, pass } = makeWorld();
    setMeet(async () => {});
    const first = send({ text: 'halo' });
    await pass(20_000);
    expect(await first).toEqual(RETRY);
    setMeet(async ({ id }) => acks.take({ id }));
    expect(await send({ text: 'halo' })).toEqual({ ok: true, messageId: sent[0]!.id });
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
  });

  it('gives a large file the time to go up: the answer is waited for from then on', async () => {
    const { send, sent, setMeet, acks, pass } = makeWorld();
    let isUp: () => void = () => {};
    setMeet(() => new Promise((resolve) => (isUp = resolve)));
    let result: SendResult | undefined;
    const sending = send({ text: 'foto', media: [PHOTO] }).then((given) => {
      result = given;
    });
    await pass(90_000);
    expect(result).toBeUndefined();
    isUp();
    await pass(15_000);
    expect(result).toBeUndefined();
    acks.take({ id: sent[0]!.id });
    await sending;
    expect(result).toMatchObject({ ok: true });
    expect(sent).toHaveLength(1);
  });

  it('that goes up for ever ends after five minutes', async () => {
    const { send, setMeet, pass } = makeWorld();
    setMeet(() => new Promise(() => {}));
    const sending = send({ text: 'foto', media: [PHOTO] });
    await pass(5 * 60_000);
    expect(await sending).toEqual(RETRY);
  });

  it.each([
    ['while the answer is waited for', async () => {}],
    ['while it is being sent', () => new Promise<void>(() => {})],
  ])('whose connection ends %s is tried again, at once', async (_when, meet) => {
    const { send, setMeet, disconnect, clock } = makeWorld();
    setMeet(meet);
    const sending = send({ text: 'halo' });
    await settle();
    disconnect();
    expect(await sending).toEqual(RETRY);
    expect(clock.now()).toEqual(new Date('2026-03-02T08:00:00Z'));
  });

  it('without a connection is tried again, and costs nothing', async () => {
    const { send, sent, disconnect } = makeWorld();
    disconnect();
    const offline = { ...RETRY, isOffline: true };
    for (let n = 0; n < 1_000; n++) expect(await send({ text: 'halo' }, `delivery-${n}`)).toEqual(offline);
    expect(sent).toEqual([]);
  });

  it('whose connection ends behind its first part has reached the network', async () => {
    const { send, sent, setMeet, acks, disconnect } = makeWorld();
    setMeet(async ({ id }) => {
      acks.take({ id });
      disconnect();
    });
    expect(await send(LONG)).toEqual(RETRY);
    expect(sent).toHaveLength(1);
    // The next try reaches nobody.
    expect(await send(LONG)).toEqual({ ...RETRY, isOffline: true });
  });

  it('without a connection until the operator acts says that, and nothing of the network', async () => {
    const { send, disconnect } = makeWorld({ away: { ok: false, problem: 'unauthorised' } });
    disconnect();
    expect(await send({ text: 'halo' })).toEqual({ ok: false, problem: 'unauthorised' });
  });

  it('in several parts goes on behind those that WhatsApp has', async () => {
    const { send, sent, setMeet, acks, pass } = makeWorld();
    setMeet(async ({ id }) => {
      if (sent.length !== 2) acks.take({ id });
    });
    const first = send(LONG);
    await settle();
    await pass(20_000);
    expect(await first).toEqual(RETRY);
    const result = await send(LONG);
    const ids = sent.map(({ id }) => id);
    expect(ids[2]).toBe(ids[1]);
    expect(new Set(ids).size).toBe(ids.length - 1);
    expect(result).toEqual({ ok: true, messageId: ids.at(-1) });
    const words = [sent[0]!, ...sent.slice(2)]
      .map(({ content }) => ('text' in content ? content.text : ''))
      .join(' ');
    expect(words.split(/\s+/)).toEqual(LONG.text.split(' '));
  });

  it('once more after it was taken has the same ids and the same result', async () => {
    const { send, sent } = makeWorld();
    const first = await send(LONG);
    const ids = sent.splice(0).map(({ id }) => id);
    expect(await send(LONG)).toEqual(first);
    expect(sent.map(({ id }) => id)).toEqual(ids);
    await send(LONG, 'delivery-2');
    expect(sent.slice(ids.length).filter(({ id }) => ids.includes(id))).toEqual([]);
  });

  it('with a picture that cannot be made goes as a document, and then as words', async () => {
    for (const failures of [1, 2]) {
      const { send, sent, setMeet, acks } = makeWorld();
      setMeet(async ({ id }) => {
        if (sent.length <= failures) throw new Error('no such file');
        acks.take({ id });
      });
      const result = await send({ text: 'Lampu diganti', media: [PHOTO] });
      expect(
        sent.map(({ content }) => ['image', 'document', 'text'].find((kind) => kind in content)),
      ).toEqual(['image', 'document', 'text'].slice(0, failures + 1));
      expect(result).toEqual({ ok: true, messageId: sent.at(-1)!.id });
      expect(new Set(sent.map(({ id }) => id)).size).toBe(sent.length);
    }
  });

  it('with a picture that the server refuses goes as a document, and then as words', async () => {
    for (const failures of [1, 2]) {
      const { send, sent, setMeet, acks } = makeWorld();
      setMeet(async ({ id }) => acks.take(sent.length <= failures ? { id, error: '400' } : { id }));
      const result = await send({ text: 'Lampu diganti', media: [PHOTO] });
      expect(
        sent.map(({ content }) => ['image', 'document', 'text'].find((kind) => kind in content)),
      ).toEqual(['image', 'document', 'text'].slice(0, failures + 1));
      expect(result).toEqual({ ok: true, messageId: sent.at(-1)!.id });
    }
  });

  it.each<[string, SendResult]>([
    ['463', { ok: false, problem: 'closed' }],
    ['503', AGAIN],
  ])(
    'with a picture is not tried as a document where %s says that it is not the picture',
    async (error, result) => {
      const { send, sent, setMeet, acks } = makeWorld();
      setMeet(async ({ id }) => acks.take({ id, error }));
      expect(await send({ text: 'Lampu diganti', media: [PHOTO] })).toEqual(result);
      expect(sent).toHaveLength(1);
    },
  );

  it('with two pictures that cannot be made still sends the words', async () => {
    const { send, sent, setMeet, acks } = makeWorld();
    setMeet(async ({ id, content }) => {
      if (!('text' in content)) throw new Error('no such file');
      acks.take({ id });
    });
    expect(await send({ text: 'Lampu diganti', media: [PHOTO, PHOTO] })).toMatchObject({ ok: true });
    expect(sent.at(-1)!.content).toMatchObject({ text: 'Lampu diganti' });
  });

  it.each([
    ['nothing in it', { text: '' }],
    ['a picture only, that cannot be made', { text: '', media: [PHOTO] }],
  ])('with %s is rejected, not tried for ever', async (_what, outbound) => {
    const { send, setMeet } = makeWorld();
    setMeet(() => Promise.reject(new Error('no such file')));
    expect(await send(outbound)).toEqual({ ok: false, problem: 'rejected' });
  });

  it('of words that fails is tried again, for the person’s devices may only be out of reach', async () => {
    const { send, setMeet } = makeWorld();
    setMeet(() => Promise.reject(new Error('timed out')));
    // By the growing pauses of the outbox, not soon: it is this message that cannot be made, the connection holds.
    expect(await send({ text: 'halo' })).toEqual({ ok: false, problem: 'retry' });
  });

  it.each([403, 404, 406])('to a group that WhatsApp answers for with %d is given up', async (data) => {
    const { send, setMeet } = makeWorld();
    setMeet(() => Promise.reject(Object.assign(new Error('no group'), { data })));
    expect(await send({ text: 'halo' })).toEqual({ ok: false, problem: 'rejected' });
  });

  it('leaves no timer behind', async () => {
    const { send, setMeet, acks, clock, pass, disconnect } = makeWorld();
    let timers = 0;
    const after = clock.after.bind(clock);
    clock.after = (delayMs, run) => {
      timers += 1;
      const cancel = after(delayMs, () => {
        timers -= 1;
        run();
      });
      let isCancelled = false;
      return () => {
        if (!isCancelled) timers -= 1;
        isCancelled = true;
        cancel();
      };
    };
    await send({ text: 'halo' });
    setMeet(async ({ id }) => acks.take({ id, error: '400' }));
    await send({ text: 'halo' });
    setMeet(() => Promise.reject(new Error('x')));
    await send({ text: 'halo' });
    setMeet(async () => {});
    const sending = send({ text: 'halo' });
    await pass(0);
    disconnect();
    await sending;
    expect(timers).toBe(0);
  });
});
