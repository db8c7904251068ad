import type { Decision, Knowledge, Turn } from '../decision.js';
import { askAgain } from './decide-draft.js';

/** The state of the only report there is: it was not sent yet, and its open question is asked again. */
export function unsentOnly(turn: Turn, know: Knowledge): Decision | undefined {
  const { draft } = turn.talk;
  const { ownOpen, closedCode, lateCode } = turn.facts;
  const hasTicket = turn.read.code || ownOpen.length > 0 || closedCode || lateCode;
  if (!draft?.text || hasTicket) return undefined;
  const isSeen = ['confirm', 'confirm-all'].includes(turn.talk.asked?.kind ?? '');
  const first = isSeen ? [] : [{ text: turn.say('report.nudge-open') }];
  return askAgain(turn, know, draft, ...first);
}
