import {
  type Channel,
  type ChannelName,
  chatKey,
  type Inbound,
  type Outbound,
} from '../../channels/channel.js';
import type { OpenRow } from '../../delivery/inbox.js';
import type { Outbox } from '../../delivery/outbox.js';
import { momentOf } from '../../delivery/sequence.js';
import type { MediaStore } from '../../media/store-media.js';
import type { Person } from '../../officers/person.js';
import type { Staff } from '../../officers/staff.js';
import type { People } from '../../people/people.js';
import { type Attachment, tagOf } from '../../report/draft.js';
import { isCoded } from '../../shared/errors.js';
import type { Logger } from '../../shared/logger.js';
import { findHeldBy, findNewestOfCitizen, type TicketLine } from '../../tickets/find-tickets.js';
import { OPEN_STATUSES } from '../../tickets/ticket.js';
import type { TicketModel } from '../../tickets/ticket-model.js';
import type { Facts, Knowledge, MediaProblem, OwnTicket, Turn } from '../decision.js';
import { isForOthers } from '../is-for-others.js';
import { freshen, freshTalk, type Talk } from '../talk.js';
import { joinBubbles } from './bubbles.js';
import type { ChatModel, ChatRow } from './chat-model.js';
import { readLate } from './read-late.js';
import { readTogether, withoutOpenings } from './read-together.js';
import { findChat, findPerson, findReplied } from './twin-chats.js';

export interface GatherDeps {
  chats: ChatModel;
  outbox: Outbox;
  staff: Staff;
  tickets: TicketModel;
  people: Pick<People, 'chatsOf'>;
  media: MediaStore;
  channels: Map<ChannelName, Channel>;
  logger: Logger;
  timeZone: string;
}

/** Own open tickets that a decision may have to choose from. */
const MOST_OWN = 20;
/** Tickets somebody of the staff holds, likewise. */
const MOST_HELD = 7;
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
  const row = await findChat(deps.chats, chat, receivedAt);
  const sender = chatKey(inbound.channel, inbound.senderId);
  const names = [sender, ...(row?.twins ?? [])];
  const person = { ...(await findPerson(deps.staff, names, inbound.senderName ?? '')), chat };
  return { row, talk: freshen(row?.talk ?? freshTalk, receivedAt), person };
}

/**
 * Everything a decision about these messages, one turn, may know; no turn where they are talk among others. `decidedId`
 * tells whether it was decided before a crash, `nudgedDraft` which draft was recalled already.
 */
export async function gatherTurn(
  deps: GatherDeps,
  know: Knowledge,
  rows: readonly [OpenRow<unknown>, ...OpenRow<unknown>[]],
  { row, talk, person }: ChatFacts,
): Promise<{ turn?: Turn; decidedId?: string; nudgedDraft?: string }> {
  const { _id: id, chat } = rows[0];
  const [first, ...others] = rows;
  // Most of what people write in a group costs no more than this.
  if (first.inbound.isGroup && person.kind !== 'staff') return {};
  const inbounds = [first.inbound, ...others.map((other) => other.inbound)] as const;
  const inbound = joinBubbles(withoutOpenings(inbounds, know));
  const now = rows.at(-1)!.receivedAt;
  const say = know.texts.in(talk.language);
  const late = readLate(rows, { timeZone: deps.timeZone, language: talk.language, say });
  const words: Turn = {
    id,
    inbound,
    talk,
    person,
    read: readTogether(inbounds, inbound.text, know.understand),
    now,
    say,
    ...(late ? { late } : {}),
    facts: await gatherFacts(deps, know, row, { inbound, chat, now, person }),
    attachments: [],
  };
  if (isForOthers(words)) return {};
  const turn = { ...words, ...(await takeMedia(deps, inbound, id)) };
  return { turn, decidedId: row?.decidedId, nudgedDraft: row?.nudgedDraft };
}

async function gatherFacts(
  deps: GatherDeps,
  know: Knowledge,
  row: ChatRow | null,
  { inbound, chat, now, person }: { inbound: Inbound; chat: string; now: Date; person: Person },
): Promise<Facts> {
  const statuses = [...OPEN_STATUSES, 'closed' as const];
  // To whom the city gave an account of the staff, that account shows only what was reported on it.
  const isOne = person.kind === 'staff' || inbound.isGroup;
  const ownChats = isOne ? [chat] : await deps.people.chatsOf(chat);
  const limit = 2 * MOST_OWN;
  const tickets = await findNewestOfCitizen(deps.tickets, ownChats, { statuses, limit });
  const ownOpen: OwnTicket[] = tickets
    .filter((ticket) => ticket.status !== 'closed')
    .slice(0, MOST_OWN)
    .map(({ _id, draftId, report, status }) => {
      const { category, place, text } = report;
      return { code: _id, category, status, place: place?.label, text, tag: tagOf(draftId) };
    });
  const held = person.kind === 'staff' ? await findHeldBy(deps.tickets, person.id, MOST_HELD) : [];
  const replied = await findReplied(deps.outbox, [chat, ...(row?.twins ?? [])], inbound.replyTo);
  return {
    ...offeredIn(row, replied),
    replyCode: replied?.about,
    ownOpen,
    ownChats,
    ...(held.length > 0
      ? { held: held.map(({ _id, report }) => ({ code: _id, category: report.category })) }
      : {}),
    ...findClosed(tickets, know.profile.city.reopen_days, now),
  };
}

/** What a typed number may mean: a choice of the message replied to, else of the newest that had any. */
function offeredIn(
  row: ChatRow | null,
  replied: Outbound | undefined,
): Pick<Facts, 'offered' | 'byWord' | 'offeredAt' | 'isReplyToOffer'> {
  if (replied?.choices?.length)
    return { offered: replied.choices, byWord: replied.numbersTaken === true, isReplyToOffer: true };
  if (replied?.expectsAnswer || !row?.offered) return { offered: [] };
  const at = row.offeredSeq ? { offeredAt: momentOf(row.offeredSeq) } : {};
  return { offered: row.offered, byWord: row.offeredByWord === true, ...at };
}

/** The newest closed ticket: one that may be reopened, or one of which it has to be said that it is too late. */
function findClosed(
  tickets: TicketLine[],
  days: number,
  now: Date,
): Pick<Facts, 'closedCode' | 'closedCategory' | 'lateCode'> {
  const newest = tickets.find((ticket) => ticket.status === 'closed');
  if (!newest) return {};
  const isLate = now.getTime() - (newest.closedAt?.getTime() ?? 0) > days * DAY_MS;
  return isLate
    ? { lateCode: newest._id }
    : { closedCode: newest._id, closedCategory: newest.report.category };
}

/** What the person is told of; anything else is a fault of the program. */
const MEDIA_PROBLEMS: readonly MediaProblem[] = [
  'MEDIA_TOO_LARGE',
  'MEDIA_WRONG_TYPE',
  'MEDIA_UNREACHABLE',
  'MEDIA_NOT_KEPT',
];

/** Fetches what came along; a file that cannot be taken does not stop the words. */
async function takeMedia(
  { media, channels, logger }: GatherDeps,
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
      const problem = isCoded(error) && MEDIA_PROBLEMS.find((code) => code === error.code);
      if (!problem) throw error;
      mediaProblem = problem;
      // Ours to mend: the others are the sender's file or the network.
      if (problem === 'MEDIA_NOT_KEPT')
        logger.error({ err: error, channel: inbound.channel }, 'file not kept');
    }
  }
  return { attachments, ...(mediaProblem ? { mediaProblem } : {}) };
}
