import type { AnyMessageContent } from '@whiskeysockets/baileys';
import type { MediaFile, MediaKind } from '../channel.js';
import { fileName } from '../file-name.js';

/** What phones play as a voice message; they want the codec named. */
const VOICE_MIME = 'audio/ogg; codecs=opus';

/** One message for `sendMessage` of Baileys, and what to try in its place, in order, when it cannot be made. */
export interface WhatsappContent {
  content: AnyMessageContent;
  instead?: AnyMessageContent[];
}

/** Whether WhatsApp shows words under a file of this kind; under a voice message it shows none. */
export function takesCaption(kind: MediaKind): boolean {
  return kind !== 'voice';
}

/**
 * The message that sends one file, its bytes read from disk when it is sent. When WhatsApp will not have it, `instead` is
 * tried in order: as a document, then the words alone, so that one bad picture never costs a person the message.
 */
export function writeMedia(file: MediaFile, caption: string | undefined): WhatsappContent {
  const instead: AnyMessageContent[] = [];
  if (file.kind !== 'document') instead.push(writeFile({ ...file, kind: 'document' }, file.kind, caption));
  if (caption !== undefined) instead.push(writeText(caption));
  const content = writeFile(file, file.kind, caption);
  return instead.length > 0 ? { content, instead } : { content };
}

/** A message of words; `null` keeps Baileys from fetching the pages they link to. */
export function writeText(text: string): AnyMessageContent {
  return { text, linkPreview: null };
}

function writeFile(file: MediaFile, name: MediaKind, caption: string | undefined): AnyMessageContent {
  const url = { url: file.path };
  const { mime } = file;
  const words = caption === undefined ? {} : { caption };
  switch (file.kind) {
    case 'photo':
      return { image: url, mimetype: mime, ...words };
    case 'video':
      // With a preview given, even an empty one, Baileys starts no ffmpeg.
      return { video: url, mimetype: mime, jpegThumbnail: '', ...words };
    case 'voice': {
      const isVoice = mime.startsWith('audio/ogg');
      return { audio: url, ptt: isVoice, mimetype: isVoice ? VOICE_MIME : mime };
    }
    case 'document':
      return { document: url, mimetype: mime, fileName: fileName(file, name), ...words };
  }
}
