import { type Connection, type Model, Schema } from 'mongoose';
import type { Inbound } from '../channels/channel.js';

/** An inbound as it was stored before anybody worked on it. */
export interface InboxRow {
  /** `telegram:<chat>:<message>`: the same message stored twice is refused. */
  _id: string;
  chat: string;
  /** Order of arrival within this installation. */
  seq: string;
  /** Emptied when it is handled: the words live on only in what came of them. */
  inbound?: Inbound;
  /** What was decided, kept while its effects are done. */
  decision?: unknown;
  /** Ids of the bubbles that are one turn with this one, its own first; kept before anything is done about them. */
  together?: string[];
  /** `parked`: failed too often; kept for the operator. */
  state: 'new' | 'handled' | 'parked';
  attempts: number;
  receivedAt: Date;
}

export type InboxModel = Model<InboxRow>;

export function inboxModel(connection: Connection): InboxModel {
  const schema = new Schema<InboxRow>(
    {
      _id: String,
      chat: { type: String, required: true },
      seq: { type: String, required: true, index: true },
      inbound: Schema.Types.Mixed,
      decision: Schema.Types.Mixed,
      together: { type: [String], default: undefined },
      state: { type: String, required: true },
      attempts: { type: Number, default: 0 },
      receivedAt: { type: Date, required: true },
    },
    { versionKey: false, minimize: false },
  );
  // What is still open, as a whole and of one chat in its order.
  schema.index({ state: 1, chat: 1, seq: 1 });
  // When a chat wrote last.
  schema.index({ chat: 1, seq: 1 });
  return connection.model<InboxRow>('inbox', schema, 'inbox');
}
