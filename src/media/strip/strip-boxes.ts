import { blankSamples } from './blank-samples.js';
import type { FileBytes } from './file-bytes.js';
import { type Box, findBox, freeBox, walkBoxes } from './walk-boxes.js';

/** What a player needs, box by box; boxes named here on the left are looked into, all others of the lists stay as they are. */
const KEPT: Record<string, readonly string[]> = {
  file: ['ftyp', 'styp', 'moov', 'moof', 'mdat', 'sidx', 'ssix', 'mfra', 'pdin', 'wide'],
  moov: ['mvhd', 'trak', 'mvex'],
  trak: ['tkhd', 'edts', 'mdia', 'tapt'],
  mdia: ['mdhd', 'hdlr', 'minf', 'elng'],
  minf: ['vmhd', 'smhd', 'hdlr', 'dinf', 'stbl'],
  stbl: [
    ...['stsd', 'stts', 'ctts', 'cslg', 'stsc', 'stsz', 'stz2', 'stco', 'co64', 'stss', 'stps', 'sdtp'],
    ...['sbgp', 'sgpd', 'subs', 'saiz', 'saio'],
  ],
  moof: ['mfhd', 'traf'],
  traf: ['tfhd', 'tfdt', 'trun', 'sdtp', 'sbgp', 'sgpd', 'subs', 'saiz', 'saio', 'senc'],
};
const DATED = ['mvhd', 'tkhd', 'mdhd'];

/**
 * Takes out of a film or sound of boxes all that is neither picture nor sound: place, device and hour (`udta`, `meta`,
 * `uuid`, the creation times), tracks of data such as the path an action camera notes, and their samples. Each becomes
 * `free` of the same length, so that the places of pictures and sound stay true. What is no box is blanked.
 */
export async function stripBoxes(bytes: FileBytes): Promise<void> {
  const media: Box[] = [];
  const dataTracks: Box[] = [];
  const keptTracks = new Set<number>();

  async function strip(box: Box, around: string, handler: string): Promise<void> {
    const { type, body, end } = box;
    if (!KEPT[around]?.includes(type)) return freeBox(bytes, box);
    if (type === 'mdat') media.push(box);
    if (DATED.includes(type)) await blankTimes(bytes, body);
    // Behind the handler's type: who made it, and its name.
    if (type === 'hdlr') await bytes.blank(body + 12, end);
    if (type === 'stsd') await blankMakers(bytes, box, handler);
    if (type === 'traf' && !keptTracks.has(await trackOf(bytes, box, 'tfhd'))) return freeBox(bytes, box);
    if (!Object.hasOwn(KEPT, type)) return;
    if (type === 'trak') {
      const known = await handlerOf(bytes, box);
      if (known !== 'vide' && known !== 'soun') return void dataTracks.push(box);
      keptTracks.add(await trackOf(bytes, box, 'tkhd'));
      return stripAll(box, known);
    }
    await stripAll(box, handler);
  }
  async function stripAll({ type, body, end }: Box, handler: string): Promise<void> {
    for await (const box of walkBoxes(bytes, body, end)) await strip(box, type, handler);
  }

  await stripAll({ type: 'file', at: 0, body: 0, end: bytes.size }, '');
  for (const track of dataTracks) {
    await blankSamples(bytes, track, media);
    await freeBox(bytes, track);
  }
}

async function handlerOf(bytes: FileBytes, track: Box): Promise<string> {
  const box = await findBox(bytes, track, 'mdia', 'hdlr');
  return box ? (await bytes.read(box.body + 8, 4)).toString('latin1') : '';
}

async function trackOf(bytes: FileBytes, around: Box, type: 'tkhd' | 'tfhd'): Promise<number> {
  const box = await findBox(bytes, around, type);
  if (!box) return Number.NaN;
  const [version] = await bytes.read(box.body, 1);
  const before = type === 'tfhd' ? 4 : version === 1 ? 20 : 12;
  const id = await bytes.read(box.body + before, 4);
  return id.length === 4 ? id.readUInt32BE(0) : Number.NaN;
}

/** Moments of creation and change, of 4 bytes each, in version 1 of 8. */
async function blankTimes(bytes: FileBytes, body: number): Promise<void> {
  const [version] = await bytes.read(body, 1);
  await bytes.blank(body + 4, body + (version === 1 ? 20 : 12));
}

/** Each description of samples tells who made its encoder, and of pictures the encoder's name (12.1.3). */
async function blankMakers(bytes: FileBytes, { body, end }: Box, handler: string): Promise<void> {
  for await (const entry of walkBoxes(bytes, body + 8, end)) {
    const within = (from: number, to: number) =>
      bytes.blank(Math.min(entry.at + from, entry.end), Math.min(entry.at + to, entry.end));
    await within(20, 24);
    if (handler === 'vide') await within(50, 82);
  }
}
