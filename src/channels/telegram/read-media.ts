import type { MediaKind, MediaRef } from '../channel.js';
import { cleanText, cutText } from '../clean-text.js';
import type { TelegramMessage } from './telegram-update.js';

const LONGEST_FILE_NAME = 120;
/** A picture sent "as a file" is a picture all the same. */
const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/webp'];

interface TelegramFile {
  file_id: string;
  file_size?: number | undefined;
  mime_type?: string | undefined;
  file_name?: string | undefined;
}

/** The files of a message: of a photo its largest size; a message carries at most one (an album is many messages). */
export function readMedia(message: TelegramMessage): MediaRef[] {
  const photo = message.photo?.toSorted((a, b) => b.width * b.height - a.width * a.height)[0];
  if (photo) return [reference('photo', photo, 'image/jpeg')];
  if (message.voice) return [reference('voice', message.voice, 'audio/ogg')];
  if (message.audio) return [reference('voice', message.audio)];
  if (message.video) return [reference('video', message.video, 'video/mp4')];
  if (message.video_note) return [reference('video', message.video_note, 'video/mp4')];
  // An animation repeats itself as `document`, so it is looked at first.
  if (message.animation) return [reference('video', message.animation, 'video/mp4')];
  if (!message.document) return [];
  const isPicture = PICTURE_TYPES.includes(message.document.mime_type ?? '');
  return [reference(isPicture ? 'photo' : 'document', message.document)];
}

function reference(kind: MediaKind, file: TelegramFile, usualMime?: string): MediaRef {
  const media: MediaRef = { kind, source: file.file_id };
  const mime = file.mime_type ?? usualMime;
  if (mime) media.mime = cutText(cleanText(mime), LONGEST_FILE_NAME);
  if (file.file_size !== undefined) media.sizeBytes = file.file_size;
  if (file.file_name) media.name = cutText(cleanText(file.file_name), LONGEST_FILE_NAME);
  return media;
}
