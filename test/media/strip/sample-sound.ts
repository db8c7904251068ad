import { latin1 } from './sample-film.js';

export const SOUND = latin1('<<the sound itself>>');
const u32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

/** A comment list of Vorbis I, 5.2.1. */
export function comments(words: readonly string[], vendor = 'PABRIK-KAMERA'): Buffer {
  const each = [vendor, ...words].map((word) => Buffer.concat([u32(word.length), latin1(word)]));
  return Buffer.concat([each[0]!, u32(words.length), ...each.slice(1)]);
}

/** Bit by bit, as RFC 3533 tells it: another way than the code under test takes. */
export function oggSum(page: Buffer): number {
  let sum = 0n;
  for (const byte of page) {
    sum ^= BigInt(byte) << 24n;
    for (let bit = 0; bit < 8; bit++)
      sum = sum & 0x80000000n ? ((sum << 1n) ^ 0x104c11db7n) & 0xffffffffn : sum << 1n;
  }
  return Number(sum);
}

/** Pages of one stream, each packet cut into pages of at most `most` segments. */
export function ogg(packets: Buffer[], most = 255, serial = 7): Buffer {
  const pages: Buffer[] = [];
  for (const [index, packet] of packets.entries()) {
    const sizes = [...Array(Math.floor(packet.length / 255)).fill(255), packet.length % 255];
    let at = 0;
    for (let first = 0; first < sizes.length; first += most) {
      const lacing = sizes.slice(first, first + most);
      const body = packet.subarray(at, at + lacing.reduce((sum, size) => sum + size, 0));
      at += body.length;
      const header = Buffer.alloc(27);
      header.write('OggS');
      header[5] = (first > 0 ? 1 : 0) | (index === 0 ? 2 : 0);
      header.writeUInt32LE(serial, 14);
      header.writeUInt32LE(pages.length, 18);
      header[26] = lacing.length;
      const page = Buffer.concat([header, Buffer.from(lacing), body]);
      page.writeUInt32LE(oggSum(page), 22);
      pages.push(page);
    }
  }
  return Buffer.concat(pages);
}

/** The packets of the stream, each page's sum looked after. */
export function packetsIn(bytes: Buffer): Buffer[] {
  const packets: Buffer[] = [];
  const packet: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const count = bytes[at + 26]!;
    let body = at + 27 + count;
    for (const size of bytes.subarray(at + 27, body)) {
      packet.push(bytes.subarray(body, body + size));
      body += size;
      if (size < 255) packets.push(Buffer.concat(packet.splice(0)));
    }
    const page = Buffer.from(bytes.subarray(at, body));
    page.writeUInt32LE(0, 22);
    if (oggSum(page) !== bytes.readUInt32LE(at + 22))
      throw new Error(`the sum of the page at ${at} is wrong`);
    at = body;
  }
  return packets;
}

export const chunk = (name: string, body: Buffer) =>
  Buffer.concat([latin1(name), u32(body.length), body, Buffer.alloc(body.length % 2)]);
export function wav(...chunks: Buffer[]): Buffer {
  const body = Buffer.concat([latin1('WAVE'), ...chunks]);
  return Buffer.concat([latin1('RIFF'), u32(body.length), body]);
}

/** A tag of ID3v2.3 with these bytes in it. */
export function id3(body: Buffer, flags = 0): Buffer {
  const size = body.length;
  return Buffer.concat([
    latin1('ID3'),
    Buffer.of(3, 0, flags, 0, (size >> 14) & 0x7f, (size >> 7) & 0x7f, size & 0x7f),
    body,
  ]);
}
/** A tag of APEv2, with its header or without. */
export function ape(body: Buffer, hasHeader: boolean): Buffer {
  const edge = (flags: number) =>
    Buffer.concat([
      latin1('APETAGEX'),
      u32(2000),
      u32(body.length + 32),
      u32(1),
      u32(flags),
      Buffer.alloc(8),
    ]);
  return Buffer.concat([...(hasHeader ? [edge(0xa0000000)] : []), body, edge(hasHeader ? 0x80000000 : 0)]);
}
export const flacBlock = (type: number, body: Buffer) =>
  Buffer.concat([Buffer.of(type, 0, body.length >> 8, body.length & 0xff), body]);
