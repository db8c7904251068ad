import { categoryName } from '../../report/draft-messages.js';
import { describeDate, describeDue } from '../../sla/describe-moment.js';
import type { Ticket, TicketEvent } from '../../tickets/ticket.js';
import { unitName } from '../../tickets/ticket-words.js';
import { cardBody } from '../card.js';
import { doStep } from '../do-step.js';
import type { Deeds, StaffTurn } from '../staff-turn.js';
import { reasonWords } from './reason-list.js';

type WorkCommand =
  | 'ambil' | 'kabar' | 'tanya' | 'catat' | 'teruskan' | 'bukanwewenang' | 'kategori' | 'tolak' | 'rencana' | 'selesai' | 'undur'; // biome-ignore format: a list

/** What officers and heads do to a ticket: each command is one step. */
export const workCommands: Deeds<WorkCommand> = {
  ambil: (turn, { code }) =>
    doStep(turn, { code, step: 'take' }, (ticket) => ({ text: takenWords(turn, ticket) })),
  kabar: (turn, { code, text }) =>
    doStep(turn, { code, step: 'update', text }, () => ({ text: turn.say('staff.updated', { code }) })),
  tanya: (turn, { code, text }) =>
    doStep(turn, { code, step: 'ask', text }, () => ({ text: turn.say('staff.asked', { code }) })),
  catat: (turn, { code, text }) =>
    doStep(turn, { code, step: 'note', text }, () => ({ text: turn.say('staff.noted', { code }) })),
  teruskan: (turn, { code, unit, text }) =>
    doStep(turn, { code, step: 'forward', unit, text }, () => ({
      text: turn.say('staff.forwarded', { code, unit: unitName(unit, turn.words) }),
    })),
  bukanwewenang: (turn, { code, text }) =>
    doStep(turn, { code, step: 'disclaim', text }, (ticket) => ({
      text: turn.say('staff.disclaimed', { code, unit: unitName(ticket.unit, turn.words) }),
    })),
  kategori: (turn, { code, category, text }) =>
    doStep(turn, { code, step: 'recategorise', category, text }, (ticket, event) => ({
      text: sortedWords(turn, ticket, event),
    })),
  tolak: (turn, { code, reason, text }) =>
    doStep(turn, { code, step: 'reject', reason, text }, () => ({
      text: turn.say('staff.rejected', { code, reason: reasonWords(reason, turn.words) }),
    })),
  rencana: (turn, { code, date, text }) =>
    doStep(turn, { code, step: 'plan', date, text }, () => ({
      text: turn.say('staff.planned', { code, date: dateWords(turn, date) }),
    })),
  selesai: (turn, { code, text }) =>
    doStep(turn, { code, step: 'close', text }, () => ({
      text: turn.say('staff.closed', { code, minutes: turn.deps.profile.city.undo_minutes }),
    })),
  undur: (turn, { code }) =>
    doStep(turn, { code, step: 'undo' }, () => ({ text: turn.say('staff.undone', { code }) })),
};

/** The card, and what can be done next by replying to it. */
function takenWords({ say, words, deps }: StaffTurn, ticket: Ticket): string {
  const needsPhoto = deps.rules.needsEvidence(ticket.report.category);
  const next = needsPhoto ? say('staff.next-with-photo') : say('staff.next');
  return `${say('staff.taken', { code: ticket._id })}\n${cardBody(ticket, words)}\n\n${next}`;
}

/** What it is now, where it is worked on and until when. */
function sortedWords(
  { say, words, deps }: StaffTurn,
  { _id: code, unit, clock }: Ticket,
  event: TicketEvent,
) {
  const fields = {
    code,
    category: categoryName(event.categoryTo, words.intents),
    unit: unitName(event.unitTo ?? unit, words),
    due: describeDue(event.dueAt ?? clock.dueAt, deps.timeZone, words.language),
  };
  return event.unitTo ? say('staff.recategorised-away', fields) : say('staff.recategorised', fields);
}

/** Noon UTC falls on the same day in every Indonesian zone. */
function dateWords({ deps, language }: StaffTurn, date: string): string {
  return describeDate(new Date(`${date}T12:00:00Z`), deps.timeZone, language);
}
