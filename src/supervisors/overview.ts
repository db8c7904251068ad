import type { Outbound } from '../channels/channel.js';
import { answer, type StaffOutcome, type StaffTurn } from '../officers/staff-turn.js';
import { ALL_UNITS } from '../profile/city-schema.js';
import { describeDate } from '../sla/describe-moment.js';
import { countTickets, type TicketCounts, type UnitCounts } from '../tickets/count-tickets.js';
import { worksFor } from '../tickets/refuse-step.js';
import { unitName } from '../tickets/ticket-words.js';

/** Units on one page, the worst first; a phone shows no more. */
const MOST_UNITS = 20;
/** From here on a median is told in days. */
const HOURS_AS_DAYS = 48;

/** `/ringkas [unit]`: open, due today, overdue, closed this week and the median to close, together and by unit. */
export async function showOverview(turn: StaffTurn, unit?: string): Promise<StaffOutcome> {
  const { deps, actor, now, words } = turn;
  if (unit && !worksFor(actor, unit)) {
    return answer({ text: turn.say('overview.not-your-unit', { unit: unitName(unit, words) }) });
  }
  const counts = await countTickets(deps.tickets, actor, { unit, now, timeZone: deps.timeZone });
  // Somebody of one unit asks about that one.
  const [only, ...others] = actor.units ?? [];
  const asked = unit ?? (others.length === 0 && only !== ALL_UNITS ? only : undefined);
  return answer(overviewReply(turn, counts, asked));
}

function overviewReply(turn: StaffTurn, { total, units }: TicketCounts, unit?: string): Outbound {
  const { say, deps, now, words } = turn;
  const date = describeDate(now, deps.timeZone, words.language);
  const head = unit
    ? say('overview.head-unit', { date, unit: unitName(unit, words) })
    : `${say('overview.head', { date })}\n${countedUnits(turn)}`;
  const lines = [head, say('overview.open', countFields(total)), say('overview.closed', countFields(total))];
  if (total.medianHours !== undefined) lines.push(medianLine(total.medianHours, say));
  const busy = Object.entries(units).sort(([, a], [, b]) => b.overdue - a.overdue || b.open - a.open);
  if (!unit && busy.length > 1) {
    lines.push('', say('overview.by-unit'));
    for (const [id, counts] of busy.slice(0, MOST_UNITS)) {
      lines.push(say('overview.unit-line', { unit: unitName(id, words), ...countFields(counts) }));
    }
    if (busy.length > MOST_UNITS) lines.push(say('overview.more-units', { count: busy.length - MOST_UNITS }));
  }
  const choices = total.overdue > 0 ? [{ id: 'staff.late.1', label: say('button.overdue') }] : [];
  return { text: lines.join('\n'), ...(choices.length > 0 ? { choices } : {}) };
}

/** Which units the figures are of. */
function countedUnits({ say, actor, words }: StaffTurn): string {
  const { units = [] } = actor;
  if (units.includes(ALL_UNITS)) return say('overview.all-units');
  return say('overview.units', { units: units.map((id) => unitName(id, words)).join(', ') });
}

function countFields({ open, dueToday, overdue, closedThisWeek }: UnitCounts) {
  return { open, today: dueToday, late: overdue, closed: closedThisWeek };
}

function medianLine(hours: number, say: StaffTurn['say']): string {
  if (hours < 1) return say('overview.median-under-hour');
  if (hours < HOURS_AS_DAYS) return say('overview.median-hours', { hours: Math.round(hours) });
  return say('overview.median-days', { days: Math.round(hours / 24) });
}
