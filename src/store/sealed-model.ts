import { type Connection, type Model, Schema } from 'mongoose';

/** One sealed entry: of its name only the kind is readable, of what it holds nothing. */
export interface SealedRow {
  /** `whatsapp/creds`; where there is more of a name than its kind, `whatsapp/session/` and a keyed digest of it. */
  _id: string;
  /** The name, sealed like a box; left out where the `_id` says it. */
  name?: string;
  /** Base64 of nonce, tag and ciphertext. */
  box: string;
  updatedAt: Date;
}

export type SealedModel = Model<SealedRow>;

export function sealedModel(connection: Connection): SealedModel {
  const schema = new Schema<SealedRow>(
    {
      _id: String,
      name: String,
      box: { type: String, required: true },
      updatedAt: { type: Date, required: true },
    },
    { versionKey: false },
  );
  return connection.model<SealedRow>('sealed', schema, 'sealed');
}
