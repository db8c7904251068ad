import { FileBytes } from './file-bytes.js';
import { stripBoxes } from './strip-boxes.js';
import { stripFlac, stripWav } from './strip-chunks.js';
import { stripOffice } from './strip-office.js';
import { stripOgg } from './strip-ogg.js';
import { stripPdf } from './strip-pdf.js';
import { stripTags } from './strip-tags.js';
import { stripWebm } from './strip-webm.js';

type Strip = (bytes: FileBytes) => Promise<void>;

/** How each type tells of place, device and person; types that are not here tell nothing, or cannot be cleaned. */
const STRIPS: Record<string, Strip> = {
  'video/mp4': stripBoxes,
  'video/quicktime': stripBoxes,
  'video/3gpp': stripBoxes,
  'audio/mp4': stripBoxes,
  'audio/3gpp': stripBoxes,
  'video/webm': stripWebm,
  'audio/webm': stripWebm,
  'audio/ogg': stripOgg,
  'video/ogg': stripOgg,
  'audio/mpeg': stripTags,
  'audio/aac': stripTags,
  'audio/wav': stripWav,
  'audio/flac': stripFlac,
  'application/pdf': stripPdf,
};

/**
 * Takes out of a film, sound or document what it tells beside what is seen and heard (I10): in place and in pieces, its
 * length stays. A broken file loses what is not understood at its broken end, and is kept. What is left in: docs/media.md.
 * Throws MEDIA_WRONG_TYPE for a file made of far more parts than any real one.
 */
export async function stripFile(path: string, mime: string): Promise<void> {
  const strip =
    mime.includes('.openxmlformats-') || mime.includes('.opendocument.') ? stripOffice : STRIPS[mime];
  if (strip) await FileBytes.change(path, strip);
}
