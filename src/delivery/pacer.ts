import type { Pace } from '../channels/channel.js';
import type { Clock } from '../shared/clock.js';
import { rankOf, type Urgency } from './urgency.js';

/** What a chat wants to send: its most pressing message, and the place of its first one among all (`seq`). */
export interface Turn {
  urgency: Urgency;
  seq: string;
}

/**
 * Gives out the turns of one channel. Nobody is kept waiting inside: a chat that may not go yet is called back when its
 * turn has come, so that a slow channel takes no room from what is heard meanwhile.
 */
export interface Pacer {
  /** True: one message to this chat may go now. False: the chat is called when it may ask again. */
  mayGo(chat: string, turn: Turn): Promise<boolean>;
  /** The message is out: the chat's gap begins. */
  noteSent(chat: string): void;
  /** Nothing of the message left: the turn goes to the next, and the chat need not wait for it. */
  giveBack(chat: string): void;
  /** The chat has nothing to send just now; its place goes to the next. */
  leave(chat: string): void;
  /** Calls nobody any more and lets nothing go. */
  stop(): void;
}

interface Deps {
  /** `perSecond` above 0. */
  pace: Pace;
  clock: Clock;
  /** From 0 to below 1. */
  random: () => number;
  /** Told when a chat's turn has come. */
  call: (chat: string) => void;
}

/** Sums of fractions miss a whole token by this little. */
const ALMOST = 1e-6;
/** Chats whose gap is remembered before those that are over are looked for. */
const MANY_CHATS = 1_000;

/**
 * The pacer within one process: a token bucket for the channel, a gap for each chat, the urgent first and then the oldest.
 * A start begins with one token, so that starting over and over is no way around the pace.
 */
export function makePacer({ pace, clock, random, call }: Deps): Pacer {
  const burst = Math.max(1, pace.burst);
  let tokens = 1;
  /** Time that passed, in milliseconds. A clock that is set back stands still here, so that nobody waits for it. */
  let passedMs = 0;
  let seenMs = clock.now().getTime();
  const waiting = new Map<string, Turn>();
  /** Chats whose turn has come and that did not ask yet: a token is kept for each. */
  const called = new Set<string>();
  const freeAtMs = new Map<string, number>();
  let sweepAbove = MANY_CHATS;
  let cancelTimer = () => {};
  let isStopped = false;

  function look(): void {
    const nowMs = clock.now().getTime();
    const stepMs = Math.max(0, nowMs - seenMs);
    seenMs = nowMs;
    passedMs += stepMs;
    tokens = Math.min(burst, tokens + (stepMs * pace.perSecond) / 1000);
  }

  const isRoom = () => tokens - called.size >= 1 - ALMOST;
  const isFree = (chat: string) => (freeAtMs.get(chat) ?? 0) <= passedMs;
  const isBefore = (a: Turn, b: Turn) =>
    rankOf(a.urgency) - rankOf(b.urgency) || (a.seq < b.seq ? -1 : a.seq > b.seq ? 1 : 0);

  function first(): string | undefined {
    let best: [string, Turn] | undefined;
    for (const entry of waiting) {
      if (isFree(entry[0]) && (!best || isBefore(entry[1], best[1]) < 0)) best = entry;
    }
    return best?.[0];
  }

  function startGap(chat: string): void {
    freeAtMs.set(chat, passedMs + pace.chatGapMs * (1 + random() * pace.jitter));
    if (freeAtMs.size <= sweepAbove) return;
    for (const other of freeAtMs.keys()) if (isFree(other)) freeAtMs.delete(other);
    sweepAbove = Math.max(MANY_CHATS, 2 * freeAtMs.size);
  }

  function take(chat: string): true {
    tokens -= 1;
    startGap(chat);
    return true;
  }

  /** Calls whoever may go now, and looks again when the next may. */
  function callNext(): void {
    cancelTimer();
    if (isStopped) return;
    look();
    for (let chat = isRoom() ? first() : undefined; chat; chat = isRoom() ? first() : undefined) {
      waiting.delete(chat);
      called.add(chat);
      call(chat);
    }
    const waitMs = waiting.size > 0 ? untilNextMs() : undefined;
    if (waitMs !== undefined) cancelTimer = clock.after(Math.max(1, Math.ceil(waitMs)), callNext);
  }

  /** Undefined while those that were called take all the room: the next is looked for when one of them asks. */
  function untilNextMs(): number | undefined {
    if (isRoom()) return Math.min(...[...waiting.keys()].map((chat) => (freeAtMs.get(chat) ?? 0) - passedMs));
    const needed = called.size + 1;
    return needed > burst ? undefined : ((needed - tokens) / pace.perSecond) * 1000;
  }

  return {
    async mayGo(chat, turn) {
      if (isStopped) return false;
      look();
      if (called.delete(chat)) {
        take(chat);
        callNext();
        return true;
      }
      waiting.set(chat, turn);
      if (isRoom() && first() === chat) {
        waiting.delete(chat);
        return take(chat);
      }
      callNext();
      return false;
    },
    noteSent(chat) {
      look();
      startGap(chat);
    },
    giveBack(chat) {
      tokens += 1;
      freeAtMs.delete(chat);
      callNext();
    },
    leave(chat) {
      const wasHere = [called.delete(chat), waiting.delete(chat)].includes(true);
      if (wasHere) callNext();
    },
    stop() {
      isStopped = true;
      cancelTimer();
      waiting.clear();
      called.clear();
    },
  };
}
