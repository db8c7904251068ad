import type { Category } from '../profile/intents-schema.js';
import { CodedError, isCoded } from '../shared/errors.js';
import { streamDataset, type Tally } from '../understanding/dataset/read-dataset.js';
import { LabelNames, tellUnknown, type Unknown } from './label-names.js';
import { drawOf, type LessonRow } from './lesson-row.js';
import { RowSample } from './row-sample.js';
import { SeenTexts } from './seen-texts.js';
import { textToKeep } from './text-to-keep.js';

/** A file that holds a city's own history, and how to read it. */
export interface HistoryFile {
  path: string;
  /** Names of the columns; left out, the usual ones are looked for. */
  text?: string;
  label?: string;
  /** What the city's own labels stand for. */
  map?: Record<string, Category>;
}

export interface ReadHistory {
  rows: LessonRow[];
  tally: Tally;
  unknown: Unknown;
}

/**
 * The rows of a history file that are worth learning from: personal data masked, each text once, an even sample of so many
 * a category. In bounded memory. Throws DATASET_INVALID when nothing can be used.
 */
export async function readHistory(
  { path, text, label, map }: HistoryFile,
  names: readonly { id: Category; name: string }[],
  onProgress?: (rows: number) => void,
): Promise<ReadHistory> {
  const labels = new LabelNames(names, map);
  const sample = new RowSample();
  const seen = new SeenTexts();
  const tally = await streamDataset(path, {
    ...(text === undefined ? {} : { text }),
    ...(label === undefined ? {} : { label }),
    ...(onProgress ? { onProgress } : {}),
    labelOf: (name, line) => labels.categoryOf(name, line),
    onRow: (row) => {
      const draw = drawOf(row.text);
      const before = seen.look(draw, row.label);
      if (before === 'same') return 'the text was there before';
      if (before === 'other') return 'the text was there before with another label';
      const category = row.label as Category;
      if (!sample.wants(category, draw)) return undefined;
      const masked = textToKeep(row.text);
      if (!/\p{L}/u.test(masked)) return 'the text has no words';
      sample.add({ text: masked, category }, draw);
      return undefined;
    },
  }).catch((error: unknown) => {
    const [, ...unknown] = tellUnknown(labels.unknown());
    if (!isCoded(error, 'DATASET_INVALID') || unknown.length === 0) throw error;
    const todo = 'say what the labels stand for: --map FILE.yaml with "label: category"';
    throw new CodedError('DATASET_INVALID', {
      ...error.fields,
      labels: unknown.map((line) => line.trim()).join('; '),
      todo,
    });
  });
  return { rows: sample.rows(), tally, unknown: labels.unknown() };
}
