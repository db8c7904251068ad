import type { MediaFile } from '../channels/channel.js';
import { answerLines, categoryName, placeLine } from '../report/draft-messages.js';
import { describeDue, describeLeft } from '../sla/describe-moment.js';
import { findByCode } from '../tickets/find-tickets.js';
import { worksFor } from '../tickets/refuse-step.js';
import type { Refusal } from '../tickets/step-request.js';
import type { Ticket } from '../tickets/ticket.js';
import { unitName } from '../tickets/ticket-words.js';
import { isOpen } from '../tickets/transitions.js';
import { clip, sortChoice, takeChoice } from './card.js';
import { historyLines } from './history-lines.js';
import { refusalReply } from './refusal-reply.js';
import { staffStatus } from './staff-status.js';
import { answer, type StaffOutcome, type StaffTurn } from './staff-turn.js';
import { filesOf, listenLines } from './ticket-files.js';

/** Letters of the report that are shown; the page of one message is 4,096. */
const LONGEST_TEXT = 1000;
/** Photos sent along: one album of Telegram. */
const MOST_PHOTOS = 10;
/** Voice notes, films and documents sent along: each is a message of its own. */
const MOST_OTHERS = 6;

/** A ticket that the person may see, or why not. */
export async function findVisible({ deps, actor }: StaffTurn, code: string): Promise<Ticket | Refusal> {
  const ticket = await findByCode(deps.tickets, code);
  if (!ticket) return { code: 'not_found' };
  return worksFor(actor, ticket.unit) ? ticket : { code: 'not_your_unit', unit: ticket.unit };
}

export const isTicket = (found: Ticket | Refusal): found is Ticket => '_id' in found;

/** `/lihat`: everything the staff of its unit may know, with the files; no number or address of the citizen. */
export async function viewTicket(turn: StaffTurn, code: string): Promise<StaffOutcome> {
  const { words, person } = turn;
  const ticket = await findVisible(turn, code);
  if (!isTicket(ticket)) return answer(refusalReply(ticket, { code, step: 'note' }, words));
  const media = await shownFiles(turn, ticket);
  const choices = [...takeChoice(ticket, person, words), ...sortChoice(ticket, person, words)];
  return answer({
    text: ticketPage(turn, ticket),
    about: ticket._id,
    ...(choices.length > 0 ? { choices } : {}),
    ...(media.length > 0 ? { media } : {}),
  });
}

function ticketPage({ say, words, now, deps }: StaffTurn, ticket: Ticket): string {
  const { report, clock, officer, status } = ticket;
  const due = describeDue(clock.dueAt, deps.timeZone, words.language);
  const files = filesOf(ticket);
  const isAnonymous = report.hidden === 'anonymous' || ticket.citizenName.trim() === '';
  const head = { code: ticket._id, category: categoryName(report.category, words.intents) };
  return [
    report.urgent ? say('staff.view-head-urgent', head) : say('staff.view-head', head),
    say('staff.view-place', { place: placeLine(report.place, say) }),
    say('staff.view-text', { text: clip(report.text, LONGEST_TEXT) }),
    ...answerLines(report, words.intents),
    isAnonymous
      ? say('staff.view-anonymous')
      : say('staff.view-citizen', { name: clip(ticket.citizenName, 60) }),
    say('staff.view-unit', {
      unit: unitName(ticket.unit, words),
      officer: officer?.name ?? say('staff.nobody'),
    }),
    say('staff.view-status', { status: staffStatus(status, words) }),
    isOpen(status) ? say('staff.view-due', { due, left: describeLeft(clock.dueAt, now, say) }) : '',
    files.length > 0 ? say('staff.view-files', { count: files.length }) : '',
    ...listenLines(files, say),
    '',
    say('staff.view-history'),
    ...historyLines(ticket, words),
  ]
    .filter((line, index, lines) => line !== '' || lines[index + 1] === say('staff.view-history'))
    .join('\n');
}

/** What was sent along: photos, and what has to be listened to, watched or opened. */
async function shownFiles({ deps }: StaffTurn, ticket: Ticket): Promise<MediaFile[]> {
  const files = filesOf(ticket);
  const photos = files.filter((file) => file.kind === 'photo');
  const others = files.filter((file) => file.kind !== 'photo');
  // The report's own and the newest: what was wrong, and what it looks like now.
  const shown = [...ends(photos, MOST_PHOTOS), ...ends(others, MOST_OTHERS)];
  const found = await Promise.all(shown.map(({ id }) => deps.mediaFile(id)));
  return found.filter((file) => file !== undefined);
}

function ends<Item>(items: Item[], most: number): Item[] {
  return items.length <= most ? items : [...items.slice(0, most / 2), ...items.slice(-most / 2)];
}
