import { type Connection, type Model, Schema } from 'mongoose';
import type { DeliveryReport, Outbound } from '../channels/channel.js';
import type { Urgency } from './urgency.js';

/** A message on its way to a chat. */
export interface OutboxRow {
  /** Derived from its cause: the same cause posts it once. */
  _id: string;
  chat: string;
  /** Messages of one chat leave in this order. */
  seq: string;
  message: Outbound;
  /** Code of the ticket it is about. */
  about?: string;
  /** Left out by earlier releases: a reply. */
  urgency?: Urgency;
  /** Whoever gets it signed up for such news (staff): the daily cap does not count it. */
  isWanted?: boolean;
  /**
   * `awaiting`: the person has to write first; nothing looks at it until then. `dropped`: held back for the night and no
   * longer true in the morning.
   */
  state: 'waiting' | 'awaiting' | 'sent' | 'failed' | 'dropped';
  attempts: number;
  /** How long it was tried in vain, in milliseconds: the sum of its pauses, each of ten minutes at most. */
  triedMs?: number;
  /** Not to be tried again before, and the pause that this was, in milliseconds. */
  notBefore?: Date;
  pauseMs?: number;
  /** Held back until then; messages behind it pass meanwhile. */
  quietUntil?: Date;
  /** It is news of the clock, untrue once its ticket is over. */
  mayLapse?: boolean;
  /** `quietUntil` is there because the daily cap is reached or no template goes out: it ends when the person writes. */
  isCapped?: boolean;
  /** The channel said that the person has to write first, after this newest message of theirs (its `seq`; empty: none). */
  closedAfter?: string;
  /** A template stood for it outside the reply window. */
  announcedAt?: Date;
  /** It went out as news to somebody who had not written for a day. */
  unaskedAt?: Date;
  /** The channel's id of the sent message: what a reply points to. */
  deliveredId?: string;
  /** Why it failed for good (`blocked`, `rejected`, `expired`), and when that was known. */
  problem?: string;
  failedAt?: Date;
  /** The person blocked us after this newest message of theirs (its `seq`; empty: none). */
  blockedAfter?: string;
  /** How often the channel told later that it had not arrived for a reason that passes. */
  lateFailures?: number;
  /** The channel told later that it could not have the files: the words go alone. */
  isWithoutFiles?: boolean;
  /** What the channel told of it later (J5). */
  delivery?: Pick<DeliveryReport, 'state' | 'at' | 'code'>;
  createdAt: Date;
}

export type OutboxModel = Model<OutboxRow>;

export function outboxModel(connection: Connection): OutboxModel {
  const schema = new Schema<OutboxRow>(
    {
      _id: String,
      chat: { type: String, required: true },
      seq: { type: String, required: true, index: true },
      message: { type: Schema.Types.Mixed, required: true },
      about: String,
      urgency: String,
      isWanted: Boolean,
      state: { type: String, required: true },
      attempts: { type: Number, default: 0 },
      triedMs: Number,
      notBefore: Date,
      pauseMs: Number,
      quietUntil: Date,
      mayLapse: Boolean,
      isCapped: Boolean,
      closedAfter: String,
      announcedAt: Date,
      unaskedAt: { type: Date, index: true, sparse: true },
      deliveredId: String,
      problem: String,
      failedAt: { type: Date, index: true, sparse: true },
      blockedAfter: String,
      lateFailures: Number,
      isWithoutFiles: Boolean,
      delivery: Schema.Types.Mixed,
      createdAt: { type: Date, required: true },
    },
    { versionKey: false, minimize: false },
  );
  schema.index({ chat: 1, seq: 1 });
  // What waits as a whole and of one chat in its order; the last that failed in a chat.
  schema.index({ state: 1, chat: 1, seq: 1 });
  // What a reply points to and a delivery report is about.
  schema.index({ chat: 1, deliveredId: 1 });
  return connection.model<OutboxRow>('outbox', schema, 'outbox');
}
