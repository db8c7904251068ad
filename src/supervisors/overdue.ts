import { clip } from '../officers/card.js';
import { pageReply } from '../officers/commands/list-commands.js';
import { answer, type StaffOutcome, type StaffTurn } from '../officers/staff-turn.js';
import { categoryName } from '../report/draft-messages.js';
import { describeLeft } from '../sla/describe-moment.js';
import { findForStaff, type TicketLine } from '../tickets/find-tickets.js';
import { unitName } from '../tickets/ticket-words.js';

/** Letters of a name on one line. */
const LONGEST_NAME = 40;

/** `/lewat`: the tickets of one's units past their due moment, the longest overdue first: who has them, how late. */
export async function showOverdue(turn: StaffTurn, page = 1): Promise<StaffOutcome> {
  const { deps, actor, now, say } = turn;
  const found = await findForStaff(deps.tickets, actor, {
    list: 'overdue',
    page,
    now,
    timeZone: deps.timeZone,
  });
  if (found.total === 0) return answer({ text: say('overview.nothing-late') });
  const more = `staff.late.${found.page + 1}`;
  return answer(
    pageReply(turn, found, { head: 'overview.late-head', more, line: (ticket) => lateLine(turn, ticket) }),
  );
}

function lateLine({ say, now, words }: StaffTurn, ticket: TicketLine): string {
  return say('overview.late-line', {
    code: ticket._id,
    category: categoryName(ticket.report.category, words.intents),
    unit: clip(unitName(ticket.unit, words), LONGEST_NAME),
    officer: clip(ticket.officer?.name ?? say('staff.nobody'), LONGEST_NAME),
    late: describeLeft(ticket.clock.dueAt, now, say),
  });
}
