import { type FileHandle, open } from 'node:fs/promises';

/** The stream that only this program's files have, and the type of such a file. Installers (.msi) have none of them. */
const STREAMS: Record<string, string> = {
  WordDocument: 'application/msword',
  Workbook: 'application/vnd.ms-excel',
  Book: 'application/vnd.ms-excel',
  'PowerPoint Document': 'application/vnd.ms-powerpoint',
};
const HEADER_BYTES = 512;
const ENTRY_BYTES = 128;
/** Sectors of the directory that are looked at: a document has a handful, a circle of sectors has no end. */
const MOST_SECTORS = 64;

/**
 * The type of a Word, Excel or PowerPoint file of before 2007, by the names of its streams; undefined for any other
 * compound file. Positions are those of [MS-CFB] 2.2 (header), 2.3 (sector table) and 2.6 (directory).
 */
export async function oldOfficeType(path: string): Promise<string | undefined> {
  const file = await open(path);
  try {
    const header = await readAt(file, 0, HEADER_BYTES);
    const shift = header?.readUInt16LE(0x1e);
    if (!header || (shift !== 9 && shift !== 12)) return undefined;
    const size = 1 << shift;
    let sector: number | undefined = header.readUInt32LE(0x30);
    for (let seen = 0; sector !== undefined && seen < MOST_SECTORS; seen++) {
      const entries = await readAt(file, (sector + 1) * size, size);
      const type = entries && typeIn(entries);
      if (type || !entries) return type;
      sector = await nextSector(file, { header, size, sector });
    }
    return undefined;
  } finally {
    await file.close();
  }
}

function typeIn(entries: Buffer): string | undefined {
  for (let at = 0; at < entries.length; at += ENTRY_BYTES) {
    const nameBytes = Math.min(entries.readUInt16LE(at + 0x40), 0x40);
    const name = entries.toString('utf16le', at, at + Math.max(nameBytes - 2, 0));
    if (Object.hasOwn(STREAMS, name)) return STREAMS[name];
  }
  return undefined;
}

/** The table of sectors is itself in sectors; the header names the first 109 of them, enough for the directory. */
async function nextSector(
  file: FileHandle,
  { header, size, sector }: { header: Buffer; size: number; sector: number },
): Promise<number | undefined> {
  const perSector = size / 4;
  const place = 0x4c + 4 * Math.floor(sector / perSector);
  if (place + 4 > HEADER_BYTES) return undefined;
  const next = await readAt(file, (header.readUInt32LE(place) + 1) * size + 4 * (sector % perSector), 4);
  return next?.readUInt32LE(0);
}

async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer | undefined> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, at);
  return bytesRead === length ? bytes : undefined;
}
