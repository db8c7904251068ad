import { newDraft } from '../../report/draft.js';
import { draftChoice } from '../../report/draft-messages.js';
import { showGroups } from '../decide-question.js';
import { type Decision, type Knowledge, speak, type Turn } from '../decision.js';
import { dropDraft, forget } from '../talk.js';
import { askNext } from './decide-draft.js';

/** "Ulang dari awal": what was told is dropped only after a yes; with nothing open the menu is the beginning. */
export function askRestart(turn: Turn, know: Knowledge): Decision {
  const { draft } = turn.talk;
  if (!draft) return showGroups(turn, know);
  const choices = [
    draftChoice(draft, 'restart', turn.say('button.restart')),
    draftChoice(draft, 'resume', turn.say('button.resume')),
  ];
  return speak(turn.talk, { text: turn.say('report.ask-restart'), choices });
}

/** Begins anew; the old report is gone, unsent. */
export function restart(turn: Turn, know: Knowledge): Decision {
  const talk = forget(dropDraft(turn.talk));
  const first = [{ text: turn.say('report.restarted') }];
  return askNext({ ...turn, talk }, know, newDraft(turn.id, turn.now), first);
}
