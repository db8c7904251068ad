import { latin1, PLACE } from './sample-film.js';

/** An element of EBML (RFC 8794): id, length in `lengthBytes` bytes (undefined: as short as it goes; 0: not known), body. */
export function element(id: number, body: Buffer | string, lengthBytes?: number): Buffer {
  const content = typeof body === 'string' ? latin1(body) : body;
  const name = Buffer.from(id.toString(16), 'hex');
  if (lengthBytes === 0) return Buffer.concat([name, Buffer.from('01ffffffffffffff', 'hex'), content]);
  const bytes = lengthBytes ?? (content.length < 0x7f ? 1 : 4);
  const size = Buffer.alloc(bytes);
  size.writeUIntBE(content.length, Math.max(bytes - 6, 0), Math.min(bytes, 6));
  size[0]! |= 1 << (8 - bytes);
  return Buffer.concat([name, size, content]);
}

export const BLOCK = element(0xa3, '<<the picture itself>>');

/** A film that tells its place wherever Matroska has room for it. `isLive`: as a browser records it, lengths not known. */
export function makeWebm({
  isLive = false,
  lengthBytes,
}: {
  isLive?: boolean;
  lengthBytes?: number;
} = {}): Buffer {
  const open = isLive ? 0 : lengthBytes;
  const tag = element(0x67c8, Buffer.concat([element(0x45a3, 'LOCATION'), element(0x4487, PLACE)]));
  const info = Buffer.concat([
    ...[element(0xbf, 'crc!'), element(0x2ad7b1, Buffer.of(15, 66, 64)), element(0x7ba9, 'RUMAH-SITI')],
    ...[element(0x4461, '2026-03-10T09:00:00'), element(0x4d80, 'PABRIK-KAMERA'), element(0x5741, 'SERI-9')],
  ]);
  const track = Buffer.concat([
    element(0xd7, Buffer.of(1)),
    element(0x83, Buffer.of(1)),
    element(0x536e, 'SERI-9'),
  ]);
  const tracks = element(0x1654ae6b, element(0xae, track), lengthBytes);
  const cluster = element(0x1f43b675, Buffer.concat([element(0xe7, Buffer.of(0)), BLOCK]), open);
  const tags = element(0x1254c367, element(0x7373, tag), lengthBytes);
  const attachment = element(0x1941a469, `${PLACE} ${'RUMAH-SITI'.repeat(30)}`);
  const segment = Buffer.concat([
    ...[element(0x1549a966, info), element(0xec, PLACE), tracks, tags, cluster, cluster],
    ...[attachment, tags],
  ]);
  const head = element(0x1a45dfa3, element(0x4282, 'webm'));
  return Buffer.concat([head, element(0x18538067, segment, open)]);
}
