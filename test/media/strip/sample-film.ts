/** What a phone or action camera writes beside picture and sound; none of it may be left. */
export const TOLD = ['-7.1033+110.8700', 'PABRIK-KAMERA', 'SERI-9', '2026-03-10T09:00:00', 'RUMAH-SITI'];
export const PLACE = TOLD[0]!;

export const u32 = (...values: number[]) => {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, 4 * index);
  return bytes;
};
export const latin1 = (words: string) => Buffer.from(words, 'latin1');

/** A box of ISO/IEC 14496-12, 4.2. */
export function box(type: string, ...content: (Buffer | string)[]): Buffer {
  const body = Buffer.concat(content.map((part) => (typeof part === 'string' ? latin1(part) : part)));
  return Buffer.concat([u32(body.length + 8), latin1(type), body]);
}
/** The same with its size in 8 bytes. */
export function wideBox(type: string, body: Buffer): Buffer {
  const size = Buffer.alloc(8);
  size.writeBigUInt64BE(BigInt(body.length + 16));
  return Buffer.concat([u32(1), latin1(type), size, body]);
}

const HOUR = 3_856_500_000;
const place = () => box('\xa9xyz', Buffer.of(0, 16, 0x15, 0xc7), PLACE);
const udta = () =>
  box('udta', place(), box('loci', u32(0), 'RUMAH-SITI\0'), box('\xa9mak', 'PABRIK-KAMERA'), u32(0));
/** As QuickTime keeps it: names of keys, and a value for each. */
const meta = () =>
  box(
    'meta',
    box('hdlr', u32(0, 0), 'mdta', Buffer.alloc(13)),
    box('keys', u32(0, 1), box('mdta', 'com.apple.quicktime.location.ISO6709')),
    box('ilst', box('\0\0\0\x01', box('data', u32(1, 0), PLACE))),
  );

interface Track {
  id: number;
  handler: string;
  sample: Buffer;
  isWide?: boolean;
  version?: 0 | 1;
}

function trak({ id, handler, sample, isWide, version = 0 }: Track, offset: number): Buffer {
  const times = version === 1 ? u32(0, HOUR, 0, HOUR) : u32(HOUR, HOUR);
  const entry = handler === 'vide' ? Buffer.alloc(78) : Buffer.alloc(28);
  entry.write('appl', 12);
  if (handler === 'vide') entry.write('SERI-9 AVC encoder', 43, 'latin1');
  const half = Math.floor(sample.length / 2);
  const places = isWide ? box('co64', u32(0, 1, 0, offset)) : box('stco', u32(0, 1, offset));
  const table = box(
    'stbl',
    box('stsd', u32(0, 1), box(handler === 'vide' ? 'avc1' : 'text', entry)),
    box('stts', u32(0, 1, 2, 1)),
    box('stsc', u32(0, 1, 1, 2, 1)),
    box('stsz', u32(0, 0, 2, half, sample.length - half)),
    places,
    udta(),
  );
  return box(
    'trak',
    box('tkhd', Buffer.of(version, 0, 0, 7), times, u32(id), Buffer.alloc(64)),
    box('tref', box('cdsc', u32(1))),
    box(
      'mdia',
      box('mdhd', Buffer.of(version, 0, 0, 0), times, Buffer.alloc(12)),
      box('hdlr', u32(0, 0), handler, 'appl', u32(0, 0), 'PABRIK-KAMERA\0'),
      box('minf', box('vmhd', u32(1, 0, 0)), table),
    ),
    udta(),
    meta(),
  );
}

export const PICTURE = latin1('<<the picture itself>>');
const PATH = latin1(`path of the camera: ${PLACE} `.repeat(20));

/** A film with its place at every spot known for it; `lastTrack` changes the track of data. */
export function makeFilm(lastTrack: Partial<Track> = {}, brand = 'isom'): Buffer {
  const ftyp = box('ftyp', brand, u32(512), `${brand}iso2`);
  const moovAt = (start: number) => {
    const tracks = [
      trak({ id: 1, handler: 'vide', sample: PICTURE }, start),
      trak({ id: 2, handler: 'meta', sample: PATH, ...lastTrack }, start + PICTURE.length),
    ];
    const mvhd = box('mvhd', u32(0, HOUR, HOUR), Buffer.alloc(88));
    return box('moov', mvhd, ...tracks, box('uuid', Buffer.alloc(16), PLACE), udta(), meta());
  };
  const start = ftyp.length + moovAt(0).length + 8;
  const mdat = box('mdat', PICTURE, PATH);
  const rest = [
    box('uuid', Buffer.alloc(16), '2026-03-10T09:00:00'),
    box('free', PLACE),
    latin1(`SEFT${PLACE}`),
  ];
  return Buffer.concat([ftyp, moovAt(start), mdat, ...rest]);
}
