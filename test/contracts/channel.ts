import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type {
  Channel,
  ChannelName,
  Inbound,
  Outbound,
  Point,
  SendResult,
} from '../../src/channels/channel.js';

/** What a person sees of one message of ours. A long text may arrive as several of these. */
export interface SeenMessage {
  messageId: string;
  text: string;
  labels: string[];
  mediaCount: number;
  asksLocation: boolean;
}

/** What goes wrong with the next send, in the words of the network. */
export type Fault = 'slow_down' | 'server_error' | 'lost' | 'blocked' | 'rejected' | 'unauthorised';

/**
 * The far end of a channel, played by a real server or a real page. A capability that is left out is one the
 * channel does not have; its tests are left out with it.
 */
export interface ChannelDriver {
  channel: Channel;
  /** A chat id this channel knows; `which` 1, 2, 3 gives different chats. */
  chatId(which: number): string;
  /** The person writes, perhaps in reply to a message of ours. */
  injectText(chatId: string, text: string, options?: { replyTo?: string }): Promise<void>;
  /** The same message delivered twice by the network. */
  injectTwice?(chatId: string, text: string): Promise<void>;
  injectPhoto?(chatId: string, bytes: Uint8Array, caption?: string): Promise<void>;
  injectLocation?(chatId: string, point: Point): Promise<void>;
  /** The person presses the button with this label on the newest message that has it. */
  press?(chatId: string, label: string): Promise<void>;
  /** What the person sees, oldest first. */
  sentTo(chatId: string): Promise<SeenMessage[]>;
  /** The next send meets this fault. */
  failNext?(fault: Fault): void;
  /** Faults this channel can meet; all of them when left out. */
  faults?: Fault[];
  /** Sends stay under way until the returned function is called. */
  holdSends?(): () => void;
  /** A small picture file on this machine. */
  picturePath?: string;
  close(): Promise<void>;
}

/** `has` names what this channel can do, so that the table of tests is known before `make`. `redelivers`: a message whose `receive` failed comes again by itself. */
export interface ChannelContract {
  name: ChannelName;
  make(): Promise<ChannelDriver>;
  has: ReadonlyArray<
    'twice' | 'photo' | 'location' | 'press' | 'reply' | 'faults' | 'hold' | 'redelivers' | 'media-out'
  >;
}

/** Every channel keeps these promises; a channel's own test calls this with its driver. */
export function describeChannel(contract: ChannelContract): void {
  describe(`the channel contract: ${contract.name}`, () => {
    let driver: ChannelDriver;
    let heard: Inbound[];
    let deliveries = 0;
    const has = (capability: ChannelContract['has'][number]) => contract.has.includes(capability);
    // A case that a channel cannot have is no skipped test: it is not there.
    const test = (
      needs: ChannelContract['has'][number],
    ): Pick<typeof it, 'each'> & ((name: string, run: () => Promise<void>, ms?: number) => void) =>
      has(needs) ? it : Object.assign(() => {}, { each: () => () => {} });
    const hear = async (inbound: Inbound) => {
      heard.push(inbound);
    };
    const send = (which: number, outbound: Outbound) =>
      driver.channel.send(driver.chatId(which), outbound, `delivery-${deliveries++}`);
    const seen = (which: number) => driver.sentTo(driver.chatId(which));

    beforeEach(async () => {
      heard = [];
      driver = await contract.make();
    });
    afterEach(async () => {
      await driver.channel.stop();
      await driver.close();
    });

    it('carries its name', () => {
      expect(driver.channel.name).toBe(contract.name);
    });

    it('hands over a text with who, where and when', async () => {
      await driver.channel.start(hear);
      await driver.injectText(driver.chatId(1), 'lampu jalan mati');
      await eventually(() => heard.length === 1);
      expect(heard[0]).toMatchObject({
        channel: contract.name,
        chatId: driver.chatId(1),
        text: 'lampu jalan mati',
        isGroup: false,
        media: [],
      });
      expect(heard[0]?.messageId).not.toBe('');
      expect(heard[0]?.senderId).not.toBe('');
      expect(Number.isNaN(heard[0]?.sentAt.getTime())).toBe(false);
    });

    it('keeps the order within a chat, however slowly each message is stored', async () => {
      await driver.channel.start(async (inbound) => {
        await pause(inbound.text.endsWith('1') ? 30 : 1);
        heard.push(inbound);
      });
      const texts = [1, 2, 3, 4, 5].flatMap((n) => [`a${n}`, `b${n}`]);
      for (const text of texts) await driver.injectText(driver.chatId(text.startsWith('a') ? 1 : 2), text);
      await eventually(() => heard.length === texts.length);
      for (const chat of ['a', 'b']) {
        const order = heard.map((inbound) => inbound.text).filter((text) => text.startsWith(chat));
        expect(order).toEqual([1, 2, 3, 4, 5].map((n) => `${chat}${n}`));
      }
    });

    it('gives every message an id of its own', async () => {
      await driver.channel.start(hear);
      for (const text of ['satu', 'satu', 'dua']) await driver.injectText(driver.chatId(1), text);
      await eventually(() => heard.length === 3);
      expect(new Set(heard.map((inbound) => inbound.messageId)).size).toBe(3);
    });

    test('twice')('gives a message delivered twice the same id, so that it is stored once', async () => {
      await driver.channel.start(hear);
      await driver.injectTwice?.(driver.chatId(1), 'halo');
      await driver.injectText(driver.chatId(1), 'sesudahnya');
      await eventually(() => heard.some((inbound) => inbound.text === 'sesudahnya'));
      const ids = heard.filter((inbound) => inbound.text === 'halo').map((inbound) => inbound.messageId);
      expect(new Set(ids).size).toBe(1);
    });

    test('redelivers')('brings a message again that could not be stored', async () => {
      let failures = 0;
      await driver.channel.start(async (inbound) => {
        if (failures++ === 0) throw new Error('the store is away');
        heard.push(inbound);
      });
      await driver.injectText(driver.chatId(1), 'jangan hilang');
      await eventually(() => heard.length > 0);
      expect(heard[0]?.text).toBe('jangan hilang');
    });

    it('sends a text and says its id', async () => {
      await driver.channel.start(hear);
      const result = await send(1, { text: 'Laporan *Anda* <b>diterima</b> _baik_' });
      const [message] = await seen(1);
      expect(message?.text).toBe('Laporan *Anda* <b>diterima</b> _baik_');
      expect(result).toEqual({ ok: true, messageId: message?.messageId });
      expect(await seen(2)).toEqual([]);
    });

    it('sends a long text whole', async () => {
      await driver.channel.start(hear);
      const text = Array.from({ length: 1500 }, (_, n) => `kata${n}`).join(' ');
      const result = await send(1, { text, choices: [{ id: 'ya', label: 'Ya' }] });
      expect(result.ok).toBe(true);
      const messages = await seen(1);
      const words = (some: string) => some.split(/\s+/).filter(Boolean);
      expect(messages.flatMap((message) => words(message.text))).toEqual(words(text));
      expect(messages.at(-1)?.labels).toEqual(['Ya']);
    });

    it('keeps the order of what it sends to a chat', async () => {
      await driver.channel.start(hear);
      for (const n of [1, 2, 3, 4, 5]) await send(1, { text: `pesan ${n}` });
      expect((await seen(1)).map((message) => message.text)).toEqual(
        [1, 2, 3, 4, 5].map((n) => `pesan ${n}`),
      );
    });

    it('shows every choice', async () => {
      await driver.channel.start(hear);
      const choices = [
        { id: 'send', label: 'Kirim' },
        { id: 'change', label: 'Ubah' },
        { id: 'cancel', label: 'Batal' },
      ];
      await send(1, { text: 'Sudah benar?', choices });
      expect((await seen(1)).at(-1)?.labels).toEqual(['Kirim', 'Ubah', 'Batal']);
    });

    test('press')('hands over a press as the id of its choice, and which message carried it', async () => {
      await driver.channel.start(hear);
      const result = await send(1, {
        text: 'Sudah benar?',
        choices: [
          { id: 'draft:01J:send', label: 'Kirim' },
          { id: 'draft:01J:stop', label: 'Batal' },
        ],
      });
      await driver.press?.(driver.chatId(1), 'Batal');
      await driver.press?.(driver.chatId(1), 'Batal');
      await eventually(() => heard.length === 2);
      expect(heard[0]).toMatchObject({ chatId: driver.chatId(1), choiceId: 'draft:01J:stop' });
      expect(heard[0]?.replyTo).toBe(result.ok ? result.messageId : '');
      expect(heard[0]?.messageId).not.toBe(heard[1]?.messageId);
    });

    test('reply')('says which message of ours a text replies to', async () => {
      await driver.channel.start(hear);
      const result = await send(1, { text: 'Kartu tiket' });
      await driver.injectText(driver.chatId(1), '/ambil', { replyTo: result.ok ? result.messageId : '' });
      await eventually(() => heard.length === 1);
      expect(heard[0]?.replyTo).toBe(result.ok ? result.messageId : '');
    });

    test('photo')('hands over a photo with its caption, and its bytes when asked', async () => {
      await driver.channel.start(hear);
      await driver.injectPhoto?.(driver.chatId(1), TINY_PNG, 'lubang di depan pasar');
      await eventually(() => heard.length === 1);
      const media = heard[0]?.media[0];
      expect(heard[0]).toMatchObject({ text: 'lubang di depan pasar', media: [{ kind: 'photo' }] });
      const bytes = await driver.channel.fetchMedia(media!, 1_000_000);
      expect(Buffer.from(bytes).equals(TINY_PNG)).toBe(true);
      await expect(driver.channel.fetchMedia(media!, 10)).rejects.toMatchObject({ code: 'MEDIA_TOO_LARGE' });
    });

    test('photo')('says clearly that a file is not there', async () => {
      await driver.channel.start(hear);
      const gone = driver.channel.fetchMedia({ kind: 'photo', source: 'no-such-file' }, 1_000_000);
      await expect(gone).rejects.toMatchObject({ code: 'MEDIA_UNREACHABLE' });
    });

    test('location')('hands over a position', async () => {
      await driver.channel.start(hear);
      await driver.injectLocation?.(driver.chatId(1), { lat: -7.112, lon: 110.868 });
      await eventually(() => heard.length === 1);
      expect(heard[0]?.location?.lat).toBeCloseTo(-7.112, 5);
      expect(heard[0]?.location?.lon).toBeCloseTo(110.868, 5);
    });

    test('location')('asks for a position, beside choices too', async () => {
      await driver.channel.start(hear);
      await send(1, { text: 'Di mana?', choices: [{ id: 'skip', label: 'Lewati' }], asksLocation: true });
      const messages = await seen(1);
      expect(messages.some((message) => message.asksLocation)).toBe(true);
      expect(messages.flatMap((message) => message.labels)).toContain('Lewati');
    });

    test('media-out')('sends a picture with words and choices', async () => {
      await driver.channel.start(hear);
      const media = [{ kind: 'photo' as const, path: driver.picturePath!, mime: 'image/png' }];
      const result = await send(1, { text: 'Lampu diganti', media, choices: [{ id: '5', label: '5' }] });
      expect(result.ok).toBe(true);
      const messages = await seen(1);
      expect(messages.reduce((sum, message) => sum + message.mediaCount, 0)).toBe(1);
      expect(messages.map((message) => message.text).join('')).toBe('Lampu diganti');
      expect(messages.at(-1)?.labels).toEqual(['5']);
    });

    for (const [fault, expected] of FAULTS) {
      test('faults')(`says what is to be done when a send meets ${fault}`, async () => {
        if (driver.faults && !driver.faults.includes(fault)) return;
        await driver.channel.start(hear);
        driver.failNext?.(fault);
        const id = `delivery-${deliveries++}`;
        const first = await driver.channel.send(driver.chatId(1), { text: 'kabar' }, id);
        expect(first).toMatchObject(expected);
        if (fault === 'slow_down')
          expect((first as { retryAfterMs?: number }).retryAfterMs).toBeGreaterThan(0);
        expect(await driver.channel.send(driver.chatId(1), { text: 'kabar' }, id)).toMatchObject({
          ok: true,
        });
        expect((await seen(1)).map((message) => message.text)).toEqual(['kabar']);
      });
    }

    test('hold')('finishes what is being sent before it stops, and hears nothing after', async () => {
      await driver.channel.start(hear);
      const release = driver.holdSends!();
      const sending = send(1, { text: 'sedang dikirim' });
      let isStopped = false;
      const stopping = driver.channel.stop().then(() => {
        isStopped = true;
      });
      await pause(20);
      expect(isStopped).toBe(false);
      release();
      expect(await sending).toMatchObject({ ok: true });
      await stopping;
      expect((await seen(1)).map((message) => message.text)).toEqual(['sedang dikirim']);
      await driver.injectText(driver.chatId(1), 'terlambat').catch(() => {});
      await pause(30);
      expect(heard).toEqual([]);
    });

    it('may be stopped twice', async () => {
      await driver.channel.start(hear);
      await driver.channel.stop();
      await expect(driver.channel.stop()).resolves.toBeUndefined();
    });
  });
}

const FAULTS: ReadonlyArray<[Fault, Partial<Extract<SendResult, { ok: false }>>]> = [
  ['slow_down', { ok: false, problem: 'retry' }],
  ['server_error', { ok: false, problem: 'retry' }],
  ['lost', { ok: false, problem: 'retry' }],
  ['blocked', { ok: false, problem: 'blocked' }],
  ['rejected', { ok: false, problem: 'rejected' }],
  ['unauthorised', { ok: false, problem: 'unauthorised' }],
];

/** A picture of one point, whole and valid. */
export const TINY_PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Waits until `isTrue`; fails after ten seconds. */
export async function eventually(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 2000; turn++) {
    if (await isTrue()) return;
    await pause(5);
  }
  throw new Error('it never became true');
}

export function pause(delayMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, delayMs));
}
