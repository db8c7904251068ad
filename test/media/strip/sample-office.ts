import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { latin1 } from './sample-film.js';

interface How {
  isPacked?: boolean;
  /** Sizes follow the bytes, as programs write that do not know them before. */
  hasDescriptors?: boolean;
  /** Those sizes have no mark of their own. */
  isUnmarked?: boolean;
}

/** A zip (APPNOTE 4.3) of these parts. */
export function makeOffice(
  parts: Record<string, string>,
  { isPacked, hasDescriptors, isUnmarked }: How,
): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(parts)) {
    // The type of OpenDocument comes first and as it is.
    const packs = isPacked && name !== 'mimetype';
    const late = hasDescriptors && packs;
    const bytes = packs ? deflateRawSync(latin1(text)) : latin1(text);
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(crc32(latin1(text)), 0);
    sizes.writeUInt32LE(bytes.length, 4);
    sizes.writeUInt32LE(text.length, 8);
    const head = Buffer.alloc(10);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(late ? 8 : 0, 2);
    head.writeUInt16LE(packs ? 8 : 0, 4);
    const lengths = Buffer.alloc(4);
    lengths.writeUInt16LE(name.length, 0);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    entries.push(Buffer.concat([latin1('PK\x01\x02\x14\0'), head, sizes, lengths, rest, latin1(name)]));
    const descriptor = late ? [latin1(isUnmarked ? '' : 'PK\x07\x08'), sizes] : [];
    const local = [latin1('PK\x03\x04'), head, late ? Buffer.alloc(12) : sizes, lengths, latin1(name), bytes];
    locals.push(Buffer.concat([...local, ...descriptor]));
    at += locals.at(-1)!.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

/** The parts of a zip, as its directory tells them; throws where a sum, or what stands before a part, says otherwise. */
export function readZip(file: Buffer): Map<string, string> {
  const parts = new Map<string, string>();
  let at = file.readUInt32LE(file.length - 6);
  while (file.readUInt32LE(at) === 0x02014b50) {
    const name = file.toString('latin1', at + 46, at + 46 + file.readUInt16LE(at + 28));
    const local = file.readUInt32LE(at + 42);
    const body = local + 30 + file.readUInt16LE(local + 26);
    const bytes = file.subarray(body, body + file.readUInt32LE(at + 20));
    const isPacked = file.readUInt16LE(at + 10) === 8;
    const text = isPacked ? inflateRawSync(bytes) : bytes;
    const isLate = (file.readUInt16LE(local + 6) & 8) !== 0;
    const saidBefore = file.subarray(local + (isLate ? 26 : 14), local + 26);
    if (!isLate && !saidBefore.equals(file.subarray(at + 16, at + 28))) throw new Error(`${name}: two sizes`);
    if (file.readUInt16LE(local + 8) !== file.readUInt16LE(at + 10)) throw new Error(`${name}: two ways`);
    if (crc32(text) !== file.readUInt32LE(at + 16)) throw new Error(`${name}: wrong sum`);
    if (text.length !== file.readUInt32LE(at + 24)) throw new Error(`${name}: wrong length`);
    parts.set(name, text.toString('latin1'));
    at += 46 + name.length;
  }
  return parts;
}
