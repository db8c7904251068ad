import type { Intent, TalkIntent } from '../profile/intents-schema.js';
import { rankGuesses } from './model/rank.js';
import type { TalkReading } from './read-talk.js';
import type { Signs } from './signs/signs.js';
import type { CodeReading, Guess, Ranking } from './understanding.js';
import type { Reading } from './words/reading.js';

interface Evidence {
  /** What the classifier says. */
  guess: Ranking<Intent>;
  reading: Reading;
  signs: Signs;
  said?: TalkReading;
  code?: CodeReading;
  talks: readonly TalkIntent[];
  /** Whether at least one word is known at all. */
  isLanguage: boolean;
  /** Whether the message is nothing but an address. */
  isPlaceOnly: boolean;
  /** Whether it tells that somebody of the city wants money. */
  isExtortion: boolean;
}

/** "bukan lapor", "tidak mau lapor": a report is refused in so many words. */
const NO_REPORT =
  /\b(bukan|tidak|belum)( (mau|ingin|untuk|sedang|lagi|ada))? (lapor|melaporkan|laporan|mengadu|keluhan)\b/;
/** With one of these, thanks come with a wish or a complaint. */
const OPEN = new Set(
  'tapi namun belum masih tidak kapan mohon tolong minta lapor melaporkan kenapa bagaimana mana apa berapa'.split(
    ' ',
  ),
);
/** As sure as a rule gets. */
const CERTAIN = 0.98;
const STRONG = 0.9;
/** What is said in so many words, against the classifier. */
const TOLD = 0.7;
/** Below this a wish for a human must be said: "operator sekolah" and "nomor yang bisa dihubungi" name people too. */
const UNSAID = 0.7;
/** Talk named by one phrase in a longer message, where the classifier agrees on the intent. */
const TOLD_BY_PHRASE: readonly Intent[] = ['social', 'status', 'officer'];

/** Joins rules and classifier to the intent, and names the talk where the message is one. */
export function decideIntent(evidence: Evidence): { intent: Ranking<Intent>; talk?: string } {
  const { guess, reading, signs, said, code, talks, isLanguage } = evidence;
  if (said?.isExact) return { intent: certain(said.talk.intent, guess, CERTAIN), talk: said.talk.id };
  if (code && signs.matter.length <= 2 && !said) return { intent: certain('status', guess, CERTAIN) };
  if (!isLanguage) return { intent: { ...certain('unclear', guess, STRONG), sure: false } };
  // An address is an answer to something, not a wish of its own.
  if (!said && evidence.isPlaceOnly) return { intent: { ...certain('unclear', guess, STRONG), sure: false } };
  if (NO_REPORT.test(reading.words.join(' '))) return { intent: without('report', guess) };
  if (evidence.isExtortion) return { intent: certain('report', guess, STRONG) };
  if (guess.best.label === 'report' && asksOutright(signs))
    return { intent: certain('question', guess, TOLD) };
  const isUnsaid =
    guess.best.label === 'officer' && guess.best.score < UNSAID && !signs.names.includes('form:wants-person');
  if (!said && isUnsaid) return { intent: without('officer', guess) };
  // Its summary can be put right, and a needless "report or question?" costs a turn.
  if (!said && !guess.sure && signs.names.includes('report-plain'))
    return { intent: certain('report', guess, TOLD) };
  if (said?.isNamed) return { intent: guess, talk: said.talk.id };
  if (said) return { intent: certain(said.talk.intent, guess, STRONG), talk: said.talk.id };
  if (isThanks(reading) && guess.best.label === 'social' && guess.sure)
    return { intent: guess, talk: 'thanks' };
  const talk = TOLD_BY_PHRASE.includes(guess.best.label) ? talkOf(guess.best.label, signs, talks) : undefined;
  return { intent: guess, ...(talk !== undefined && { talk }) };
}

/** "Mau tanya apakah ...", "ke mana melapor kalau ...": asked in so many words, and nothing to be done is begged for. */
function asksOutright({ names }: Signs): boolean {
  const has = (name: string) => names.includes(`form:${name}`);
  if (has('begs-deed') || has('wonders')) return false;
  if (has('asks-word') && has('asks-may')) return !has('opens-report');
  const opensAsking = ['asks-where', 'asks-to-report', 'asks-way', 'supposes'].some((sign) =>
    has(`first-${sign}`),
  );
  return has('asks-to-report') && opensAsking && !has('since') && !has('still-not');
}

/** Thanks are said, and nothing that is still open. */
function isThanks({ words }: Reading): boolean {
  const thanks = words.some((word, at) => word === 'terima' && words[at + 1] === 'kasih');
  return thanks && !words.some((word) => OPEN.has(word));
}

function talkOf(intent: Intent, { hits }: Signs, talks: readonly TalkIntent[]): string | undefined {
  const ids = new Set(talks.filter((talk) => talk.intent === intent).map(({ id }) => id));
  const said = hits.filter(({ owner }) => owner.startsWith('talk:') && ids.has(owner.slice(5)));
  const longest = said.sort((a, b) => b.to - b.from - (a.to - a.from))[0];
  return longest?.owner.slice(5);
}

function certain(label: Intent, guess: Ranking<Intent>, score: number): Ranking<Intent> {
  const others = guess.top.filter((other) => other.label !== label);
  const rest = others.reduce((sum, other) => sum + other.score, 0) || 1;
  const scaled = others.map((other) => ({ ...other, score: ((1 - score) * other.score) / rest }));
  return rankGuesses([{ label, score }, ...scaled], 'intent');
}

function without(label: Intent, guess: Ranking<Intent>): Ranking<Intent> {
  const others = guess.top.filter((other) => other.label !== label);
  const rest = others.reduce((sum, other) => sum + other.score, 0);
  if (rest === 0) return { ...guess, sure: false };
  const scaled: Guess<Intent>[] = others.map((other) => ({ ...other, score: other.score / rest }));
  return rankGuesses(scaled, 'intent');
}
