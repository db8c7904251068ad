import { createHash } from 'node:crypto';
import type { WAMessage } from '@whiskeysockets/baileys';
import type { Inbound } from '../channel.js';
import { cleanText, cutText } from '../clean-text.js';
import { type IgnoredReason, stubReason } from './ignored-messages.js';
import { isBot, isGroup, isPerson, normaliseJid, serverOf, userOf } from './jids.js';
import { countOf, type Fields, fieldsOf, textOf } from './proto-fields.js';
import { readContent, type Said } from './read-content.js';

/** Nothing for the conversation, and why. */
export interface Ignored {
  ignored: IgnoredReason;
}

export interface ReadContext {
  /** Taken for the time of a message that carries none, or an impossible one. */
  receivedAt: Date;
  /** The one id of a person known by these addresses (normalised; `alt` is the other of phone and LID, where told). */
  chatIdOf: (jid: string, alt?: string) => string;
  /** Our own addresses, by phone and LID. */
  ownJids: readonly string[];
}

const LONGEST_NAME = 100;
/** WhatsApp began in 2009; what is more than a day ahead of us is no time either. */
const EARLIEST_MS = Date.UTC(2009, 0, 1);
const MOST_AHEAD_MS = 24 * 60 * 60 * 1000;
const USUAL_ID = /^[\w.=-]{1,128}$/;

/** Translates a message of Baileys. Whatever it holds, it never throws: what cannot be read is ignored by name. */
export function readWhatsapp(message: WAMessage, context: ReadContext): Inbound | Ignored {
  const fields: Fields = fieldsOf(message) ?? {};
  const key = fieldsOf(fields.key);
  const id = textOf(key?.id);
  const chat = normaliseJid(key?.remoteJid);
  if (!key || id === undefined || chat === '') return { ignored: 'malformed' };
  const away = notAChat(chat);
  if (away) return { ignored: away };

  const inGroup = isGroup(chat);
  const sender = inGroup ? normaliseJid(key.participant ?? fields.participant) : chat;
  const alt = normaliseJid(inGroup ? key.participantAlt : key.remoteJidAlt);
  const own = context.ownJids.map(normaliseJid).filter(isPerson);
  if (key.fromMe === true || own.includes(sender) || own.includes(alt)) return { ignored: 'own' };
  if (isBot(sender)) return { ignored: 'bot' };

  const said: Said | Ignored =
    readContent(fields.message) ??
    (key.isViewOnce === true
      ? { text: '', media: [], unreadable: 'view-once' }
      : { ignored: stubReason(fields.messageStubType) });
  // Keys of a group may come along with words that could not be opened.
  if ('ignored' in said)
    return said.ignored === 'protocol' && stubReason(fields.messageStubType) === 'undecryptable'
      ? { ignored: 'undecryptable' }
      : said;
  if (!isPerson(sender)) return { ignored: sender === '' ? 'malformed' : 'service' };
  if (inGroup && said.unreadable) return { ignored: said.unreadable };

  const senderId = context.chatIdOf(sender, isPerson(alt) ? alt : undefined);
  const inbound: Inbound = {
    channel: 'whatsapp',
    chatId: inGroup ? chat : senderId,
    messageId: inGroup ? `${digest(sender, 16)}-${safeId(id)}` : safeId(id),
    senderId,
    isGroup: inGroup,
    sentAt: sentAt(fields.messageTimestamp, context.receivedAt),
    ...said,
    text: inGroup ? stripOwnNames(said.text, own) : said.text,
  };
  const name = cutText(cleanText(textOf(fields.pushName) ?? '').trim(), LONGEST_NAME);
  if (name) inbound.senderName = name;
  return inbound;
}

/** Statuses, broadcast lists and channels are no conversation; a broadcast's answer would go to nobody who asked. */
function notAChat(jid: string): IgnoredReason | undefined {
  const server = serverOf(jid);
  if (server === 'broadcast') return userOf(jid) === 'status' ? 'status' : 'broadcast';
  if (server === 'newsletter') return 'newsletter';
  if (isBot(jid)) return 'bot';
  return isGroup(jid) || isPerson(jid) ? undefined : 'service';
}

/**
 * An id is unique only among those of its sender, who chooses it: in a group a short digest of the sender stands
 * before it, which gives away no number. What is no usual id is replaced by its digest.
 */
export function safeId(id: string): string {
  return USUAL_ID.test(id) ? id : digest(id, 32);
}

function digest(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}

/** When a message was sent by its timestamp in seconds; `receivedAt` where that is none or an impossible one. */
export function sentAt(timestamp: unknown, receivedAt: Date): Date {
  const atMs = (countOf(timestamp) ?? 0) * 1000;
  const isPossible = atMs >= EARLIEST_MS && atMs <= receivedAt.getTime() + MOST_AHEAD_MS;
  return isPossible ? new Date(atMs) : receivedAt;
}

/** `@6281... /ambil KODE`: a mention of ourselves comes as our number in the text and is none of the words. */
function stripOwnNames(text: string, own: readonly string[]): string {
  let said = text;
  for (const jid of own) said = said.replaceAll(new RegExp(`(^|\\s)@${userOf(jid)}(?=\\s|$)`, 'g'), '$1');
  return said === text ? text : said.trim();
}
