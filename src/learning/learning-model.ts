import { type Connection, type Model, Schema } from 'mongoose';
import type { Category } from '../profile/intents-schema.js';
import type { Verdict } from './judge-history.js';

/** What the city taught last. One document, `_id` "state". */
export interface StateRow {
  _id: string;
  /** Names the set of history rows that holds; their documents carry it. */
  history: string;
  /** Names everything the model in use was taught: history and corrections. Empty: intents/ alone. */
  taught: string;
  at: Date;
  /** Corrections up to here were taught. */
  lessonsAt: Date;
  /** Corrections up to here were tried, taught or not. */
  triedAt: Date;
  rows: Record<string, number>;
  verdict?: Verdict;
  /** The last model that was not taken into use, while no later one was. */
  refused?: { at: Date; verdict: Verdict };
}

/** The history rows of one category: texts as gzipped JSON, for they are many and nobody looks for one. */
export interface HistoryRow {
  /** `<history>/<category>` */
  _id: string;
  history: string;
  category: Category;
  packed: string;
}

/** A category that an officer corrected; the same ticket corrected again is the same lesson. */
export interface CorrectionRow {
  /** Code of the ticket. */
  _id: string;
  /** The report, personal data masked. */
  text: string;
  category: Category;
  at: Date;
}

export interface LearningModels {
  states: Model<StateRow>;
  histories: Model<HistoryRow>;
  corrections: Model<CorrectionRow>;
}

export function learningModels(connection: Connection): LearningModels {
  const options = { versionKey: false, minimize: false } as const;
  const mixed = Schema.Types.Mixed;
  const state = new Schema<StateRow>(
    {
      _id: String,
      history: { type: String, default: '' },
      taught: { type: String, default: '' },
      at: Date,
      lessonsAt: Date,
      triedAt: Date,
      rows: { type: mixed, default: {} },
      verdict: mixed,
      refused: mixed,
    },
    options,
  );
  const history = new Schema<HistoryRow>(
    { _id: String, history: { type: String, index: true }, category: String, packed: String },
    options,
  );
  const correction = new Schema<CorrectionRow>(
    { _id: String, text: String, category: String, at: { type: Date, index: true } },
    options,
  );
  return {
    states: connection.model<StateRow>('learning-states', state, 'learning-states'),
    histories: connection.model<HistoryRow>('learning-history', history, 'learning-history'),
    corrections: connection.model<CorrectionRow>('learning-corrections', correction, 'learning-corrections'),
  };
}
