import type { Choice, Outbound } from '../channels/channel.js';
import type { Queue } from '../queue/queue.js';
import type { Clock } from '../shared/clock.js';
import { isDuplicateKey } from '../store/duplicate-key.js';
import type { OutboxModel, OutboxRow } from './outbox-model.js';
import { makeSequence } from './sequence.js';

export interface Outbox {
  /**
   * Stores a message to a chat under an id derived from its cause and queues it; posted twice, it goes out once. One that
   * is held back until `quietUntil` lets later ones pass; a typed number never means one of its choices.
   */
  post(chat: string, id: string, message: Outbound, options?: { quietUntil?: Date }): Promise<void>;
  /** Takes back what is still held back for a chat about a ticket: it is not true any more. */
  dropHeld(chat: string, about: string): Promise<void>;
  /** The ticket that a delivered message was about. */
  aboutOf(chat: string, deliveredId: string): Promise<string | undefined>;
  /** The newest messages of a chat, oldest first, without those that are held back. */
  history(chat: string, limit: number): Promise<{ outbound: Outbound; messageId: string; sentAt: Date }[]>;
  /** True when a message posted before `at` still waits, though nothing holds it back. */
  isStuckSince(at: Date): Promise<boolean>;
  /** Queues again every chat that has messages waiting. Called once, before anything is posted. */
  resume(): Promise<number>;
}

interface Deps {
  model: OutboxModel;
  /** Keeps the choices of a message, unless those of a later one (greater `seq`) are kept already. */
  remember: (chat: string, offered: Choice[], seq: string) => Promise<void>;
  queue: Queue;
  clock: Clock;
}

export function makeOutbox({ model, remember, queue, clock }: Deps): Outbox {
  const sequence = makeSequence(clock);
  const enqueue = (chat: string) => queue.add('send-outbound', { chat }, { lane: `out:${chat}` });

  /** Returns the place of the message among those of its chat. */
  async function store(chat: string, _id: string, message: Outbound, quietUntil?: Date): Promise<string> {
    const createdAt = clock.now();
    const { about } = message;
    const seq = sequence.next();
    try {
      const held = quietUntil ? { quietUntil } : {};
      await model.create({
        _id,
        chat,
        seq,
        message,
        about,
        state: 'waiting',
        attempts: 0,
        createdAt,
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
    async post(chat, id, message, { quietUntil } = {}) {
      const seq = await store(chat, id, message, quietUntil);
      if (quietUntil) return enqueue(chat);
      // After a question of an officer a typed number is an answer to it, not a choice of an earlier message.
      if (message.choices?.length || message.expectsAnswer) await remember(chat, message.choices ?? [], seq);
      await enqueue(chat);
    },
    async dropHeld(chat, about) {
      const held = { chat, about, state: 'waiting' as const, quietUntil: { $gt: clock.now() } };
      await model.updateMany(held, { $set: { state: 'dropped' } });
    },
    async aboutOf(chat, deliveredId) {
      const row = await model.findOne({ chat, deliveredId }, { about: 1 }).lean<OutboxRow>();
      return row?.about;
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
      const isLate = { state: 'waiting' as const, createdAt: { $lt: at }, ...releasedBy(at) };
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

/** Messages that were never held back, or only until `at`. */
function releasedBy(at: Date) {
  return { $or: [{ quietUntil: { $exists: false } }, { quietUntil: { $lte: at } }] };
}
