import type { UnreadableKind } from '../channel.js';

/** Updates that are no message for us, by the field that names them (Bot API, object Update), and why. */
const UPDATES = {
  // An edit is ignored on purpose: what was accepted stays as it was said; people send a new message to correct it.
  edited_message: 'edited',
  channel_post: 'channel_post',
  edited_channel_post: 'channel_post',
  chat_member: 'membership',
  chat_join_request: 'membership',
  message_reaction: 'reaction',
  message_reaction_count: 'reaction',
  poll: 'poll',
  poll_answer: 'poll',
  inline_query: 'inline',
  chosen_inline_result: 'inline',
  shipping_query: 'payment',
  pre_checkout_query: 'payment',
  purchased_paid_media: 'payment',
  business_connection: 'business',
  business_message: 'business',
  edited_business_message: 'business',
  deleted_business_messages: 'business',
  chat_boost: 'boost',
  removed_chat_boost: 'boost',
} as const;

/** Content a person may send that we have no use for; in a private chat the conversation answers it by its kind. */
const CONTENT = {
  sticker: 'sticker',
  contact: 'contact',
  poll: 'poll',
  dice: 'dice',
  game: 'game',
  story: 'story',
  checklist: 'checklist',
  paid_media: 'payment',
  invoice: 'payment',
} as const;

/** Content we read; seen here only when its own shape is broken (a position outside the world, a photo without sizes). */
const BROKEN = 'text caption photo voice audio video video_note animation document location venue'.split(' ');

export type IgnoredReason =
  | (typeof UPDATES)[keyof typeof UPDATES]
  | (typeof CONTENT)[keyof typeof CONTENT]
  | 'blocked'
  | 'unblocked'
  | 'other_bot'
  | 'bot'
  | 'service'
  | 'malformed'
  | 'unknown';

/** Why an update without message and press is ignored; `unknown` for kinds Telegram adds later. */
export function ignoredUpdate(update: object): IgnoredReason {
  if ('my_chat_member' in update) return membership(update.my_chat_member);
  for (const [field, reason] of Object.entries(UPDATES)) if (field in update) return reason;
  return 'update_id' in update ? 'unknown' : 'malformed';
}

/** Why a message without readable content is ignored; undefined for service messages nobody wrote. */
export function unreadableContent(message: object): IgnoredReason | undefined {
  for (const [field, reason] of Object.entries(CONTENT)) if (field in message) return reason;
  return BROKEN.some((field) => field in message) ? 'malformed' : undefined;
}

/** The kind of what cannot be read, in the words of channels. */
export function unreadableKind(reason: IgnoredReason): UnreadableKind {
  return reason === 'sticker' || reason === 'contact' || reason === 'poll' ? reason : 'unknown';
}

function membership(change: unknown): IgnoredReason {
  const { chat, new_chat_member: member } = (change ?? {}) as Record<
    string,
    Record<string, unknown> | undefined
  >;
  if (chat?.type !== 'private') return 'membership';
  if (member?.status === 'kicked') return 'blocked';
  return member?.status === 'member' ? 'unblocked' : 'membership';
}
