import { type Draft, isBlank } from '../report/draft.js';
import { isAsking } from '../understanding/signs/is-asking.js';
import { decideIntent } from './decide-intent.js';
import { decideQuestion } from './decide-question.js';
import { takePraise } from './decide-small-talk.js';
import { awaitingCodes, type Decision, type Knowledge, type Turn } from './decision.js';
import { askAddOrNew } from './draft/answer-add-or-new.js';
import { answerDraft } from './draft/answer-draft.js';
import { answerSeveral } from './draft/answer-several.js';
import { correctDraft } from './draft/correct-draft.js';
import { askAgain } from './draft/decide-draft.js';
import { decideDraftChoice } from './draft/decide-draft-choice.js';
import { beginSeveral, cancelTold } from './draft/decide-several.js';
import { isOtherMatter } from './draft/is-other-matter.js';
import { keepAside } from './draft/keep-sent-files.js';
import { saysMoreThanPlace } from './draft/more-than-place.js';
import { isTakenBack } from './draft/taken-back.js';
import { isPraise } from './is-praise.js';
import { ABOUT_SEVERAL, dropDraft } from './talk.js';
import { answerAboutTicket } from './ticket/decide-ticket.js';
import { answerWhich } from './ticket/decide-which-ticket.js';

/** Words that answer the question asked last. */
export function decideAnswer(turn: Turn, know: Knowledge): Decision | undefined {
  const { asked, draft } = turn.talk;
  if (asked && 'code' in asked && asked.kind !== 'close-photo') {
    return asked.kind === 'comment' && !isComment(turn) ? undefined : answerAboutTicket(turn, asked);
  }
  // An officer's question that came since then is the one that is answered.
  const [awaiting, ...others] = awaitingCodes(turn.facts);
  const isAwaited = awaiting !== undefined && others.length === 0;
  if (asked?.kind === 'which-ticket' && !isAwaited) return answerWhich(turn, know, asked);
  if (asked?.kind === 'question') return draft ? withDraftAfter(turn, know) : decideQuestion(turn, know);
  if (!draft) return undefined;
  if (isBlank({ ...draft, attachments: [] }) && isOtherWish(turn)) return decideAside(turn, know, draft);
  if (isDigression(turn, know)) return withDraftAfter(turn, know);
  if (asked && ABOUT_SEVERAL.includes(asked.kind)) return answerSeveral(turn, know);
  const several = draft.text || turn.talk.later ? undefined : beginSeveral(turn, know, draft);
  if (several) return several;
  if (isTakenBack(turn)) return cancelTold(turn);
  if (isPraise(turn)) return takePraise(turn, know);
  const corrected = asked?.kind === 'confirm' ? correctDraft(turn, know, draft) : undefined;
  if (corrected) return corrected;
  if (asked?.kind === 'confirm' && isPlainQuestion(turn)) {
    return askAgain(turn, know, draft, { text: turn.say('about.question-kept-out') });
  }
  if (asked?.kind === 'confirm' && deniesPlace(turn, draft))
    return decideDraftChoice(turn, know, `place.${draft.tag}`);
  if (!(asked?.kind === 'confirm' && turn.talk.later) && isOtherMatter(turn)) return askAddOrNew(turn);
  return answerDraft(turn, know, draft);
}

/** After a rating, words are its comment unless they are plainly something else. */
function isComment({ read, attachments }: Turn): boolean {
  const isOther = read.intent.sure && ['report', 'question', 'status'].includes(read.intent.best.label);
  return !isOther && !read.code && attachments.length === 0;
}

/** "Lapor" was said, and then something else was wanted: nothing is lost with a report of which nothing was told. */
function isOtherWish({ read }: Turn): boolean {
  return read.intent.sure && ['question', 'status', 'officer', 'suggestion'].includes(read.intent.best.label);
}

/** Something else than the report just begun: its files wait, they may belong to a report yet. */
function decideAside(turn: Turn, know: Knowledge, { attachments }: Draft): Decision {
  const decided = decideIntent({ ...turn, talk: dropDraft(turn.talk) }, know);
  return attachments.length > 0 ? keepAside(turn, decided, attachments) : decided;
}

/** "Salah, bukan Kartini": the place is wrong, and the right one is still to be told. */
function deniesPlace({ read: { normalised }, attachments }: Turn, { place }: Draft): boolean {
  if (!place || attachments.length > 0 || !/\b(salah|keliru|bukan)\b/.test(normalised)) return false;
  const isOnlyWhere = !saysMoreThanPlace(normalised, [place.label, place.kecamatan ?? '']);
  return isOnlyWhere && saysMoreThanPlace(normalised, []);
}

/** A plain question in the middle of a report that the approved base can answer. */
function isDigression({ read, inbound, now, talk }: Turn, know: Knowledge): boolean {
  // What is asked of an officer is written to the officer.
  if (talk.draft?.class === 'permintaan_informasi') return false;
  const mayBePlace = read.place.kind === 'found' && !showsQuestion(inbound.text, read.normalised);
  if (!read.intent.sure || read.intent.best.label !== 'question' || mayBePlace) return false;
  return know.findAnswer(inbound.text, know.today(now)).kind === 'answer';
}

/** A question mark or a word that asks: without one, what reads like a question may be a plain statement ("warga takut lewat"). */
function showsQuestion(text: string, normalised: string): boolean {
  return text.includes('?') || normalised.split(/\s+/).some(isAsking) || MAY_I.test(normalised);
}

/** "Bisa cepat tidak", "boleh minta fotonya ya". */
const MAY_I = /\b(bisa|boleh|perlu|harus|mengapa|gimana)\b.*\b(tidak|enggak|ya|belum)$|^(bisa|boleh)\b/;

/** Longer questions tell of the matter too. */
const MOST_QUESTION_WORDS = 8;

/** A question of which nothing belongs in the report, though nobody here has the answer. */
function isPlainQuestion({ read, inbound, talk, attachments }: Turn): boolean {
  const { intent, category, named, place } = read;
  const isShort = inbound.text.trim().split(/\s+/).length <= MOST_QUESTION_WORDS;
  const isSure = category.sure && category.best.label !== 'lainnya';
  const isMatter = isSure || named.length > 0 || place.kind !== 'none' || attachments.length > 0;
  if (talk.draft?.class !== 'pengaduan' || !isShort || isMatter || inbound.location) return false;
  return intent.sure && intent.best.label === 'question' && showsQuestion(inbound.text, read.normalised);
}

/** The answer first, then the question of the report that is still open. */
function withDraftAfter(turn: Turn, know: Knowledge): Decision {
  const { draft } = turn.talk;
  const found = know.findAnswer(turn.inbound.text, know.today(turn.now));
  const answer = decideQuestion(turn, know);
  if (!draft || found.kind !== 'answer') return answer;
  const again = askAgain({ ...turn, talk: answer.talk }, know, draft, { text: found.topic.answer });
  return { ...again, effects: answer.effects };
}
