import type { Choice, Inbound } from '../../channels/channel.js';
import type { Understanding } from '../../understanding/understanding.js';
import { readLinkingWords } from '../linking-words.js';
import type { Asked, Talk } from '../talk.js';
import { typedChoice } from '../typed-choice.js';

/** How one message behaves among the quick bubbles of a turn. */
export interface Bubble {
  /** How long it waits for the next one, as a share of the city's wait; 0: it is answered at once. */
  waits: number;
  /** Whether it may stand in one turn with others; what may not is a turn of its own. */
  joins: boolean;
  /** Nothing is waited for after it, also where others came before. */
  ends?: boolean;
}

/** The table of A21: what is likely to be continued waits, what needs an answer now never does. */
const BUBBLES = {
  /** A button, a command, an officer, a group, a reply to a message, an answer to the question asked last, "ya", "batal". */
  alone: { waits: 0, joins: false },
  /** Danger to people, a pin, a question that is sure: no more words are needed. */
  urgent: { waits: 0, joins: true, ends: true },
  /** A problem and its place in one message. */
  complete: { waits: 0, joins: true },
  /** The same below a photo: some send the other photos one by one. */
  captioned: { waits: 0.6, joins: true },
  /** "makasih": needs nothing, and may end a story. */
  courtesy: { waits: 0, joins: true },
  /** "min", "selamat pagi", "mau lapor": the matter follows. */
  opening: { waits: 1, joins: true },
  /** A problem without a place, or words that say little. */
  part: { waits: 1, joins: true },
  /** A photo alone: its story is being typed. */
  picture: { waits: 1.6, joins: true },
  /** More words or photos while the summary waits. */
  addition: { waits: 0.6, joins: true },
} as const satisfies Record<string, Bubble>;

/** Each further bubble makes the wait longer by this share: who types in bubbles goes on so. */
const GROWS = 0.2;
/** No turn waits longer than this share after its first bubble (8 s where the wait is 2.5 s). */
const LONGEST = 3.2;
/** More bubbles than this are another turn. */
const MOST_BUBBLES = 10;

/** Messages written further apart than this are no one story, though they came together after we were out of reach. */
const LONGEST_APART_MS = 2 * 60_000;

/** Questions whose answer is taken up by bubbles of its own: a story, and additions to a summary. */
const OPEN_ENDED: readonly Asked['kind'][] = ['text', 'confirm', 'confirm-all'];
/** Talk after which the matter follows. */
export const OPENINGS: readonly string[] = ['greeting', 'report-start', 'question-start'];
const COURTESIES: readonly string[] = ['thanks', 'goodbye'];

export interface BubbleFacts {
  talk: Talk;
  offered: Choice[];
  /** See `Facts`. */
  byWord?: boolean;
  isStaff: boolean;
  understand: (text: string) => Understanding;
}

/** What kind of bubble a message is. Pure. */
export function bubbleOf(inbound: Inbound, facts: BubbleFacts): Bubble {
  const { text, choiceId, isGroup, replyTo, location, media, unreadable } = inbound;
  const { talk, offered, byWord, isStaff } = facts;
  if (choiceId || isGroup || replyTo || isStaff || /^\s*\//.test(text)) return BUBBLES.alone;
  if (readLinkingWords(text)) return BUBBLES.alone;
  // A sticker says no more than thanks does; the others are asked to be sent in another way.
  if (unreadable) return unreadable === 'sticker' ? BUBBLES.courtesy : BUBBLES.alone;
  const { asked, draft } = talk;
  const isPicture = media.length > 0 && !text.trim() && !location;
  // Pictures come in a row also where something else was asked: one answer is enough.
  if (isPicture && draft && asked && !('code' in asked)) return BUBBLES.addition;
  if (asked && !OPEN_ENDED.includes(asked.kind)) return BUBBLES.alone;
  if (location) return BUBBLES.urgent;
  const isAddition = draft !== undefined && asked?.kind !== 'text';
  if (!text.trim()) return isAddition || media.length === 0 ? BUBBLES.addition : BUBBLES.picture;
  const read = facts.understand(text);
  if (read.danger) return BUBBLES.urgent;
  if (typedChoice({ inbound, talk, read, facts: { offered, byWord } })) return BUBBLES.alone;
  if (read.talk !== undefined) return talkBubble(read.talk, isAddition);
  if (read.code) return BUBBLES.alone;
  const { intent, category, place } = read;
  if (intent.sure && ['question', 'status', 'officer'].includes(intent.best.label)) return BUBBLES.urgent;
  if (isAddition) return BUBBLES.addition;
  const isComplete = intent.best.label === 'report' && category.sure && place.kind === 'found';
  if (isComplete) return media.length > 0 ? BUBBLES.captioned : BUBBLES.complete;
  return BUBBLES.part;
}

function talkBubble(talk: string, isAddition: boolean): Bubble {
  if (OPENINGS.includes(talk)) return isAddition ? BUBBLES.courtesy : BUBBLES.opening;
  return COURTESIES.includes(talk) ? BUBBLES.courtesy : BUBBLES.alone;
}

/** The bubbles of one turn among the open messages of a chat, oldest first, and the moment it is over. */
export function takeTurn<Row extends { receivedAt: Date; inbound: Pick<Inbound, 'sentAt'> }>(
  rows: readonly [Row, ...Row[]],
  bubbleOf: (row: Row) => Bubble,
  waitMs: number,
): { taken: [Row, ...Row[]]; dueAt: Date } {
  const [first, ...others] = rows;
  const taken: [Row, ...Row[]] = [first];
  const startedAt = first.receivedAt.getTime();
  let bubble = bubbleOf(first);
  let due = startedAt + bubble.waits * waitMs;
  const over = () => ({ taken, dueAt: new Date(due) });
  if (bubble.waits === 0) return over();
  for (const row of others) {
    const at = row.receivedAt.getTime();
    if (at > due || taken.length >= MOST_BUBBLES) return over();
    bubble = bubbleOf(row);
    // What is a turn of its own ends the one before it.
    const joins = bubble.joins && !isApart(taken.at(-1)!, row);
    due = joins ? due : startedAt;
    if (!joins) return over();
    taken.push(row);
    due = Math.min(at + waitMs * (1 + GROWS * (taken.length - 1)), startedAt + LONGEST * waitMs);
    if (bubble.ends) due = startedAt;
    if (bubble.ends) return over();
  }
  return over();
}

/** By when they were written; what is no moment says nothing. */
function isApart(...[one, other]: { inbound: Pick<Inbound, 'sentAt'> }[]): boolean {
  const [first, second] = [one, other].map((row) => new Date(row!.inbound.sentAt).getTime());
  return Math.abs(second! - first!) > LONGEST_APART_MS;
}

/** Several bubbles as one message: words by lines, files together, the first one's id. */
export function joinBubbles(inbounds: readonly [Inbound, ...Inbound[]]): Inbound {
  if (inbounds.length === 1) return inbounds[0];
  const location = inbounds.findLast((inbound) => inbound.location)?.location;
  const albumId = inbounds.findLast((inbound) => inbound.albumId)?.albumId;
  return {
    ...inbounds[0],
    text: inbounds
      .map(({ text }) => text.trim())
      .filter(Boolean)
      .join('\n'),
    media: inbounds.flatMap(({ media }) => media),
    ...(inbounds.some(({ isCut }) => isCut) ? { isCut: true } : {}),
    ...(location ? { location } : {}),
    ...(albumId ? { albumId } : {}),
  };
}
