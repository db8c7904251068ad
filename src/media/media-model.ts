import { type Connection, type Model, Schema } from 'mongoose';
import type { MediaKind } from '../channels/channel.js';

/** A stored file; its bytes are at `DATA_DIR/media/<file>`, its small picture beside it at `<file>.thumb`. */
export interface MediaRow {
  /** Derived from the message it came with: the same message finds it again. */
  _id: string;
  kind: MediaKind;
  /** What the bytes are, not what the sender called them. */
  mime: string;
  /** Size of what is kept, in bytes. */
  bytes: number;
  /** Random. Rows of earlier versions have none: their file is named by `_id`, and is as it came. */
  file?: string;
  /** Of what is kept, in hex. */
  sha256?: string;
  hasThumbnail?: boolean;
  createdAt: Date;
}

export type MediaModel = Model<MediaRow>;

export function mediaModel(connection: Connection): MediaModel {
  const schema = new Schema<MediaRow>(
    {
      _id: String,
      kind: String,
      mime: String,
      bytes: Number,
      file: String,
      sha256: String,
      hasThumbnail: Boolean,
      createdAt: Date,
    },
    { versionKey: false },
  );
  return connection.model<MediaRow>('media', schema, 'media');
}
