import { categoryName } from '../report/draft-messages.js';
import { describeShort } from '../sla/describe-moment.js';
import type { Step, Ticket, TicketEvent } from '../tickets/ticket.js';
import { unitName, type Wording } from '../tickets/ticket-words.js';
import { clip } from './card.js';
import { reasonWords } from './commands/reason-list.js';

/** Lines of history shown, the newest; letters of the words of one. */
const MOST_LINES = 10;
const LONGEST_WORDS = 160;

const LINES: Record<Step | 'open', string> = {
  open: 'staff.history-open',
  take: 'staff.history-take',
  update: 'staff.history-update',
  ask: 'staff.history-ask',
  answer: 'staff.history-answer',
  add: 'staff.history-add',
  note: 'staff.history-note',
  forward: 'staff.history-forward',
  disclaim: 'staff.history-disclaim',
  reject: 'staff.history-reject',
  plan: 'staff.history-plan',
  close: 'staff.history-close',
  undo: 'staff.history-undo',
  reopen: 'staff.history-reopen',
  withdraw: 'staff.history-withdraw',
  rate: 'staff.history-rate',
  comment: 'staff.history-comment',
  recategorise: 'staff.history-recategorise',
  reassign: 'staff.history-reassign',
  extend: 'staff.history-extend',
  remind: 'staff.history-remind',
  warn: 'staff.history-warn',
  breach: 'staff.history-breach',
};

/** The history as the staff reads it (C23), the oldest first; earlier lines are counted. */
export function historyLines({ history }: Pick<Ticket, 'history'>, words: Wording): string[] {
  const { say } = words;
  const hidden = history.length - MOST_LINES;
  const lines = history.slice(-MOST_LINES).map((event) => historyLine(event, words));
  return hidden > 0 ? [say('staff.history-earlier', { count: hidden }), ...lines] : lines;
}

function historyLine(event: TicketEvent, words: Wording): string {
  const { say, timeZone, language } = words;
  const line = say(LINES[event.step], {
    by: event.by.name,
    unit: event.unitTo ? unitName(event.unitTo, words) : '',
    category: categoryName(event.categoryTo, words.intents),
    officer: event.officerTo?.name ?? '',
    reason: event.reason ? reasonWords(event.reason, words) : '',
    date: event.plannedFor ?? '',
    rating: event.rating ?? 0,
  });
  const told = event.text ? `: ${clip(event.text.replace(/\s+/g, ' '), LONGEST_WORDS)}` : '';
  return say('staff.history-line', {
    at: describeShort(event.at, timeZone, language),
    line: `${line}${told}`,
  });
}
