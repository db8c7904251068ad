import type { Choice } from '../channels/channel.js';
import { readChoice, readPartOfChoice } from '../understanding/read-choice.js';
import type { Turn } from './decision.js';
import { typedSeveral } from './draft/answer-several.js';
import { isDraftChoice, isStaleChoice } from './draft/decide-draft-choice.js';
import { typedRating } from './ticket/typed-rating.js';

/** What "ya" and "tidak" mean where one of these is offered, by the verb of its id; the first that is offered counts. */
const AGREED = ['send', 'all', 'restart', 'resume', 'faqyes', 'fine', 'human'];
const DENIED = ['faqno', 'optno', 'none', 'reopen'];

/** Talk that is no wish of its own: a part of a label may be meant by it. */
const MAY_NAME_CHOICE = ['yes', 'no', 'skip', 'not-fixed', 'human'];

/** What must be known of a message to tell whether it is a typed choice. */
export type TypedWords = Pick<Turn, 'inbound' | 'talk' | 'read'> & {
  facts: Pick<Turn['facts'], 'offered' | 'byWord'>;
};

/**
 * The id of the choice a person typed instead of pressing: its number, its label or a part of it, or a plain yes or no
 * to it. Choices of an earlier draft are not meant by typed words, only by their number.
 */
export function typedChoice(turn: TypedWords): string | undefined {
  const { inbound, facts, talk, read } = turn;
  // A command is what it says, also where a button has the same word.
  if (inbound.media.length > 0 || inbound.location || inbound.text.trim().startsWith('/')) return undefined;
  // "1" may be the number of the lamp pole.
  if (talk.asked?.kind === 'extra' && /\d/.test(inbound.text)) return undefined;
  const offered = facts.offered.filter((choice) => !isStaleChoice(choice.id, talk.draft));
  // A message that came since then, with choices of its own, is the one that is answered.
  const several = offered.some(({ id }) => isDraftChoice(id)) ? typedSeveral(turn) : undefined;
  if (several) return several;
  // Numbers count the whole list as it was shown.
  const named = readChoice(inbound.text, facts.offered, facts.byWord);
  if (named && offered.includes(named)) return named.id;
  // The number of a choice that is over is said to be over; the same word may be meant for something else.
  if (named) return readChoice(inbound.text, facts.offered, true) ? undefined : named.id;
  const rating = typedRating(inbound.text, offered);
  if (rating) return rating;
  const part = readPartOfChoice(inbound.text, offered);
  if (part && mayMean(part, read)) return part.id;
  // "Ya" to "addition or new?" must not be "back": the words that wait would be dropped.
  if (talk.asked?.kind === 'add-or-new' || talk.asked?.kind === 'which-part') return undefined;
  if (read.talk === 'yes') return agreed(offered);
  if (read.talk === 'no') return find(offered, DENIED);
  return signChoice(inbound.text, offered);
}

/** A thumb is a yes only to what does no harm: a report is sent by words, and under other messages it is thanks. */
const THUMB_AGREES = ['resume', 'faqyes', 'fine'];

/** "👍", alone or several, whatever its colour. */
function signChoice(text: string, offered: Choice[]): string | undefined {
  const signs = text.replace(/\s|\u{FE0F}|\p{Emoji_Modifier}/gu, '');
  if (/^(?:👍|👌|✅|🆗|✔)+$/u.test(signs)) return find(offered, THUMB_AGREES);
  return /^(?:👎|❌)+$/u.test(signs) ? find(offered, DENIED) : undefined;
}

/** Words that are a wish or a report of their own are not taken for a part of some other label. */
function mayMean({ id }: Choice, { talk, intent }: Turn['read']): boolean {
  if (isDraftChoice(id)) return true;
  const isReport = intent.sure && intent.best.label === 'report';
  return talk === undefined ? !isReport : MAY_NAME_CHOICE.includes(talk);
}

/** One place or the way to a report, offered alone, is agreed to as well. */
function agreed(offered: Choice[]): string | undefined {
  const lone = ['opt', 'report'].map((verb) => offered.filter(({ id }) => verbOf(id) === verb));
  const [place, report] = lone.map((found) => (found.length === 1 ? found[0]?.id : undefined));
  return find(offered, AGREED) ?? place ?? (offered.length === 1 ? report : undefined);
}

function find(offered: Choice[], verbs: string[]): string | undefined {
  return offered.find(({ id }) => verbs.includes(verbOf(id)))?.id;
}

function verbOf(id: string): string {
  return id.split('.')[0] ?? '';
}
