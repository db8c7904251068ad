import { type ChannelName, chatKey } from '../channels/channel.js';
import type { Clock } from '../shared/clock.js';
import type { Logger } from '../shared/logger.js';
import type { OutboxModel, OutboxRow } from './outbox-model.js';

/** The cap counts over this long, and who wrote within it has asked; in milliseconds. */
export const DAY_MS = 24 * 3600_000;

/** Counts the chats of a channel that got news in the last 24 hours though they had not written. */
export interface DailyCap {
  /** When there may be room for a chat, if there is none now. One that is counted already always has room. */
  heldUntil(chat: string): Promise<Date | undefined>;
  /** Counts a chat; undefined when the room was taken meanwhile. What it returns gives the room back: nothing went out. */
  take(chat: string): (() => void) | undefined;
}

interface Deps {
  model: OutboxModel;
  channel: ChannelName;
  /** Most chats in any 24 hours. */
  most: number;
  clock: Clock;
  logger: Logger;
}

/**
 * The cap within one process. What an earlier run sent is read from the outbox, so that a start gives no new room. Those
 * that find none are called back one by one, as room comes; the operator is told once a day.
 */
export function makeDailyCap({ model, channel, most, clock, logger }: Deps): DailyCap {
  /** When each counted chat got news last. */
  const countedAtMs = new Map<string, number>();
  /** Until when those are held that found no room. */
  const heldUntilMs = new Map<string, number>();
  let loading: Promise<void> | undefined;
  let toldAtMs: number | undefined;

  async function load(): Promise<void> {
    const since = new Date(clock.now().getTime() - DAY_MS);
    const rows = await model
      .find({ unaskedAt: { $gt: since } }, { chat: 1, unaskedAt: 1 })
      .lean<OutboxRow[]>();
    for (const { chat, unaskedAt } of rows) {
      if (!chat.startsWith(chatKey(channel, ''))) continue;
      countedAtMs.set(chat, Math.max(countedAtMs.get(chat) ?? 0, unaskedAt!.getTime()));
    }
  }

  function forget(nowMs: number): void {
    for (const [chat, atMs] of countedAtMs) {
      if (atMs <= nowMs - DAY_MS) countedAtMs.delete(chat);
      // A clock that was set back must not make a day longer.
      else if (atMs > nowMs) countedAtMs.set(chat, nowMs);
    }
    for (const [chat, untilMs] of heldUntilMs) if (untilMs <= nowMs) heldUntilMs.delete(chat);
  }

  /** The first one held waits for the first room, the second for the second, and so on over the days. */
  function hold(chat: string, nowMs: number): Date {
    const oldest = [...countedAtMs.values()].sort((a, b) => a - b);
    const place = heldUntilMs.size;
    const days = oldest.length === 0 ? 1 : 1 + Math.floor(place / oldest.length);
    const freeMs = oldest[place % oldest.length] ?? nowMs;
    const untilMs = heldUntilMs.get(chat) ?? freeMs + days * DAY_MS;
    heldUntilMs.set(chat, untilMs);
    if (toldAtMs === undefined || Math.abs(nowMs - toldAtMs) >= DAY_MS) {
      toldAtMs = nowMs;
      logger.warn({ code: 'CHANNEL_CAP_REACHED', channel, most }, 'news is held until there is room');
    }
    return new Date(untilMs);
  }

  const isRoom = (chat: string) => countedAtMs.has(chat) || countedAtMs.size < most;

  return {
    async heldUntil(chat) {
      loading ??= load();
      await loading.catch((error) => {
        loading = undefined;
        throw error;
      });
      const nowMs = clock.now().getTime();
      forget(nowMs);
      return isRoom(chat) ? undefined : hold(chat, nowMs);
    },
    take(chat) {
      if (!isRoom(chat)) return undefined;
      const before = countedAtMs.get(chat);
      heldUntilMs.delete(chat);
      countedAtMs.set(chat, clock.now().getTime());
      return () => {
        if (before === undefined) countedAtMs.delete(chat);
        else countedAtMs.set(chat, before);
      };
    },
  };
}
