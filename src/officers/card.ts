import type { Choice } from '../channels/channel.js';
import { answerLines, categoryName, placeLine } from '../report/draft-messages.js';
import { describeDue } from '../sla/describe-moment.js';
import type { Ticket } from '../tickets/ticket.js';
import type { Wording } from '../tickets/ticket-words.js';
import { isOpen } from '../tickets/transitions.js';
import { mayGive } from './permissions.js';
import type { Role } from './person.js';
import { filesOf, listenLines } from './ticket-files.js';

/** Letters of a citizen's words shown on a card. */
const LONGEST_ON_CARD = 300;

/** Category, place, words and due date of a ticket, as the staff reads them. */
export function cardBody(
  { report, clock, history }: Ticket,
  { say, timeZone, language, intents }: Wording,
): string {
  return say('card.body', {
    category: categoryName(report.category, intents),
    place: clip(placeLine(report.place, say), LONGEST_ON_CARD),
    words: [
      clip(report.text, LONGEST_ON_CARD),
      ...answerLines(report, intents),
      ...listenLines(filesOf({ report, history }), say),
    ].join('\n'),
    due: describeDue(clock.dueAt, timeZone, language),
  });
}

/** Take it (who may), look at it (everybody). */
export function cardChoices(
  ticket: Pick<Ticket, '_id' | 'status'>,
  reader: { role: Role },
  { say }: Wording,
): Choice[] {
  return [...takeChoice(ticket, reader, { say }), viewChoice(ticket._id, say('button.view'))];
}

/** The button that takes a ticket nobody works on; none for who may not. */
export function takeChoice(
  { _id, status }: Pick<Ticket, '_id' | 'status'>,
  { role }: { role: Role },
  { say }: Pick<Wording, 'say'>,
): Choice[] {
  const mayTake = status === 'received' && (role === 'officer' || role === 'head');
  return mayTake ? [{ id: `staff.take.${_id}`, label: say('button.take') }] : [];
}

/** The button that asks which category is the right one; none for who may not change it. */
export function sortChoice(
  { _id, status, officer }: Pick<Ticket, '_id' | 'status' | 'officer'>,
  { role, id }: { role: Role; id: string },
  { say }: Pick<Wording, 'say'>,
): Choice[] {
  const isOthers = role === 'officer' && officer !== undefined && officer.id !== id;
  const maySort = isOpen(status) && mayGive(role, 'kategori') && !isOthers;
  return maySort ? [{ id: `staff.sort.${_id}`, label: say('button.change-category') }] : [];
}

export function viewChoice(code: string, label: string): Choice {
  return { id: `staff.view.${code}`, label };
}

/** The first `longest` letters of a text on one card; cut letters are shown as `…`. */
export function clip(text: string, longest: number): string {
  const letters = [...text.slice(0, longest * 2 + 2)];
  return letters.length <= longest ? text : `${letters.slice(0, longest).join('')}…`;
}
