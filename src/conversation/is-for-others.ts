import { isStaffCommand } from '../officers/commands/parse-command.js';
import type { Turn } from './decision.js';
import { typedChoice } from './typed-choice.js';

/**
 * In a group the bot answers only linked staff: their commands with a slash, their buttons, the photo it asked them for,
 * and in reply to a card of ours a command without a slash or one of the card's choices. Everything else is talk among people.
 * Told before any file is fetched: what is not for us is not kept.
 */
export function isForOthers(turn: Turn): boolean {
  const { inbound, person, talk, facts } = turn;
  if (!inbound.isGroup) return false;
  if (person.kind !== 'staff' || inbound.unreadable) return true;
  const isAwaitedPhoto = talk.asked?.kind === 'close-photo' && inbound.media.length > 0;
  if (inbound.text.trim().startsWith('/') || inbound.choiceId?.startsWith('staff.') || isAwaitedPhoto)
    return false;
  if (facts.replyCode !== undefined && isStaffCommand(inbound.text, true)) return false;
  return !(facts.isReplyToOffer && typedChoice(turn)?.startsWith('staff.'));
}
