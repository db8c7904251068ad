import { open } from 'node:fs/promises';

/** How the letters of a data file are written. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const CHUNK_BYTES = 1024 * 1024;
/** Bytes looked at to tell UTF-16 without its mark. */
const SAMPLE_BYTES = 4096;
/** Indonesian is written with few letters beyond ASCII: a file full of them is of another world. */
const MOST_HIGH = 0.3;

/** What a file begins with when it is no text at all, and what to do then. */
const FOREIGN: [number[], string][] = [
  [[0x50, 0x4b, 3, 4], 'this is a spreadsheet or an archive; save the sheet as CSV'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'this is a spreadsheet of an old kind; save the sheet as CSV'],
  [[0x25, 0x50, 0x44, 0x46], 'this is a PDF; export the table as CSV'],
  [[0x1f, 0x8b], 'this file is packed; unpack it first'],
  [[0xff, 0xfe, 0, 0], 'the encoding is UTF-32; save it as UTF-8'],
];
const MARKS: [number[], Encoding][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/**
 * The encoding of a file by its mark or by reading it through once in bounded memory, or what is wrong with it. A file
 * that is UTF-8 but for single lines is UTF-8: those lines are told when they are read.
 */
export async function detectEncoding(file: string): Promise<{ encoding: Encoding } | { trouble: string }> {
  const opened = await open(file);
  try {
    const chunk = Buffer.alloc(CHUNK_BYTES);
    const counts = { high: 0, wide: 0, broken: 0, undefined: 0, control: 0, all: 0 };
    let pending = 0;
    for (let isFirst = true; ; isFirst = false) {
      const { bytesRead } = await opened.read(chunk, 0, CHUNK_BYTES);
      const bytes = chunk.subarray(0, bytesRead);
      if (isFirst) {
        const known = byStart(bytes);
        if (known) return known;
      }
      if (bytesRead === 0) break;
      pending = count(bytes, counts, pending);
    }
    return decide(counts);
  } finally {
    await opened.close();
  }
}

function byStart(bytes: Buffer): { encoding: Encoding } | { trouble: string } | undefined {
  const begins = (sign: number[]) =>
    bytes.length >= sign.length && sign.every((byte, i) => bytes[i] === byte);
  const foreign = FOREIGN.find(([sign]) => begins(sign));
  if (foreign) return { trouble: foreign[1] };
  const mark = MARKS.find(([sign]) => begins(sign));
  if (mark) return { encoding: mark[1] };
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const zeros = [0, 0];
  sample.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2]!++;
  });
  // Latin letters in UTF-16 have a zero for every second byte.
  if (zeros[1]! > sample.length * 0.3 && zeros[0] === 0) return { encoding: 'utf-16le' };
  if (zeros[0]! > sample.length * 0.3 && zeros[1] === 0) return { encoding: 'utf-16be' };
  return undefined;
}

interface Counts {
  high: number;
  wide: number;
  broken: number;
  undefined: number;
  control: number;
  all: number;
}

/** Counts whole and broken letters of UTF-8; returns how many bytes of a letter are still to come. */
function count(bytes: Buffer, counts: Counts, open: number): number {
  let pending = open;
  counts.all += bytes.length;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte < 0x80) {
      if (pending > 0) counts.broken++;
      pending = 0;
      if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12) counts.control++;
      continue;
    }
    counts.high++;
    if (byte === 0x81 || byte === 0x8d || byte === 0x8f || byte === 0x90 || byte === 0x9d) counts.undefined++;
    if (pending > 0 && byte < 0xc0) {
      if (--pending === 0) counts.wide++;
      continue;
    }
    if (pending > 0) counts.broken++;
    pending = byte >= 0xf5 || byte < 0xc2 ? 0 : byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1;
    if (pending === 0) counts.broken++;
  }
  return pending;
}

function decide(counts: Counts): { encoding: Encoding } | { trouble: string } {
  const isText = counts.control <= counts.all / 1000;
  if (!isText) return { trouble: 'this is no text file; save the table as CSV (UTF-8)' };
  if (counts.broken <= counts.wide) return { encoding: 'utf-8' };
  const isWindows = counts.undefined === 0 && counts.high < counts.all * MOST_HIGH;
  if (isWindows) return { encoding: 'windows-1252' };
  return { trouble: 'the encoding is none of UTF-8, UTF-16 and Windows-1252; save it as UTF-8' };
}
