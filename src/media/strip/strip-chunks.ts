import type { FileBytes } from './file-bytes.js';
import { stripFirstTags } from './strip-tags.js';

const SOUND_CHUNKS = ['fmt ', 'data', 'fact', 'ds64'];

/** Makes all of a WAV file that is not sound (LIST, bext, iXML, id3, XMP) a `JUNK` of the same length. */
export async function stripWav(bytes: FileBytes): Promise<void> {
  for (let at = 12; at < bytes.size; ) {
    const header = await bytes.read(at, 8);
    if (header.length < 8) return bytes.blank(at, bytes.size);
    const size = header.readUInt32LE(4);
    const isSound = SOUND_CHUNKS.includes(header.toString('latin1', 0, 4));
    // A recorder that streams leaves the size of the sound 0 or all ones: it goes on to the end.
    if (isSound && header.toString('latin1', 0, 4) === 'data' && (size === 0 || size === 0xffffffff)) return;
    const end = at + 8 + size + (size % 2);
    if (!isSound) {
      await bytes.write(at, Buffer.from('JUNK'));
      await bytes.blank(at + 8, end);
    }
    at = end;
  }
}

/** Blocks of FLAC (RFC 9639, 8.1) that a player needs: how it is coded, and where to seek. */
const KEPT_BLOCKS = [0, 3];
const PADDING = 1;

/** Makes comments, pictures and all else before the sound of FLAC a padding of the same length. */
export async function stripFlac(bytes: FileBytes): Promise<void> {
  let at = (await stripFirstTags(bytes)) + 4;
  for (let isLast = false; !isLast; ) {
    const header = await bytes.read(at, 4);
    if (header.length < 4) return;
    const [first] = header;
    isLast = first! >= 0x80;
    const end = at + 4 + header.readUIntBE(1, 3);
    if (!KEPT_BLOCKS.includes(first! & 0x7f)) {
      await bytes.write(at, Buffer.of(isLast ? 0x80 + PADDING : PADDING));
      await bytes.blank(at + 4, end);
    }
    at = end;
  }
}
