import { type Inbound, LONGEST_TEXT } from '../channel.js';
import { cleanText, cutText } from '../clean-text.js';
import { type IgnoredReason, protocolReason, wordlessContent } from './ignored-messages.js';
import { type Fields, fieldsOf, textOf } from './proto-fields.js';
import { readChoice } from './read-choice.js';
import { type ReadFile, readMedia } from './read-media.js';
import { type ReadPlace, readPlace } from './read-place.js';
import { unwrapContent } from './unwrap-content.js';

/** What is said in a message, without who said it. */
export type Said = Pick<
  Inbound,
  'text' | 'media' | 'isCut' | 'location' | 'choiceId' | 'replyTo' | 'albumId' | 'unreadable'
>;

const LONGEST_ID = 128;

/** Reads the content of a message (`proto.IMessage`); undefined when there is nothing in it at all. */
export function readContent(message: unknown): Said | { ignored: IgnoredReason } | undefined {
  const { content, isViewOnce, isEdit, isTwin, albumId } = unwrapContent(message);
  const change = isEdit ? 'edited' : protocolReason(content);
  if (change) return { ignored: change };

  const place = readPlace(content);
  if (place && 'ignored' in place) return place;
  const file = readMedia(content);
  if (file && isTwin) return { ignored: 'twin' };
  const said = saySpoken(content, place, file);
  const replyTo = textOf(contextOf(content)?.stanzaId);
  if (said) {
    if (file && (isViewOnce || file.isViewOnce)) return viewOnce();
    if (replyTo !== undefined) said.replyTo = cutText(replyTo, LONGEST_ID);
    if (albumId !== undefined) said.albumId = cutText(albumId, LONGEST_ID);
    return said;
  }
  const wordless = wordlessContent(content);
  if (!wordless) return isViewOnce ? viewOnce() : undefined;
  return 'ignored' in wordless ? wordless : { text: '', media: [], ...wordless };
}

/** It is not ours to keep what was meant to be seen once; the person is asked to send it the usual way, caption and all. */
function viewOnce(): Said {
  return { text: '', media: [], unreadable: 'view-once' };
}

function saySpoken(content: Fields, place?: ReadPlace, file?: ReadFile): Said | undefined {
  const choice = readChoice(content);
  if (choice?.id !== undefined) return { text: '', media: [], choiceId: choice.id };
  const raw =
    textOf(content.conversation) ??
    textOf(fieldsOf(content.extendedTextMessage)?.text) ??
    textOf(fieldsOf(content.questionResponseMessage)?.text) ??
    choice?.label ??
    file?.caption ??
    place?.words;
  if (raw === undefined && !place && !file) return undefined;
  const words = cleanText(raw ?? '');
  const text = cutText(words, LONGEST_TEXT);
  const said: Said = { text, media: file?.ref ? [file.ref] : [] };
  if (text.length < words.length) said.isCut = true;
  if (place) said.location = place.location;
  // A file without its keys cannot be fetched: nothing is left of it but its caption.
  if (file && !file.ref && text === '') said.unreadable = 'unknown';
  return said;
}

/** Every kind of content keeps the message it answers in a `contextInfo` of its own. */
function contextOf(content: Fields): Fields | undefined {
  for (const part of Object.values(content)) {
    const context = fieldsOf(fieldsOf(part)?.contextInfo);
    if (context) return context;
  }
  return undefined;
}
