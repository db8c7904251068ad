import { type Connection, type Model, Schema } from 'mongoose';
import type { Choice } from '../../channels/channel.js';
import type { Talk } from '../talk.js';

/** One conversation on a channel. */
export interface ChatRow {
  /** Chat key. */
  _id: string;
  talk?: Talk;
  /** When `talk` was remembered. */
  talkedAt?: Date;
  /** Choices of the newest message that had any; written by whoever posts a message. */
  offered?: Choice[];
  /** Numbers in that message name something else than its choices. */
  offeredByWord?: boolean;
  /** Place of that message among those of the chat. */
  offeredSeq?: string;
  /** The inbound whose decision `talk` already holds. */
  decidedId?: string;
  /** When the open draft is to be recalled once (A18); indexed. */
  nudgeAt?: Date;
  /** The draft that was recalled already. */
  nudgedDraft?: string;
  /** Chats that are this one to the person: see `findChat`. */
  twins?: string[];
}

export type ChatModel = Model<ChatRow>;

export function chatModel(connection: Connection): ChatModel {
  const schema = new Schema<ChatRow>(
    {
      _id: String,
      talk: Schema.Types.Mixed,
      talkedAt: Date,
      offered: { type: Schema.Types.Mixed },
      offeredByWord: Boolean,
      offeredSeq: String,
      decidedId: String,
      nudgeAt: { type: Date, index: true },
      nudgedDraft: String,
      twins: { type: [String], default: undefined },
    },
    { versionKey: false, minimize: false },
  );
  return connection.model<ChatRow>('chats', schema, 'chats');
}
