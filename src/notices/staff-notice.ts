import type { Choice, Outbound } from '../channels/channel.js';
import type { Colleague } from '../officers/staff.js';
import { categoryName, placeLine } from '../report/draft-messages.js';
import { describeDue, describeLeft } from '../sla/describe-moment.js';
import { unitName, type Wording } from '../tickets/ticket-words.js';
import type { Ticket } from '../tickets/ticket.js';
import type { NoticeParts } from './notices.js';

/** Letters of a citizen's words shown on a card. */
const LONGEST_ON_CARD = 300;

/** What somebody of the staff hears of a step: a card of the ticket with the news above it. */
export function staffNotice({ ticket, event, staffWords, media }: NoticeParts, reader: Colleague): Outbound {
  const { say } = staffWords;
  const fields = {
    code: ticket._id,
    text: event.text ?? '',
    category: categoryName(ticket.report.category, staffWords.intents),
    place: placeLine(ticket.report.place, say),
    unit: unitName(ticket.unit, staffWords),
    from: event.unitFrom ? unitName(event.unitFrom, staffWords) : '',
    rating: event.rating ?? 0,
    due: describeDue(ticket.clock.dueAt, staffWords.timeZone, staffWords.language),
    left: describeLeft(ticket.clock.dueAt, event.at, say),
    officer: ticket.officer?.name ?? say('staff.nobody'),
  };
  const choices = cardChoices(ticket, reader, staffWords);
  const files = media.length > 0 ? { media } : {};
  const card = say('card.body', { ...fields, words: clip(ticket.report.text) });
  switch (event.step) {
    case 'open':
      return { text: `${say(ticket.report.urgent ? 'card.new-urgent' : 'card.new', fields)}\n${card}`, choices, ...files };
    case 'answer':
      return { text: say('card.answer', fields), choices, ...files };
    case 'add':
      return { text: say('card.addition', fields), choices, ...files };
    case 'forward':
      return { text: `${say('card.forwarded', fields)}\n${card}`, choices };
    case 'disclaim':
      return { text: `${say('card.disclaimed', fields)}\n${card}`, choices };
    case 'reopen':
      return { text: say('card.reopened', fields), choices, ...files };
    case 'withdraw':
      return { text: say('card.withdrawn', fields) };
    case 'rate':
      return { text: say('card.rated-low', fields), choices };
    case 'comment':
      return { text: say('card.comment', fields), choices };
    case 'reassign':
      return { text: `${say('card.reassigned', fields)}\n${card}`, choices };
    case 'extend':
      return { text: say('card.extended', fields), choices };
    case 'remind':
      return { text: say('card.reminded', fields), choices };
    case 'warn':
      return { text: say('card.warned', fields), choices };
    default:
      return { text: say('card.breached', fields), choices };
  }
}

/** Take it (who may), look at it (everybody). */
export function cardChoices(ticket: Ticket, reader: Pick<Colleague, 'role'>, { say }: Wording): Choice[] {
  const mayTake = ticket.status === 'received' && (reader.role === 'officer' || reader.role === 'head');
  const view = { id: `staff.view.${ticket._id}`, label: say('button.view') };
  return mayTake ? [{ id: `staff.take.${ticket._id}`, label: say('button.take') }, view] : [view];
}

function clip(text: string): string {
  const letters = [...text];
  return letters.length <= LONGEST_ON_CARD ? text : `${letters.slice(0, LONGEST_ON_CARD).join('')}…`;
}
