import type { Outbound } from '../channels/channel.js';
import { cardBody, cardChoices } from '../officers/card.js';
import { formerHolder } from '../officers/former-holder.js';
import { maySee } from '../officers/scope.js';
import type { Colleague } from '../officers/staff.js';
import { listenLines } from '../officers/ticket-files.js';
import { categoryName, placeLine } from '../report/draft-messages.js';
import type { Say } from '../shared/texts.js';
import { describeDue, describeLeft } from '../sla/describe-moment.js';
import { unitName } from '../tickets/ticket-words.js';
import type { NoticeParts } from './notice-parts.js';

/**
 * What somebody of the staff hears of a step: the news, where it helps with a card of the ticket. Who may not see the
 * ticket (C27: the triage desk, for a unit that has nobody yet) hears its code and unit only.
 */
export function staffNotice(parts: NoticeParts, reader: Colleague): Outbound {
  const { ticket, event, staffWords, media } = parts;
  const { say } = staffWords;
  const fields = fieldsOf(parts);
  if (!maySee(reader, ticket.unit, staffWords.profile.units)) return { text: say('card.unstaffed', fields) };
  const choices = cardChoices(ticket, reader, staffWords);
  const files = media.length > 0 ? { media } : {};
  const card = cardBody(ticket, staffWords);
  switch (event.step) {
    case 'open':
      return {
        text: `${say(ticket.report.urgent ? 'card.new-urgent' : 'card.new', fields)}\n${card}`,
        choices,
        ...files,
      };
    case 'answer':
      return { text: say('card.answer', fields), choices, ...files };
    case 'add':
      return { text: say('card.addition', fields), choices, ...files };
    case 'forward':
      return { text: `${say('card.forwarded', fields)}\n${card}`, choices };
    case 'recategorise':
      return { text: `${say('card.recategorised', { ...fields, by: event.by.name })}\n${card}`, choices };
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
      if (formerHolder(ticket, event)?.id === reader.id)
        return { text: say('card.reassigned-away', fields), choices };
      return { text: `${say('card.reassigned', fields)}\n${card}`, choices };
    case 'extend':
      return { text: say('card.extended', fields), choices };
    case 'remind':
      return { text: say('card.reminded', fields).trim(), choices };
    // One button is enough: a warning that repeats the code is read as several.
    case 'warn':
      return { text: say('card.warned', fields), choices: choices.slice(0, 1) };
    default:
      return { text: say('card.breached', fields), choices: choices.slice(0, 1) };
  }
}

/** Files that came without words. */
function filesOnly({ attachments = [] }: NoticeParts['event'], say: Say): string {
  return attachments.length > 0 ? say('card.files-only', { count: attachments.length }) : '';
}

function fieldsOf({ ticket, event, staffWords }: NoticeParts) {
  const { say, timeZone, language, intents } = staffWords;
  return {
    code: ticket._id,
    text: [event.text?.trim() || filesOnly(event, say), ...listenLines(event.attachments ?? [], say)].join(
      '\n',
    ),
    category: categoryName(ticket.report.category, intents),
    place: placeLine(ticket.report.place, say),
    unit: unitName(ticket.unit, staffWords),
    from: event.unitFrom ? unitName(event.unitFrom, staffWords) : '',
    rating: event.rating ?? 0,
    due: describeDue(ticket.clock.dueAt, timeZone, language),
    left: describeLeft(ticket.clock.dueAt, event.at, say),
    officer: event.officerTo?.name ?? ticket.officer?.name ?? say('staff.nobody'),
  };
}
