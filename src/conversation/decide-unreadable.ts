import type { UnreadableKind } from '../channels/channel.js';
import { type Decision, type Knowledge, speak, type Turn } from './decision.js';
import { askAgain } from './draft/decide-draft.js';
import type { Asked, Talk } from './talk.js';
import { askReason } from './ticket/ask-reason.js';

/** Who sends many stickers is told once in this time (a minute) that we cannot read them. */
const PAUSE_MS = 60_000;

const TEXTS: Record<UnreadableKind, string> = {
  sticker: 'unreadable.sticker',
  contact: 'unreadable.contact',
  poll: 'unreadable.poll',
  'view-once': 'unreadable.view-once',
  undecryptable: 'unreadable.undecryptable',
  unknown: 'unreadable.unknown',
};

/** Questions of a report that can be asked again without changing anything. */
const REPEATED: readonly Asked['kind'][] = [
  ...(['text', 'category', 'place', 'place-option', 'kecamatan', 'kelurahan', 'confirm'] as const),
  ...(['several', 'confirm-all'] as const),
];

/** A message in which there is nothing for us is answered by its kind, and the talk goes on as it was; undefined for any other. */
export function decideUnreadable(turn: Turn, know: Knowledge): Decision | undefined {
  const { inbound, now, say } = turn;
  const kind = inbound.unreadable;
  const hasMore = inbound.text.trim() || inbound.media.length > 0 || inbound.location || inbound.choiceId;
  if (!kind || hasMore) return undefined;
  const saidAt = turn.talk.refused?.[kind];
  const sinceMs = saidAt ? now.getTime() - saidAt.getTime() : Number.POSITIVE_INFINITY;
  if (sinceMs >= 0 && sinceMs < PAUSE_MS) return speak(turn.talk);
  const talk: Talk = { ...turn.talk, refused: { ...turn.talk.refused, [kind]: now } };
  return askLast({ ...turn, talk }, know, say(TEXTS[kind] ?? TEXTS.unknown));
}

/** The words, and the question asked last once more; what would change by being asked again is named. */
function askLast(turn: Turn, know: Knowledge, text: string): Decision {
  const { talk, say } = turn;
  const { draft, asked } = talk;
  if (draft && asked && REPEATED.includes(asked.kind)) return askAgain(turn, know, draft, { text });
  if (asked?.kind === 'withdraw-reason' || asked?.kind === 'reopen-reason') {
    return speak(talk, { text }, ...askReason(turn, asked.kind, asked.code).says);
  }
  const isOpen = asked && asked.kind !== 'comment';
  return speak(talk, { text: isOpen ? `${text}\n${say('unreadable.still-asked')}` : text });
}
