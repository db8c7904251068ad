import { CsvRows } from './csv-rows.js';
import { type Columns, findColumns, readHead, showNames } from './dataset-columns.js';
import type { Line } from './read-lines.js';

/** What a line holds before it is checked, or what is wrong with it. */
export type RawRow = { line: number; text: unknown; label: unknown } | { line: number; fault: string };

/** Turns lines into rows, a block at a time; `end` gives what the end of the file leaves. */
export interface RowReader {
  take(lines: readonly Line[]): RawRow[];
  end(): RawRow[];
}

/** Why a file cannot be read as a table of texts and labels, with fields that say what to do. */
export interface Trouble {
  fault: string;
  fields?: Record<string, string>;
}

/**
 * The reader of a file by its first line that is not empty. JSON lines begin with an object (or their file says so by its
 * name), all else is a table whose head names the columns; the head is used up by this (`skips`).
 */
export function makeRowReader(
  file: string,
  head: string,
  given: Columns,
): { reader: RowReader; skips: boolean } | { trouble: Trouble } {
  const start = head.trimStart()[0];
  const isJson = start === '{' || /\.(jsonl|ndjson|json)$/i.test(file);
  if (isJson && start === '[')
    return { trouble: { fault: 'this is one JSON list; write one object a line (JSON lines)' } };
  if (isJson) return { reader: jsonReader(given), skips: false };
  const { delimiter, names, text, label } = readHead(head, given);
  if (text < 0 || label < 0) {
    const missing = [...(text < 0 ? ['the text'] : []), ...(label < 0 ? ['the label'] : [])].join(' and ');
    const fields = { columns: showNames(names), todo: 'name the columns: --text COLUMN --label COLUMN' };
    return { trouble: { fault: `the head has no column for ${missing}`, fields } };
  }
  return { reader: tableReader(new CsvRows(delimiter), text, label), skips: true };
}

function tableReader(rows: CsvRows, text: number, label: number): RowReader {
  const pick = (row: ReturnType<CsvRows['take']>[number]): RawRow[] => {
    if ('fault' in row) return [row];
    const { fields, line } = row;
    if (fields.every((field) => field.trim() === '')) return [];
    return [{ line, text: fields[text], label: fields[label] }];
  };
  return { take: (lines) => rows.take(lines).flatMap(pick), end: () => rows.end().flatMap(pick) };
}

function jsonReader(given: Columns): RowReader {
  return {
    take: (lines) => lines.flatMap((line) => readObject(line, given)),
    end: () => [],
  };
}

function readObject({ number: line, content, isCut }: Line, given: Columns): RawRow[] {
  if (content.trim() === '') return [];
  if (isCut) return [{ line, fault: 'the line is too long' }];
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    return [{ line, fault: 'no JSON' }];
  }
  const row = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  if (given.text === undefined && given.label === undefined && 'text' in row && 'label' in row)
    return [{ line, text: row.text, label: row.label }];
  const names = Object.keys(row);
  const { text, label } = findColumns(names, given);
  return [{ line, text: row[names[text] ?? ''], label: row[names[label] ?? ''] }];
}
