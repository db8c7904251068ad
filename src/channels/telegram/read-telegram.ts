import { type Inbound, LONGEST_TEXT } from '../channel.js';
import { cleanText, cutText } from '../clean-text.js';
import { type IgnoredReason, ignoredUpdate, unreadableContent, unreadableKind } from './ignored-updates.js';
import { readMedia } from './read-media.js';
import { messageSchema, pressSchema, type TelegramMessage, type TelegramPerson } from './telegram-update.js';

/** Nothing for the conversation. */
export interface Ignored {
  ignored: IgnoredReason;
}

export interface ReadContext {
  /** Our own @name without the @; unknown until the first `getMe`, then every @name counts as ours. */
  botName?: string;
  /** Presses carry no time of their own. */
  receivedAt: Date;
}

const LONGEST_NAME = 100;
const ADDRESSED_COMMAND = /^(\/[a-z0-9_-]+)@([a-z0-9_]+)/i;

/** Translates a Bot API Update. Whatever it holds, it never throws: what cannot be read is ignored by name. */
export function readTelegram(update: unknown, context: ReadContext): Inbound | Ignored {
  if (typeof update !== 'object' || update === null) return { ignored: 'malformed' };
  const { message, callback_query: press } = update as Record<string, unknown>;
  if (message !== undefined) return readMessage(message, context);
  if (press !== undefined) return readPress(press, context);
  return { ignored: ignoredUpdate(update) };
}

function readMessage(raw: unknown, context: ReadContext): Inbound | Ignored {
  const parsed = messageSchema.safeParse(raw);
  if (!parsed.success) return { ignored: 'malformed' };
  const message = parsed.data;
  const { chat, from } = message;
  if (chat.type === 'channel') return { ignored: 'channel_post' };
  if (!from || from.is_bot) return { ignored: 'bot' };

  const place = message.location ?? message.venue?.location;
  const media = readMedia(message);
  const words = message.text ?? message.caption ?? venueWords(message);
  if (words === undefined && media.length === 0 && !place) {
    const reason = unreadableContent(raw as object);
    if (reason === undefined) return { ignored: 'service' };
    // In a group stickers are for the others.
    if (chat.type !== 'private') return { ignored: reason };
    return { ...spoken(message, chat, from, context), text: '', media, unreadable: unreadableKind(reason) };
  }
  const said = stripOwnName(cleanText(words ?? ''), context.botName);
  if (said === undefined) return { ignored: 'other_bot' };

  const text = cutText(said, LONGEST_TEXT);
  const inbound: Inbound = { ...spoken(message, chat, from, context), text, media };
  if (text.length < said.length) inbound.isCut = true;
  if (place) inbound.location = { lat: place.latitude, lon: place.longitude };
  // In a forum every message "replies" to the one that opened its topic.
  const answered = message.reply_to_message;
  if (answered && answered.forum_topic_created === undefined) inbound.replyTo = `${answered.message_id}`;
  if (message.media_group_id) inbound.albumId = message.media_group_id;
  return inbound;
}

function spoken(
  { message_id: id, date }: TelegramMessage,
  chat: TelegramMessage['chat'],
  from: TelegramPerson,
  { receivedAt }: ReadContext,
) {
  return { ...origin(chat, from), messageId: `${id}`, sentAt: date ? new Date(date * 1000) : receivedAt };
}

function readPress(raw: unknown, context: ReadContext): Inbound | Ignored {
  const parsed = pressSchema.safeParse(raw);
  if (!parsed.success) return { ignored: 'malformed' };
  const { id, from, data, message } = parsed.data;
  return {
    ...origin(message.chat, from),
    messageId: `${PRESS}${id}`,
    sentAt: context.receivedAt,
    text: '',
    media: [],
    choiceId: data,
    replyTo: `${message.message_id}`,
  };
}

/** Marks the message id of a press apart from those of messages; the rest is the id of the callback query. */
export const PRESS = 'cb-';

function origin(chat: { id: number; type: string }, from: TelegramPerson) {
  const name = cutText(
    cleanText([from.first_name, from.last_name].filter(Boolean).join(' ')).trim(),
    LONGEST_NAME,
  );
  return {
    channel: 'telegram' as const,
    chatId: `${chat.id}`,
    senderId: `${from.id}`,
    ...(name ? { senderName: name } : {}),
    isGroup: chat.type !== 'private',
  };
}

function venueWords(message: TelegramMessage): string | undefined {
  if (!message.venue) return undefined;
  return [message.venue.title, message.venue.address].filter(Boolean).join(', ');
}

/** `/lapor@OurBot x` is `/lapor x`; a command for another bot is undefined. */
function stripOwnName(text: string, botName: string | undefined): string | undefined {
  const [addressed, command, name] = ADDRESSED_COMMAND.exec(text) ?? [];
  if (!addressed || !command || !name) return text;
  if (botName !== undefined && name.toLowerCase() !== botName.toLowerCase()) return undefined;
  return command + text.slice(addressed.length);
}
