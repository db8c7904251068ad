import papaparse from 'papaparse';
import type { Line } from './read-lines.js';

/** A record of a CSV file: its fields, or what is wrong with it; `line` is where it begins. */
export type CsvRow = { line: number; fields: string[] } | { line: number; fault: string };

/** A field in quotes may go over several lines; one of more is a quotation mark that is not closed. */
const MOST_LINES = 60;
const LONGEST_ROW = 40_000;

/** The fields of one record, by papaparse where quotation marks stand in it. */
export function splitFields(content: string, delimiter: string): string[] {
  if (!content.includes('"')) return content.split(delimiter);
  return papaparse.parse<string[]>(content, { delimiter, newline: '\n' }).data[0] ?? [];
}

/** Puts lines together to records; a mark that is not closed costs its own line and not the file. */
export class CsvRows {
  readonly #delimiter: string;
  #open: Line[] = [];
  #length = 0;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  /** The records that end with these lines. */
  take(lines: readonly Line[]): CsvRow[] {
    const rows: CsvRow[] = [];
    const queue = [...lines];
    queue.reverse();
    for (let line = queue.pop(); line; line = queue.pop()) {
      if (line.isCut) {
        queue.push(...this.#giveUp(rows).reverse());
        rows.push({ line: line.number, fault: 'the line is too long' });
        continue;
      }
      this.#open.push(line);
      this.#length += line.content.length + 1;
      const isOpen = this.#open.length > 1 || line.content.includes('"') ? this.#endsInQuotes() : false;
      if (!isOpen) rows.push(this.#close());
      else if (this.#open.length >= MOST_LINES || this.#length > LONGEST_ROW)
        queue.push(...this.#giveUp(rows).reverse());
    }
    return rows;
  }

  /** The records that are left at the end of the file. */
  end(): CsvRow[] {
    const rows: CsvRow[] = [];
    while (this.#open.length > 0) rows.push(...this.take(this.#giveUp(rows)));
    return rows;
  }

  #close(): CsvRow {
    const [first] = this.#open as [Line];
    const content =
      this.#open.length === 1 ? first.content : this.#open.map((line) => line.content).join('\n');
    this.#open = [];
    this.#length = 0;
    return { line: first.number, fields: splitFields(content, this.#delimiter) };
  }

  /** Tells the line whose mark is not closed and gives back those behind it, to be read anew. */
  #giveUp(rows: CsvRow[]): Line[] {
    const [first, ...others] = this.#open;
    if (first) rows.push({ line: first.number, fault: 'a quotation mark is not closed' });
    this.#open = [];
    this.#length = 0;
    return others;
  }

  #endsInQuotes(): boolean {
    const text = this.#open.map((line) => line.content).join('\n');
    let isInQuotes = false;
    let isFieldStart = true;
    for (let i = 0; i < text.length; i++) {
      const letter = text[i];
      if (isInQuotes) {
        if (letter !== '"') continue;
        if (text[i + 1] === '"') i++;
        else isInQuotes = false;
      } else if (letter === '"' && isFieldStart) isInQuotes = true;
      else isFieldStart = letter === this.#delimiter;
    }
    return isInQuotes;
  }
}
