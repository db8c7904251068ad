import { isBlank, keepFiles } from '../report/draft.js';
import { answerDraft } from './answer-draft.js';
import { answerSeveral } from './answer-several.js';
import { withAsides } from './asides.js';
import { correctDraft } from './correct-draft.js';
import { decideChoice } from './decide-choice.js';
import { decideCommand } from './decide-command.js';
import { askAgain, beginAt, beginDraft } from './decide-draft.js';
import { decideLateChoice, withApology } from './decide-late.js';
import { decideLinking } from './decide-linking.js';
import { decideQuestion } from './decide-question.js';
import { beginSeveral, cancelTold, decideSeveral } from './decide-several.js';
import { askAddOrNew, beginSuggestion, callHuman, notUnderstood, takePraise } from './decide-small-talk.js';
import { decideStaffPhoto, decideStaffReply, decideStaffResult, decideStaffTopic } from './decide-staff.js';
import { decideTalk } from './decide-talk.js';
import { answerAboutTicket, decideAddition, decideReply, decideStatus } from './decide-ticket.js';
import { decideUnreadable } from './decide-unreadable.js';
import { answerWhich, decideFollowUp } from './decide-which-ticket.js';
import { awaitingCodes, type Decision, type Knowledge, speak, type Turn } from './decision.js';
import { isPraise } from './is-praise.js';
import { isTakenBack } from './taken-back.js';
import { ABOUT_SEVERAL, dropDraft } from './talk.js';
import { typedChoice } from './typed-choice.js';

/**
 * What to say and do about one message. Pure: everything it may know is in the turn and in what the city taught the
 * bot. The order of the guards is the meaning: what is certain (a button, a command) comes before what is guessed.
 */
export function decide(turn: Turn, know: Knowledge): Decision {
  return withApology(turn, withAsides(turn, decideMessage(turn, know)));
}

function decideMessage(turn: Turn, know: Knowledge): Decision {
  const certain = decideUnreadable(turn, know) ?? decideLateChoice(turn, know);
  if (certain) return certain;
  const choiceId = turn.inbound.choiceId ?? typedChoice(turn);
  if (choiceId) return decideChoice(turn, know, choiceId);
  return (
    decideAlbum(turn, know) ??
    decideLinking(turn) ??
    decideCommand(turn, know) ??
    decideBadMedia(turn, know) ??
    decideStaffTopic(turn) ??
    decideStaffPhoto(turn) ??
    decideStaffReply(turn) ??
    decideStaffResult(turn) ??
    decideTalk(turn, know) ??
    decideReply(turn) ??
    decideAnswer(turn, know) ??
    decideSeveral(turn, know) ??
    decideAddition(turn, know) ??
    decideFollowUp(turn, know) ??
    decideIntent(turn, know)
  );
}

/** Further photos of an album go where the first one went, without more words. */
function decideAlbum(turn: Turn, know: Knowledge): Decision | undefined {
  const { album, draft, asked } = turn.talk;
  const { albumId, text } = turn.inbound;
  if (!albumId || album?.id !== albumId || text.trim() || turn.attachments.length === 0) return undefined;
  if (album.code) return turn.person.kind === 'staff' ? decideStaffPhoto(turn) : decideAddition(turn, know);
  if (asked?.kind === 'which-ticket' || asked?.kind === 'add-or-new' || asked?.kind === 'which-part') {
    const attachments = [...asked.attachments, ...turn.attachments];
    return speak({ ...turn.talk, asked: { ...asked, attachments } });
  }
  return draft ? speak({ ...turn.talk, draft: keepFiles(draft, turn.attachments) }) : undefined;
}

/** Nothing but a file that could not be taken: that is said, and the question of an open report is asked again. */
function decideBadMedia(turn: Turn, know: Knowledge): Decision | undefined {
  if (!turn.mediaProblem || turn.inbound.text.trim() || turn.attachments.length > 0) return undefined;
  const { draft } = turn.talk;
  return draft ? askAgain(turn, know, draft) : speak(turn.talk);
}

/** Words that answer the question asked last. */
function decideAnswer(turn: Turn, know: Knowledge): Decision | undefined {
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
  if (isBlank(draft) && isOtherWish(turn)) return decideIntent({ ...turn, talk: dropDraft(turn.talk) }, know);
  if (isDigression(turn, know)) return withDraftAfter(turn, know);
  if (asked && ABOUT_SEVERAL.includes(asked.kind)) return answerSeveral(turn, know);
  const several = draft.text || turn.talk.later ? undefined : beginSeveral(turn, know, draft);
  if (several) return several;
  if (isTakenBack(turn)) return cancelTold(turn);
  if (isPraise(turn)) return takePraise(turn, know);
  const corrected = asked?.kind === 'confirm' ? correctDraft(turn, know, draft) : undefined;
  if (corrected) return corrected;
  if (asked?.kind === 'confirm' && !turn.talk.later && isOtherMatter(turn)) return askAddOrNew(turn);
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

/** A plain question in the middle of a report that the approved base can answer. */
function isDigression({ read, inbound, now, talk }: Turn, know: Knowledge): boolean {
  // What is asked of an officer is written to the officer.
  if (talk.draft?.class === 'permintaan_informasi') return false;
  const mayBePlace = read.place.kind === 'found' && !inbound.text.includes('?');
  if (!read.intent.sure || read.intent.best.label !== 'question' || mayBePlace) return false;
  return know.findAnswer(inbound.text, know.today(now)).kind === 'answer';
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

/** While a summary waits: a report that is surely of another category. */
function isOtherMatter({ read, talk }: Turn): boolean {
  const isReport = read.intent.sure && read.intent.best.label === 'report';
  return isReport && read.category.sure && read.category.best.label !== talk.draft?.category;
}

/** Nothing else decided: what the message seems to want, acted on only where that is sure (B3). */
function decideIntent(turn: Turn, know: Knowledge): Decision {
  const { read, inbound, attachments } = turn;
  if (!inbound.text.trim() && (inbound.location || attachments.length > 0)) return beginDraft(turn, know);
  const { intent } = read;
  if (read.danger) return beginDraft(turn, know);
  if (!intent.sure) return decideUnsure(turn, know);
  switch (intent.best.label) {
    case 'report':
      return beginDraft(turn, know);
    case 'question':
      return decideQuestion(turn, know);
    case 'status':
      return decideStatus(turn);
    case 'suggestion':
      return beginSuggestion(turn, know);
    case 'officer':
      return callHuman(turn, know);
    case 'social':
      return takePraise(turn, know);
    default:
      return notUnderstood(turn, know);
  }
}

/** Words around the name of a place. */
const ADDRESS_WORDS = new Set(
  'di jalan gang nomor rt rw kelurahan kecamatan depan belakang samping sebelah seberang dekat sekitar'.split(
    ' ',
  ),
);

/** Nothing but an address is the beginning of a report, as a pin is. */
function isAddressOnly(normalised: string, label: string): boolean {
  const known = new Set(label.toLowerCase().split(/[^\p{L}\p{N}]+/u));
  return normalised.split(/[^\p{L}\p{N}]+/u).every((word) => known.has(word) || ADDRESS_WORDS.has(word));
}

/** The intent is not sure: an approved answer that fits clearly, a category that is sure, else the bot asks. */
function decideUnsure(turn: Turn, know: Knowledge): Decision {
  const found = know.findAnswer(turn.inbound.text, know.today(turn.now));
  const { intent, category, place } = turn.read;
  if (place.kind === 'found' && isAddressOnly(turn.read.normalised, place.place.label)) {
    return beginAt(turn, know, place.place);
  }
  if (found.kind === 'answer' && intent.best.label !== 'report') return decideQuestion(turn, know);
  const leansToReport = intent.best.label === 'report' || place.kind !== 'none';
  if (category.sure && leansToReport) return beginDraft(turn, know);
  if (turn.attachments.length > 0) return beginDraft(turn, know);
  return notUnderstood(turn, know);
}
