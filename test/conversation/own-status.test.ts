import { describe, expect, it } from '@jest/globals';
import { ownStatus } from '../../src/conversation/ticket/ticket-messages.js';
import type { Language } from '../../src/shared/texts.js';
import type { Ticket } from '../../src/tickets/ticket.js';
import { know, NOW, ownTicket } from './sample-turn.js';

const DAY_MS = 24 * 3_600_000;
const code = ownTicket().code;
const { reopen_days } = know.profile.city;

const wordsIn = (language: Language) => ({
  ...{ say: know.texts.in(language), language, timeZone: 'Asia/Jakarta' },
  ...{ profile: know.profile, intents: know.intents },
});
const ticketOf = (more: Partial<Ticket>) =>
  ({
    ...{ _id: code, status: 'closed', unit: 'dishub', history: [], clock: { dueAt: NOW }, closedAt: NOW },
    report: { category: 'pju', place: { label: 'Jl. Mangga' } },
    ...more,
  }) as unknown as Ticket;
const idsOf = (more: Partial<Ticket>, afterMs = 0) =>
  ownStatus(ticketOf(more), wordsIn('id'), new Date(NOW.getTime() + afterMs)).choices?.map(({ id }) => id);

const stars = [1, 2, 3, 4, 5].map((count) => `rate.${code}.${count}`);

describe('the state of an own ticket offers', () => {
  it.each<[string, Partial<Ticket>, number, string[] | undefined]>([
    ['a rating, where it is closed without one', {}, 0, [...stars, `reopen.${code}`]],
    ['a rating on the last day', {}, reopen_days * DAY_MS, [...stars, `reopen.${code}`]],
    ['no rating any more after that', {}, reopen_days * DAY_MS + 1, [`reopen.${code}`]],
    ['no second rating', { rating: 4 }, 0, [`reopen.${code}`]],
    ['to take it back, while nobody works on it', { status: 'received' }, 0, [`withdraw.${code}`]],
    ['nothing while it is worked on', { status: 'in_progress' }, 0, undefined],
    ['nothing when it was rejected', { status: 'rejected' }, 0, undefined],
  ])('%s', (_name, more, afterMs, expected) => {
    expect(idsOf(more, afterMs)).toEqual(expected);
  });

  it.each<Language>(['id', 'en', 'jv'])('the rating with the words that ask for it (%s)', (language) => {
    const words = wordsIn(language);
    const asked = words.say('ticket.ask-rating');
    expect(asked).toMatch(/1.*5/);
    expect(ownStatus(ticketOf({}), words, NOW).text).toContain(asked);
    expect(ownStatus(ticketOf({ rating: 5 }), words, NOW).text).not.toContain(asked);
  });
});
