import type { Choice, Outbound } from '../../channels/channel.js';
import { categoryName, placeLine } from '../../report/draft-messages.js';
import { describeLeft } from '../../sla/describe-moment.js';
import { findForStaff, searchTickets, type TicketLine, type TicketPage } from '../../tickets/find-tickets.js';
import type { StaffList } from '../../tickets/staff-list.js';
import { isOpen } from '../../tickets/transitions.js';
import { clip, viewChoice } from '../card.js';
import { staffStatus } from '../staff-status.js';
import { answer, type StaffOutcome, type StaffTurn } from '../staff-turn.js';

/** Letters of a place or a name on one line of a list. */
const LONGEST_IN_LINE = 45;
/** What a button may carry, in bytes (Telegram). */
const LONGEST_CHOICE_ID = 64;

const HEADS: Record<StaffList, string> = {
  mine: 'staff.list-mine',
  unit: 'staff.list-unit',
  due_today: 'staff.list-due-today',
  overdue: 'staff.list-overdue',
  waiting: 'staff.list-waiting',
};
const EMPTY: Record<StaffList, string> = {
  mine: 'staff.empty-mine',
  unit: 'staff.empty-unit',
  due_today: 'staff.empty-due-today',
  overdue: 'staff.empty-overdue',
  waiting: 'staff.empty-waiting',
};

/** `/tiket`: one page of the open tickets of one's units, the earliest due first. */
export async function listTickets(turn: StaffTurn, list: StaffList, page = 1): Promise<StaffOutcome> {
  const { deps, actor, now, say } = turn;
  const found = await findForStaff(deps.tickets, actor, { list, page, now, timeZone: deps.timeZone });
  if (found.total === 0) return answer({ text: say(EMPTY[list]) });
  const more = `staff.list.${list}.${found.page + 1}`;
  return answer(
    pageReply(turn, found, { head: HEADS[list], more, line: (ticket) => ticketLine(turn, ticket) }),
  );
}

/** `/cari`: tickets of one's units by the words of the report, its place or its code. */
export async function searchList(turn: StaffTurn, text: string, page = 1): Promise<StaffOutcome> {
  const { deps, actor, say } = turn;
  const found = await searchTickets(deps.tickets, actor, { text, page });
  if (found.total === 0) return answer({ text: say('staff.empty-search') });
  const more = `staff.find.${found.page + 1}.${text}`;
  return answer(
    pageReply(turn, found, { head: 'staff.list-search', more, line: (ticket) => ticketLine(turn, ticket) }),
  );
}

interface PageWords {
  /** Text key with {total}. */
  head: string;
  /** Id of the button to the next page. */
  more: string;
  line: (ticket: TicketLine) => string;
}

/** Lines of tickets, each with a button to look at it, and one to the next page. */
export function pageReply({ say }: StaffTurn, found: TicketPage, { head, more, line }: PageWords): Outbound {
  const { tickets, total, page, pages } = found;
  const choices: Choice[] = tickets.map((ticket) => viewChoice(ticket._id, ticket._id));
  const mayShowMore = page < pages && Buffer.byteLength(more) <= LONGEST_CHOICE_ID;
  if (mayShowMore) choices.push({ id: more, label: say('button.more') });
  const title = say(head, { total });
  const first = pages > 1 ? say('staff.list-page', { head: title, page, pages }) : title;
  return { text: [first, ...tickets.map(line)].join('\n'), choices };
}

/** Code, category, place, how much time is left (or the status of what is over), and who holds it. */
function ticketLine({ say, now, words }: StaffTurn, ticket: TicketLine): string {
  const { report, status, clock, officer } = ticket;
  const fields = {
    code: ticket._id,
    category: categoryName(report.category, words.intents),
    place: clip(placeLine(report.place, say), LONGEST_IN_LINE),
    left: isOpen(status) ? describeLeft(clock.dueAt, now, say) : staffStatus(status, words),
    officer: clip(officer?.name ?? '', LONGEST_IN_LINE),
  };
  return officer ? say('staff.line-held', fields) : say('staff.line', fields);
}
