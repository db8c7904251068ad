import type { Outbound } from '../channels/channel.js';
import { reasonWords } from '../officers/commands/reason-list.js';
import type { Language } from '../shared/texts.js';
import { describeDate, describeDue } from '../sla/describe-moment.js';
import { resultChoices } from '../tickets/result-choices.js';
import type { TicketEvent } from '../tickets/ticket.js';
import { unitName, type Wording } from '../tickets/ticket-words.js';
import type { NoticeParts } from './notice-parts.js';

/** What the citizen hears of a step; undefined for what is internal or was the citizen's own deed. */
export function citizenNotice({ ticket, event, citizenWords, media }: NoticeParts): Outbound | undefined {
  if (event.by.kind === 'citizen') return undefined;
  const { say, timeZone, language } = citizenWords;
  const code = ticket._id;
  const unit = unitName(ticket.unit, citizenWords);
  const text = event.text ?? '';
  const files = media.length > 0 ? { media } : {};
  switch (event.step) {
    case 'take':
      return { text: say('notice.taken', { code, unit }) };
    case 'update':
      return { text: say('notice.updated', { code, unit, text }), ...files };
    case 'ask':
      return { text: say('notice.asked', { code, unit, text }), expectsAnswer: true };
    case 'forward':
      return { text: say('notice.forwarded', { code, unit }) };
    case 'recategorise':
      return recategorised({ event, ticket, citizenWords });
    case 'disclaim':
      return { text: say('notice.disclaimed', { code }) };
    case 'reject':
      // Without words of the officer their line stays away.
      return {
        text: say('notice.rejected', { code, reason: reasonOf(event, citizenWords), text }).replace(
          '\n\n',
          '\n',
        ),
      };
    case 'plan':
      return {
        text: say('notice.planned', {
          code,
          unit,
          date: plannedDate(event.plannedFor, timeZone, language),
          text,
        }).trim(),
      };
    case 'close':
      return { ...closed(code, unit, text, citizenWords.say), ...files };
    case 'undo':
      return { text: say('notice.undone', { code, unit }) };
    case 'extend': {
      const due = describeDue(ticket.clock.dueAt, timeZone, language);
      return { text: say('notice.extended', { code, due, text }) };
    }
    case 'breach':
      return { text: say('notice.late', { code, unit }) };
    default:
      return undefined;
  }
}

/** Only what changes for the citizen is news: another office, another date. */
function recategorised({
  event,
  ticket,
  citizenWords,
}: Pick<NoticeParts, 'event' | 'ticket' | 'citizenWords'>): Outbound | undefined {
  const { say, timeZone, language } = citizenWords;
  const code = ticket._id;
  const unit = unitName(event.unitTo ?? ticket.unit, citizenWords);
  const due = event.dueAt ? describeDue(event.dueAt, timeZone, language) : '';
  if (event.unitTo && due) return { text: say('notice.recategorised', { code, unit, due }) };
  if (event.unitTo) return { text: say('notice.forwarded', { code, unit }) };
  return due ? { text: say('notice.recategorised-due', { code, unit, due }) } : undefined;
}

function reasonOf({ reason }: TicketEvent, words: Wording): string {
  return reason ? reasonWords(reason, words) : '';
}

/** The result, and a say at the end: 1 to 5, or not fixed (H1, H3). */
function closed(code: string, unit: string, text: string, say: NoticeParts['citizenWords']['say']): Outbound {
  return { text: say('notice.closed', { code, unit, text }), choices: resultChoices(code, say) };
}

/** The planned day in words; noon UTC falls on the same day in every Indonesian zone. */
function plannedDate(date: string | undefined, timeZone: string, language: Language): string {
  return date ? describeDate(new Date(`${date}T12:00:00Z`), timeZone, language) : '';
}
