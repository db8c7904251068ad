import type { Outbound } from '../channels/channel.js';
import type { Colleague } from '../officers/staff.js';
import type { TicketEvent } from '../tickets/ticket.js';
import { citizenNotice } from './citizen-notice.js';
import type { NoticeParts } from './notice-parts.js';
import { findStaff, type Group } from './recipients.js';
import { staffNotice } from './staff-notice.js';

/** One notice: `id` is derived from its cause and its chat, so that the same step tells the same person once. */
export interface Notice {
  chat: string;
  id: string;
  message: Outbound;
}

/** Which of the staff hear of a step; the one who did it never does. */
export const STAFF_HEARS: Record<TicketEvent['step'], readonly Group[]> = {
  open: ['workers'],
  take: [],
  update: [],
  ask: [],
  answer: ['holder'],
  add: ['holder'],
  note: [],
  forward: ['workers'],
  disclaim: ['workers'],
  reject: [],
  plan: [],
  close: [],
  undo: [],
  reopen: ['holder'],
  withdraw: ['holder'],
  rate: [],
  comment: ['holder'],
  reassign: ['holder', 'former'],
  extend: ['holder'],
  remind: ['holder', 'heads'],
  warn: ['holder', 'heads'],
  breach: ['holder', 'heads', 'supervisors'],
};

/** The notices of one step, at most one a chat. Pure. */
export function noticesFor(parts: NoticeParts): Notice[] {
  const { ticket, event } = parts;
  const messages = new Map<string, Outbound>();
  const toCitizen = citizenNotice(parts);
  if (toCitizen) messages.set(ticket.citizen, toCitizen);
  for (const colleague of hearers(parts)) {
    const message = staffNotice(parts, colleague);
    for (const chat of colleague.chats) if (!messages.has(chat)) messages.set(chat, message);
  }
  for (const chat of chatsOfDoer(parts)) messages.delete(chat);
  return [...messages].map(([chat, message]) => ({
    chat,
    id: `${event.id}>${chat}`,
    message: { ...message, about: ticket._id },
  }));
}

function hearers({ ticket, event, colleagues, staffWords }: NoticeParts): Colleague[] {
  const isBadRating = event.step === 'rate' && (event.rating ?? 5) <= 2;
  const groups: readonly Group[] = isBadRating ? ['holder', 'heads'] : STAFF_HEARS[event.step];
  const moved = { ticket, event, units: staffWords.profile.units };
  return [...new Set(groups.flatMap((group) => findStaff(group, moved, colleagues)))];
}

/** Somebody of the staff may be a citizen too: whoever did the step is not told of it in any of these chats. */
function chatsOfDoer({ event, colleagues }: NoticeParts): string[] {
  const { kind, id } = event.by;
  if (kind === 'citizen') return [id];
  return kind === 'staff' ? (colleagues.find((colleague) => colleague.id === id)?.chats ?? []) : [];
}
