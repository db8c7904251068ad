import { parseChatKey, type SendResult } from '../channels/channel.js';
import type { ErrorCode } from '../shared/errors.js';
import { findLastHeard, isSilentSince } from './last-heard.js';
import type { OutboxRow } from './outbox-model.js';
import type { Way } from './refusals.js';
import type { Look, SendDeps } from './road.js';

type Refused = SendResult & { ok: false };

/** Pauses between tries: doubled from the first to the longest, in milliseconds. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 10 * 60_000;
/** After more tries than this a pause that the channel asked for grows, up to the longest. */
const PATIENT_TRIES = 3;
/** Shorter than without the channel's word: after a night without network nobody waits ten minutes more. */
const LONGEST_ASKED_MS = 2 * 60_000;
/**
 * A message that the channel answers with "later" for so long is given up, in milliseconds: the networks' own outages last
 * hours, and news a week old misleads more than it helps. It is the sum of the pauses between its tries, each counted as
 * ten minutes at most: however a clock jumps, a thousand tries were made. A channel that is down, refuses our token or
 * cannot be reached, and a program that is off, use up nothing.
 */
const LONGEST_TRIED_MS = 7 * 24 * 3600_000;

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

/** Holds news back until then, or until the person writes. Who wrote while this was decided has it at once. */
export async function holdRow(
  { model, inbox }: SendDeps,
  look: Look,
  row: OutboxRow,
  until: Date,
): Promise<Outcome> {
  const before = (await look.heard())?.seq ?? '';
  await model.updateOne({ _id: row._id }, { $set: { quietUntil: until, isCapped: true } });
  if (isSilentSince(before, await findLastHeard(inbox, row.chat))) return { step: 'hold', until };
  await model.updateOne({ _id: row._id, isCapped: true }, { $unset: { quietUntil: '', isCapped: '' } });
  // Looked at anew, with what is known now.
  return { step: 'pause', pauseMs: 0 };
}

/**
 * Leaves the message until the operator acted: it is looked at again soon. News that only a template may announce lets
 * others pass meanwhile, and goes as soon as the person writes.
 */
export async function awaitOperator(
  deps: SendDeps,
  look: Look,
  row: OutboxRow,
  { way, pauseMs }: { way: Way; pauseMs: number },
): Promise<Outcome> {
  const { channel } = parseChatKey(row.chat);
  deps.logger.info({ code: 'CHANNEL_UNAUTHORISED', channel, way, pauseMs }, 'message waits for the operator');
  if (way === 'words') return { step: 'pause', pauseMs };
  // Whoever writes meanwhile has not seen it: no number they type picks one of its choices.
  const closedAfter = (await look.heard())?.seq ?? '';
  await deps.model.updateOne({ _id: row._id }, { $set: { closedAfter } });
  return holdRow(deps, look, row, new Date(deps.clock.now().getTime() + pauseMs));
}

const FAILED_CODES = {
  blocked: 'CHANNEL_BLOCKED',
  rejected: 'CHANNEL_REJECTED',
  expired: 'MESSAGE_EXPIRED',
} as const satisfies Record<string, ErrorCode>;

/** Keeps the message as failed for good. */
export async function failRow(
  { model, clock, logger }: SendDeps,
  row: OutboxRow,
  problem: keyof typeof FAILED_CODES,
  blockedAfter?: string,
): Promise<Outcome> {
  const code = FAILED_CODES[problem];
  const { channel } = parseChatKey(row.chat);
  logger.warn({ code, channel, attempts: row.attempts + 1 }, 'message not deliverable');
  const block = blockedAfter === undefined ? {} : { blockedAfter };
  const failed = { state: 'failed' as const, problem, failedAt: clock.now() };
  await model.updateOne({ _id: row._id }, { $set: { ...failed, ...block } });
  return NEXT;
}

/** True when it is time to give up a message that the channel answered so. */
export function isTriedOut({ triedMs = 0 }: OutboxRow, { problem, isOffline }: Refused): boolean {
  return problem === 'retry' && !isOffline && triedMs >= LONGEST_TRIED_MS;
}

/** Notes when the message is tried again; those behind it wait as well. */
export async function pauseRow(
  { model, clock, logger }: SendDeps,
  row: OutboxRow,
  result: Refused,
): Promise<Outcome> {
  const pauseMs = pauseOf(result, row.attempts);
  const notBefore = new Date(clock.now().getTime() + pauseMs);
  const triedMs = result.isOffline ? 0 : Math.min(pauseMs, LONGEST_PAUSE_MS);
  await model.updateOne({ _id: row._id }, { $set: { notBefore, pauseMs }, $inc: { attempts: 1, triedMs } });
  const { channel } = parseChatKey(row.chat);
  const { problem } = result;
  logger.info({ code: 'CHANNEL_SLOW_DOWN', channel, problem, pauseMs }, 'message is tried again');
  return { step: 'pause', pauseMs };
}

/** Milliseconds until the message may be tried again; 0 when that is now. */
export function pauseLeftMs({ notBefore, pauseMs = 0 }: OutboxRow, now: Date): number {
  const leftMs = notBefore ? notBefore.getTime() - now.getTime() : 0;
  // Longer than any pause it can have been given: the clock was set back.
  return leftMs > Math.max(LONGEST_PAUSE_MS, pauseMs) ? 0 : Math.max(leftMs, 0);
}

/**
 * What the channel asks for, which after some tries in vain grows all the same: a message that never goes out must not
 * take the turns of the others.
 */
function pauseOf({ retryAfterMs }: Refused, attempts: number): number {
  const growing = FIRST_PAUSE_MS * 2 ** Math.min(attempts, 20);
  if (retryAfterMs === undefined) return Math.min(growing, LONGEST_PAUSE_MS);
  return attempts > PATIENT_TRIES
    ? Math.max(retryAfterMs, Math.min(growing, LONGEST_ASKED_MS))
    : retryAfterMs;
}
