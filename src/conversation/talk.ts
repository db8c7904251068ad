import type { UnreadableKind } from '../channels/channel.js';
import type { LineAsked, TopicAsked } from '../officers/staff-turn.js';
import type { Attachment, Draft } from '../report/draft.js';
import type { Language } from '../shared/texts.js';

/** The question the bot asked last, when it was more than a choice of buttons. */
export type Asked =
  | { kind: 'text' | 'category' | 'place' | 'place-option' | 'kecamatan' | 'kelurahan' | 'confirm' }
  | { kind: 'change-text' | 'change-category' | 'change-place' }
  /** An extra question of the category (A14). */
  | { kind: 'extra'; question: string }
  /** Several problems were read in one message: are they to be reported, and are they right as they are? */
  | { kind: 'several' | 'confirm-all' }
  /** Of several reports: which do these words or files belong to? */
  | { kind: 'which-part'; text: string; attachments: Attachment[] }
  | { kind: 'question' }
  | { kind: 'withdraw-reason' | 'reopen-reason' | 'comment'; code: string }
  | { kind: 'which-ticket'; text: string; attachments: Attachment[]; purpose: 'add' | 'withdraw' }
  | { kind: 'add-or-new'; text: string; attachments: Attachment[] }
  /** What a close still lacks: its words while `text` is empty, else its photo. */
  | { kind: 'close-photo'; code: string; text: string; attachments: Attachment[] }
  | LineAsked
  | TopicAsked;

/** What we remember of a chat between two messages. */
export interface Talk {
  language: Language;
  draft?: Draft;
  /** The other reports that are told at the same time as `draft`. */
  later?: Draft[];
  asked?: Asked;
  /** How often in a row the bot did not understand: first rephrase, then choose, then a human (B4). */
  misses: number;
  /** What was asked when no answer was found; goes along when a human is called. */
  lastQuestion?: string;
  /** Where further photos of one album go without more words. */
  album?: { id: string; code?: string };
  /** When it was last said of each kind of message that we cannot read it. */
  refused?: Partial<Record<UnreadableKind, Date>>;
  /** When we last apologised for having been out of reach. */
  apologisedAt?: Date;
  /** The ticket words were added to last: more of them may follow in a bubble of their own. */
  recent?: { code: string; at: Date };
}

export const freshTalk: Talk = { language: 'id', misses: 0 };

/** A draft nobody touched for this long (7 days) is no longer continued. */
const DRAFT_KEPT_MS = 7 * 24 * 3600_000;

/** The reports being told, the one in hand first. */
export function openDrafts({ draft, later = [] }: Talk): Draft[] {
  return draft ? [draft, ...later] : [];
}

/** The talk as it is worth remembering at `now`: a forgotten draft is dropped. */
export function freshen(talk: Talk, now: Date): Talk {
  if (!talk.draft || now.getTime() - talk.draft.touchedAt.getTime() < DRAFT_KEPT_MS) return talk;
  return dropDraft(talk);
}

/** The talk without its draft, those that wait behind it, and without the question that belonged to it. */
export function dropDraft(talk: Talk): Talk {
  const { draft: _draft, later: _later, asked: _asked, ...rest } = talk;
  return rest;
}

/** Questions that belong to the draft: they stay open while something else is talked about. */
const DRAFT_QUESTIONS: readonly Asked['kind'][] = [
  ...(['text', 'category', 'place', 'place-option', 'kecamatan', 'kelurahan', 'confirm'] as const),
  ...(['change-text', 'change-category', 'change-place', 'extra', 'several', 'confirm-all'] as const),
];

/** Questions about several reports at once. */
export const ABOUT_SEVERAL: readonly Asked['kind'][] = ['several', 'confirm-all', 'which-part'];

/** The talk with no question open but that of a draft. */
export function answered(talk: Talk): Talk {
  const { asked, ...rest } = talk;
  const stays = asked && talk.draft && DRAFT_QUESTIONS.includes(asked.kind);
  return { ...rest, ...(stays ? { asked } : {}), misses: 0 };
}

/** The talk without the question asked last: something else has begun. */
export function forget(talk: Talk): Talk {
  const { lastQuestion: _question, ...rest } = talk;
  return rest;
}
