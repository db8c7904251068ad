import type { Choice, Outbound } from '../../channels/channel.js';
import { categoryName, placeLine } from '../../report/draft-messages.js';
import { describeDate, describeDue } from '../../sla/describe-moment.js';
import type { TicketLine, TicketPage } from '../../tickets/find-tickets.js';
import { resultChoices } from '../../tickets/result-choices.js';
import type { Ticket, TicketEvent } from '../../tickets/ticket.js';
import { statusWords, unitName, type Wording } from '../../tickets/ticket-words.js';
import { isOpen } from '../../tickets/transitions.js';

/** Lines of public history shown to the citizen, the newest. */
const MOST_NEWS = 5;
/** Steps whose words are between the staff. */
const STAFF_WORDS: readonly TicketEvent['step'][] = ['forward', 'disclaim'];

/** Code, category, unit, due date and how to follow (A27). */
export function receipt(ticket: Ticket, words: Wording): Outbound {
  const { say } = words;
  const isQuestion = ticket.report.class === 'permintaan_informasi';
  const text = say(isQuestion ? 'ticket.receipt-question' : 'ticket.receipt', {
    code: ticket._id,
    category: categoryName(ticket.report.category, words.intents),
    unit: unitName(ticket.unit, words),
    due: describeDue(ticket.clock.dueAt, words.timeZone, words.language),
  });
  return { text, about: ticket._id };
}

const DAY_MS = 24 * 3_600_000;

/** Everything the citizen may know of an own ticket, and what they may do about it, from whichever of their chats. */
export function ownStatus(ticket: Ticket, words: Wording, now: Date): Outbound {
  const { say } = words;
  const { report } = ticket;
  const lines = [
    say('ticket.head', { code: ticket._id, category: categoryName(report.category, words.intents) }),
    say('report.line-place', { place: placeLine(report.place, say) }),
    say('ticket.line-status', { status: statusWords(ticket, words), unit: unitName(ticket.unit, words) }),
  ];
  if (isOpen(ticket.status)) {
    lines.push(
      say('ticket.line-due', { due: describeDue(ticket.clock.dueAt, words.timeZone, words.language) }),
    );
  }
  const news = ticket.history.filter((event) => isNews(event)).slice(-MOST_NEWS);
  lines.push(...news.map((event) => newsLine(event, words)));
  const asksRating = isToRate(ticket, words, now);
  if (asksRating) lines.push('', say('ticket.ask-rating'));
  const choices = asksRating ? resultChoices(ticket._id, say) : ownChoices(ticket, words);
  return { text: lines.join('\n'), choices, about: ticket._id };
}

/** Closed without a word of the citizen, for as long as it may be opened again: older results are no longer asked about. */
function isToRate({ status, rating, closedAt }: Ticket, { profile }: Wording, now: Date): boolean {
  if (status !== 'closed' || rating !== undefined || !closedAt) return false;
  return now.getTime() - closedAt.getTime() <= profile.city.reopen_days * DAY_MS;
}

function isNews({ internal, text, step }: TicketEvent): boolean {
  return !internal && text !== undefined && !STAFF_WORDS.includes(step);
}

function newsLine(event: TicketEvent, { say, timeZone, language }: Wording): string {
  const date = describeDate(event.at, timeZone, language);
  return say(event.by.kind === 'citizen' ? 'ticket.news-citizen' : 'ticket.news', {
    date,
    text: event.text ?? '',
  });
}

function ownChoices(ticket: Ticket, { say }: Wording): Choice[] | undefined {
  if (ticket.status === 'received') return [{ id: `withdraw.${ticket._id}`, label: say('button.withdraw') }];
  if (ticket.status === 'closed') return [{ id: `reopen.${ticket._id}`, label: say('button.not-fixed') }];
  return undefined;
}

/** What a stranger may know of a code: no place, no words, no dates (I8). */
export function strangerStatus(ticket: Ticket, words: Wording): Outbound {
  const { say } = words;
  const status = statusWords(ticket, words);
  return { text: say('ticket.stranger', { code: ticket._id, status, unit: unitName(ticket.unit, words) }) };
}

/** One page of the citizen's own tickets (A30). */
export function ownList({ tickets, page, pages, total }: TicketPage, words: Wording): Outbound {
  const { say } = words;
  if (total === 0)
    return { text: say('ticket.none'), choices: [{ id: 'report', label: say('button.report') }] };
  const lines = tickets.map((ticket: TicketLine) =>
    say('ticket.list-line', {
      code: ticket._id,
      category: categoryName(ticket.report.category, words.intents),
      status: statusWords(ticket, words),
    }),
  );
  const choices: Choice[] = tickets.map((ticket) => ({ id: `status.${ticket._id}`, label: ticket._id }));
  if (page < pages) choices.push({ id: `mine.${page + 1}`, label: say('button.more') });
  const head =
    pages > 1 ? say('ticket.list-head-page', { total, page, pages }) : say('ticket.list-head', { total });
  return { text: [head, ...lines].join('\n'), choices };
}
