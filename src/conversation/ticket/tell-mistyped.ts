import type { CodeReading } from '../../understanding/understanding.js';
import { type Decision, speak, type Turn } from '../decision.js';

/** What is wrong with a code; one that lacks nothing but its letter is offered whole to the person whose it is. */
export function tellMistyped(
  { talk, say, facts }: Turn,
  { completed }: CodeReading & { kind: 'mistyped' },
): Decision {
  if (!completed) return speak(talk, { text: say('ticket.mistyped') });
  const own = [...facts.ownOpen.map(({ code }) => code), facts.closedCode, facts.lateCode];
  if (!own.includes(completed)) return speak(talk, { text: say('ticket.no-letter') });
  const choices = [{ id: `status.${completed}`, label: completed }];
  return speak(talk, { text: say('ticket.no-letter-own', { code: completed }), choices });
}
