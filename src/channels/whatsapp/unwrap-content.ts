import { type Fields, fieldsOf, textOf } from './proto-fields.js';

/** Envelopes whose content is an ordinary message: `{ message: {...} }` under one of these names. */
const ENVELOPES = [
  'ephemeralMessage',
  'documentWithCaptionMessage',
  'deviceSentMessage',
  'associatedChildMessage',
  'groupMentionedMessage',
  'botInvokeMessage',
  'botForwardedMessage',
  'questionMessage',
  'questionReplyMessage',
  'commentMessage',
];
const VIEW_ONCE = ['viewOnceMessage', 'viewOnceMessageV2', 'viewOnceMessageV2Extension'];
const DEEPEST = 8;
/** Numbers of WAProto, MessageAssociation.AssociationType. */
const MEDIA_ALBUM = 1;
/** The same picture or film once more: in high definition, in another encoding, the film of a moving photo. */
const TWINS = [5, 10, 12, 19];

export interface Unwrapped {
  content: Fields;
  isViewOnce: boolean;
  isEdit: boolean;
  /** A second version of a file that came before. */
  isTwin: boolean;
  albumId?: string;
}

/** Takes a message out of its envelopes, at most 8 of them; empty content when there is nothing in them. */
export function unwrapContent(message: unknown): Unwrapped {
  const unwrapped: Unwrapped = {
    content: fieldsOf(message) ?? {},
    isViewOnce: false,
    isEdit: false,
    isTwin: false,
  };
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const { content } = unwrapped;
    noteAssociation(unwrapped, content);
    if (fieldsOf(content.editedMessage)) unwrapped.isEdit = true;
    const viewOnce = firstOf(content, VIEW_ONCE);
    if (viewOnce) unwrapped.isViewOnce = true;
    const envelope = viewOnce ?? firstOf(content, ENVELOPES);
    if (!envelope) return unwrapped;
    unwrapped.content = fieldsOf(envelope.message) ?? {};
  }
  return { ...unwrapped, content: {} };
}

function firstOf(content: Fields, names: readonly string[]): Fields | undefined {
  for (const name of names) {
    const fields = fieldsOf(content[name]);
    if (fields) return fields;
  }
  return undefined;
}

/** What belongs together is said beside the content, within or without its envelope. */
function noteAssociation(unwrapped: Unwrapped, content: Fields): void {
  const association = fieldsOf(fieldsOf(content.messageContextInfo)?.messageAssociation);
  if (!association) return;
  if (TWINS.includes(association.associationType as number)) unwrapped.isTwin = true;
  const album = textOf(fieldsOf(association.parentMessageKey)?.id);
  if (association.associationType === MEDIA_ALBUM && album !== undefined) unwrapped.albumId = album;
}
