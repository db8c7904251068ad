import type { Inbox, OpenRow } from '../../delivery/inbox.js';
import type { Clock } from '../../shared/clock.js';
import type { Decision, Knowledge } from '../decision.js';
import { bubbleOf, takeTurn } from './bubbles.js';
import { type ChatFacts, type GatherDeps, gatherChat } from './gather-turn.js';
import type { HeldChats } from './held-chats.js';

/** The messages of one turn, oldest first, and what is known of their chat. */
export interface HeardTurn {
  rows: [OpenRow<Decision>, ...OpenRow<Decision>[]];
  chat: ChatFacts;
}

export interface HearDeps extends Pick<GatherDeps, 'chats' | 'staff'> {
  inbox: Inbox<Decision>;
  held: HeldChats;
  clock: Clock;
}

/**
 * The oldest turn of a chat that is still open, once it is over; undefined while its next bubble may come, for which
 * `called` is then queued again (A21). The wait is worked out anew from the stored rows each time, so that nothing but the
 * rows has to survive a crash: after one the bubbles are as a rule joined as they would have been.
 */
export async function hearTurn(
  deps: HearDeps,
  know: Knowledge,
  called: OpenRow<Decision>,
): Promise<HeardTurn | undefined> {
  const { inbox, held, clock } = deps;
  const [first = called, ...others] = await inbox.openOf(called.chat);
  const chat = await gatherChat(deps, first);
  if (await isBehindTwin(inbox, first, chat.row?.twins)) {
    const { _id: newest } = others.at(-1) ?? first;
    if (newest === called._id) await inbox.callBack(called, TWIN_PAUSE_MS);
    held.hold(called.chat, new Date(clock.now().getTime() + TWIN_PAUSE_MS));
    return undefined;
  }
  held.release(called.chat);
  const { together } = first;
  if (together) return { rows: [first, ...others.filter(({ _id }) => together.includes(_id))], chat };
  const waitMs = know.profile.city.bubble_wait_seconds * 1000;
  if (!(waitMs > 0)) return { rows: [first], chat };
  const facts = {
    talk: chat.talk,
    offered: chat.row?.offered ?? [],
    byWord: chat.row?.offeredByWord === true,
    isStaff: chat.person.kind === 'staff',
    understand: know.understand,
  };
  const { taken, dueAt } = takeTurn([first, ...others], ({ inbound }) => bubbleOf(inbound, facts), waitMs);
  const leftMs = dueAt.getTime() - clock.now().getTime();
  if (leftMs > 0 && leftMs <= LONGEST_LEFT_MS) {
    // Only its newest bubble is called again; the others would find it handled.
    if (taken.at(-1)!._id === called._id) await inbox.callBack(called, leftMs);
    held.hold(called.chat, dueAt);
    return undefined;
  }
  if (taken.length > 1) await inbox.keepTogether(taken.map(({ _id }) => _id));
  return { rows: taken, chat };
}

/** What came earlier by a chat that is the same to the person is answered first: its talk goes on here. */
async function isBehindTwin(
  inbox: Inbox<Decision>,
  { seq }: OpenRow<Decision>,
  twins: readonly string[] = [],
): Promise<boolean> {
  for (const twin of twins) {
    const [oldest] = await inbox.openOf(twin);
    if (oldest && oldest.seq < seq) return true;
  }
  return false;
}

/** How soon it is looked again whether that is done, in milliseconds. */
const TWIN_PAUSE_MS = 1_000;

/** No turn waits longer (10 s, the city's longest wait, times `LONGEST`): a clock that was set back makes nobody wait. */
const LONGEST_LEFT_MS = 32_000;
