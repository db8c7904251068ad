import type { Category } from '../profile/intents-schema.js';
import { askLanguage, chooseLanguage } from './choose-language.js';
import { decideCut } from './decide-linking.js';
import { decideHelpful, decideTopic, noneFits, showGroup, showGroups } from './decide-question.js';
import { beginReport, callHuman, sayBack, showHelp, wishToAsk } from './decide-small-talk.js';
import { type Decision, type Knowledge, perform, speak, type Turn } from './decision.js';
import { beginDraft } from './draft/decide-draft.js';
import { decideDraftChoice, isDraftChoice } from './draft/decide-draft-choice.js';
import { staleButton } from './help-choices.js';
import { decideLineChoice } from './staff/decide-staff-line.js';
import { answered } from './talk.js';
import { askReason } from './ticket/ask-reason.js';
import { decideRating, decideReopen } from './ticket/decide-ticket.js';
import { decidePick } from './ticket/decide-which-ticket.js';

type Press = (turn: Turn, know: Knowledge, first: string, second: string) => Decision;

/** What each button does that belongs to no draft. */
const presses: Record<string, Press> = {
  report: (turn, know, category) =>
    Object.hasOwn(know.intents, category) && !turn.talk.draft
      ? beginDraft(turn, know, { category: category as Category })
      : beginReport(turn, know),
  question: (turn, know) => wishToAsk(turn, know),
  status: (turn, _know, code) =>
    perform(answered(turn.talk), code ? { kind: 'show-status', code } : { kind: 'list-mine', page: 1 }),
  mine: (turn, _know, page) => perform(answered(turn.talk), { kind: 'list-mine', page: Number(page) || 1 }),
  menu: (turn, know) => showGroups(turn, know),
  group: (turn, know, index, page) => showGroup(turn, know, index, page),
  faq: (turn, know, id) => decideTopic(turn, know, id),
  faqyes: (turn, _know, id) => decideHelpful(turn, id, true),
  faqno: (turn, _know, id) => decideHelpful(turn, id, false),
  human: (turn, know) => callHuman(turn, know),
  help: (turn, know) => showHelp(turn, know),
  language: (turn) => askLanguage(turn),
  lang: (turn, know, language) => chooseLanguage(turn, know, language),
  rate: (turn, _know, code, stars) => decideRating(turn, code, stars),
  reopen: (turn, know, code) => decideReopen(turn, know, code),
  withdraw: (turn, _know, code) => askReason(turn, 'withdraw-reason', code),
  pick: (turn, know, code) => decidePick(turn, know, code),
  picknew: (turn, know) => decidePick(turn, know, undefined),
  unlink: (turn, _know, link) => decideCut(turn, link),
  back: (turn, know) => sayBack(turn, know),
  none: (turn, know) => noneFits(turn, know),
  fine: (turn) => speak(answered(turn.talk), { text: turn.say('ticket.thanks-for-rating') }),
};

/** A press carries no words of its own: the number or label that was typed must not be read as a report. */
function silent(turn: Turn): Turn {
  return { ...turn, inbound: { ...turn.inbound, text: '' } };
}

/** Decides a pressed or typed choice; an unknown id is answered, never ignored. */
export function decideChoice(pressed: Turn, know: Knowledge, choiceId: string): Decision {
  const turn = silent(pressed);
  if (isDraftChoice(choiceId)) return decideDraftChoice(turn, know, choiceId);
  const [verb = '', first = '', second = ''] = choiceId.split('.');
  if (verb === 'staff') {
    const completed = decideLineChoice(turn, know, choiceId);
    if (completed) return completed;
    // Another button ends the telling of a topic or a command: the next words are no part of it.
    const { asked } = turn.talk;
    const isOver = asked?.kind === 'topic' || asked?.kind === 'staff-line';
    const talk = isOver ? answered(turn.talk) : turn.talk;
    return perform(talk, { kind: 'staff-choice', choiceId });
  }
  const press = Object.hasOwn(presses, verb) ? presses[verb] : undefined;
  if (!press) return staleButton(turn);
  return press(turn, know, first, second);
}
