import { type Connection, type Model, Schema } from 'mongoose';

/** How an answer fares. */
export interface FaqCountRow {
  /** `topic:<id>`. */
  _id: string;
  shown: number;
  helpful: number;
  unhelpful: number;
  /** Causes counted last: one inbound counts once, also when it is replayed. */
  causes: string[];
}

export type FaqCountModel = Model<FaqCountRow>;

export function faqCountModel(connection: Connection): FaqCountModel {
  const count = { type: Number, default: 0 };
  const schema = new Schema<FaqCountRow>(
    { _id: String, shown: count, helpful: count, unhelpful: count, causes: [String] },
    { versionKey: false },
  );
  return connection.model<FaqCountRow>('faqCounts', schema, 'faq-counts');
}
