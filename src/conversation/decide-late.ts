import { readChoice } from '../understanding/read-choice.js';
import { type Decision, type Knowledge, speak, type Turn } from './decision.js';
import { askAgain } from './draft/decide-draft.js';
import { typedChoice } from './typed-choice.js';

/**
 * A number or a "ya" that was typed before the newest choices were shown: what it would do now was never meant. Words
 * that name a choice say what they mean at any time.
 */
export function decideLateChoice(turn: Turn, know: Knowledge): Decision | undefined {
  const { late, facts, inbound, talk } = turn;
  if (!late || inbound.choiceId || !facts.offeredAt || facts.offeredAt <= late.writtenAt) return undefined;
  const chosen = typedChoice(turn);
  if (!chosen) return undefined;
  const named = facts.offered.filter(({ label }) => /\p{L}{3}/u.test(label));
  if (readChoice(inbound.text, named, true)?.id === chosen) return undefined;
  const message = { text: turn.say('late.choice') };
  return talk.draft ? askAgain(turn, know, talk.draft, message) : speak(talk, message);
}

/**
 * The decision about a late message: an apology in front, one for each outage, and in a report begun by it when it was
 * written. All that was written before an apology belongs to the same outage.
 */
export function withApology(turn: Turn, decision: Decision): Decision {
  const { late, inbound, talk: before, now, say } = turn;
  if (!late || inbound.isGroup) return decision;
  const talk = { ...decision.talk, ...writtenDrafts(turn, decision) };
  const isSilent = decision.says.length === 0 && decision.effects.length === 0;
  const isSaid = before.apologisedAt && before.apologisedAt >= late.writtenAt;
  if (isSilent || isSaid) return { ...decision, talk };
  const apology = say('late.apology', { when: late.when });
  const [first, ...others] = decision.says;
  const says = first ? [{ ...first, text: `${apology}\n\n${first.text}` }, ...others] : [{ text: apology }];
  return { ...decision, says, talk: { ...talk, apologisedAt: now } };
}

/** Reports that this message began say when it was written: the officer is to know that it is not of just now. */
function writtenDrafts({ id, late, say }: Turn, { talk: { draft, later } }: Decision) {
  const note = say('late.written', { when: late!.onDay });
  const noted = (one: NonNullable<typeof draft>) =>
    one.text && (one.id === id || one.id.startsWith(`${id}+`))
      ? { ...one, text: `${one.text}\n${note}` }
      : one;
  return { ...(draft ? { draft: noted(draft) } : {}), ...(later ? { later: later.map(noted) } : {}) };
}
