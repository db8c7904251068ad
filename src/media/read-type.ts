import type { MediaKind } from '../channels/channel.js';
import { isPlainText } from './is-plain-text.js';
import { oldOfficeType } from './old-office.js';

/** What a file is by its bytes, and the kind it is kept as. */
export interface FileType {
  kind: MediaKind;
  mime: string;
}

const OPEN_XML = 'application/vnd.openxmlformats-officedocument';
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument';

/**
 * The whole list of what is taken; everything else is refused: archives, programs, pages, documents with macros, and
 * pictures that cannot be read here (HEIC: its decoder may not be given away freely). `same` gives one name to types that
 * players treat alike.
 */
const TYPES: Record<string, { kind: MediaKind; same?: string }> = {
  'image/jpeg': { kind: 'photo' },
  'image/png': { kind: 'photo' },
  'image/apng': { kind: 'photo' },
  'image/webp': { kind: 'photo' },
  'image/gif': { kind: 'photo' },
  'image/avif': { kind: 'photo' },
  'audio/ogg': { kind: 'voice' },
  'audio/mpeg': { kind: 'voice' },
  'audio/mp4': { kind: 'voice' },
  'audio/x-m4a': { kind: 'voice', same: 'audio/mp4' },
  'audio/aac': { kind: 'voice' },
  'audio/amr': { kind: 'voice' },
  'audio/wav': { kind: 'voice' },
  'audio/flac': { kind: 'voice' },
  'application/ogg': { kind: 'voice', same: 'audio/ogg' },
  'video/mp4': { kind: 'video' },
  'video/x-m4v': { kind: 'video', same: 'video/mp4' },
  'video/quicktime': { kind: 'video' },
  'video/3gpp': { kind: 'video' },
  'video/webm': { kind: 'video' },
  'video/ogg': { kind: 'video' },
  'application/pdf': { kind: 'document' },
  'application/msword': { kind: 'document' },
  'application/vnd.ms-excel': { kind: 'document' },
  'application/vnd.ms-powerpoint': { kind: 'document' },
  [`${OPEN_XML}.wordprocessingml.document`]: { kind: 'document' },
  [`${OPEN_XML}.spreadsheetml.sheet`]: { kind: 'document' },
  [`${OPEN_XML}.presentationml.presentation`]: { kind: 'document' },
  [`${OPEN_DOCUMENT}.text`]: { kind: 'document' },
  [`${OPEN_DOCUMENT}.spreadsheet`]: { kind: 'document' },
  [`${OPEN_DOCUMENT}.presentation`]: { kind: 'document' },
  'text/plain': { kind: 'document' },
};

/** Containers of film that also carry sound alone; which it is, their beginning does not tell. */
const SOUND_IN: Record<string, string> = {
  'video/mp4': 'audio/mp4',
  'video/x-m4v': 'audio/mp4',
  'video/quicktime': 'audio/mp4',
  'video/3gpp': 'audio/3gpp',
  'video/webm': 'audio/webm',
  'video/ogg': 'audio/ogg',
};

/**
 * The type of a file by its bytes, never by its name or by what the sender says; undefined for what is not taken as the
 * kind it claims to be. A document may turn out to be a photo, a film or sound; a photo, voice or film may not be
 * something else.
 */
export async function readType(path: string, claimed: MediaKind): Promise<FileType | undefined> {
  const found = await mimeOf(path);
  const sound = claimed === 'voice' && SOUND_IN[found];
  if (sound) return { kind: 'voice', mime: sound };
  const type = Object.hasOwn(TYPES, found) ? TYPES[found] : undefined;
  // A channel calls moving pictures films.
  const isKind =
    claimed === 'document' || type?.kind === claimed || (claimed === 'video' && found === 'image/gif');
  return type && isKind ? { kind: type.kind, mime: type.same ?? found } : undefined;
}

async function mimeOf(path: string): Promise<string> {
  // A start need not wait for what the first file needs.
  const { fileTypeFromFile } = await import('file-type');
  const known = (await fileTypeFromFile(path))?.mime.split(';')[0];
  if (known === 'application/x-cfb') return (await oldOfficeType(path)) ?? known;
  return known ?? ((await isPlainText(path)) ? 'text/plain' : 'application/octet-stream');
}
