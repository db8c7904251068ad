import { access, constants, stat } from 'node:fs/promises';
import { type Fault, showPath } from '../../profile/fault.js';
import { CodedError } from '../../shared/errors.js';
import type { Columns } from './dataset-columns.js';
import { makeRowReader, type RawRow, type RowReader } from './dataset-rows.js';
import { detectEncoding, type Encoding } from './detect-encoding.js';
import { readLines } from './read-lines.js';

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

/** What a file held. Faults are told for the first 100 lines and counted for all. */
export interface Tally {
  encoding: Encoding;
  rows: number;
  used: number;
  faults: RowFault[];
  counts: Record<string, number>;
}

export interface DatasetOptions extends Columns {
  /** The label in our words, or undefined for an unknown one. */
  labelOf(label: string, line: number): string | undefined;
  /** Takes a row; what it gives back is a fault, and the row counts as unused. */
  onRow(row: Row, line: number): string | undefined;
  /** Told now and then how many rows were read. */
  onProgress?(rows: number): void;
}

/** Largest data file read, in bytes (2 GB: several million rows). */
const LARGEST_BYTES = 2 * 1024 ** 3;
/** Faults kept; more only repeat. */
const MOST_FAULTS = 100;
/** Nobody writes a report of so many characters: it is a column gone wrong. */
const LONGEST_TEXT = 10_000;

/** Rows of a data file (see `streamDataset`), all at once. Throws DATASET_INVALID when no row is left. */
export async function readDataset(
  file: string,
  labelOf: (label: string) => string | undefined,
): Promise<{ rows: Row[]; faults: RowFault[] }> {
  const rows: Row[] = [];
  const onRow = (row: Row) => void rows.push(row);
  const { faults } = await streamDataset(file, { labelOf, onRow });
  return { rows, faults };
}

/**
 * Reads the rows of a JSON lines file (an object a line) or of a CSV file with a head (comma, semicolon, tab or bar) in
 * bounded memory. Lines with faults are told by number, never by their words, the rest is used. Throws DATASET_INVALID for
 * a file that cannot be read as such, and when no row is left.
 */
export async function streamDataset(file: string, options: DatasetOptions): Promise<Tally> {
  const encoding = await checkFile(file);
  const tally: Tally = { encoding, rows: 0, used: 0, faults: [], counts: {} };
  let reader: RowReader | undefined;
  for await (const block of readLines(file, encoding)) {
    let lines = block;
    if (!reader) {
      // A first line "sep=;" is Excel's, not the head.
      const head = block.findIndex(
        ({ content }) => content.trim() !== '' && !/^sep=.$/i.test(content.trim()),
      );
      if (head < 0) continue;
      const made = makeRowReader(file, block[head]!.content, options);
      if ('trouble' in made) throw refuse(file, made.trouble.fault, made.trouble.fields);
      reader = made.reader;
      lines = block.slice(made.skips ? head + 1 : head);
    }
    for (const row of reader.take(lines)) takeRow(row, options, tally);
    options.onProgress?.(tally.rows);
  }
  if (!reader) throw refuse(file, 'the file is empty');
  for (const row of reader.end()) takeRow(row, options, tally);
  if (tally.used === 0)
    throw refuse(file, 'no line could be used', {
      faults: tally.faults.map((fault) => showFault(file, fault)),
    });
  return tally;
}

/** A fault of a line as it is told to who runs the command. */
function showFault(file: string, { line, fault }: RowFault): Fault {
  return { file: showPath(file), line, problem: fault, todo: 'left out; correct it or leave it out' };
}

async function checkFile(file: string): Promise<Encoding> {
  const found = await stat(file).catch(() => undefined);
  if (!found) throw refuse(file, 'the file is not there');
  if (!found.isFile()) throw refuse(file, 'this is not a file');
  if (found.size > LARGEST_BYTES) throw refuse(file, 'the file is above 2 GB');
  const mayRead = await access(file, constants.R_OK).then(
    () => true,
    () => false,
  );
  if (!mayRead) throw refuse(file, 'the program may not read the file');
  const detected = await detectEncoding(file);
  if ('trouble' in detected) throw refuse(file, detected.trouble);
  return detected.encoding;
}

function takeRow(row: RawRow, options: DatasetOptions, tally: Tally): void {
  tally.rows++;
  const fault = 'fault' in row ? row.fault : useRow(row, options);
  if (fault === undefined) {
    tally.used++;
    return;
  }
  tally.counts[fault] = (tally.counts[fault] ?? 0) + 1;
  if (tally.faults.length < MOST_FAULTS) tally.faults.push({ line: row.line, fault });
}

/** Hands a sound row on, or says what is wrong with it. */
function useRow(
  { line, text, label }: Extract<RawRow, { text: unknown }>,
  { labelOf, onRow }: DatasetOptions,
): string | undefined {
  if (typeof text !== 'string' || typeof label !== 'string') return 'text or label is missing';
  if (text.trim() === '') return 'the text is empty';
  if (text.includes('\ufffd')) return 'the text is not UTF-8';
  if (text.length > LONGEST_TEXT) return `the text has more than ${LONGEST_TEXT} characters`;
  if (label.trim() === '') return 'the label is empty';
  const known = labelOf(label.trim(), line);
  if (known === undefined) return 'the label is unknown';
  return onRow({ text, label: known }, line);
}

function refuse(file: string, fault: string, fields: Record<string, unknown> = {}): CodedError {
  return new CodedError('DATASET_INVALID', { file: showPath(file), fault, ...fields });
}
