import type { Choice } from '../../channels/channel.js';
import type { StaffTurn } from '../staff-turn.js';

/** The button back to the list of questions without an answer. */
export function listChoice({ say }: StaffTurn): Choice {
  return { id: 'staff.ask.page.1', label: say('button.questions') };
}

/** The way out of telling a topic. */
export function cancelChoice({ say }: StaffTurn, number: number): Choice {
  return { id: `staff.ask.cancel.${number}`, label: say('button.cancel') };
}
