import { readChoice } from '../understanding/read-choice.js';
import { decideChoice } from './decide-choice.js';
import { decideCommand } from './decide-command.js';
import { beginDraft, tellMore } from './decide-draft.js';
import { answerDraft, isStaleChoice } from './decide-draft-choice.js';
import { decideQuestion } from './decide-question.js';
import { askAddOrNew, beginSuggestion, callHuman, notUnderstood } from './decide-small-talk.js';
import { answerAboutTicket, decideAddition, decideStatus } from './decide-ticket.js';
import { decideTalk } from './decide-talk.js';
import { type Decision, type Knowledge, perform, speak, type Turn } from './decision.js';
import { answered } from './talk.js';

/**
 * What to say and do about one message. Pure: everything it may know is in the turn and in what the city taught the
 * bot. The order of the guards is the meaning: what is certain (a button, a command) comes before what is guessed.
 */
export function decide(turn: Turn, know: Knowledge): Decision {
  const choiceId = turn.inbound.choiceId ?? typedChoice(turn);
  if (choiceId) return decideChoice(turn, know, choiceId);
  return (
    decideAlbum(turn, know) ??
    decideCommand(turn, know) ??
    decideBadMedia(turn) ??
    decideStaffPhoto(turn) ??
    decideTalk(turn, know) ??
    decideAnswer(turn, know) ??
    decideAddition(turn, know) ??
    decideIntent(turn, know)
  );
}

/** A typed number or word of the newest choices; buttons of an earlier draft are not meant by typed words. */
function typedChoice({ inbound, facts, talk }: Turn): string | undefined {
  if (inbound.media.length > 0 || inbound.location) return undefined;
  const choice = readChoice(inbound.text, facts.offered);
  return choice && !isStaleChoice(choice.id, talk.draft) ? choice.id : undefined;
}

/** Further photos of an album go where the first one went, without more words. */
function decideAlbum(turn: Turn, know: Knowledge): Decision | undefined {
  const { album, draft } = turn.talk;
  const { albumId, text } = turn.inbound;
  if (!albumId || album?.id !== albumId || text.trim()) return undefined;
  if (album.code) return decideAddition(turn, know);
  if (!draft) return undefined;
  return { ...tellMore(turn, know, draft, ''), says: [] };
}

/** A file that could not be taken: says why; words that came with it are still worked on. */
function decideBadMedia(turn: Turn): Decision | undefined {
  if (!turn.mediaProblem || turn.inbound.text.trim() || turn.attachments.length > 0) return undefined;
  const keys = {
    MEDIA_TOO_LARGE: 'media.too-large',
    MEDIA_WRONG_TYPE: 'media.wrong-type',
    MEDIA_UNREACHABLE: 'media.unreachable',
  } as const;
  return speak(turn.talk, { text: turn.say(keys[turn.mediaProblem]) });
}

/** A photo of an officer: proof for the close that waits for it, or evidence on the card it replies to (E12). */
function decideStaffPhoto(turn: Turn): Decision | undefined {
  const { person, attachments, talk, facts, inbound } = turn;
  if (person.kind !== 'staff' || attachments.length === 0) return undefined;
  const { replyCode } = facts;
  if (talk.asked?.kind === 'close-photo' && (!replyCode || replyCode === talk.asked.code)) {
    const text = `/selesai ${talk.asked.code} ${talk.asked.text}`;
    return perform(answered(talk), { kind: 'staff-command', text, attachments });
  }
  if (!replyCode) return undefined;
  const text = `/catat ${replyCode} ${inbound.text.trim() || turn.say('staff.evidence')}`;
  return perform(talk, { kind: 'staff-command', text, attachments });
}

/** Words that answer the question asked last. */
function decideAnswer(turn: Turn, know: Knowledge): Decision | undefined {
  const { asked, draft } = turn.talk;
  if (asked && 'code' in asked && asked.kind !== 'close-photo') {
    return asked.kind === 'comment' && !isComment(turn) ? undefined : answerAboutTicket(turn, asked);
  }
  if (asked?.kind === 'question') return decideQuestion(turn, know);
  if (!draft) return undefined;
  if (isDigression(turn, know)) return withDraftAfter(turn, know);
  if (asked?.kind === 'confirm' && isOtherMatter(turn)) return askAddOrNew(turn);
  return answerDraft(turn, know, draft);
}

/** After a rating, words are its comment unless they are plainly something else. */
function isComment({ read, attachments }: Turn): boolean {
  const isOther = read.intent.sure && ['report', 'question', 'status'].includes(read.intent.best.label);
  return !isOther && !read.code && attachments.length === 0;
}

/** A plain question in the middle of a report that the approved base can answer. */
function isDigression({ read, inbound, now }: Turn, know: Knowledge): boolean {
  if (!read.intent.sure || read.intent.best.label !== 'question' || read.place.kind === 'found') return false;
  return know.findAnswer(inbound.text, know.today(now)).kind === 'answer';
}

/** The answer first, then the question of the report that is still open. */
function withDraftAfter(turn: Turn, know: Knowledge): Decision {
  const answer = decideQuestion(turn, know);
  const { draft } = turn.talk;
  if (!draft) return answer;
  const again = tellMore({ ...turn, attachments: [] }, know, draft, '');
  return { talk: again.talk, says: [{ text: answer.says[0]?.text ?? '' }, ...again.says], effects: answer.effects };
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
    default:
      return notUnderstood(turn, know);
  }
}

/** The intent is not sure: an approved answer that fits clearly, a category that is sure, else the bot asks. */
function decideUnsure(turn: Turn, know: Knowledge): Decision {
  const found = know.findAnswer(turn.inbound.text, know.today(turn.now));
  const { intent, category, place } = turn.read;
  if (found.kind === 'answer' && intent.best.label !== 'report') return decideQuestion(turn, know);
  const leansToReport = intent.best.label === 'report' || place.kind !== 'none';
  if (category.sure && leansToReport) return beginDraft(turn, know);
  if (turn.attachments.length > 0) return beginDraft(turn, know);
  return notUnderstood(turn, know);
}

