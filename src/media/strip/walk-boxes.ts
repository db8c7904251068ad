import type { FileBytes } from './file-bytes.js';

/** A box of ISO/IEC 14496-12 4.2 (MP4, 3GP, QuickTime): what it holds lies from `body` up to `end`. */
export interface Box {
  type: string;
  at: number;
  body: number;
  end: number;
}

/**
 * The boxes between two positions. A size of 0, or one that leads out, ends where the box around it ends; what is no box
 * at all comes as one of the type '' that reaches to the end. So each step goes forward, whatever the file says.
 */
export async function* walkBoxes(bytes: FileBytes, from: number, to: number): AsyncGenerator<Box> {
  let at = from;
  while (at < to) {
    const header = await bytes.read(at, 16);
    const type = header.toString('latin1', 4, 8);
    let size = header.length < 8 ? Number.NaN : header.readUInt32BE(0);
    let headerBytes = 8;
    if (size === 1) {
      headerBytes = 16;
      size = header.length < 16 ? Number.NaN : Number(header.readBigUInt64BE(8));
    }
    if (size === 0) size = to - at;
    if (!(size >= headerBytes) || at + headerBytes > to) return yield { type: '', at, body: at, end: to };
    const end = Math.min(at + size, to);
    yield { type, at, body: at + headerBytes, end };
    at = end;
  }
}

export async function findBox(
  bytes: FileBytes,
  { body, end }: Box,
  ...path: string[]
): Promise<Box | undefined> {
  const [type, ...deeper] = path;
  for await (const box of walkBoxes(bytes, body, end)) {
    if (box.type === type) return deeper.length > 0 ? findBox(bytes, box, ...deeper) : box;
  }
  return undefined;
}

/** Makes a box an empty `free` of the same length. What is too short for one becomes zeros. */
export async function freeBox(bytes: FileBytes, { at, end }: Box): Promise<void> {
  if (end - at < 8) return bytes.blank(at, end);
  const header = Buffer.from('\0\0\0\0free', 'latin1');
  header.writeUInt32BE(end - at, 0);
  await bytes.write(at, header);
  await bytes.blank(at + 8, end);
}
