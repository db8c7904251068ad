import { keepFiles } from '../report/draft.js';
import { withAsides } from './asides.js';
import { decideAbout } from './decide-about.js';
import { decideAnswer } from './decide-answer.js';
import { decideChoice } from './decide-choice.js';
import { decideCommand } from './decide-command.js';
import { besidesCrisis, decideDanger } from './decide-danger.js';
import { decideIntent } from './decide-intent.js';
import { decideLateChoice, withApology } from './decide-late.js';
import { decideLinking } from './decide-linking.js';
import { decideUnreadable } from './decide-unreadable.js';
import { type Decision, type Knowledge, speak, type Turn } from './decision.js';
import { answerAddOrNew } from './draft/answer-add-or-new.js';
import { askAgain } from './draft/decide-draft.js';
import { decideSeveral } from './draft/decide-several.js';
import { decideHiding } from './draft/hide-name.js';
import { decideTalkAndFiles, withFilesKept } from './draft/keep-sent-files.js';
import { noSuchNumber } from './no-such-number.js';
import { withDanger } from './say-danger.js';
import { decideStaff } from './staff/decide-staff.js';
import { decideAfterSending } from './ticket/after-sending.js';
import { decideOwnTicket } from './ticket/decide-own-ticket.js';
import { decideAddition, decideReply } from './ticket/decide-ticket.js';
import { decideFollowUp } from './ticket/decide-which-ticket.js';
import { rateWithWords } from './ticket/rate-with-words.js';
import { decideWordsOnResult } from './ticket/words-on-result.js';
import { typedChoice } from './typed-choice.js';

/**
 * What to say and do about one message. Pure: everything it may know is in the turn and in what the city taught the
 * bot. The order of the guards is the meaning: what is certain (a button, a command) comes before what is guessed.
 */
export function decide(turn: Turn, know: Knowledge): Decision {
  return withApology(turn, withDanger(turn, know, withAsides(turn, decideKept(besidesCrisis(turn), know))));
}

/** Whatever is decided: no file is left behind, and a name that is to be kept back is. */
function decideKept(turn: Turn, know: Knowledge): Decision {
  return withFilesKept(turn, decideHiding(turn, know, decideMessage));
}

function decideMessage(turn: Turn, know: Knowledge): Decision {
  const certain = decideUnreadable(turn, know) ?? decideLateChoice(turn, know);
  if (certain) return certain;
  const rated = rateWithWords(turn);
  if (rated) return rated;
  const choiceId = turn.inbound.choiceId ?? typedChoice(turn);
  if (choiceId) return decideChoice(turn, know, choiceId);
  return (
    noSuchNumber(turn) ??
    decideAlbum(turn, know) ??
    decideLinking(turn) ??
    decideCommand(turn, know) ??
    decideBadMedia(turn, know) ??
    decideStaff(turn, know) ??
    decideDanger(turn, know) ??
    answerAddOrNew(turn, know) ??
    decideWordsOnResult(turn, know) ??
    decideAfterSending(turn, know) ??
    decideOwnTicket(turn, know) ??
    decideAbout(turn, know) ??
    decideTalkAndFiles(turn, know) ??
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
  if (album.code) return turn.person.kind === 'staff' ? decideStaff(turn, know) : decideAddition(turn, know);
  if (asked && 'attachments' in asked && asked.kind !== 'close-photo') {
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
