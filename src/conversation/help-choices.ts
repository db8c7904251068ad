import type { Choice } from '../channels/channel.js';
import { type Decision, speak, type Turn } from './decision.js';

type Way = 'report' | 'question' | 'status' | 'menu' | 'human';

/** Buttons to the main ways on; `id` of each is the way itself. */
export function helpChoices({ say }: Pick<Turn, 'say'>, ways: Way[]): Choice[] {
  const labels: Record<Way, string> = {
    report: say('button.report'),
    question: say('button.question'),
    status: say('button.status'),
    menu: say('button.menu'),
    human: say('button.human'),
  };
  return ways.map((way) => ({ id: way, label: labels[way] }));
}

/** A button that no longer does anything says so and shows the ways on. */
export function staleButton(turn: Turn): Decision {
  const choices = helpChoices(turn, ['report', 'question', 'status']);
  return speak(turn.talk, { text: turn.say('talk.stale-button'), choices });
}
