import type { MediaKind, MediaRef } from '../channel.js';
import { cleanText, cutText } from '../clean-text.js';
import type { CloudMessage } from './cloud-webhook.js';

const LONGEST_FILE_NAME = 120;
/** A picture sent "as a document" is a picture all the same. */
const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/webp'];

/** The file of a message and its caption; a message carries at most one (several photos are several messages). */
export function readMedia(message: CloudMessage): { media: MediaRef; caption?: string } | undefined {
  const { type, image, video, audio, voice, document } = message;
  if (type === 'image' && image) return reference('photo', image, 'image/jpeg');
  if (type === 'video' && video) return reference('video', video, 'video/mp4');
  if (type === 'audio' && audio) return reference('voice', audio, 'audio/ogg');
  if (type === 'voice' && voice) return reference('voice', voice, 'audio/ogg');
  if (type !== 'document' || !document) return undefined;
  const isPicture = PICTURE_TYPES.includes(plainType(document.mime_type) ?? '');
  return reference(isPicture ? 'photo' : 'document', document);
}

function reference(kind: MediaKind, file: NonNullable<CloudMessage['image']>, usualMime?: string) {
  const media: MediaRef = { kind, source: file.id };
  const mime = plainType(file.mime_type) ?? usualMime;
  if (mime) media.mime = mime;
  if (file.filename) media.name = cutText(cleanText(file.filename), LONGEST_FILE_NAME);
  return file.caption === undefined ? { media } : { media, caption: file.caption };
}

/** `audio/ogg; codecs=opus` is `audio/ogg`. */
function plainType(mime: string | undefined): string | undefined {
  const plain = cutText(cleanText(mime?.split(';')[0] ?? '').trim(), LONGEST_FILE_NAME);
  return plain || undefined;
}
