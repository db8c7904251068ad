import type { FileBytes } from './file-bytes.js';

/** An element of EBML (RFC 8794): its id with the length mark left in, as the tables of Matroska (RFC 9559) print it. */
interface Element {
  id: number;
  at: number;
  body: number;
  end: number;
}

const SEGMENT = 0x18538067;
const CLUSTER = 0x1f43b675;
const INFO = 0x1549a966;
const TRACKS = 0x1654ae6b;
const TRACK = 0xae;
const HEADER = 0x1a45dfa3;
const VOID = 0xec;
/** The programs that wrote the file: they must be there, so they become empty. */
const WRITERS = [0x4d80, 0x5741];
/** What a player needs: time scale, duration and writers of `Info`; seek head, clusters and cues; of a cluster its blocks. */
const KEPT: Record<number, readonly number[]> = {
  [SEGMENT]: [INFO, TRACKS, CLUSTER, 0x114d9b74, 0x1c53bb6b, 0xe7, 0xa3, 0xa0, 0xa7, 0xab],
  [INFO]: [0x2ad7b1, 0x4489, ...WRITERS],
  [TRACKS]: [TRACK],
};
const TRACK_NAME = 0x536e;

/**
 * Takes tags, attachments, chapters, the hour, titles and names out of WebM: each becomes a `Void` of the same length, so
 * that seeking still works. What is no element is blanked.
 */
export async function stripWebm(bytes: FileBytes): Promise<void> {
  async function strip(element: Element, around: number): Promise<void> {
    const { id, body, end } = element;
    if (around === TRACK) return id === TRACK_NAME ? voidElement(bytes, element) : undefined;
    if (!KEPT[around]?.includes(id)) return voidElement(bytes, element);
    if (WRITERS.includes(id)) await bytes.blank(body, end);
    if (id === INFO || id === TRACKS || id === TRACK) await stripAll(element);
  }
  async function stripAll({ id, body, end }: Element): Promise<void> {
    for await (const element of walkElements(bytes, body, end)) await strip(element, id);
  }

  for await (const element of walkElements(bytes, 0, bytes.size)) {
    if (element.id === SEGMENT) await stripAll(element);
    else if (element.id !== HEADER) await voidElement(bytes, element);
  }
}

/**
 * The elements between two positions. One without a known length (a recording that was never finished has such) ends with
 * what is around it; of a cluster without one, the blocks come one by one. What is no element comes with the id 0 and
 * reaches to the end.
 */
async function* walkElements(bytes: FileBytes, from: number, to: number): AsyncGenerator<Element> {
  let at = from;
  while (at < to) {
    const header = await bytes.read(at, 12);
    const idBytes = lengthOf(header[0]);
    const sizeBytes = lengthOf(header[idBytes]);
    const body = at + idBytes + sizeBytes;
    if (idBytes > 4 || sizeBytes > 8 || body > to) return yield { id: 0, at, body: at, end: to };
    const id = header.readUIntBE(0, idBytes);
    const size = sizeIn(header.subarray(idBytes, idBytes + sizeBytes));
    if (size === undefined && id === CLUSTER) {
      at = body;
      continue;
    }
    const end = Math.min(size === undefined ? to : body + size, to);
    yield { id, at, body, end };
    at = end;
  }
}

/** How many bytes a number has, told by its first one: 1 to 8; 9 where it tells none. */
function lengthOf(first: number | undefined): number {
  return first ? Math.clz32(first) - 23 : 9;
}

/** Undefined where all bits are set: the length is not known. */
function sizeIn(bytes: Buffer): number | undefined {
  const mark = 1n << BigInt(7 * bytes.length);
  const size = BigInt(`0x${bytes.toString('hex')}`) - mark;
  return size === mark - 1n ? undefined : Number(size);
}

async function voidElement(bytes: FileBytes, { at, end }: Element): Promise<void> {
  const length = end - at;
  await bytes.blank(at, end);
  if (length < 2) return;
  const header = Buffer.from([VOID, 0x80 + length - 2]);
  if (length - 2 < 0x7f) return bytes.write(at, header);
  const long = Buffer.from([VOID, 1, 0, 0, 0, 0, 0, 0, 0]);
  long.writeUInt32BE(length - long.length, 5);
  return bytes.write(at, long);
}
