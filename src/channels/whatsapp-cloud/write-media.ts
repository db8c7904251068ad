import type { MediaFile, MediaKind } from '../channel.js';
import { fileName } from '../file-name.js';
import { addressed, type CloudCall } from './cloud-call.js';

const MEGABYTE = 1024 * 1024;

interface CloudKind {
  type: 'image' | 'video' | 'audio' | 'document';
  /** Types of content that Meta takes as this kind; any when left out. */
  mimes?: string[];
  largestBytes: number;
  hasCaption: boolean;
}

/** What Meta takes of each kind ("Media", supported types and sizes, June 2026). */
const KINDS: Record<MediaKind, CloudKind> = {
  photo: {
    type: 'image',
    mimes: ['image/jpeg', 'image/png'],
    largestBytes: 5 * MEGABYTE,
    hasCaption: true,
  },
  video: {
    type: 'video',
    mimes: ['video/mp4', 'video/3gpp'],
    largestBytes: 16 * MEGABYTE,
    hasCaption: true,
  },
  voice: {
    type: 'audio',
    mimes: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'],
    largestBytes: 16 * MEGABYTE,
    hasCaption: false,
  },
  document: { type: 'document', largestBytes: 100 * MEGABYTE, hasCaption: true },
};
export const LONGEST_CAPTION = 1024;

/** The most that may be uploaded as a message of this type, in bytes. */
export function largestBytes(type: string): number {
  return Object.values(KINDS).find((kind) => kind.type === type)?.largestBytes ?? 0;
}

/** True when words can be written under the file. */
export function hasCaption(file: MediaFile): boolean {
  return kindOf(file) !== undefined ? KINDS[file.kind].hasCaption : KINDS.document.hasCaption;
}

/**
 * The call that sends one file. When it is not taken, `instead` tries it as a document and then the words alone, so
 * that one bad picture never costs a person the message.
 */
export function writeFile(chatId: string, file: MediaFile, caption: string | undefined): CloudCall {
  const kind = kindOf(file);
  const asDocument = writeAs(KINDS.document, chatId, file, caption);
  const alone = caption ? [writeText(chatId, caption)] : [];
  asDocument.instead = alone;
  if (!kind || kind.type === 'document') return asDocument;
  return { ...writeAs(kind, chatId, file, caption), instead: [asDocument] };
}

export function writeText(chatId: string, body: string): CloudCall {
  return { payload: { ...addressed(chatId), type: 'text', text: { preview_url: false, body } } };
}

function writeAs(
  { type }: CloudKind,
  chatId: string,
  file: MediaFile,
  caption: string | undefined,
): CloudCall {
  const content = {
    ...(caption ? { caption } : {}),
    ...(type === 'document' ? { filename: fileName(file) } : {}),
  };
  return { payload: { ...addressed(chatId), type, [type]: content }, file };
}

/** The kind to send a file as; undefined when its type of content is not taken as what it is. */
function kindOf({ kind, mime }: MediaFile): CloudKind | undefined {
  const { mimes } = KINDS[kind];
  return !mimes || mimes.includes(mime) ? KINDS[kind] : undefined;
}
