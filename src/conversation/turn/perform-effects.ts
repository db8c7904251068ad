import type { Outbound } from '../../channels/channel.js';
import type { FaqCounts } from '../../faq/count-faq.js';
import { tellTopic } from '../../officers/make-topic.js';
import { performCommand, performStaffChoice, type StaffDeps } from '../../officers/perform-command.js';
import type { People } from '../../people/people.js';
import { reportOf } from '../../report/draft.js';
import { isCoded } from '../../shared/errors.js';
import { findByCode, findOfCitizen } from '../../tickets/find-tickets.js';
import { type OpenDeps, openTicket } from '../../tickets/open-ticket.js';
import { stepTicket } from '../../tickets/step-ticket.js';
import type { Actor, Ticket, TicketEvent } from '../../tickets/ticket.js';
import type { Wording } from '../../tickets/ticket-words.js';
import type { Effect, Turn } from '../decision.js';
import type { Asked } from '../talk.js';
import { citizenStepReply } from '../ticket/citizen-step-reply.js';
import { ownList, ownStatus, receipt, strangerStatus } from '../ticket/ticket-messages.js';
import { performLinking, type Telling } from './perform-linking.js';

/** What came of the effects: words for this chat, and steps whose notices go to others. */
export interface Outcome {
  replies: Outbound[];
  events: { ticket: Ticket; event: TicketEvent }[];
  asked?: Asked;
  /** Words for other chats of the person. */
  tells?: Telling[];
}

export interface EffectDeps {
  open: OpenDeps;
  staff: StaffDeps;
  faqCounts: FaqCounts;
  people: People;
}

/** Does what a decision asked for, in order. Each effect's id is derived from the inbound: a replay finds it done. */
export async function performEffects(
  deps: EffectDeps,
  turn: Turn,
  effects: Effect[],
  words: Wording,
): Promise<Outcome> {
  const outcome: Outcome = { replies: [], events: [] };
  for (const [index, effect] of effects.entries()) {
    const done = await performEffect(deps, turn, effect, `${turn.id}#${index}`, words);
    outcome.replies.push(...done.replies);
    outcome.events.push(...done.events);
    if (done.asked) outcome.asked = done.asked;
    if (done.tells) outcome.tells = [...(outcome.tells ?? []), ...done.tells];
  }
  return outcome;
}

async function performEffect(
  deps: EffectDeps,
  turn: Turn,
  effect: Effect,
  cause: string,
  words: Wording,
): Promise<Outcome> {
  const { tickets } = deps.open;
  const { chat } = turn.person;
  const { ownChats } = turn.facts;
  switch (effect.kind) {
    case 'open-ticket': {
      const opening = {
        draftId: effect.draft.id,
        report: reportOf(effect.draft),
        citizen: chat,
        citizenName: effect.draft.hidden === 'open' ? (turn.inbound.senderName ?? '') : '',
        receivedAt: turn.now,
        cause,
      };
      const { ticket, event } = await openTicket(deps.open, opening);
      return { replies: [receipt(ticket, words)], events: [{ ticket, event }] };
    }
    case 'citizen-step':
      return performCitizenStep(deps, turn, effect, cause, words);
    case 'show-status': {
      const ticket = await findByCode(tickets, effect.code);
      if (!ticket) return reply({ text: turn.say('ticket.unknown') });
      return reply(
        ownChats.includes(ticket.citizen)
          ? ownStatus(ticket, words, turn.now)
          : strangerStatus(ticket, words),
      );
    }
    case 'list-mine':
      return reply(ownList(await findOfCitizen(tickets, ownChats, { page: effect.page }), words));
    case 'staff-command': {
      const { kind: _kind, ...line } = effect;
      return performCommand(deps.staff, { ...staffTurn(turn, cause), ...line });
    }
    case 'staff-choice':
      return performStaffChoice(deps.staff, { ...staffTurn(turn, cause), choiceId: effect.choiceId });
    case 'staff-topic':
      return tellTopic(deps.staff, { ...staffTurn(turn, cause), asked: effect.asked, text: effect.text });
    case 'link-staff':
      return linkStaff(deps, turn, effect.code);
    case 'link-chats':
      return performLinking(deps.people, turn, effect.deed, { cause, words });
    case 'count-faq':
      await deps.faqCounts.count(effect.topic, effect.what, cause);
      return { replies: [], events: [] };
    case 'count-unanswered':
      await deps.staff.questions.note(effect.text, cause, turn.now);
      return { replies: [], events: [] };
  }
}

function reply(message: Outbound): Outcome {
  return { replies: [message], events: [] };
}

function staffTurn({ person, now, say, talk }: Turn, cause: string) {
  return { person, cause, now, say, language: talk.language };
}

async function performCitizenStep(
  deps: EffectDeps,
  turn: Turn,
  effect: Effect & { kind: 'citizen-step' },
  cause: string,
  words: Wording,
): Promise<Outcome> {
  const actor: Actor = {
    kind: 'citizen',
    id: turn.person.chat,
    name: turn.inbound.senderName ?? '',
    chats: turn.facts.ownChats,
  };
  const { code, step, text, attachments, rating } = effect;
  const request = { code, step, actor, cause, text, attachments, rating };
  const first = await stepTicket(deps.staff, request);
  // The officer went on without waiting for the answer: it is an addition then.
  const isLateAnswer = step === 'answer' && !first.ok && first.refusal.code === 'wrong_status';
  const done = isLateAnswer ? await stepTicket(deps.staff, { ...request, step: 'add' }) : first;
  const replies = citizenStepReply(done, effect, words);
  return { replies, events: done.ok ? [done] : [] };
}

/** Links this chat account to the staff record of a one-time code (E7). */
async function linkStaff(deps: EffectDeps, turn: Turn, code: string): Promise<Outcome> {
  try {
    const person = await deps.staff.invites.redeem(code, turn.person.chat);
    return reply({ text: turn.say('talk.linked', { name: person.name }) });
  } catch (error) {
    if (isCoded(error, 'INVITE_INVALID')) return reply({ text: turn.say('talk.link-refused') });
    throw error;
  }
}
