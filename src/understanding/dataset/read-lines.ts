import { createReadStream } from 'node:fs';
import type { Encoding } from './detect-encoding.js';

/** The longest line that is read, in characters; the rest of it is passed over. */
const LONGEST_LINE = 100_000;
const CHUNK_BYTES = 256 * 1024;

/** A line of a text file, counted from 1; `isCut` when it was longer than can be read. */
export interface Line {
  number: number;
  content: string;
  isCut: boolean;
}

/** The lines of a file one after the other, a block at a time, in bounded memory however long the file or a line is. */
export async function* readLines(file: string, encoding: Encoding): AsyncGenerator<Line[]> {
  const decoder = new TextDecoder(encoding);
  let rest = '';
  let number = 0;
  let isCut = false;
  const take = (text: string, isLast: boolean): Line[] => {
    const pieces = (rest + text).split('\n');
    rest = isLast ? '' : pieces.pop()!;
    const lines = pieces.map((piece, i) => {
      const wasCut = i === 0 && isCut;
      const line = {
        number: ++number,
        content: piece.slice(0, LONGEST_LINE),
        isCut: wasCut || piece.length > LONGEST_LINE,
      };
      if (line.content.endsWith('\r')) line.content = line.content.slice(0, -1);
      return line;
    });
    if (lines.length > 0) isCut = false;
    if (rest.length > LONGEST_LINE) {
      isCut = true;
      rest = rest.slice(0, LONGEST_LINE);
    }
    return lines;
  };
  for await (const chunk of createReadStream(file, { highWaterMark: CHUNK_BYTES })) {
    yield take(decoder.decode(chunk as Buffer, { stream: true }), false);
  }
  const last = take(decoder.decode(), true);
  // A file that ends in a line end has no further line.
  if (last.at(-1)?.content === '') last.pop();
  yield last;
}
