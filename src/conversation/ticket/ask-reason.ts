import { type Decision, speak, type Turn } from '../decision.js';
import { answered } from '../talk.js';

/** Asks why; a ticket that is worked on can no longer be taken back, and that is said before anybody explains in vain. */
export function askReason(turn: Turn, kind: 'withdraw-reason' | 'reopen-reason', code: string): Decision {
  const own = turn.facts.ownOpen.find((ticket) => ticket.code === code);
  if (kind === 'withdraw-reason' && own && own.status !== 'received') {
    return speak(answered(turn.talk), { text: turn.say('ticket.withdraw-too-late', { code }), about: code });
  }
  const key = kind === 'withdraw-reason' ? 'ticket.ask-withdraw-reason' : 'ticket.ask-reopen-reason';
  const choices = [{ id: 'back', label: turn.say('button.cancel') }];
  return speak({ ...answered(turn.talk), asked: { kind, code } }, { text: turn.say(key, { code }), choices });
}
