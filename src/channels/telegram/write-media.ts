import type { MediaFile, MediaKind } from '../channel.js';
import { fileName } from '../file-name.js';
import type { TelegramCall } from './telegram-call.js';

const METHODS = {
  photo: 'sendPhoto',
  voice: 'sendVoice',
  video: 'sendVideo',
  document: 'sendDocument',
} as const;
/** Telegram takes two to ten files in one album. */
const MOST_IN_ALBUM = 10;

/** What the caption and buttons of a media message are made of; `text` undefined when it says nothing. */
export interface MediaWords {
  chatId: string;
  text?: string | undefined;
  markup?: object | undefined;
}

/** Files that may travel together: photos with videos, documents with documents; voices alone. */
export function groupMedia(media: readonly MediaFile[]): MediaFile[][] {
  const groups: MediaFile[][] = [];
  for (const family of [['photo', 'video'], ['document']] satisfies MediaKind[][]) {
    const members = media.filter(({ kind }) => (family as MediaKind[]).includes(kind));
    for (let at = 0; at < members.length; at += MOST_IN_ALBUM)
      groups.push(members.slice(at, at + MOST_IN_ALBUM));
  }
  return [...groups, ...media.filter(({ kind }) => kind === 'voice').map((voice) => [voice])];
}

/**
 * The call that sends one group. When Telegram will not have a file, `instead` tries the files one by one, then each
 * as a document, then the words alone, so that one bad picture never costs a person the message.
 */
export function writeMedia(files: readonly MediaFile[], words: MediaWords): TelegramCall {
  const [only] = files;
  if (files.length === 1 && only) return writeFile(only, words, only.kind);
  const media = files.map((file, n) => ({
    type: file.kind,
    media: inputFile(file),
    ...(n === 0 && words.text ? { caption: words.text } : {}),
  }));
  return {
    method: 'sendMediaGroup',
    payload: { chat_id: words.chatId, media },
    instead: files.map((file, n) => writeFile(file, n === 0 ? words : { chatId: words.chatId }, file.kind)),
  };
}

function writeFile(file: MediaFile, words: MediaWords, kind: MediaKind): TelegramCall {
  const { chatId, text, markup } = words;
  const rest = markup ? { reply_markup: markup } : {};
  const saysAlone = { method: 'sendMessage', payload: { chat_id: chatId, text, ...rest } } as const;
  return {
    method: METHODS[kind],
    payload: { chat_id: chatId, [kind]: inputFile(file), ...(text ? { caption: text } : {}), ...rest },
    instead: kind !== 'document' ? [writeFile(file, words, 'document')] : text ? [saysAlone] : [],
  };
}

/** `source` is a path here; its bytes are read when the call is made. */
function inputFile({ kind, path, mime }: MediaFile): { source: string; filename: string } {
  return { source: path, filename: fileName({ kind, mime }) };
}
