import type { MediaKind, MediaRef } from '../channel.js';
import { cleanText, cutText } from '../clean-text.js';
import { mediaSource, type WhatsappMediaType } from './media-source.js';
import { countOf, type Fields, fieldsOf, textOf } from './proto-fields.js';

const LONGEST_FILE_NAME = 120;
/** A picture sent "as a document" is a picture all the same. */
const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/webp'];

/** The fields of a message that hold a file, what their keys are derived for, and what the file is for us. */
const FILES: Record<string, { type: WhatsappMediaType; kind: MediaKind; usualMime?: string }> = {
  imageMessage: { type: 'image', kind: 'photo', usualMime: 'image/jpeg' },
  videoMessage: { type: 'video', kind: 'video', usualMime: 'video/mp4' },
  ptvMessage: { type: 'video', kind: 'video', usualMime: 'video/mp4' },
  audioMessage: { type: 'audio', kind: 'voice', usualMime: 'audio/ogg' },
  documentMessage: { type: 'document', kind: 'document' },
};

/** A file of a message. `ref` is undefined when it cannot be fetched. */
export interface ReadFile {
  ref?: MediaRef;
  caption?: string;
  isViewOnce: boolean;
  fields: Fields;
}

/** The file of a message; it carries at most one (an album is many messages). */
export function readMedia(content: Fields): ReadFile | undefined {
  for (const [name, usual] of Object.entries(FILES)) {
    const fields = fieldsOf(content[name]);
    if (!fields) continue;
    const file: ReadFile = { fields, isViewOnce: fields.viewOnce === true };
    const caption = textOf(fields.caption);
    if (caption !== undefined) file.caption = caption;
    const source = mediaSource(usual.type, fields);
    if (source !== undefined) file.ref = reference(usual, source, fields);
    return file;
  }
  return undefined;
}

function reference({ kind, usualMime }: (typeof FILES)[string], source: string, fields: Fields): MediaRef {
  const mime = clean(textOf(fields.mimetype) ?? usualMime);
  const media: MediaRef = { kind, source };
  if (mime) {
    media.mime = mime;
    if (kind === 'document' && PICTURE_TYPES.includes(mime)) media.kind = 'photo';
  }
  const sizeBytes = countOf(fields.fileLength);
  if (sizeBytes !== undefined) media.sizeBytes = sizeBytes;
  const name = clean(textOf(fields.fileName) ?? textOf(fields.title));
  if (name) media.name = name;
  return media;
}

function clean(text: string | undefined): string {
  return cutText(cleanText(text ?? '').trim(), LONGEST_FILE_NAME);
}
