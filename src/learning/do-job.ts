import { encodeModel, type ModelNote } from '../understanding/model/encode-model.js';
import { makeReader } from '../understanding/understand.js';
import type { Job, LearnJob, Learnt, Progress, RunJob, Taught } from './job.js';
import { judgeHistory, type TeachParts } from './judge-history.js';
import { countRows, digestOf, type LessonRow, mergeRows } from './lesson-row.js';
import { readHistory } from './read-history.js';

/** Rows between two words about how far the reading is. */
const TELL_EVERY = 20_000;

/** Does a job in this thread: what the worker runs, and tests. */
export const doJob = (async (job: Job, onProgress: (progress: Progress) => void = () => {}) => {
  if (job.kind === 'learn') return learn(job, onProgress);
  const { parts, rows, name, at } = job;
  return teach(parts, rows, { ...(name ? { history: name } : {}), ...(at ? { at } : {}) });
}) as RunJob;

function teach(parts: TeachParts, rows: readonly LessonRow[], note: Partial<ModelNote>): Taught {
  // In one order wherever they come from: every program that learns them gets the same model, bit for bit.
  const history = rows.toSorted((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
  const { model, key } = makeReader({ ...parts, history });
  const full: ModelNote = { ...note, rows: countRows(rows) };
  return { bytes: encodeModel(model, key, full), key, note: full };
}

async function learn(job: LearnJob, onProgress: (progress: Progress) => void): Promise<Learnt> {
  const { parts, file, corrections, inUse, at } = job;
  let told = 0;
  const onRows = (rows: number) => {
    if (rows - told < TELL_EVERY) return;
    told = rows;
    onProgress({ stage: 'read', rows });
  };
  if (file) onProgress({ stage: 'read', rows: 0 });
  const read = file && (await readHistory(file, parts.intents.report, onRows));
  // An officer's word before a file's, a newer file's before an older one's.
  const history = mergeRows(read?.rows ?? [], job.history);
  const coming = mergeRows(corrections, history);
  const outcome = {
    history,
    ...(read ? { read: { tally: read.tally, unknown: read.unknown } } : {}),
  };
  if (digestOf(coming) === digestOf(inUse)) return outcome;
  const verdict = judgeHistory(parts, inUse, coming, (stage) => onProgress({ stage }));
  if (!verdict.isTaken) return { ...outcome, verdict };
  onProgress({ stage: 'final' });
  const { n, accuracy, macroF1 } = verdict.history.after;
  return {
    ...outcome,
    verdict,
    taught: teach(parts, coming, { history: digestOf(coming), at, figures: { n, accuracy, macroF1 } }),
  };
}
