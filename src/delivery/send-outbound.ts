import { type Channel, type ChannelName, parseChatKey, type SendResult } from '../channels/channel.js';
import type { Queue } from '../queue/queue.js';
import type { Clock } from '../shared/clock.js';
import type { Logger } from '../shared/logger.js';
import type { OutboxModel, OutboxRow } from './outbox-model.js';

/** Pauses between tries: doubled from the first to the longest, in milliseconds. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 10 * 60_000;
/** The operator has to act first; looked at again this often. */
const UNAUTHORISED_PAUSE_MS = 60_000;

interface Deps {
  model: OutboxModel;
  channels: Map<ChannelName, Channel>;
  queue: Queue;
  clock: Clock;
  logger: Logger;
}

/**
 * The `send-outbound` job: sends what waits for one chat, in order. A message that must be tried again keeps those
 * behind it waiting; one refused for good is kept as failed and the next goes out; one held back for the night is passed
 * over until its moment. At least once: a process killed between sending and noting it sends that message again.
 */
export function makeSendOutbound(deps: Deps): (payload: { chat: string }) => Promise<void> {
  const { model, clock, queue } = deps;
  /** When each waiting chat is tried again: one delayed job a chat, however many messages are posted meanwhile. */
  const triedAgainAt = new Map<string, number>();

  async function tryAgain(chat: string, pauseMs: number): Promise<void> {
    const at = clock.now().getTime() + pauseMs;
    if ((triedAgainAt.get(chat) ?? 0) >= at) return;
    triedAgainAt.set(chat, at);
    await queue.add('send-outbound', { chat }, { lane: `out:${chat}`, delayMs: pauseMs });
  }

  /** When each chat is looked at again for what is held back. */
  const releasedAt = new Map<string, number>();

  async function releaseLater(chat: string, held: OutboxRow[]): Promise<void> {
    const now = clock.now().getTime();
    const known = releasedAt.get(chat) ?? 0;
    if (known <= now) releasedAt.delete(chat);
    if (held.length === 0) return;
    const at = Math.min(...held.map(({ quietUntil }) => quietUntil!.getTime()));
    if (known > now && known <= at) return;
    releasedAt.set(chat, at);
    await queue.add('send-outbound', { chat }, { lane: `out:${chat}`, delayMs: at - now });
  }

  return async ({ chat }) => {
    const now = clock.now();
    if ((triedAgainAt.get(chat) ?? 0) <= now.getTime()) triedAgainAt.delete(chat);
    const rows = await model.find({ chat, state: 'waiting' }).sort({ seq: 1 }).lean<OutboxRow[]>();
    const isHeld = ({ quietUntil }: OutboxRow) => quietUntil !== undefined && quietUntil > now;
    await releaseLater(chat, rows.filter(isHeld));
    for (const row of rows.filter((row) => !isHeld(row))) {
      const waitMs = row.notBefore ? row.notBefore.getTime() - clock.now().getTime() : 0;
      const pauseMs = waitMs > 0 ? waitMs : await sendRow(deps, row);
      if (pauseMs !== undefined) return tryAgain(chat, pauseMs);
    }
  };
}

/** Sends one message and notes what came of it. Returns the pause before another try, if there is to be one. */
async function sendRow(
  { model, channels, clock, logger }: Deps,
  row: OutboxRow,
): Promise<number | undefined> {
  const { channel: name, chatId } = parseChatKey(row.chat);
  const channel = channels.get(name);
  const result: SendResult = channel
    ? await channel.send(chatId, row.message, row._id)
    : { ok: false, problem: 'unauthorised' };
  if (result.ok) {
    await model.updateOne({ _id: row._id }, { $set: { state: 'sent', deliveredId: result.messageId } });
    return undefined;
  }
  if (result.problem === 'blocked' || result.problem === 'rejected') {
    const code = result.problem === 'blocked' ? 'CHANNEL_BLOCKED' : 'CHANNEL_REJECTED';
    logger.warn({ code, channel: name, attempts: row.attempts + 1 }, 'message not deliverable');
    await model.updateOne({ _id: row._id }, { $set: { state: 'failed', problem: result.problem } });
    return undefined;
  }
  const pauseMs = pauseOf(result, row.attempts);
  const notBefore = new Date(clock.now().getTime() + pauseMs);
  await model.updateOne({ _id: row._id }, { $set: { notBefore }, $inc: { attempts: 1 } });
  logger.info(
    { code: 'CHANNEL_SLOW_DOWN', channel: name, problem: result.problem, pauseMs },
    'message is tried again',
  );
  return pauseMs;
}

function pauseOf(result: SendResult & { ok: false }, attempts: number): number {
  if (result.retryAfterMs !== undefined) return result.retryAfterMs;
  if (result.problem === 'unauthorised') return UNAUTHORISED_PAUSE_MS;
  return Math.min(FIRST_PAUSE_MS * 2 ** attempts, LONGEST_PAUSE_MS);
}
