import { type Draft, keepFiles, withCategory } from '../report/draft.js';
import { askCategory } from '../report/draft-messages.js';
import { answerPlace, askAgain, askNext, tellMore } from './decide-draft.js';
import { type Decision, type Knowledge, speak, type Turn } from './decision.js';

/** A longer answer to "what is it about?" is part of the story, not the name of a category. */
const MOST_NAME_WORDS = 4;

/** Plain words while a draft is open, by the question asked last. */
export function answerDraft(turn: Turn, know: Knowledge, draft: Draft): Decision {
  const { text } = turn.inbound;
  const kind = turn.talk.asked?.kind;
  // An emoji alone tells nothing that could be kept.
  const isSilent = !/[\p{L}\p{N}]/u.test(text) && turn.attachments.length === 0 && !turn.inbound.location;
  if (isSilent) return askAgain(turn, know, draft, { text: turn.say('talk.not-understood-in-draft') });
  switch (kind) {
    case 'place':
    case 'place-option':
    case 'kecamatan':
    case 'kelurahan':
    case 'change-place':
      return answerPlace({ ...turn, attachments: [] }, know, keepFiles(draft, turn.attachments));
    case 'change-text':
      if (!text.trim()) return tellMore(turn, know, draft, '');
      return askNext(turn, know, keepFiles({ ...draft, text: text.trim() }, turn.attachments), [], 'text');
    case 'category':
    case 'change-category':
      return answerCategory(turn, know, draft, kind);
    default:
      return tellMore(turn, know, draft, text);
  }
}

/** The category in own words: taken where it is sure, else the nearest ones are offered. */
function answerCategory(
  turn: Turn,
  know: Knowledge,
  draft: Draft,
  kind: 'category' | 'change-category',
): Decision {
  const { text } = turn.inbound;
  const isChange = kind === 'change-category';
  const isStory = text.trim().split(/\s+/).length > MOST_NAME_WORDS || turn.attachments.length > 0;
  if (!isChange && (isStory || turn.inbound.location || !text.trim()))
    return tellMore(turn, know, draft, text);
  const { best, top, sure } = turn.read.category;
  if (sure)
    return askNext(
      turn,
      know,
      withCategory(draft, best.label, know.intents),
      [],
      isChange ? 'part' : undefined,
    );
  const guessed = { ...draft, guesses: top.map((guess) => guess.label) };
  const message = askCategory(guessed, know.intents, turn.say);
  return speak({ ...turn.talk, draft: { ...guessed, touchedAt: turn.now }, asked: { kind } }, message);
}
