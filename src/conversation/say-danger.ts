import type { Outbound } from '../channels/channel.js';
import type { DangerKind } from '../profile/intents-schema.js';
import type { Draft } from '../report/draft.js';
import type { Decision, Knowledge, Turn } from './decision.js';
import { openDrafts } from './talk.js';

/** What helps first, by the kind of danger; each text has the numbers to call. */
const TEXTS = {
  place: 'danger.place',
  body: 'danger.body',
  self: 'danger.self',
  violence: 'danger.violence',
} as const satisfies Record<DangerKind, string>;

/**
 * The decision with the numbers to call in front, whatever was open and whatever else is said (A23). Once for each
 * danger: more of the same emergency is not answered with the same words, and nothing is said to the staff about what
 * they write of somebody else.
 */
export function withDanger(turn: Turn, know: Knowledge, decision: Decision): Decision {
  const isWork = decision.effects.some(({ kind }) => kind.startsWith('staff-'));
  const kind = isWork ? undefined : newDanger(turn, know, decision);
  return kind ? { ...decision, says: [dangerMessage(turn, know, kind), ...decision.says] } : decision;
}

/** The danger this turn tells of, unless it was said of the open report already. */
function newDanger(turn: Turn, know: Knowledge, { talk }: Decision): DangerKind | undefined {
  const { read, inbound } = turn;
  const before = openDrafts(turn.talk).filter(({ urgent }) => urgent);
  const kindOf = ({ text }: Draft) => know.understand(text).dangerKind ?? 'place';
  if (read.dangerKind) {
    const isSaid = before.some((draft) => kindOf(draft) === read.dangerKind);
    return isSaid ? undefined : read.dangerKind;
  }
  // One of several problems may be danger where the whole message is not plainly one; kept words were answered before.
  if (inbound.choiceId || (turn.talk.asked && 'text' in turn.talk.asked)) return undefined;
  const begun = openDrafts(talk).find(({ id, urgent }) => urgent && !before.some((one) => one.id === id));
  return begun && kindOf(begun);
}

function dangerMessage({ say, late }: Turn, know: Knowledge, kind: DangerKind): Outbound {
  const key = late && kind === 'place' ? 'late.danger' : TEXTS[kind];
  const text = say(key, { callCentre: know.profile.city.call_centre });
  // "Ya" after the warm words is said to them, and sends no report that was open before.
  return kind === 'self' ? { text, expectsAnswer: true } : { text };
}
