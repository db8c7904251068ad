import type { FileBytes } from './file-bytes.js';

/**
 * Blanks the tags before and behind sound that is nothing but frames (MP3, AAC): ID3v2, ID3v1, APE and Lyrics3. The
 * outermost header of ID3v2 stays, for it tells how far its now empty room reaches.
 */
export async function stripTags(bytes: FileBytes): Promise<void> {
  await stripFirstTags(bytes);
  let end = bytes.size;
  for (let length = await lastTag(bytes, end); length > 0; length = await lastTag(bytes, end)) {
    await bytes.blank(Math.max(end - length, 0), end);
    end -= length;
  }
}

/** Blanks the tags of ID3v2 (id3.org, 2.4.0, 3.1) at the beginning; returns where they end. */
export async function stripFirstTags(bytes: FileBytes): Promise<number> {
  let at = 0;
  for (;;) {
    const header = Buffer.from(await bytes.read(at, 10));
    if (header.length < 10 || header.toString('latin1', 0, 3) !== 'ID3') return at;
    const hasFooter = (header[5]! & 0x10) !== 0;
    const end = at + 10 + sevenBits(header) + (hasFooter ? 10 : 0);
    // Without its flags it is a tag of padding alone; a footer is padding too.
    header[5] = 0;
    await bytes.write(at, header);
    await bytes.blank(at + 10, end);
    at = Math.min(end, bytes.size);
  }
}

function sevenBits(header: Buffer): number {
  return header.subarray(6, 10).reduce((size, byte) => size * 128 + (byte & 0x7f), 0);
}

/** The length of the tag that ends here, 0 where none does. */
async function lastTag(bytes: FileBytes, end: number): Promise<number> {
  const last = Buffer.from(await bytes.read(Math.max(end - 128, 0), Math.min(128, end)));
  const says = (words: string, before: number) =>
    last.length >= before && last.toString('latin1', last.length - before).startsWith(words);
  if (says('TAG', 128)) return 128;
  if (says('LYRICS200', 9) && last.length >= 15)
    return 15 + (Number.parseInt(last.toString('latin1', last.length - 15, last.length - 9), 10) || 0);
  // Its footer counts itself, but not the header that may stand before (APEv2, 32 bytes as the footer).
  if (says('APETAGEX', 32)) return Math.max(last.readUInt32LE(last.length - 20), 32) + 32 * headersOf(last);
  return 0;
}

function headersOf(last: Buffer): 0 | 1 {
  return last.readUInt32LE(last.length - 12) >= 0x8000_0000 ? 1 : 0;
}
