import type { ModelNote } from '../understanding/model/encode-model.js';
import type { TeachParts, Verdict } from './judge-history.js';
import type { LessonRow } from './lesson-row.js';
import type { HistoryFile, ReadHistory } from './read-history.js';

/** Work that takes seconds and is done off the main thread. Plain data only: it travels between threads. */
export type Job = TeachJob | LearnJob;

/** Teaches what staff wrote and these rows. */
export interface TeachJob {
  kind: 'teach';
  parts: TeachParts;
  rows: LessonRow[];
  /** The name of those rows; empty for none. */
  name: string;
  /** When, ISO 8601; it is noted in the model. */
  at: string;
}

/** Reads a file, where one is given, holds it against what is in use, and teaches everything if it is no worse. */
export interface LearnJob {
  kind: 'learn';
  parts: TeachParts;
  file?: HistoryFile;
  /** What was learnt from files before, and all that officers corrected. */
  history: LessonRow[];
  corrections: LessonRow[];
  /** What the model in use was taught. */
  inUse: LessonRow[];
  at: string;
}

/** A model as it is kept, and what it says of itself. */
export interface Taught {
  bytes: Uint8Array;
  key: string;
  note: ModelNote;
}

export interface Learnt {
  read?: Pick<ReadHistory, 'tally' | 'unknown'>;
  /** The rows of files that are to be kept from now on. */
  history: LessonRow[];
  /** Absent when there is nothing that the model in use was not taught. */
  verdict?: Verdict;
  /** Absent when the new model is not to be taken into use. */
  taught?: Taught;
}

export interface Progress {
  stage: 'read' | 'before' | 'after' | 'final';
  /** Rows read so far. */
  rows?: number;
}

/** Runs a job; wherever that is. Errors with a code keep it. */
export interface RunJob {
  (job: TeachJob, onProgress?: (progress: Progress) => void): Promise<Taught>;
  (job: LearnJob, onProgress?: (progress: Progress) => void): Promise<Learnt>;
}
