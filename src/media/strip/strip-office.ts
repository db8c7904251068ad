import { crc32 } from 'node:zlib';
import type { FileBytes } from './file-bytes.js';

const OPEN_XML = 'http://schemas.openxmlformats.org';
/** The parts of a document that tell of it, each as an empty one of its kind (ECMA-376 part 2, 8; OpenDocument 1.3, 4). */
const EMPTY_PARTS: Record<string, string> = {
  'docProps/core.xml': `<c:coreProperties xmlns:c="${OPEN_XML}/package/2006/metadata/core-properties"/>`,
  'docProps/app.xml': `<Properties xmlns="${OPEN_XML}/officeDocument/2006/extended-properties"/>`,
  'docProps/custom.xml': `<Properties xmlns="${OPEN_XML}/officeDocument/2006/custom-properties"/>`,
  'meta.xml': '<o:document-meta xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" o:version="1.3"/>',
};
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
/** The comment behind the end of a zip is at most this long. */
const LONGEST_COMMENT_BYTES = 0xffff - END_BYTES;
/** Largest of such a part, in bytes: real ones have a few thousand. */
const LARGEST_PART_BYTES = 64 * 1024;
const HAS_DESCRIPTOR = 8;
const SIGNATURES = /^(_xmlsignatures\/|META-INF\/documentsignatures\.xml$)/;

interface Entry {
  at: number;
  header: Buffer;
  name: string;
}

/**
 * Empties what a Word, Excel, PowerPoint or OpenDocument file tells of its writer, office and hours. Each part keeps its
 * room in the zip (APPNOTE 4.3): stored, not packed, and filled up with spaces. A signed document stays as it is.
 */
export async function stripOffice(bytes: FileBytes): Promise<void> {
  const parts: Entry[] = [];
  for await (const entry of walkDirectory(bytes)) {
    if (SIGNATURES.test(entry.name)) return;
    if (Object.hasOwn(EMPTY_PARTS, entry.name)) parts.push(entry);
  }
  for (const part of parts) await emptyPart(bytes, part);
}

async function* walkDirectory(bytes: FileBytes): AsyncGenerator<Entry> {
  let at = await findDirectory(bytes);
  for (;;) {
    const header = Buffer.from(await bytes.read(at, ENTRY_BYTES));
    if (header.length < ENTRY_BYTES || header.readUInt32LE(0) !== 0x02014b50) return;
    const nameBytes = header.readUInt16LE(28);
    const name = (await bytes.read(at + ENTRY_BYTES, nameBytes)).toString('latin1');
    yield { at, header, name };
    at += ENTRY_BYTES + nameBytes + header.readUInt16LE(30) + header.readUInt16LE(32);
  }
}

async function findDirectory(bytes: FileBytes): Promise<number> {
  const from = Math.max(bytes.size - END_BYTES - LONGEST_COMMENT_BYTES, 0);
  const last = await bytes.read(from, bytes.size - from);
  const end = last.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  return end >= 0 && end + END_BYTES <= last.length ? last.readUInt32LE(end + 16) : bytes.size;
}

async function emptyPart(bytes: FileBytes, { at, header: entry, name }: Entry): Promise<void> {
  const xml = EMPTY_PARTS[name]!;
  const start = entry.readUInt32LE(42);
  const local = Buffer.from(await bytes.read(start, LOCAL_BYTES));
  if (local.length < LOCAL_BYTES || local.readUInt32LE(0) !== 0x04034b50) return;
  const body = start + LOCAL_BYTES + local.readUInt16LE(26) + local.readUInt16LE(28);
  let length = entry.readUInt32LE(20);
  // Sizes that follow the bytes go with them: a part that is not packed has them before.
  if (local.readUInt16LE(6) & HAS_DESCRIPTOR) {
    const mark = await bytes.read(body + length, 4);
    length += mark.length === 4 && mark.readUInt32LE(0) === 0x08074b50 ? 16 : 12;
  }
  if (length < xml.length || length > LARGEST_PART_BYTES || body + length > bytes.size) return;
  // Neither packed nor XML: locked with a password, and nobody is told anything.
  if (entry.readUInt16LE(10) === 0 && (await bytes.read(body, 1)).toString() !== '<') return;
  const part = Buffer.from(xml.padEnd(length));
  await bytes.write(body, part);
  // Flags, method, and behind the hour of change the sum and both sizes: in the directory 2 bytes further on.
  for (const [header, first, place] of [
    [local, 6, start],
    [entry, 8, at],
  ] as const) {
    header.writeUInt16LE(header.readUInt16LE(first) & ~HAS_DESCRIPTOR, first);
    header.writeUInt16LE(0, first + 2);
    header.writeUInt32LE(crc32(part), first + 8);
    header.writeUInt32LE(length, first + 12);
    header.writeUInt32LE(length, first + 16);
    await bytes.write(place, header);
  }
}
