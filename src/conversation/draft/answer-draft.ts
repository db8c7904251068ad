import type { Category } from '../../profile/intents-schema.js';
import { type Draft, keepFiles, withCategory } from '../../report/draft.js';
import { askCategory } from '../../report/draft-messages.js';
import { type Decision, type Knowledge, speak, type Turn } from '../decision.js';
import { answerPlace } from './answer-place.js';
import { askAgain, askNext, tellMore } from './decide-draft.js';
import { saysOnlyPlace } from './says-only-place.js';

/** A longer answer to "what is it about?" is part of the story, not the name of a category. */
const MOST_NAME_WORDS = 4;

/** Signs of agreement and thanks: kind, but no answer. */
export const FRIENDLY = /👍|👌|✅|✔|🆗|🙏|🤝|👏|😊|🙂|😁|❤|💯|🫡/u;

/** Plain words while a draft is open, by the question asked last. */
export function answerDraft(turn: Turn, know: Knowledge, draft: Draft): Decision {
  const kind = turn.talk.asked?.kind;
  // An emoji alone tells nothing that could be kept.
  const isWordless = !/[\p{L}\p{N}]/u.test(turn.inbound.text);
  const text = isWordless ? '' : turn.inbound.text;
  if (isWordless && turn.attachments.length === 0 && !turn.inbound.location) {
    const key = FRIENDLY.test(turn.inbound.text) ? 'talk.sign-in-draft' : 'talk.not-understood-in-draft';
    return askAgain(turn, know, draft, { text: turn.say(key) });
  }
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
    case 'extra':
      return answerExtra(turn, know, draft);
    case 'category':
    case 'change-category':
      return answerCategory(turn, know, draft, kind);
    case 'confirm':
      return isOtherPlace(turn, draft)
        ? answerPlace({ ...turn, attachments: [] }, know, keepFiles(draft, turn.attachments))
        : tellMore(turn, know, draft, text);
    default:
      return tellMore(turn, know, draft, text);
  }
}

/** Longest answer to an extra question, in characters. */
const LONGEST_EXTRA = 120;

/** The answer to an extra question; a file or a place that comes instead is taken as what it is. */
function answerExtra(turn: Turn, know: Knowledge, draft: Draft): Decision {
  const { asked } = turn.talk;
  const text = turn.inbound.text.trim().slice(0, LONGEST_EXTRA);
  if (asked?.kind !== 'extra' || !text || turn.inbound.location) return tellMore(turn, know, draft, text);
  const answers = { ...draft.answers, [asked.question]: text };
  return askNext(turn, know, keepFiles({ ...draft, answers }, turn.attachments), [], 'part');
}

/** "Salah, di Dahlia" below a photo under the summary: no more than another place. */
function isOtherPlace(turn: Turn, draft: Draft): boolean {
  const { place } = turn.read;
  return (
    place.kind === 'found' && place.place.kelurahan !== draft.place?.kelurahan && saysOnlyPlace(turn, draft)
  );
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
  const ofUnit = categoriesOfUnit(turn, know);
  if (ofUnit.length === 1 && ofUnit[0])
    return askNext(
      turn,
      know,
      withCategory(draft, ofUnit[0], know.intents),
      [],
      isChange ? 'part' : undefined,
    );
  // Words that name nothing must not push better offers aside.
  const isHelpful = best.score >= LEAST_HELPFUL && turn.read.talk === undefined;
  const nearest = isHelpful ? top.map((guess) => guess.label) : draft.guesses;
  const guesses = ofUnit.length > 0 ? ofUnit : nearest;
  const message = askCategory({ ...draft, guesses }, know.intents, turn.say);
  const says =
    ofUnit.length > 0 || isHelpful ? [message] : [{ text: turn.say('report.choose-first') }, message];
  const touched = { ...draft, guesses, touchedAt: turn.now };
  return speak({ ...turn.talk, draft: touched, asked: { kind } }, ...says);
}

/** A guess below this share is no help in naming a category. */
const LEAST_HELPFUL = 0.35;

/** The categories of a unit that the words name ("dishub", "dinas sosial"). */
function categoriesOfUnit({ read }: Turn, know: Knowledge): Category[] {
  const words = ` ${read.normalised} `;
  const unit = know.profile.units.find(
    ({ id, name }) => words.includes(` ${id} `) || words.includes(` ${name.toLowerCase()} `),
  );
  return unit?.categories ?? [];
}
