import { parseChatKey, type SendResult } from '../channels/channel.js';
import { findLastHeard, isSilentSince } from './last-heard.js';
import type { OutboxRow } from './outbox-model.js';
import type { Look, SendDeps } from './road.js';

/** Pauses between tries: doubled from the first to the longest, in milliseconds. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 10 * 60_000;
/** The operator has to act first; looked at again this often. */
const UNAUTHORISED_PAUSE_MS = 60_000;

/** What becomes of a message, and with it of those behind it: they go on, wait as well, or pass one that is held. */
export type Outcome =
  | { step: 'next' }
  | { step: 'turn' }
  | { step: 'pause'; pauseMs: number }
  | { step: 'hold'; until: Date };

export const NEXT: Outcome = { step: 'next' };

/** Leaves the message until the person writes. Who wrote while this was decided is not kept waiting. */
export async function awaitPerson(
  { model, inbox }: SendDeps,
  look: Look,
  row: OutboxRow,
  more: Partial<OutboxRow> = {},
): Promise<Outcome> {
  const closedAfter = (await look.heard())?.seq ?? '';
  const awaiting = { $set: { state: 'awaiting' as const, closedAfter, ...more } };
  await model.updateOne({ _id: row._id, state: 'waiting' }, awaiting);
  const isSilent = isSilentSince(closedAfter, await findLastHeard(inbox, row.chat));
  // What they wrote has queued this chat once more.
  if (!isSilent) await model.updateOne({ _id: row._id, state: 'awaiting' }, { $set: { state: 'waiting' } });
  return NEXT;
}

/** Keeps the message as failed for good. */
export async function failRow(
  { model, logger }: SendDeps,
  row: OutboxRow,
  problem: 'blocked' | 'rejected',
  blockedAfter?: string,
): Promise<Outcome> {
  const code = problem === 'blocked' ? 'CHANNEL_BLOCKED' : 'CHANNEL_REJECTED';
  const { channel } = parseChatKey(row.chat);
  logger.warn({ code, channel, attempts: row.attempts + 1 }, 'message not deliverable');
  const block = blockedAfter === undefined ? {} : { blockedAfter };
  await model.updateOne({ _id: row._id }, { $set: { state: 'failed', problem, ...block } });
  return NEXT;
}

/** Notes when the message is tried again; those behind it wait as well. */
export async function pauseRow(
  { model, clock, logger }: SendDeps,
  row: OutboxRow,
  result: SendResult & { ok: false },
): Promise<Outcome> {
  const pauseMs = pauseOf(result, row.attempts);
  const notBefore = new Date(clock.now().getTime() + pauseMs);
  await model.updateOne({ _id: row._id }, { $set: { notBefore }, $inc: { attempts: 1 } });
  const { channel } = parseChatKey(row.chat);
  const { problem } = result;
  logger.info({ code: 'CHANNEL_SLOW_DOWN', channel, problem, pauseMs }, 'message is tried again');
  return { step: 'pause', pauseMs };
}

function pauseOf(result: SendResult & { ok: false }, attempts: number): number {
  if (result.retryAfterMs !== undefined) return result.retryAfterMs;
  if (result.problem === 'unauthorised') return UNAUTHORISED_PAUSE_MS;
  return Math.min(FIRST_PAUSE_MS * 2 ** attempts, LONGEST_PAUSE_MS);
}
