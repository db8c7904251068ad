import { chatKey, type Inbound } from '../channels/channel.js';
import type { Queue } from '../queue/queue.js';
import type { Clock } from '../shared/clock.js';
import { isDuplicateKey } from '../store/duplicate-key.js';
import type { InboxModel, InboxRow } from './inbox-model.js';
import { makeSequence } from './sequence.js';

/** After this many failures a message is parked and its sender told, so that it does not block the chat for ever. */
const MOST_ATTEMPTS = 5;

/** Open messages of one chat looked at together; more of them are looked at once these are handled. */
const MOST_OPEN = 50;

/** A row that still has to be handled; `decision` is there when an earlier try began to act on it. */
export type OpenRow<Decision> = InboxRow & { inbound: Inbound; decision?: Decision };

export interface Inbox<Decision> {
  /** Stores the message once and queues it; resolves when it is safe. Delivered again it is queued again while it is open. */
  receive(inbound: Inbound): Promise<void>;
  /** The row, while it still has to be handled. */
  open(id: string): Promise<OpenRow<Decision> | undefined>;
  /** What still has to be handled in a chat, oldest first, at most 50. */
  openOf(chat: string): Promise<OpenRow<Decision>[]>;
  /** Queues an open message again after `pauseMs`: the next bubble may come until then. */
  callBack(row: Pick<InboxRow, '_id' | 'chat'>, pauseMs: number): Promise<void>;
  /** Keeps which bubbles are one turn, on the first of them. */
  keepTogether(ids: readonly string[]): Promise<void>;
  /** Keeps what was decided before its effects begin. */
  keepDecision(id: string, decision: Decision): Promise<void>;
  /** Marks the messages of one turn; the first, which holds what is known of the turn, last of all. */
  markHandled(first: string, ...others: string[]): Promise<void>;
  /** Counts a failure; true when it was one too many and the message is to be parked. */
  countFailure(id: string): Promise<boolean>;
  /** Gives the message up: it is kept for the operator and no longer blocks its chat. */
  park(id: string): Promise<void>;
  /** Queues again what an earlier run left unhandled. Called once, before anything is received. */
  resume(): Promise<number>;
}

interface Deps {
  model: InboxModel;
  /** Told of every chat that wrote, before its message is queued: what waited for that goes out first. */
  onHeard?: (chat: string) => Promise<void>;
  queue: Queue;
  clock: Clock;
}

export function makeInbox<Decision>({ model, onHeard, queue, clock }: Deps): Inbox<Decision> {
  const sequence = makeSequence(clock);
  const enqueue = (id: string, chat: string, pauseMs = 0) =>
    queue.add('handle-inbound', { inboundId: id }, { lane: `in:${chat}`, pauseMs });
  const handled = { $set: { state: 'handled' }, $unset: { inbound: '', decision: '', together: '' } };
  return {
    async receive(inbound) {
      const chat = chatKey(inbound.channel, inbound.chatId);
      const id = `${chat}:${inbound.messageId}`;
      if (inbound.insteadOf && (await model.findById(`${chat}:${inbound.insteadOf}`, { _id: 1 }).lean()))
        return;
      const receivedAt = clock.now();
      const seq = sequence.next();
      try {
        await model.create({ _id: id, chat, seq, inbound, state: 'new', attempts: 0, receivedAt });
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        // Where the first delivery failed behind its row, nobody was told of it.
        if (!(await model.exists({ _id: id, state: 'new' }))) return;
      }
      await onHeard?.(chat);
      await enqueue(id, chat);
    },
    async open(id) {
      const row = await model.findOne({ _id: id }).lean<InboxRow>();
      return row?.state === 'new' && row.inbound ? (row as OpenRow<Decision>) : undefined;
    },
    async openOf(chat) {
      const rows = await model
        .find({ chat, state: 'new' })
        .sort({ seq: 1 })
        .limit(MOST_OPEN)
        .lean<InboxRow[]>();
      return rows.filter((row): row is OpenRow<Decision> => row.inbound !== undefined);
    },
    callBack: ({ _id, chat }, pauseMs) => enqueue(_id, chat, pauseMs),
    async keepTogether(together) {
      await model.updateOne({ _id: together[0] }, { $set: { together: [...together] } });
    },
    async keepDecision(id, decision) {
      await model.updateOne({ _id: id }, { $set: { decision } });
    },
    async markHandled(first, ...others) {
      if (others.length > 0) await model.updateMany({ _id: { $in: others } }, handled);
      await model.updateOne({ _id: first }, handled);
    },
    async countFailure(id) {
      const row = await model
        .findOneAndUpdate({ _id: id }, { $inc: { attempts: 1 } }, { returnDocument: 'after' })
        .lean<InboxRow>();
      return row !== null && row.attempts >= MOST_ATTEMPTS;
    },
    async park(id) {
      await model.updateOne({ _id: id, state: 'new' }, { $set: { state: 'parked' } });
    },
    async resume() {
      const newest = await model.findOne({}, { seq: 1 }).sort({ seq: -1 }).lean<InboxRow>();
      sequence.continueAfter(newest?.seq);
      const rows = await model
        .find({ state: 'new' }, { _id: 1, chat: 1 })
        .sort({ seq: 1 })
        .lean<InboxRow[]>();
      // Killed between storing a message and telling of it, it is told now.
      for (const chat of new Set(rows.map((row) => row.chat))) await onHeard?.(chat);
      for (const row of rows) await enqueue(row._id, row.chat);
      return rows.length;
    },
  };
}
