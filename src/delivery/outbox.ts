import type { Choice, Outbound } from '../channels/channel.js';
import type { Queue } from '../queue/queue.js';
import type { Clock } from '../shared/clock.js';
import { isDuplicateKey } from '../store/duplicate-key.js';
import type { OutboxModel, OutboxRow } from './outbox-model.js';
import { makeSequence } from './sequence.js';
import { isNews, type Urgency } from './urgency.js';

export interface PostOptions {
  /** Held back until then. */
  quietUntil?: Date;
  /** `reply` when left out. */
  urgency?: Urgency;
  /** Whoever gets it signed up for such news (staff): the daily cap does not count it. */
  isWanted?: boolean;
}

export interface Outbox {
  /**
   * Stores a message to a chat under an id derived from its cause and queues it; posted twice, it goes out once. One that
   * is held back until `quietUntil` lets later ones pass; a typed number never means one of its choices. Neither does it
   * for news that waited for the person: they wrote before they saw it.
   */
  post(chat: string, id: string, message: Outbound, options?: PostOptions): Promise<void>;
  /** Takes back what is still held back for a chat about a ticket: it is not true any more. */
  dropHeld(chat: string, about: string): Promise<void>;
  /** The person wrote: what waited for that goes out, before any answer. Called when their message is stored. */
  release(chat: string): Promise<void>;
  /** A delivered message, by the id its channel gave it: what a reply points to. */
  messageOf(chat: string, deliveredId: string): Promise<Outbound | undefined>;
  /** The newest messages of a chat, oldest first, without those that are held back. */
  history(chat: string, limit: number): Promise<{ outbound: Outbound; messageId: string; sentAt: Date }[]>;
  /** True when a message posted before `at` still waits, though nothing holds it back; one to many takes its time. */
  isStuckSince(at: Date): Promise<boolean>;
  /** Queues again every chat that has messages waiting. Called once, before anything is posted. */
  resume(): Promise<number>;
}

/** Keeps the choices of a message, unless those of a later one (greater `seq`) are kept already; `byWord`: no number picks one. */
export type Remember = (chat: string, offered: Choice[], seq: string, byWord: boolean) => Promise<void>;

interface Deps {
  model: OutboxModel;
  remember: Remember;
  queue: Queue;
  clock: Clock;
}

export function makeOutbox({ model, remember, queue, clock }: Deps): Outbox {
  const sequence = makeSequence(clock);
  const enqueue = (chat: string) => queue.add('send-outbound', { chat }, { lane: `out:${chat}` });

  /** Returns the place of the message among those of its chat. */
  async function store(chat: string, _id: string, message: Outbound, options: PostOptions): Promise<string> {
    const createdAt = clock.now();
    const { about } = message;
    const seq = sequence.next();
    try {
      const { quietUntil, urgency = 'reply', isWanted } = options;
      const held = quietUntil ? { quietUntil, mayLapse: true } : {};
      const wanted = isWanted ? { isWanted } : {};
      await model.create({
        _id,
        chat,
        seq,
        message,
        about,
        state: 'waiting',
        attempts: 0,
        createdAt,
        urgency,
        ...wanted,
        ...held,
      });
      return seq;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const posted = await model.findById(_id, { seq: 1 }).lean<OutboxRow>();
      return posted?.seq ?? seq;
    }
  }

  return {
    async post(chat, id, message, options = {}) {
      const seq = await store(chat, id, message, options);
      // What a number means changes with news only when it is sent: until then nobody has seen it.
      const isLater = options.quietUntil !== undefined || isNews(options.urgency ?? 'reply');
      if (!isLater) await offer(remember, { chat, seq, message });
      await enqueue(chat);
    },
    async dropHeld(chat, about) {
      const held = {
        chat,
        about,
        state: 'waiting' as const,
        mayLapse: true,
        quietUntil: { $gt: clock.now() },
      };
      await model.updateMany(held, { $set: { state: 'dropped' } });
      const awaiting = { chat, about, state: 'awaiting' as const, mayLapse: true };
      await model.updateMany(awaiting, { $set: { state: 'dropped' } });
    },
    async release(chat) {
      await model.updateMany({ chat, state: 'awaiting' }, { $set: { state: 'waiting' } });
      const capped = { chat, state: 'waiting' as const, isCapped: true };
      await model.updateMany(capped, { $unset: { quietUntil: '', isCapped: '' } });
      await enqueue(chat);
    },
    async messageOf(chat, deliveredId) {
      const row = await model.findOne({ chat, deliveredId }, { message: 1 }).lean<OutboxRow>();
      return row?.message;
    },
    async history(chat, limit) {
      const isShown = { chat, state: { $ne: 'dropped' as const }, ...releasedBy(clock.now()) };
      const rows = await model.find(isShown).sort({ seq: -1 }).limit(limit).lean<OutboxRow[]>();
      const shown = rows.reverse().map(({ _id, message, createdAt, quietUntil }) => ({
        outbound: message,
        messageId: _id,
        sentAt: quietUntil ?? createdAt,
      }));
      return shown.sort((one, other) => one.sentAt.getTime() - other.sentAt.getTime());
    },
    async isStuckSince(at) {
      const isPressing = { state: 'waiting' as const, urgency: { $ne: 'broadcast' as const } };
      const isLate = { ...isPressing, createdAt: { $lt: at }, ...releasedBy(at) };
      return (await model.findOne(isLate, { _id: 1 }).lean()) !== null;
    },
    async resume() {
      const newest = await model.findOne({}, { seq: 1 }).sort({ seq: -1 }).lean<OutboxRow>();
      sequence.continueAfter(newest?.seq);
      const rows = await model.find({ state: 'waiting' }, { chat: 1 }).lean<OutboxRow[]>();
      const waiting = new Set(rows.map((row) => row.chat));
      for (const chat of waiting) await enqueue(chat);
      return waiting.size;
    },
  };
}

/** From now on a typed number means one of the choices of this message. */
export async function offer(
  remember: Remember,
  { chat, seq, message }: Pick<OutboxRow, 'chat' | 'seq' | 'message'>,
): Promise<void> {
  // After a question of an officer a typed number is an answer to it, not a choice of an earlier message.
  if (message.choices?.length || message.expectsAnswer)
    await remember(chat, message.choices ?? [], seq, message.numbersTaken === true);
}

/** Messages that were never held back, or only until `at`. */
function releasedBy(at: Date) {
  return { $or: [{ quietUntil: { $exists: false } }, { quietUntil: { $lte: at } }] };
}
