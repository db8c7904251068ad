import { isAbsolute, relative } from 'node:path';

/** One mistake in a file that staff edit: where it is, what is wrong, and what to do about it. */
export interface Fault {
  file: string;
  /** Counted from 1; 1 where the whole file is meant. */
  line: number;
  problem: string;
  todo: string;
}

/** Faults for a terminal, one a line: `city/units.yaml:12  problem — what to do`. */
export function formatFaults(faults: Fault[]): string {
  return faults.map(({ file, line, problem, todo }) => `${file}:${line}  ${problem} — ${todo}`).join('\n');
}

/** The name of a file as people look for it: from the working folder where it lies inside, else in full. */
export function showPath(path: string): string {
  const near = relative('', path);
  return near === '' || near.startsWith('..') || isAbsolute(near) ? path : near;
}

const LONGEST_SHOWN = 40;

/** A value in quotes for a fault's words, cut so that a mistake of 10,000 characters stays one line. */
export function showValue(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  const line = text.replace(/\s+/g, ' ');
  return `"${line.length > LONGEST_SHOWN ? `${line.slice(0, LONGEST_SHOWN)}...` : line}"`;
}
