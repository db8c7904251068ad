import type { FileBytes } from './file-bytes.js';

const WINDOW_BYTES = 64 * 1024;
/** Longest word looked for, in bytes: none is missed between two windows. */
const OVERLAP_BYTES = 64;
const SPACE = 0x20;

interface Found {
  at: number;
  match: RegExpExecArray;
}

/**
 * Takes out of a PDF who made it, with what and when (/Info, /Metadata: PDF 32000-1, 14.3), and the place and device in
 * photos laid into it (Exif). Objects stay where they are, as `null`; what points to them becomes spaces. In a compressed
 * object stream only the pointer goes, so no reader shows it. A signed document stays as it is: changed, it would no
 * longer be worth anything as a proof.
 */
export async function stripPdf(bytes: FileBytes): Promise<void> {
  if ((await bytes.find('/ByteRange', 0)) >= 0) return;
  const told = new Set<string>();
  let hasEnd = true;
  for await (const { at, match } of search(
    bytes,
    /\/(?:Info|Metadata)\s+(\d+)\s+(\d+)\s+R\b|\xff\xe1..Exif\0\0|<\?xpacket begin/gs,
  )) {
    if (match[0].startsWith('/')) {
      told.add(`${Number(match[1])} ${Number(match[2])}`);
      await bytes.blank(at, at + match[0].length, SPACE);
    } else if (match[0].startsWith('<')) {
      hasEnd = hasEnd && (await blankUpTo(bytes, at, '<?xpacket end'));
    }
    // The length of the segment counts its two bytes, and leaves the marker before out.
    else await bytes.blank(at + 4, at + 2 + Buffer.from(match[0], 'latin1').readUInt16BE(2));
  }
  for await (const { at, match } of search(bytes, /\b(\d{1,10})\s+(\d{1,5})\s+obj\b/g)) {
    if (!told.has(`${Number(match[1])} ${Number(match[2])}`)) continue;
    const body = at + match[0].length;
    // Cut off before its end, nothing behind it has one.
    if (!(await blankUpTo(bytes, body, 'endobj'))) return;
    await bytes.write(body, Buffer.from(' null '));
  }
}

/** Where the words come, in order. What is changed at a place before the next is asked for is seen so. */
async function* search(bytes: FileBytes, words: RegExp): AsyncGenerator<Found> {
  let from = 0;
  for (let at = 0; at < bytes.size; at += WINDOW_BYTES - OVERLAP_BYTES) {
    const window = (await bytes.read(at, WINDOW_BYTES)).toString('latin1');
    words.lastIndex = Math.max(from - at, 0);
    for (let match = words.exec(window); match; match = words.exec(window)) {
      from = at + words.lastIndex;
      yield { at: at + match.index, match };
    }
  }
}

/** Makes spaces of what lies before the next `end`; false where there is none. */
async function blankUpTo(bytes: FileBytes, from: number, end: string): Promise<boolean> {
  const to = await bytes.find(end, from);
  if (to >= 0) await bytes.blank(from, to, SPACE);
  return to >= 0;
}
