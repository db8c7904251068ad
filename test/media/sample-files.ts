import sharp from 'sharp';
import { box, latin1 } from './strip/sample-film.js';
import { ogg } from './strip/sample-sound.js';

const bytesOf = (...parts: (string | number[])[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  );
const filler = '0'.repeat(600);

/** A zip of stored entries (APPNOTE 4.3), as Office and plain archives are. */
function zip(entries: Record<string, string>): Buffer {
  const parts = Object.entries(entries).map(([name, text]) => {
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt32LE(text.length, 18);
    head.writeUInt32LE(text.length, 22);
    head.writeUInt16LE(name.length, 26);
    return Buffer.concat([head, Buffer.from(name + text, 'latin1')]);
  });
  return Buffer.concat([...parts, bytesOf('PK', [5, 6], filler.slice(0, 18))]);
}

/** A compound file [MS-CFB] whose directory has these names, four to a sector; `circles`: its table never ends. */
function compound(names: string[], circles = false): Buffer {
  const sectors = Math.ceil(names.length / 4);
  const file = Buffer.alloc(512 * (sectors + 2));
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file);
  file.writeUInt16LE(9, 0x1e);
  file.writeUInt32LE(1, 0x30);
  file.writeUInt32LE(0, 0x4c);
  for (let sector = 1; sector <= sectors; sector++) {
    const next = sector < sectors ? sector + 1 : 0xfffffffe;
    file.writeUInt32LE(circles ? sector : next, 512 + 4 * sector);
  }
  for (const [index, name] of names.entries()) {
    const at = 1024 + 128 * index;
    file.write(name, at, 'utf16le');
    file.writeUInt16LE(2 * name.length + 2, at + 0x40);
  }
  return file;
}

const openXml = (main: string) => ({
  '[Content_Types].xml': `<Types><Override PartName="/x.xml" ContentType="${main}.main+xml"/></Types>`,
});
const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** Beginnings by which files are known, and whole files where that is not enough. */
export const files = {
  png: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
    'base64',
  ),
  brokenJpeg: bytesOf([0xff, 0xd8, 0xff, 0xe0], filler),
  heic: bytesOf([0, 0, 0, 0x18], 'ftypheic', [0, 0, 0, 0], 'mif1heic', filler),
  opus: ogg([latin1('OpusHead'.padEnd(19, '\0')), latin1('OpusTags'.padEnd(16, '\0')), latin1(filler)]),
  mp3: bytesOf('ID3', [3, 0, 0, 0, 0, 0, 0], [0xff, 0xfb, 0x90, 0], filler),
  m4a: Buffer.concat([box('ftyp', 'M4A \0\0\x02\0isomiso2'), box('mdat', filler)]),
  amr: bytesOf('#!AMR\n', filler),
  mp4: Buffer.concat([box('ftyp', 'isom\0\0\x02\0isomiso2'), box('mdat', filler)]),
  webm: bytesOf([0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x86, 0x81, 1, 0x42, 0x82, 0x84], 'webm', filler),
  pdf: bytesOf('%PDF-1.7\n', filler),
  docx: zip(openXml(`${OFFICE}.wordprocessingml.document`)),
  xlsx: zip(openXml(`${OFFICE}.spreadsheetml.sheet`)),
  docm: zip(openXml('application/vnd.ms-word.document.macroEnabled')),
  odt: zip({ mimetype: 'application/vnd.oasis.opendocument.text' }),
  zip: zip({ 'catatan.txt': 'halo' }),
  apk: zip({ 'AndroidManifest.xml': 'x', 'classes.dex': 'x' }),
  doc: compound(['Root Entry', '1Table', '\u0005SummaryInformation', 'Data', 'WordDocument']),
  xls: compound(['Root Entry', 'Workbook']),
  msi: compound(['Root Entry', '\u0005SummaryInformation', '\u4840\u3f3f']),
  circle: compound(['Root Entry'], true),
  text: bytesOf('halo, ini catatan saya\n'),
  // Longer than a chunk of reading, letters of two bytes across its border.
  longText: Buffer.from(`a${'é'.repeat(100_000)}`),
  emoji: Buffer.from('\ufeffjalan rusak 🙏 مرحبا\r\n'),
  latin1: bytesOf('caf', [0xe9], ' dekat pasar'),
  nul: bytesOf('halo', [0], 'halo'),
  blank: bytesOf(' \n \n'),
  exe: bytesOf('MZ', filler),
  elf: bytesOf([0x7f], 'ELF', filler),
  shell: bytesOf('#!/bin/sh\nrm -rf /\n'),
  svg: bytesOf('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  html: bytesOf('<!doctype html><script>alert(1)</script>'),
  empty: bytesOf(''),
};
export type FileName = keyof typeof files;

/** What a phone writes into a picture: its make, the place, the hour, and that it was held upright (orientation 6). */
const EXIF = {
  IFD0: { Make: 'PABRIK-KAMERA', Model: 'SERI-9', Software: 'RAHASIA' },
  IFD2: { DateTimeOriginal: '2026:03:10 09:00:00' },
  IFD3: {
    GPSLatitudeRef: 'S',
    GPSLatitude: '7/1 6/1 43/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '110/1 52/1 5/1',
  },
};
const XMP = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><place>RAHASIA</place></x:xmpmeta>';

/** A photo as a phone takes it: 64 × 32 as stored, left half red, right half blue, to be shown turned by 90°. */
export async function takePhoto(format: 'jpeg' | 'png' | 'webp' | 'avif', side = 32): Promise<Buffer> {
  const blue = await sharp({ create: { width: side, height: side, channels: 3, background: 'blue' } })
    .png()
    .toBuffer();
  return sharp({ create: { width: 2 * side, height: side, channels: 3, background: 'red' } })
    .composite([{ input: blue, left: side, top: 0 }])
    .withMetadata({ orientation: 6 })
    .withExifMerge(EXIF)
    .withXmp(XMP)
    .toFormat(format)
    .toBuffer();
}

/** Two frames, red then blue. */
export async function takeGif(): Promise<Buffer> {
  const frame = (background: string) =>
    sharp({ create: { width: 8, height: 8, channels: 3, background } })
      .png()
      .toBuffer();
  return sharp([await frame('red'), await frame('blue')], { join: { animated: true } })
    .gif()
    .toBuffer();
}
