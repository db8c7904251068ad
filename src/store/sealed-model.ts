import { type Connection, type Model, Schema } from 'mongoose';

/** One sealed entry: its name is readable, what it holds is not. */
export interface SealedRow {
  /** `whatsapp/creds`. */
  _id: string;
  /** Base64 of nonce, tag and ciphertext. */
  box: string;
  updatedAt: Date;
}

export type SealedModel = Model<SealedRow>;

export function sealedModel(connection: Connection): SealedModel {
  const schema = new Schema<SealedRow>(
    { _id: String, box: { type: String, required: true }, updatedAt: { type: Date, required: true } },
    { versionKey: false },
  );
  return connection.model<SealedRow>('sealed', schema, 'sealed');
}
