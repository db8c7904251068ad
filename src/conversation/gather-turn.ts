import { type Channel, type ChannelName, chatKey, type Inbound } from '../channels/channel.js';
import type { OpenRow } from '../delivery/inbox.js';
import type { Outbox } from '../delivery/outbox.js';
import type { MediaStore } from '../media/store-media.js';
import type { Person } from '../officers/person.js';
import type { Staff } from '../officers/staff.js';
import { type Attachment, tagOf } from '../report/draft.js';
import { isCoded } from '../shared/errors.js';
import { findOfCitizen, type TicketLine } from '../tickets/find-tickets.js';
import { OPEN_STATUSES } from '../tickets/ticket.js';
import type { TicketModel } from '../tickets/ticket-model.js';
import { joinBubbles, OPENINGS } from './bubbles.js';
import type { ChatModel, ChatRow } from './chat-model.js';
import type { Facts, Knowledge, MediaProblem, OwnTicket, Turn } from './decision.js';
import { freshen, freshTalk, type Talk } from './talk.js';

export interface GatherDeps {
  chats: ChatModel;
  outbox: Outbox;
  staff: Staff;
  tickets: TicketModel;
  media: MediaStore;
  channels: Map<ChannelName, Channel>;
}

/** Own open tickets that a decision may have to choose from. */
const MOST_OWN = 20;
const DAY_MS = 24 * 3600_000;

/** Who writes, and what is remembered of the chat. */
export interface ChatFacts {
  row: ChatRow | null;
  talk: Talk;
  person: Person & { chat: string };
}

export async function gatherChat(
  deps: Pick<GatherDeps, 'chats' | 'staff'>,
  { chat, inbound, receivedAt }: OpenRow<unknown>,
): Promise<ChatFacts> {
  const row = await deps.chats.findById(chat).lean<ChatRow>();
  const sender = chatKey(inbound.channel, inbound.senderId);
  const person = { ...(await deps.staff.personOf(sender, inbound.senderName ?? '')), chat };
  return { row, talk: freshen(row?.talk ?? freshTalk, receivedAt), person };
}

/**
 * Everything a decision about these messages, one turn, may know; `decidedId` tells whether it was decided before a
 * crash, `nudgedDraft` which draft was recalled already.
 */
export async function gatherTurn(
  deps: GatherDeps,
  know: Knowledge,
  rows: readonly [OpenRow<unknown>, ...OpenRow<unknown>[]],
  { row, talk, person }: ChatFacts,
): Promise<{ turn: Turn; decidedId?: string; nudgedDraft?: string }> {
  const { _id: id, chat } = rows[0];
  const [first, ...others] = rows;
  const inbounds = [first.inbound, ...others.map((other) => other.inbound)] as const;
  const inbound = joinBubbles(withoutOpenings(inbounds, know));
  const now = rows.at(-1)!.receivedAt;
  const turn: Turn = {
    id,
    inbound,
    talk,
    person,
    read: know.understand(inbound.text),
    now,
    say: know.texts.in(talk.language),
    facts: await gatherFacts(deps, know, row, { inbound, chat, now }),
    ...(await takeMedia(deps, inbound, id)),
  };
  return { turn, decidedId: row?.decidedId, nudgedDraft: row?.nudgedDraft };
}

type Bubbles = readonly [Inbound, ...Inbound[]];

/** "p", "malam kak", "mau lapor" before the story are no part of what the officer reads. */
function withoutOpenings(inbounds: Bubbles, know: Knowledge): Bubbles {
  const isOpening = ({ text }: Inbound) => OPENINGS.includes(know.understand(text).talk ?? '');
  const [first, ...others] = inbounds;
  const hasMore = inbounds.some((inbound) => inbound.text.trim() && !isOpening(inbound));
  if (others.length === 0 || !hasMore) return inbounds;
  const bare = (inbound: Inbound) => (isOpening(inbound) ? { ...inbound, text: '' } : inbound);
  return [bare(first), ...others.map(bare)];
}

async function gatherFacts(
  deps: GatherDeps,
  know: Knowledge,
  row: ChatRow | null,
  { inbound, chat, now }: { inbound: Inbound; chat: string; now: Date },
): Promise<Facts> {
  const statuses = [...OPEN_STATUSES, 'closed' as const];
  const { tickets } = await findOfCitizen(deps.tickets, chat, { size: 2 * MOST_OWN, statuses });
  const ownOpen: OwnTicket[] = tickets
    .filter((ticket) => ticket.status !== 'closed')
    .slice(0, MOST_OWN)
    .map(({ _id, draftId, report, status }) => {
      const { category, place } = report;
      return { code: _id, category, status, place: place?.label, tag: tagOf(draftId) };
    });
  return {
    offered: row?.offered ?? [],
    replyCode: inbound.replyTo ? await deps.outbox.aboutOf(chat, inbound.replyTo) : undefined,
    ownOpen,
    ...findClosed(tickets, know.profile.city.reopen_days, now),
  };
}

/** The newest closed ticket: one that may be reopened, or one of which it has to be said that it is too late. */
function findClosed(tickets: TicketLine[], days: number, now: Date): Pick<Facts, 'closedCode' | 'lateCode'> {
  const newest = tickets.find((ticket) => ticket.status === 'closed');
  if (!newest) return {};
  const isLate = now.getTime() - (newest.closedAt?.getTime() ?? 0) > days * DAY_MS;
  return isLate ? { lateCode: newest._id } : { closedCode: newest._id };
}

/** Fetches what came along; a file that cannot be taken does not stop the words. */
async function takeMedia(
  { media, channels }: GatherDeps,
  inbound: Inbound,
  id: string,
): Promise<{ attachments: Attachment[]; mediaProblem?: MediaProblem }> {
  const channel = channels.get(inbound.channel);
  const attachments: Attachment[] = [];
  let mediaProblem: MediaProblem | undefined;
  for (const [index, file] of inbound.media.entries()) {
    try {
      if (channel) attachments.push(await media.take(channel, file, `${id}@${index}`));
    } catch (error) {
      const isKnown =
        isCoded(error, 'MEDIA_TOO_LARGE') ||
        isCoded(error, 'MEDIA_WRONG_TYPE') ||
        isCoded(error, 'MEDIA_UNREACHABLE');
      if (!isKnown) throw error;
      mediaProblem = error.code as MediaProblem;
    }
  }
  return { attachments, ...(mediaProblem ? { mediaProblem } : {}) };
}
