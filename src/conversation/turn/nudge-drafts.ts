import type { Outbox } from '../../delivery/outbox.js';
import { draftChoice } from '../../report/draft-messages.js';
import type { Clock } from '../../shared/clock.js';
import { nextWaking } from '../../sla/quiet-hours.js';
import type { Knowledge } from '../decision.js';
import type { ChatModel, ChatRow } from './chat-model.js';

/** A draft is recalled once when nobody touched it for 2 hours, never at night. */
const NUDGE_AFTER_MS = 2 * 3600_000;

/** When a draft touched at `now` is recalled. */
export function draftNudgeAt(now: Date, timeZone: string): Date {
  return nextWaking(new Date(now.getTime() + NUDGE_AFTER_MS), timeZone);
}

interface Deps {
  chats: ChatModel;
  outbox: Outbox;
  clock: Clock;
  knowledge: () => Knowledge;
}

/** Recalls every draft whose time has come (A18): the message first, under an id of its draft, then the mark. */
export async function nudgeDrafts({ chats, outbox, clock, knowledge }: Deps): Promise<void> {
  const rows = await chats.find({ nudgeAt: { $lte: clock.now() } }).lean<ChatRow[]>();
  for (const { _id, talk, nudgeAt } of rows) {
    if (talk?.draft) {
      const say = knowledge().texts.in(talk.language);
      const choices = [
        draftChoice(talk.draft, 'resume', say('button.resume')),
        draftChoice(talk.draft, 'cancel', say('button.cancel')),
      ];
      await outbox.post(
        _id,
        `${talk.draft.id}>nudge`,
        { text: say('report.nudge'), choices },
        { urgency: 'notice' },
      );
    }
    const nudged = talk?.draft ? { $set: { nudgedDraft: talk.draft.id } } : {};
    await chats.updateOne({ _id, nudgeAt }, { ...nudged, $unset: { nudgeAt: '' } });
  }
}

/** The moment of the next recall, if any waits. */
export async function nextNudgeAt(chats: ChatModel): Promise<Date | undefined> {
  const row = await chats
    .findOne({ nudgeAt: { $exists: true } }, { nudgeAt: 1 })
    .sort({ nudgeAt: 1 })
    .lean<ChatRow>();
  return row?.nudgeAt;
}
