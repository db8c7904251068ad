import { CodedError } from '../../shared/errors.js';
import type { FileBytes } from './file-bytes.js';

const HEADER_BYTES = 27;
const LONGEST_PAGE_BYTES = HEADER_BYTES + 255 + 255 * 255;
/** Streams that run side by side: a film has two or three. */
const MOST_STREAMS = 16;
/** How the first packet of a stream begins, and how much of the second is not comment; of other codecs nothing is known. */
const CODECS: readonly (readonly [start: string, keptBytes: number])[] = [
  ['OpusHead', 8],
  ['\x01vorbis', 7],
  ['\x80theora', 7],
  ['\x7fFLAC', 4],
  ['Speex   ', 0],
];
/** Behind the comments of Vorbis, two empty lengths further on, a bit must be set. */
const FRAMING_AT = 7 + 8;

interface Stream {
  packet: number;
  /** Bytes of that packet on the pages before. */
  seen: number;
  start: string;
  keptBytes: number;
}

/**
 * Empties the comments of Ogg (RFC 3533, RFC 7845 5.2, Vorbis I 5): the second packet of each stream, whose length stays.
 * What is no page is blanked.
 */
export async function stripOgg(bytes: FileBytes): Promise<void> {
  const streams = new Map<number, Stream>();
  let at = 0;
  while (at < bytes.size) {
    const page = await readPage(bytes, at);
    if (!page) {
      const next = await bytes.find('OggS', at + 1);
      const end = next < 0 ? bytes.size : next;
      await bytes.blank(at, end);
      at = end;
      continue;
    }
    const serial = page.readUInt32LE(14);
    const isFirst = (page[5]! & 2) !== 0;
    const codec = isFirst && codecOf(page);
    if (codec) streams.set(serial, { packet: 0, seen: 0, start: codec[0], keptBytes: codec[1] });
    if (streams.size > MOST_STREAMS) throw new CodedError('MEDIA_WRONG_TYPE', { streams: streams.size });
    const stream = streams.get(serial);
    if (stream && emptyComments(page, stream)) {
      page.writeUInt32LE(0, 22);
      page.writeUInt32LE(checksum(page), 22);
      await bytes.write(at, page);
    }
    if (stream && stream.packet > 1) streams.delete(serial);
    at += page.length;
  }
}

/** A whole page, or undefined where there is none. */
async function readPage(bytes: FileBytes, at: number): Promise<Buffer | undefined> {
  const header = await bytes.read(at, HEADER_BYTES + 255);
  if (header.length < HEADER_BYTES || header.toString('latin1', 0, 4) !== 'OggS') return undefined;
  const lacing = header.subarray(HEADER_BYTES, HEADER_BYTES + header[26]!);
  const length = HEADER_BYTES + lacing.length + lacing.reduce((sum, size) => sum + size, 0);
  const page = Buffer.from(await bytes.read(at, Math.min(length, LONGEST_PAGE_BYTES)));
  return page.length === length ? page : undefined;
}

function codecOf(page: Buffer) {
  const packet = page.subarray(HEADER_BYTES + page[26]!).toString('latin1', 0, 8);
  return CODECS.find(([start]) => packet.startsWith(start));
}

/** Goes through the packets on a page; true when it held some of the comments, now empty. */
function emptyComments(page: Buffer, stream: Stream): boolean {
  const segments = page[26]!;
  let at = HEADER_BYTES + segments;
  let isChanged = false;
  for (const size of page.subarray(HEADER_BYTES, HEADER_BYTES + segments)) {
    if (stream.packet === 1) {
      const kept = Math.max(stream.keptBytes - stream.seen, 0);
      page.fill(0, Math.min(at + kept, at + size), at + size);
      const framing = FRAMING_AT - stream.seen;
      if (stream.start === '\x01vorbis' && framing >= 0 && framing < size) page[at + framing] = 1;
      isChanged = true;
    }
    at += size;
    stream.seen += size;
    if (size < 255) {
      stream.packet += 1;
      stream.seen = 0;
    }
  }
  return isChanged;
}

const CHECKSUMS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte << 24;
  for (let bit = 0; bit < 8; bit++) sum = (sum << 1) ^ (sum < 0 ? 0x04c11db7 : 0);
  return sum;
});

/** CRC-32 of Ogg: not reflected, from 0 (RFC 3533, section 6). */
function checksum(page: Buffer): number {
  let sum = 0;
  for (const byte of page) sum = (sum << 8) ^ CHECKSUMS[(sum >>> 24) ^ byte]!;
  return sum >>> 0;
}
