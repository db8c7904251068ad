import { parseChatKey } from '../channels/channel.js';
import type { Jobs } from '../queue/queue.js';
import type { InboxModel } from './inbox-model.js';
import { findLastHeard, type LastHeard } from './last-heard.js';
import type { OutboxRow } from './outbox-model.js';
import { makeRecalls, type Recalls } from './recalls.js';
import type { Look, SendDeps } from './road.js';
import { sendRow } from './send-row.js';
import { placeAt } from './sequence.js';
import { mostUrgent } from './urgency.js';

/**
 * The `send-outbound` job: sends what waits for one chat, in order. A message that must be tried again keeps those
 * behind it waiting; one refused for good is kept as failed and the next goes out; one held back for the night or by the
 * daily cap is passed over until its moment, one that waits for the person until they write. Where the channel has a pace
 * the job ends while it is another chat's turn, and is queued again by the pacer; while the channel is down, once it is
 * back. At least once: a process killed between sending and noting it sends that message again.
 */
export function makeSendOutbound(deps: SendDeps): (payload: Jobs['send-outbound']) => Promise<void> {
  const recalls = makeRecalls(deps);
  return async ({ chat, isRecall = false }) => {
    recalls.begin(chat, isRecall);
    const road = deps.roads.get(parseChatKey(chat).channel);
    let isInLine = false;
    try {
      isInLine =
        !road?.outage.holds(chat) &&
        (await sendReady(deps, recalls, { chat, road, heard: once(deps.inbox, chat) }));
    } finally {
      if (!isInLine) road?.pacer?.leave(chat);
    }
  };
}

/** True when the chat waits for its turn at the pacer. */
async function sendReady(deps: SendDeps, recalls: Recalls, look: Look): Promise<boolean> {
  const { chat } = look;
  const now = deps.clock.now();
  const rows = await deps.model.find({ chat, state: 'waiting' }).sort({ seq: 1 }).lean<OutboxRow[]>();
  const isHeld = ({ quietUntil }: OutboxRow) => quietUntil !== undefined && quietUntil > now;
  const held = rows.filter(isHeld).map(({ quietUntil }) => quietUntil!.getTime());
  if (held.length > 0) await recalls.release(chat, new Date(Math.min(...held)));
  const ready = rows.filter((row) => !isHeld(row));
  for (const [index, row] of ready.entries()) {
    const urgency = mostUrgent(ready.slice(index).map((other) => other.urgency ?? 'reply'));
    const outcome = await sendRow(deps, look, row, { urgency, seq: placeOf(row) });
    if (outcome.step === 'turn') return true;
    if (outcome.step === 'hold') await recalls.release(chat, outcome.until);
    if (outcome.step !== 'pause') continue;
    await recalls.tryAgain(chat, outcome.pauseMs);
    return false;
  }
  return false;
}

/**
 * The place of a message among those of all chats. One that is tried again stands behind what came before it was due: were
 * it always the oldest, a message that never goes out would take every turn of the channel.
 */
function placeOf({ seq, notBefore }: OutboxRow): string {
  if (!notBefore) return seq;
  const again = placeAt(notBefore);
  return again > seq ? again : seq;
}

function once(inbox: InboxModel, chat: string): Look['heard'] {
  let found: Promise<LastHeard | undefined> | undefined;
  return () => {
    found ??= findLastHeard(inbox, chat);
    return found;
  };
}
