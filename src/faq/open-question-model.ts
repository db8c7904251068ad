import { type Connection, type Model, Schema } from 'mongoose';

/** What became of a group of questions without an answer. */
export type OpenQuestionStatus = 'open' | 'ignored' | 'topic';

/** Questions about one matter that found no answer. Texts are masked before they come here. */
export interface OpenQuestionRow {
  /** `question:<number>`: two groups never get one number. */
  _id: string;
  /** What staff call it by. */
  number: number;
  /** Different wordings, the first first, and how often each was asked. */
  wordings: { text: string; asked: number }[];
  /** What the wordings are about: where to look for a group a question may belong to. */
  keys: string[];
  asked: number;
  firstAt: Date;
  lastAt: Date;
  status: OpenQuestionStatus;
  /** The topic made of it. */
  topic?: string;
  /** Causes counted last: one inbound counts once, also when it is replayed. */
  causes: string[];
}

export type OpenQuestionModel = Model<OpenQuestionRow>;

export function openQuestionModel(connection: Connection): OpenQuestionModel {
  const schema = new Schema<OpenQuestionRow>(
    {
      _id: String,
      number: { type: Number, required: true, unique: true },
      wordings: [{ _id: false, text: String, asked: Number }],
      keys: { type: [String], index: true },
      asked: { type: Number, default: 0 },
      firstAt: Date,
      lastAt: Date,
      status: { type: String, default: 'open' },
      topic: String,
      causes: { type: [String], index: true },
    },
    { versionKey: false },
  );
  schema.index({ status: 1, asked: -1, firstAt: 1 });
  return connection.model<OpenQuestionRow>('openQuestions', schema, 'open-questions');
}
