import { type Connection, type Model, Schema } from 'mongoose';
import type { MediaKind } from '../channels/channel.js';

/** A stored file; its bytes are at `DATA_DIR/media/<_id>`. */
export interface MediaRow {
  _id: string;
  kind: MediaKind;
  mime: string;
  bytes: number;
  createdAt: Date;
}

export type MediaModel = Model<MediaRow>;

export function mediaModel(connection: Connection): MediaModel {
  const schema = new Schema<MediaRow>(
    { _id: String, kind: String, mime: String, bytes: Number, createdAt: Date },
    { versionKey: false },
  );
  return connection.model<MediaRow>('media', schema, 'media');
}
