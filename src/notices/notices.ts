import type { Outbound } from '../channels/channel.js';
import { hearersOf } from '../officers/hearers.js';
import { nextWaking } from '../sla/quiet-hours.js';
import { citizenNotice } from './citizen-notice.js';
import type { NoticeParts } from './notice-parts.js';
import { staffNotice } from './staff-notice.js';

/** One notice: `id` is derived from its cause and its chat, so that the same step tells the same person once. */
export interface Notice {
  chat: string;
  id: string;
  message: Outbound;
  /** Not to be sent before: it can wait, and people sleep. */
  notBefore?: Date;
}

/** The notices of one step, at most one a chat. Pure. */
export function noticesFor(parts: NoticeParts): Notice[] {
  const { ticket, event, colleagues, staffWords } = parts;
  const messages = new Map<string, Outbound>();
  const toCitizen = citizenNotice(parts);
  if (toCitizen) messages.set(ticket.citizen, toCitizen);
  const hearers = hearersOf({ ticket, event, units: staffWords.profile.units }, colleagues);
  for (const colleague of hearers) {
    const message = staffNotice(parts, colleague);
    for (const chat of colleague.chats) if (!messages.has(chat)) messages.set(chat, message);
  }
  const alerted = new Set(hearers.flatMap(({ chats }) => chats));
  for (const chat of chatsOfDoer(parts)) messages.delete(chat);
  return [...messages].map(([chat, message]) => ({
    chat,
    id: `${event.id}>${chat}`,
    message: { ...message, about: ticket._id },
    ...(alerted.has(chat) ? {} : untilMorning(parts)),
  }));
}

/** What the clock did by itself wakes no citizen; what a person did is news while it is fresh. */
function untilMorning({ event, citizenWords }: NoticeParts): Pick<Notice, 'notBefore'> {
  const wakesAt = nextWaking(event.at, citizenWords.timeZone);
  return event.by.kind === 'system' && wakesAt > event.at ? { notBefore: wakesAt } : {};
}

/** Somebody of the staff may be a citizen too: whoever did the step is not told of it in any of these chats. */
function chatsOfDoer({ event, colleagues }: NoticeParts): string[] {
  const { kind, id } = event.by;
  if (kind === 'citizen') return [id];
  return kind === 'staff' ? (colleagues.find((colleague) => colleague.id === id)?.chats ?? []) : [];
}
