import type { Outbound } from '../channels/channel.js';
import { categoryName } from '../report/draft-messages.js';
import type { Refusal } from '../tickets/step-request.js';
import type { Step } from '../tickets/ticket.js';
import { unitName, type Wording } from '../tickets/ticket-words.js';
import { isOpen } from '../tickets/transitions.js';
import { categoryChoices } from './commands/category-choices.js';
import { reasonChoices } from './commands/reason-list.js';
import { staffStatus } from './staff-status.js';

/** What kind of words a step lacks. */
const MISSING_WORDS: Partial<Record<Step, string>> = {
  close: 'refusal.needs-result',
  ask: 'refusal.needs-question',
  update: 'refusal.needs-news',
  note: 'refusal.needs-note',
  forward: 'refusal.needs-why',
  disclaim: 'refusal.needs-why',
  extend: 'refusal.needs-why',
};

/** Why a step was not done and what helps, in one or two sentences. About the ticket, where the reader may see it. */
export function refusalReply(
  refusal: Refusal,
  { code, step }: { code: string; step: Step },
  words: Wording,
): Outbound {
  const isHidden = ['not_found', 'not_yours', 'not_your_unit'].includes(refusal.code);
  const choices = {
    ...(refusal.code === 'needs_reason' ? { choices: reasonChoices(code, words) } : {}),
    ...(refusal.code === 'needs_category' ? { choices: categoryChoices(code, words) } : {}),
  };
  return {
    text: refusalWords(refusal, { code, step }, words),
    ...choices,
    ...(isHidden ? {} : { about: code }),
  };
}

function refusalWords(
  refusal: Refusal,
  { code, step }: { code: string; step: Step },
  words: Wording,
): string {
  const { say } = words;
  switch (refusal.code) {
    case 'not_found':
    case 'not_yours':
      return say('refusal.not-found', { code });
    case 'not_your_unit':
      return say('refusal.not-your-unit', { code, unit: unitName(refusal.unit, words) });
    case 'not_your_role':
      return say('refusal.not-your-role', { code });
    case 'wrong_status':
      return wrongStatus(refusal, code, step, words);
    case 'taken_by':
      return say(step === 'reassign' ? 'refusal.holds-already' : 'refusal.taken-by', {
        code,
        name: refusal.name,
      });
    case 'already_yours':
      return say('refusal.already-yours', { code });
    case 'not_the_closer':
      return say('refusal.not-the-closer', { code, name: refusal.name });
    case 'too_late':
      return refusal.unit === 'minutes'
        ? say('refusal.too-late-minutes', { code, limit: refusal.limit })
        : say('refusal.too-late-days', { code, limit: refusal.limit });
    case 'needs_text':
      return say(MISSING_WORDS[step] ?? 'refusal.needs-text', { code });
    case 'needs_photo':
      return say('refusal.needs-photo', { code });
    case 'needs_reason':
      return say('refusal.needs-reason', { code });
    case 'needs_date':
      return say('refusal.needs-date', { code });
    case 'needs_unit':
      return say('refusal.needs-unit', { code });
    case 'needs_officer':
      return say('refusal.needs-officer', { code });
    case 'needs_later_due':
      return say('refusal.needs-later-due', { code });
    case 'needs_rating':
      return say('refusal.needs-rating', { code });
    case 'unknown_unit':
      return say('refusal.unknown-unit', { unit: refusal.unit });
    case 'same_unit':
      return say('refusal.same-unit', { code, unit: unitName(refusal.unit, words) });
    case 'needs_category':
      return say('refusal.needs-category', { code });
    case 'same_category':
      return say('refusal.same-category', { code, category: categoryName(refusal.category, words.intents) });
    case 'not_due':
      return say('refusal.not-due', { code });
    case 'busy':
      return say('refusal.busy', { code });
  }
}

/** Not taken yet: take it first. Otherwise what it is, and who brought it there. */
function wrongStatus(
  { status, by }: Extract<Refusal, { code: 'wrong_status' }>,
  code: string,
  step: Step,
  words: Wording,
): string {
  const { say } = words;
  if (step === 'undo') return say('refusal.not-closed', { code });
  if (status === 'received' || (!by && isOpen(status))) return say('refusal.take-first', { code });
  const fields = { code, status: staffStatus(status, words) };
  return by ? say('refusal.wrong-status-by', { ...fields, name: by }) : say('refusal.wrong-status', fields);
}
