import { describeError } from '../../shared/logger.js';
import type { Inbound } from '../channel.js';
import type { Persistence } from './persist.js';
import type { Ignored } from './read-telegram.js';
import type { TakeUpdate } from './take-update.js';
import type { ApiAnswer, TelegramApi } from './telegram-api.js';

/** Kinds of update we ask Telegram for; the others are never sent to us. */
export const WANTED_UPDATES = ['message', 'callback_query'];
const LONG_POLL_S = 50;
/** A connection that died without a word is given up a little after the long poll should have ended. */
const POLL_TIMEOUT_MS = (LONG_POLL_S + 15) * 1000;

export interface PollParts {
  api: TelegramApi;
  /** Patience with the network, and with our own store. */
  network: Persistence;
  store: Persistence;
  signal: AbortSignal;
  read(update: unknown): Inbound | Ignored;
  take: TakeUpdate;
}

/**
 * Hears by long polling until stopped or unauthorised. Asking from `offset` confirms everything before it for ever,
 * so `offset` moves only over updates that are stored; what failed is fetched again after a pause.
 */
export async function pollUpdates({ api, network, store, signal, read, take }: PollParts): Promise<void> {
  let offset: number | undefined;
  const stored = new Set<number>();
  while (!signal.aborted) {
    const updates = await network.until(() => askUpdates(api, offset, signal));
    if (updates === undefined) return;
    const batch = readBatch(updates, read).filter(({ id }) => !stored.has(id));
    const failure = await takeBatch(batch, take, stored);
    const failed = batch.find(({ id }) => !stored.has(id));
    offset = failed?.id ?? maximum(stored, offset);
    if (failed)
      await store.pauseAfter('STORE_WRITE_FAILED', { channel: 'telegram', cause: describeError(failure) });
    else {
      store.succeeded();
      stored.clear();
    }
  }
}

async function askUpdates(
  api: TelegramApi,
  offset: number | undefined,
  signal: AbortSignal,
): Promise<ApiAnswer> {
  const ask = { offset, timeout: LONG_POLL_S, allowed_updates: WANTED_UPDATES };
  const answer = await api.call('getUpdates', ask, { timeoutMs: POLL_TIMEOUT_MS, signal });
  const isGarbled = answer.ok && !(Array.isArray(answer.result) && answer.result.every(hasId));
  return isGarbled ? { ok: false, status: 0, cause: 'garbled' } : answer;
}

interface Read {
  id: number;
  reading: Inbound | Ignored;
}

function readBatch(updates: unknown, read: PollParts['read']): Read[] {
  const batch = (updates as { update_id: number }[]).map((update) => ({
    id: update.update_id,
    reading: read(update),
  }));
  return batch.sort((a, b) => a.id - b.id);
}

/** Takes chats side by side and each chat in order, up to its first failure; notes what is `stored`. Answers with a failure. */
async function takeBatch(batch: readonly Read[], take: TakeUpdate, stored: Set<number>): Promise<unknown> {
  const chats = new Map<string, Read[]>();
  for (const read of batch) {
    const chat = 'ignored' in read.reading ? '' : read.reading.chatId;
    chats.set(chat, [...(chats.get(chat) ?? []), read]);
  }
  const takeChat = async (reads: readonly Read[]) => {
    for (const { id, reading } of reads) {
      await take(reading);
      stored.add(id);
    }
  };
  const results = await Promise.allSettled([...chats.values()].map(takeChat));
  return results.find((result) => result.status === 'rejected')?.reason;
}

function hasId(update: unknown): boolean {
  return Number.isSafeInteger((update as { update_id?: unknown } | null)?.update_id);
}

function maximum(ids: ReadonlySet<number>, otherwise: number | undefined): number | undefined {
  return ids.size > 0 ? Math.max(...ids) + 1 : otherwise;
}
