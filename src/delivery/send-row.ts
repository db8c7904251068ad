import { type Outbound, parseChatKey, type SendResult } from '../channels/channel.js';
import { DAY_MS, type DailyCap } from './daily-cap.js';
import { isSilentSince } from './last-heard.js';
import {
  awaitOperator,
  awaitPerson,
  failRow,
  holdRow,
  isTriedOut,
  NEXT,
  type Outcome,
  pauseLeftMs,
  pauseRow,
} from './not-sent.js';
import { offer } from './outbox.js';
import type { OutboxRow } from './outbox-model.js';
import type { Turn } from './pacer.js';
import { UNAUTHORISED_PAUSE_MS } from './refusals.js';
import { isCarriedByTemplate, isOutside } from './reply-window.js';
import type { Look, SendDeps } from './road.js';
import { isNews } from './urgency.js';

/** Sends one message, or the template that stands for it, as soon as it may go, and notes what came of it. */
export async function sendRow(deps: SendDeps, look: Look, row: OutboxRow, turn: Turn): Promise<Outcome> {
  const { model, clock } = deps;
  const { road } = look;
  const waitMs = pauseLeftMs(row, clock.now());
  if (waitMs > 0) return { step: 'pause', pauseMs: waitMs };
  if (!road) return awaitOperator(deps, look, row, { way: 'words', pauseMs: UNAUTHORISED_PAUSE_MS });
  const blockedAfter = await findBlock(deps, look, row);
  if (blockedAfter !== undefined) return failRow(deps, row, 'blocked', blockedAfter);

  const window = road.channel.replyWindow;
  const isClosed = window !== undefined && (await isOutside(window, row, look.heard, clock.now()));
  const announce = isClosed && !row.announcedAt ? window.announce : undefined;
  if (isClosed && !announce) return awaitPerson(deps, look, row);
  const way = announce ? 'template' : 'words';
  const refusedMs = road.refusals.leftMs(way);
  if (refusedMs > 0) return awaitOperator(deps, look, row, { way, pauseMs: refusedMs });

  const cap = await capOn(deps, look, row);
  const until = await cap?.heldUntil(row.chat);
  if (until) return holdRow(deps, look, row, until);
  if (road.pacer && !(await road.pacer.mayGo(look.chat, turn))) return { step: 'turn' };
  const giveBack = cap?.take(row.chat);
  // Another chat took the last room while this one waited for its turn.
  if (cap && !giveBack) return sendRow(deps, look, row, turn);
  if (!announce && isSeenAtOnce(row)) await offer(deps.remember, row);
  const { chatId } = parseChatKey(row.chat);
  const result = await orRetry(deps, row, () =>
    announce
      ? announce.call(window, chatId, row.message, `${row._id}>announced`)
      : road.channel.send(chatId, shownOf(row), row._id),
  );
  if (!result.ok && result.isOffline) road.pacer?.giveBack(look.chat);
  else road.pacer?.noteSent(look.chat);
  if (!result.ok) giveBack?.();
  if (!result.ok && result.problem === 'unauthorised') {
    road.refusals.note(way);
    return awaitOperator(deps, look, row, { way, pauseMs: UNAUTHORISED_PAUSE_MS });
  }
  const unasked = cap && result.ok ? { unaskedAt: clock.now() } : {};
  if (announce) return noteAnnounced(deps, look, row, result, unasked);
  if (!result.ok && result.problem === 'closed' && window) {
    const closedAfter = (await look.heard())?.seq ?? '';
    await model.updateOne({ _id: row._id }, { $set: { closedAfter } });
    // Once: from now on it counts as outside the window.
    return sendRow(deps, look, { ...row, closedAfter }, turn);
  }
  return result.ok ? noteSent(deps, row, result.messageId, unasked) : noteRefused(deps, look, row, result);
}

function shownOf({ message, isWithoutFiles }: OutboxRow): Outbound {
  return isWithoutFiles ? { ...message, media: [] } : message;
}

/** A channel must not throw; one that does has a fault, and the message is tried again like any other. */
async function orRetry(
  { logger }: SendDeps,
  row: OutboxRow,
  send: () => Promise<SendResult>,
): Promise<SendResult> {
  try {
    return await send();
  } catch (err) {
    logger.error({ err, channel: parseChatKey(row.chat).channel }, 'channel failed to send');
    return { ok: false, problem: 'retry' };
  }
}

/** News that goes out as soon as it is there: no word of the person came in between. */
function isSeenAtOnce({ urgency = 'reply', quietUntil, closedAfter }: OutboxRow): boolean {
  return isNews(urgency) && quietUntil === undefined && closedAfter === undefined;
}

/** After which of the person's messages they blocked us, when this is news and nothing came since. */
async function findBlock({ model }: SendDeps, look: Look, row: OutboxRow): Promise<string | undefined> {
  if (!isNews(row.urgency ?? 'reply')) return undefined;
  const last = await model
    .findOne({ chat: row.chat, state: 'failed' }, { blockedAfter: 1 })
    .sort({ seq: -1 })
    .lean<OutboxRow>();
  if (last?.blockedAfter === undefined) return undefined;
  return isSilentSince(last.blockedAfter, await look.heard()) ? last.blockedAfter : undefined;
}

/** The daily cap, where it counts: for news to somebody who has not written for a day. */
async function capOn({ clock }: SendDeps, look: Look, row: OutboxRow): Promise<DailyCap | undefined> {
  if (!look.road?.cap || row.isWanted || !isNews(row.urgency ?? 'reply')) return undefined;
  const heard = await look.heard();
  const hasAsked = heard && clock.now().getTime() - heard.receivedAt.getTime() < DAY_MS;
  return hasAsked ? undefined : look.road.cap;
}

async function noteSent(
  { model, reports }: SendDeps,
  row: OutboxRow,
  deliveredId: string,
  more: Partial<OutboxRow>,
): Promise<Outcome> {
  await model.updateOne({ _id: row._id }, { $set: { state: 'sent', deliveredId, ...more } });
  await reports.settle(row.chat, deliveredId);
  return NEXT;
}

async function noteRefused(
  deps: SendDeps,
  look: Look,
  row: OutboxRow,
  result: SendResult & { ok: false },
): Promise<Outcome> {
  const { problem } = result;
  if (isTriedOut(row, result)) return failRow(deps, row, 'expired');
  if (problem === 'retry') return pauseRow(deps, row, result);
  if (problem !== 'blocked') return failRow(deps, row, 'rejected');
  return failRow(deps, row, 'blocked', (await look.heard())?.seq ?? '');
}

async function noteAnnounced(
  deps: SendDeps,
  look: Look,
  row: OutboxRow,
  result: SendResult,
  unasked: Pick<OutboxRow, 'unaskedAt'>,
): Promise<Outcome> {
  if (result.ok) {
    const announced = { announcedAt: deps.clock.now(), ...unasked };
    if (isCarriedByTemplate(row.message)) return noteSent(deps, row, result.messageId, announced);
    return awaitPerson(deps, look, row, announced);
  }
  const isOver = ['rejected', 'closed'].includes(result.problem) || isTriedOut(row, result);
  if (!isOver) return noteRefused(deps, look, row, result);
  // The template is not to be had; the news itself is not lost for that.
  const { channel } = parseChatKey(row.chat);
  deps.logger.warn({ code: 'CHANNEL_REJECTED', channel }, 'template not deliverable');
  return awaitPerson(deps, look, row, { triedMs: 0 });
}
