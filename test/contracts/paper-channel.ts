import type { Channel, DeliveryReport, Inbound, MediaKind, SendResult } from '../../src/channels/channel.js';
import { LONGEST_TEXT } from '../../src/channels/channel.js';
import { cleanText, cutText } from '../../src/channels/clean-text.js';
import { Lanes } from '../../src/channels/lanes.js';
import { CodedError } from '../../src/shared/errors.js';
import type { ChannelDriver, SeenMessage } from './channel.js';
import type { Fault } from './channels.js';
import { pause } from './eventually.js';

/** What is wrong with a channel; nothing when left out. */
export interface Flaw {
  name?: string;
  pace?: Channel['pace'];
  replyWindow?: undefined;
  /** What becomes of a message on its way in, of one on its way out, of an answer, of a report, of a file. */
  hear?(inbound: Inbound): Inbound[];
  show?(message: SeenMessage): SeenMessage[];
  answer?(result: SendResult): SendResult;
  tell?(report: DeliveryReport): DeliveryReport[];
  fetch?(bytes: Uint8Array | undefined, maxBytes: number): Uint8Array;
  showTyping?(chatId: string, show: (text: string) => void, isCut: boolean): Promise<void>;
  /** Lets go what could not be stored. */
  drops?: true;
  /** Hears and sends side by side what belongs together. */
  hurries?: true;
  /** Shows a delivery again. */
  forgets?: true;
  /** Loses what came while the network was away. */
  isDeaf?: true;
  /** Does not wait at its end. */
  leaves?: true;
  /** Does not know that it has ended. */
  stopsOnce?: true;
}

const PROBLEMS = {
  ...({ slow_down: 'retry', server_error: 'retry', lost: 'retry', blocked: 'blocked' } as const),
  ...({ rejected: 'rejected', unauthorised: 'unauthorised', closed: 'closed' } as const),
} satisfies Record<Fault, string>;

/** A channel on paper, with its far end: it can everything that the contract knows of, unless it has a flaw. */
export function makePaperDriver(flaw: Flaw = {}): ChannelDriver {
  const shown = new Map<string, SeenMessage[]>();
  const done = new Map<string, SendResult>();
  const pressable = new Map<string, { id: string; label: string; replyTo: string }[]>();
  const files = new Map<string, Uint8Array>();
  const [hearing, sending] = [new Lanes(), new Lanes()];
  const under = { way: 0 };
  let receive: ((inbound: Inbound) => Promise<void>) | undefined;
  let report: ((report: DeliveryReport) => Promise<void>) | undefined;
  let fault: Fault | undefined;
  let [ids, isCut, isStopped] = [0, false, false];
  let held: Promise<void> = Promise.resolve();

  const lane = <T>(lanes: Lanes, key: string, work: () => Promise<T>) =>
    flaw.hurries ? work() : lanes.run(key, work);

  /** Waits in the network until it is taken. */
  async function bring(inbound: Inbound): Promise<void> {
    if (isCut && flaw.isDeaf) return;
    for (;;) {
      while (isCut) await pause(2);
      if (isStopped && !flaw.leaves) return;
      try {
        return await receive?.(inbound);
      } catch {
        if (flaw.drops) return;
        await pause(2);
      }
    }
  }

  function write(chatId: string, what: Partial<Inbound>): void {
    const whole = cleanText(what.text ?? '');
    const text = cutText(whole, LONGEST_TEXT);
    const from = { channel: flaw.name ?? 'paper', chatId, senderId: chatId, isGroup: false };
    const inbound = { ...from, messageId: `in-${++ids}`, sentAt: new Date(), media: [], ...what, text };
    const isShort = text.length < whole.length ? { isCut: true } : {};
    for (const one of flaw.hear?.({ ...inbound, ...isShort }) ?? [{ ...inbound, ...isShort }])
      void lane(hearing, chatId, () => bring(one));
  }

  async function sendNow(
    chatId: string,
    what: Parameters<Channel['send']>[1],
    id: string,
  ): Promise<SendResult> {
    await held;
    if (flaw.hurries) await pause(20 - 4 * under.way++);
    const known = done.get(id);
    if (known && !flaw.forgets) return known;
    if (isCut) return { ok: false, problem: 'retry' };
    if (fault) {
      const problem = PROBLEMS[fault];
      const pauseMs = fault === 'slow_down' ? { retryAfterMs: 1_000 } : {};
      fault = undefined;
      return { ok: false, problem, ...pauseMs };
    }
    const { text, choices = [], media = [], asksLocation = false, numbersTaken } = what;
    const labels = choices.map(({ label }) => label);
    const mediaCount = media.filter(({ path }) => !path.endsWith('-gone')).length;
    const message = { messageId: `out-${++ids}`, text, labels, mediaCount, asksLocation };
    const whole = { ...message, isNumbered: labels.length > 0 && !numbersTaken };
    shown.set(chatId, [...(shown.get(chatId) ?? []), ...(flaw.show?.(whole) ?? [whole])]);
    const result = { ok: true, messageId: message.messageId } as const;
    done.set(id, result);
    pressable.set(
      chatId,
      choices.map((choice) => ({ ...choice, replyTo: message.messageId })),
    );
    return result;
  }

  async function writeFile(
    chatId: string,
    kind: MediaKind,
    bytes: Uint8Array,
    sizeBytes?: number,
    text = '',
  ) {
    const source = `file-${++ids}`;
    files.set(source, bytes);
    write(chatId, { media: [{ kind, source, sizeBytes }], text });
  }

  const channel: Channel = {
    name: flaw.name ?? 'paper',
    pace: 'pace' in flaw ? flaw.pace : { perSecond: 10, burst: 1, chatGapMs: 0, jitter: 0 },
    ...('replyWindow' in flaw ? {} : { replyWindow: { openMs: 1_000 } }),
    async start(given, reported) {
      receive = given;
      report = reported;
    },
    async send(chatId, outbound, id) {
      const result = await lane(sending, chatId, () => sendNow(chatId, outbound, id));
      return flaw.answer?.(result) ?? result;
    },
    async showTyping(chatId) {
      const show = (text: string) =>
        shown.set(chatId, [{ messageId: 'x', text, labels: [], mediaCount: 0, asksLocation: false }]);
      await flaw.showTyping?.(chatId, show, isCut);
    },
    async fetchMedia({ source, sizeBytes }, maxBytes) {
      const bytes = files.get(source);
      if (flaw.fetch) return parts(flaw.fetch(bytes, maxBytes));
      if (!bytes) throw new CodedError('MEDIA_UNREACHABLE', { status: 404, gone: true });
      if ((sizeBytes ?? bytes.length) > maxBytes) throw new CodedError('MEDIA_TOO_LARGE');
      return parts(bytes);
    },
    async stop() {
      if (isStopped && flaw.stopsOnce) throw new Error('stopped already');
      isStopped = true;
      if (!flaw.leaves) await sending.idle();
    },
  };

  return {
    channel,
    picturePath: 'picture',
    chatId: (which) => `orang-${which}`,
    injectText: async (chatId, text, options) => write(chatId, { text, ...options }),
    async injectTwice(chatId, text) {
      for (const messageId of ['in-twice', 'in-twice']) write(chatId, { text, messageId });
    },
    injectPhoto: (chatId, bytes, text) => writeFile(chatId, 'photo', bytes, undefined, text),
    injectVoice: (chatId, bytes) => writeFile(chatId, 'voice', bytes),
    injectDocument: (chatId, bytes) => writeFile(chatId, 'document', bytes),
    injectLarge: (chatId) => writeFile(chatId, 'document', Buffer.alloc(5), 2 ** 31),
    injectLocation: async (chatId, location) => write(chatId, { location }),
    async injectInGroup(senderId, text) {
      write('grup', { text, senderId, isGroup: true });
      return 'grup';
    },
    async injectUnreadable(chatId) {
      write(chatId, { unreadable: 'sticker' });
      return ['sticker'];
    },
    async press(chatId, wanted) {
      const { id, replyTo } = pressable.get(chatId)!.find(({ label }) => label === wanted)!;
      write(chatId, { choiceId: id, replyTo });
    },
    sentTo: async (chatId) => shown.get(chatId) ?? [],
    failNext(next) {
      fault = next;
    },
    holdSends() {
      let release = () => {};
      held = new Promise((go) => {
        release = go;
      });
      return release;
    },
    async cutNetwork() {
      isCut = true;
    },
    async restoreNetwork() {
      isCut = false;
    },
    async tellDelivery(chatId, messageId, state) {
      const told: DeliveryReport = { chatId, messageId, state, at: new Date() };
      for (const one of flaw.tell?.(told) ?? [told]) await report?.(one);
    },
    async close() {
      isCut = false;
      isStopped = true;
    },
  };
}

async function* parts(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes.subarray(0, 2);
  yield bytes.subarray(2);
}
