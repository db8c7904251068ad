import type { Choice, Outbound } from '../../channels/channel.js';
import { describeDue } from '../../sla/describe-moment.js';
import { resultChoices } from '../../tickets/result-choices.js';
import type { Refusal } from '../../tickets/step-request.js';
import type { StepOutcome } from '../../tickets/step-ticket.js';
import { statusWords, unitName, type Wording } from '../../tickets/ticket-words.js';
import type { CitizenStep } from '../decision.js';

/** What the citizen hears of an own step: done, or why not and what to do instead. */
export function citizenStepReply(
  done: StepOutcome,
  { code, step, rating }: { code: string; step: CitizenStep; rating?: number },
  words: Wording,
): Outbound[] {
  if (!done.ok) return [{ text: refusalText(done.refusal, code, words), about: code }];
  const { say } = words;
  const { ticket } = done;
  const due = describeDue(ticket.clock.dueAt, words.timeZone, words.language);
  const unit = unitName(ticket.unit, words);
  switch (step) {
    case 'answer':
      return [{ text: say('ticket.answer-passed-on', { code, unit }), about: code }];
    case 'add':
      return [{ text: say('ticket.added', { code, unit }), about: code }];
    case 'reopen':
      return [{ text: say('ticket.reopened', { code, unit, due }), about: code }];
    case 'withdraw':
      return [{ text: say('ticket.withdrawn', { code }), about: code }];
    case 'rate':
      return [ratingReply(ticket.rating ?? 0, code, words)];
    case 'comment':
      return [commentReply(ticket.rating ?? rating, code, words)];
  }
}

/** Thanks; one or two stars are asked whether the matter is still open (H3). */
function ratingReply(rating: number, code: string, words: Wording): Outbound {
  const { say } = words;
  if (rating > 2) return { text: say('ticket.rated', { rating }), about: code };
  const choices = [notFixed(code, words), { id: 'fine', label: say('button.fixed-but') }];
  return { text: say('ticket.rated-low', { rating }), choices, about: code };
}

/** Kept; stars not given yet are asked for again, and who is not known to be content may still open it again. */
function commentReply(rating: number | undefined, code: string, words: Wording): Outbound {
  const { say } = words;
  const kept = say('ticket.comment-kept', { code });
  if (rating === undefined)
    return { text: `${kept}\n\n${say('ticket.ask-rating')}`, choices: resultChoices(code, say), about: code };
  return { text: kept, ...(rating <= 3 ? { choices: [notFixed(code, words)] } : {}), about: code };
}

function notFixed(code: string, { say }: Wording): Choice {
  return { id: `reopen.${code}`, label: say('button.not-fixed') };
}

function refusalText(refusal: Refusal, code: string, words: Wording): string {
  const { say } = words;
  switch (refusal.code) {
    case 'not_found':
    case 'not_yours':
      return say('ticket.unknown');
    case 'wrong_status':
      return say('ticket.step-too-late', { code, status: statusWords({ status: refusal.status }, words) });
    case 'too_late':
      return say('ticket.reopen-too-late', { code, days: refusal.limit });
    case 'needs_text':
      return say('ticket.ask-reopen-reason', { code });
    default:
      return say('ticket.try-again', { code });
  }
}
