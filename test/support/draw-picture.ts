import { crc32, deflateSync } from 'node:zlib';

/** A PNG of that many pixels, from blue above to yellow below: large enough to be looked at. */
export function drawPicture(width: number, height: number): Buffer {
  const rows = Array.from({ length: height }, (_, y) => {
    const light = Math.round((255 * y) / height);
    return Buffer.concat([
      Buffer.of(0),
      Buffer.alloc(width * 3, Buffer.of(light, (light >> 1) + 90, 200 - (light >> 1))),
    ]);
  });
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  const signature = Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  const header = Buffer.concat([size, Buffer.of(8, 2, 0, 0, 0)]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Length, type, data, checksum of type and data (PNG specification, 5.3). */
function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}
