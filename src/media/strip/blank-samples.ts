import { CodedError } from '../../shared/errors.js';
import type { FileBytes } from './file-bytes.js';
import { type Box, findBox } from './walk-boxes.js';

/** Longest table of a track of data, in bytes: 65,000 samples. An action camera notes a few each second. */
const LONGEST_TABLE_BYTES = 256 * 1024;
const PIECE_BYTES = 64 * 1024;

interface Range {
  from: number;
  to: number;
}

/**
 * Blanks what a track points to within the `mdat` boxes (ISO/IEC 14496-12 8.7: sizes, samples of a chunk, places of
 * chunks). Throws MEDIA_WRONG_TYPE for tables that no recording has.
 */
export async function blankSamples(bytes: FileBytes, track: Box, media: readonly Box[]): Promise<void> {
  const table = await findBox(bytes, track, 'mdia', 'minf', 'stbl');
  if (!table) return;
  const read = async (type: string) => {
    const box = await findBox(bytes, table, type);
    return box && readTable(bytes, box);
  };
  const wide = await read('co64');
  const places = wide ?? (await read('stco'));
  const sizes = await read('stsz');
  const runs = await read('stsc');
  if (!places || !sizes || !runs) return;
  const chunks = placesOf(places, wide !== undefined);
  const ranges = rangesOf(chunks, sizes, runs).sort((a, b) => a.from - b.from);
  let next = 0;
  let done = 0;
  for (const { body, end } of media) {
    // Ranges may lie in each other: no byte is blanked twice, however many point to it.
    done = Math.max(done, body);
    for (; next < ranges.length && ranges[next]!.from < end; next++) {
      const { from, to } = ranges[next]!;
      await bytes.blank(Math.max(from, done), Math.min(to, end));
      done = Math.max(done, Math.min(to, end));
    }
  }
}

async function readTable(bytes: FileBytes, { body, end }: Box): Promise<Buffer> {
  if (end - body > LONGEST_TABLE_BYTES) throw new CodedError('MEDIA_WRONG_TYPE', { bytes: end - body });
  const pieces: Buffer[] = [];
  for (let at = body; at < end; at += PIECE_BYTES)
    pieces.push(Buffer.from(await bytes.read(at, Math.min(PIECE_BYTES, end - at))));
  return Buffer.concat(pieces);
}

/** Whole entries of a table behind its version and count; the count itself is not believed. */
function* entries(table: Buffer, first: number, entryBytes: number): Generator<number> {
  for (let at = first; at + entryBytes <= table.length; at += entryBytes) yield at;
}

function placesOf(table: Buffer, isWide: boolean): number[] {
  return [...entries(table, 8, isWide ? 8 : 4)].map((at) =>
    isWide ? Number(table.readBigUInt64BE(at)) : table.readUInt32BE(at),
  );
}

function rangesOf(chunks: number[], sizes: Buffer, runs: Buffer): Range[] {
  const sameSize = sizes.length >= 12 ? sizes.readUInt32BE(4) : 0;
  const each = [...entries(sizes, 12, 4)].map((at) => sizes.readUInt32BE(at));
  const starts = [...entries(runs, 8, 12)].map((at) => ({
    chunk: runs.readUInt32BE(at),
    samples: runs.readUInt32BE(at + 4),
  }));
  let run = -1;
  let sample = 0;
  return chunks.map((from, index) => {
    while (run + 1 < starts.length && starts[run + 1]!.chunk <= index + 1) run += 1;
    const samples = starts[run]?.samples ?? 0;
    if (sameSize > 0) return { from, to: from + samples * sameSize };
    const last = Math.min(sample + samples, each.length);
    let to = from;
    for (; sample < last; sample++) to += each[sample]!;
    return { from, to };
  });
}
