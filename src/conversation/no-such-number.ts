import { plainDigits } from '../understanding/read-typed-number.js';
import { awaitingCodes, type Decision, speak, type Turn } from './decision.js';
import { isStaleChoice } from './draft/decide-draft-choice.js';
import type { Asked } from './talk.js';

/** "99", "-1", "0", "no 12", "1000.5": a number and nothing else. */
const LONE_NUMBER =
  /^\s*(?:(?:yang|yg|nomor|nomer|no|nmr|pilihan|pilih|opsi)\b[.\s]*)?(?:ke-?\s*)?([-−–+]?\s*\d+(?:[.,]\d+)?)\s*[.!)]*\s*$/iu;
/** Questions that a number may answer. */
const TAKES_NUMBER: readonly Asked['kind'][] = [
  ...(['extra', 'change-text', 'question', 'topic', 'close-photo'] as const),
  ...(['withdraw-reason', 'reopen-reason', 'comment', 'which-ticket'] as const),
];

/** A number typed where there are choices, and none of that number: the range is told, and nothing else happens. */
export function noSuchNumber({ inbound, facts, talk, person, attachments, say }: Turn): Decision | undefined {
  const { offered, byWord } = facts;
  const isOver = offered.length === 0 || offered.some(({ id }) => isStaleChoice(id, talk.draft));
  const isStaff = person.kind === 'staff' && !talk.draft;
  // An officer who asked "how many?" is to have the number.
  const isForOfficer = facts.replyCode !== undefined || (!talk.draft && awaitingCodes(facts).length > 0);
  if (isOver || isStaff || isForOfficer || attachments.length > 0 || inbound.location) return undefined;
  if (talk.asked && TAKES_NUMBER.includes(talk.asked.kind)) return undefined;
  if (!LONE_NUMBER.test(plainDigits(inbound.text))) return undefined;
  // The numbers above them are the steps of an answer.
  if (byWord) return speak(talk, { text: say('faq.by-word'), choices: offered });
  const isRating = offered.some(({ id }) => id.startsWith('rate.'));
  const text = isRating ? say('ticket.rate-range') : say('talk.number-range', { most: offered.length });
  return speak(talk, { text, choices: offered });
}
