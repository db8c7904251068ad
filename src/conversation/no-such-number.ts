import { plainDigits } from '../understanding/read-typed-number.js';
import { awaitingCodes, type Decision, speak, type Turn } from './decision.js';
import { isStaleChoice } from './draft/decide-draft-choice.js';
import type { Asked } from './talk.js';

/** "99", "-1", "0", "no 12", "1000.5": a number and nothing else. */
const LONE_NUMBER =
  /^\s*(?:(?:yang|yg|nomor|nomer|no|nmr|pilihan|pilih|opsi)\b[.\s]*)?(?:ke-?\s*)?([-−–+]?\s*\d+(?:[.,]\d+)?)\s*[.!)]*\s*$/iu;
/** Digits of a number that may have been meant for a choice. */
const MOST_DIGITS = 3;
/** Digits of the shortest phone number with its area code, and of a NIK. */
const PHONE_DIGITS = [9, 14] as const;
const NIK_DIGITS = 16;
/** Questions that a number may answer. */
const TAKES_NUMBER: readonly Asked['kind'][] = [
  ...(['extra', 'change-text', 'question', 'topic', 'close-photo'] as const),
  ...(['withdraw-reason', 'reopen-reason', 'comment', 'which-ticket'] as const),
];

/** A phone number or a NIK and nothing else. */
function isPersonal(text: string): boolean {
  const bare = text.trim().replace(/[\s.()-]/g, '');
  if (!/^\+?\d+$/.test(bare)) return false;
  const { length } = bare.replace('+', '');
  const isPhone = /^(?:0|\+?62)/.test(bare) && length >= PHONE_DIGITS[0] && length <= PHONE_DIGITS[1];
  return isPhone || length === NIK_DIGITS;
}

/**
 * A number typed where there are choices, and none of that number: the range is told, and nothing else happens. One's
 * own phone number is not needed, and is not kept.
 */
export function noSuchNumber({ inbound, facts, talk, person, attachments, say }: Turn): Decision | undefined {
  const { offered, byWord } = facts;
  const isOver = offered.length === 0 || offered.some(({ id }) => isStaleChoice(id, talk.draft));
  const isStaff = person.kind === 'staff' && !talk.draft;
  // An officer who asked "how many?" is to have the number.
  const isForOfficer = facts.replyCode !== undefined || (!talk.draft && awaitingCodes(facts).length > 0);
  if (isOver || isStaff || isForOfficer || attachments.length > 0 || inbound.location) return undefined;
  if (talk.asked && TAKES_NUMBER.includes(talk.asked.kind)) return undefined;
  const text = plainDigits(inbound.text);
  if (isPersonal(text)) return speak(talk, { text: say('talk.number-not-needed'), choices: offered });
  // Longer ones are no slip of a choice: the number of a pole, of a meter, of a letter.
  if (!LONE_NUMBER.test(text) || text.replace(/\D/g, '').length > MOST_DIGITS) return undefined;
  // The numbers above them are the steps of an answer.
  if (byWord) return speak(talk, { text: say('faq.by-word'), choices: offered });
  const isRating = offered.some(({ id }) => id.startsWith('rate.'));
  const range = isRating ? say('ticket.rate-range') : say('talk.number-range', { most: offered.length });
  return speak(talk, { text: range, choices: offered });
}
