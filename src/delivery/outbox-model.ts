import { type Connection, type Model, Schema } from 'mongoose';
import type { Outbound } from '../channels/channel.js';

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
  /** `dropped`: held back for the night and no longer true in the morning. */
  state: 'waiting' | 'sent' | 'failed' | 'dropped';
  attempts: number;
  /** Not to be tried again before. */
  notBefore?: Date;
  /** Held back until then; messages behind it pass meanwhile. */
  quietUntil?: Date;
  /** The channel's id of the sent message: what a reply points to. */
  deliveredId?: string;
  /** Why it failed for good. */
  problem?: string;
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
      state: { type: String, required: true, index: true },
      attempts: { type: Number, default: 0 },
      notBefore: Date,
      quietUntil: Date,
      deliveredId: String,
      problem: String,
      createdAt: { type: Date, required: true },
    },
    { versionKey: false, minimize: false },
  );
  schema.index({ chat: 1, seq: 1 });
  return connection.model<OutboxRow>('outbox', schema, 'outbox');
}
