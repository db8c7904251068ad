import { type Connection, type Model, Schema } from 'mongoose';

/** How an answer fares, or a question that found none. */
export interface FaqCountRow {
  /** `topic:<id>`, or `open:<question in normal words>`. */
  _id: string;
  shown: number;
  helpful: number;
  unhelpful: number;
  /** How often asked without an answer. */
  asked: number;
  /** Causes counted last: one inbound counts once, also when it is replayed. */
  causes: string[];
}

export type FaqCountModel = Model<FaqCountRow>;

export function faqCountModel(connection: Connection): FaqCountModel {
  const count = { type: Number, default: 0 };
  const schema = new Schema<FaqCountRow>(
    { _id: String, shown: count, helpful: count, unhelpful: count, asked: count, causes: [String] },
    { versionKey: false },
  );
  return connection.model<FaqCountRow>('faqCounts', schema, 'faq-counts');
}
