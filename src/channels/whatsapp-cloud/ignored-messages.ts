import type { UnreadableKind } from '../channel.js';

/** Kinds of message that say nothing to us, by `type` (of the message, or of what is unsupported in it), and why. */
const IGNORED = {
  reaction: 'reaction',
  // What was accepted stays as it was said; people send a new message to correct it.
  edit: 'edited',
  edited: 'edited',
  revoke: 'deleted',
  revoked: 'deleted',
  pin: 'pinned',
  keep_in_chat: 'pinned',
  poll_update: 'vote',
  // Somebody opened the chat and wrote nothing yet.
  request_welcome: 'welcome',
  // We sell nothing.
  order: 'order',
  system: 'system',
} as const;

/** Kinds a person may send that we can neither read nor keep, in the same way; the bot tells them so. */
const UNREADABLE: Record<string, UnreadableKind> = {
  sticker: 'sticker',
  contacts: 'contact',
  poll: 'poll',
  poll_creation: 'poll',
  view_once: 'view-once',
  view_once_image: 'view-once',
  view_once_video: 'view-once',
};
/** "This message is currently unavailable": WhatsApp itself could not make out what was sent; they may send it again. */
const UNAVAILABLE = 131060;

export type IgnoredReason =
  | (typeof IGNORED)[keyof typeof IGNORED]
  | 'group'
  | 'malformed'
  | 'moved'
  | 'other_number'
  | 'other_field'
  | 'sent'
  | 'status';

/** Nothing for the conversation, and why. `code`: the number of an error that Meta tells. */
export interface Ignored {
  ignored: IgnoredReason | 'error';
  code?: number;
}

interface Kind {
  type: string;
  unsupported?: { type?: string | undefined } | undefined;
  errors?: { code: number }[] | undefined;
}

/** Why a message is ignored on purpose; undefined when it is not. */
export function ignoredMessage(kind: Kind): IgnoredReason | undefined {
  const type = typeOf(kind);
  return Object.hasOwn(IGNORED, type) ? IGNORED[type as keyof typeof IGNORED] : undefined;
}

/** What to call a message of which nothing can be read; `unknown` for kinds that come later and for broken ones. */
export function unreadableMessage(kind: Kind): UnreadableKind {
  if (kind.errors?.some(({ code }) => code === UNAVAILABLE)) return 'undecryptable';
  const type = typeOf(kind);
  return Object.hasOwn(UNREADABLE, type) ? UNREADABLE[type]! : 'unknown';
}

/** What the Cloud API does not hand on (error 131051) it names at least, mostly. */
function typeOf({ type, unsupported }: Kind): string {
  return type === 'unsupported' ? (unsupported?.type ?? type) : type;
}
