import type { Choice, Outbound } from '../channels/channel.js';
import type { Queue } from '../queue/queue.js';
import type { Clock } from '../shared/clock.js';
import { isDuplicateKey } from '../store/duplicate-key.js';
import type { OutboxModel, OutboxRow } from './outbox-model.js';
import { makeSequence } from './sequence.js';

export interface Outbox {
  /** Stores a message to a chat under an id derived from its cause and queues it; posted twice, it goes out once. */
  post(chat: string, id: string, message: Outbound): Promise<void>;
  /** The ticket that a delivered message was about. */
  aboutOf(chat: string, deliveredId: string): Promise<string | undefined>;
  /** The newest messages of a chat, oldest first. */
  history(chat: string, limit: number): Promise<{ outbound: Outbound; messageId: string; sentAt: Date }[]>;
  /** True when a message posted before `at` still waits. */
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
  async function store(chat: string, _id: string, message: Outbound): Promise<string> {
    const createdAt = clock.now();
    const { about } = message;
    const seq = sequence.next();
    try {
      await model.create({ _id, chat, seq, message, about, state: 'waiting', attempts: 0, createdAt });
      return seq;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const posted = await model.findById(_id, { seq: 1 }).lean<OutboxRow>();
      return posted?.seq ?? seq;
    }
  }

  return {
    async post(chat, id, message) {
      const seq = await store(chat, id, message);
      // After a question of an officer a typed number is an answer to it, not a choice of an earlier message.
      if (message.choices?.length || message.expectsAnswer) await remember(chat, message.choices ?? [], seq);
      await enqueue(chat);
    },
    async aboutOf(chat, deliveredId) {
      const row = await model.findOne({ chat, deliveredId }, { about: 1 }).lean<OutboxRow>();
      return row?.about;
    },
    async history(chat, limit) {
      const rows = await model.find({ chat }).sort({ seq: -1 }).limit(limit).lean<OutboxRow[]>();
      return rows
        .reverse()
        .map(({ _id, message, createdAt }) => ({ outbound: message, messageId: _id, sentAt: createdAt }));
    },
    async isStuckSince(at) {
      return (await model.findOne({ state: 'waiting', createdAt: { $lt: at } }, { _id: 1 }).lean()) !== null;
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
