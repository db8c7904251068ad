import { readFile, stat } from 'node:fs/promises';
import { CodedError } from '../shared/errors.js';

/** A text and what it is. */
export interface Row {
  text: string;
  label: string;
}

/** A line that could not be used, and why. */
export interface RowFault {
  line: number;
  fault: string;
}

/** Largest data file read, in bytes (512 MB: a million rows). */
const LARGEST_BYTES = 512 * 1024 * 1024;
/** Faults kept; more only repeat. */
const MOST_FAULTS = 100;

/**
 * Rows `{text,label}` of a JSON lines file. Lines with faults are told by number, the rest is used. Labels are
 * translated by `labelOf`, which gives undefined for an unknown one. Throws DATASET_INVALID when no row is left.
 */
export async function readDataset(
  file: string,
  labelOf: (label: string) => string | undefined,
): Promise<{ rows: Row[]; faults: RowFault[] }> {
  const size = await stat(file).then(
    (found) => found.size,
    () => undefined,
  );
  if (size === undefined) throw new CodedError('DATASET_INVALID', { file, fault: 'the file cannot be read' });
  if (size > LARGEST_BYTES)
    throw new CodedError('DATASET_INVALID', { file, fault: 'the file is above 512 MB' });
  const rows: Row[] = [];
  const faults: RowFault[] = [];
  const text = (await readFile(file)).toString('utf8').replace(/^\ufeff/, '');
  text.split(/\r?\n/).forEach((content, index) => {
    if (content.trim() === '') return;
    const row = readRow(content, labelOf);
    if (typeof row !== 'string') rows.push(row);
    else if (faults.length < MOST_FAULTS) faults.push({ line: index + 1, fault: row });
  });
  if (rows.length === 0) throw new CodedError('DATASET_INVALID', { file, faults });
  return { rows, faults };
}

/** The row of a line, or what is wrong with it (never its text). */
function readRow(content: string, labelOf: (label: string) => string | undefined): Row | string {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    return 'no JSON';
  }
  const { text, label } = (value ?? {}) as { text?: unknown; label?: unknown };
  if (typeof text !== 'string' || typeof label !== 'string') return 'text or label is missing';
  if (text.trim() === '') return 'the text is empty';
  if (text.includes('\ufffd')) return 'the text is not UTF-8';
  const known = labelOf(label);
  return known === undefined ? 'the label is unknown' : { text, label: known };
}
