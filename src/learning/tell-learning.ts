import type { RowFault, Tally } from '../understanding/dataset/read-dataset.js';
import type { Comparison } from './compare-answers.js';
import type { Learnt, Progress } from './job.js';
import { MOST_ERRORS, type Verdict } from './judge-history.js';
import { tellUnknown } from './label-names.js';
import type { LearningStatus } from './learning.js';
import { sumRows } from './lesson-row.js';

/** Lines for who runs the command. No word of a citizen is in them, only line numbers. */
export function tellLearnt({ read, verdict, taught }: Learnt, isDry: boolean): string[] {
  const lines = read
    ? [...tellCounts(read.tally), ...tellUnknown(read.unknown), ...tellLines(read.tally)]
    : [];
  if (!verdict) return [...lines, 'Nothing new: the model in use was taught all of this already.'];
  lines.push(...tellVerdict(verdict));
  if (!taught) return [...lines, 'NOT taken into use: it does worse than the model in use, which stays.'];
  const rows = sumRows(taught.note.rows);
  if (isDry) return [...lines, `Dry run: it would be taken into use (${rows} rows). Nothing was changed.`];
  return [...lines, `Taken into use, taught on ${rows} rows:`, tellRows(taught.note.rows)];
}

export function tellStatus({ state, corrections, progress }: LearningStatus): string[] {
  const { all, waiting } = corrections;
  const lines = state?.taught
    ? [
        `In use: intents/ and the city's own history, learnt ${state.at.toISOString()} on ${sumRows(state.rows)} rows:`,
        tellRows(state.rows),
        ...(state.verdict ? tellVerdict(state.verdict) : []),
      ]
    : ['In use: intents/ alone. Teach it your history: npm run admin -- learn FILE.csv|jsonl'];
  lines.push(`Corrections by officers: ${all}, of which ${waiting} are still to be learnt.`);
  if (state?.refused) {
    lines.push(`Not taken into use on ${new Date(state.refused.at).toISOString()}, because it did worse:`);
    lines.push(...tellVerdict(state.refused.verdict));
  }
  if (progress) lines.push(`Now: ${tellProgress(progress)}`);
  return lines;
}

export function tellProgress({ stage, rows }: Progress): string {
  switch (stage) {
    case 'read':
      return rows ? `reading, ${rows} rows` : 'reading';
    case 'before':
      return '25 %, asking the knowledge in use';
    case 'after':
      return '50 %, asking the new knowledge';
    case 'final':
      return '75 %, learning everything';
  }
}

function tellCounts({ encoding, rows, used, counts }: Tally): string[] {
  const left = rows - used;
  const head = `Read ${rows} rows (${encoding}), ${used} of use${left > 0 ? `, ${left} left out:` : '.'}`;
  return [head, ...Object.entries(counts).map(([fault, count]) => `  ${count} x ${fault}`)];
}

function tellLines({ rows, used, faults }: Tally): string[] {
  const left = rows - used;
  const lines = faults.map(({ line, fault }: RowFault) => `  line ${line}: ${fault}`);
  return left > faults.length ? [...lines, `  ... and ${left - faults.length} more lines`] : lines;
}

function tellVerdict({ history, known }: Verdict): string[] {
  return [
    `Held-back messages of the history: ${tellFigures(history)}`,
    `What was known before: ${tellFigures(known)}`,
    `(Worse means: by more than ${MOST_ERRORS.history} standard error on the history, ${MOST_ERRORS.known} on what was known before, in accuracy or macro-F1.)`,
  ];
}

function tellFigures({ before, after, accuracyError, macroF1Error }: Comparison): string {
  if (after.n === 0) return 'too few to ask';
  const figure = (then: number, now: number, error: number) =>
    `${then.toFixed(3)} -> ${now.toFixed(3)} (standard error ${error.toFixed(3)})`;
  const accuracy = figure(before.accuracy, after.accuracy, accuracyError);
  return `right ${accuracy}, macro-F1 ${figure(before.macroF1, after.macroF1, macroF1Error)}, ${after.n} messages`;
}

function tellRows(rows: Record<string, number>): string {
  return `  ${Object.entries(rows)
    .map(([category, count]) => `${category} ${count}`)
    .join(', ')}`;
}
