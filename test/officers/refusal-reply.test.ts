import { describe, expect, test } from '@jest/globals';
import { reasonChoices } from '../../src/officers/commands/reason-list.js';
import { historyLines } from '../../src/officers/history-lines.js';
import { refusalReply } from '../../src/officers/refusal-reply.js';
import type { Refusal } from '../../src/tickets/step-request.js';
import { REJECT_REASONS, STEPS } from '../../src/tickets/ticket.js';
import { formatCode } from '../../src/understanding/entities/ticket-code.js';
import { START } from '../tickets/sample-ticket.js';
import { city, intents, texts, timeZone } from './staff-world.js';

const CODE = formatCode('CTH-2603', 42);

/** One of each kind; a new kind does not compile without its example here. */
const REFUSALS: { [Code in Refusal['code']]: Extract<Refusal, { code: Code }> } = {
  not_found: { code: 'not_found' },
  not_yours: { code: 'not_yours' },
  not_your_unit: { code: 'not_your_unit', unit: 'dlh' },
  not_your_role: { code: 'not_your_role', step: 'close' },
  wrong_status: { code: 'wrong_status', status: 'closed', by: 'Budi' },
  taken_by: { code: 'taken_by', name: 'Budi' },
  already_yours: { code: 'already_yours' },
  not_the_closer: { code: 'not_the_closer', name: 'Budi' },
  too_late: { code: 'too_late', limit: 30, unit: 'minutes' },
  needs_text: { code: 'needs_text' },
  needs_photo: { code: 'needs_photo' },
  needs_reason: { code: 'needs_reason' },
  needs_date: { code: 'needs_date' },
  needs_unit: { code: 'needs_unit' },
  needs_officer: { code: 'needs_officer' },
  needs_later_due: { code: 'needs_later_due' },
  needs_rating: { code: 'needs_rating' },
  unknown_unit: { code: 'unknown_unit', unit: 'seberang' },
  same_unit: { code: 'same_unit', unit: 'dlh' },
  needs_category: { code: 'needs_category' },
  same_category: { code: 'same_category', category: 'drainase' },
  not_due: { code: 'not_due' },
  busy: { code: 'busy' },
};

const refusals = Object.values(REFUSALS);
const languages = ['id', 'en'] as const;
const wordsIn = (language: 'id' | 'en') => ({
  say: texts.in(language),
  language,
  timeZone,
  profile: city,
  intents,
});

describe('every refusal', () => {
  test.each(
    languages.flatMap((language) => refusals.map((refusal) => [language, refusal.code, refusal] as const)),
  )('has a sentence in %s: %s', (language, _code, refusal) => {
    const { text } = refusalReply(refusal, { code: CODE, step: 'close' }, wordsIn(language));
    expect(text.length).toBeGreaterThan(15);
    expect(text).not.toMatch(/\{\w+\}|undefined|_/);
  });

  test('has a sentence of its own, for all but what a stranger may not tell apart', () => {
    const sentences = refusals.map(
      (refusal) => refusalReply(refusal, { code: CODE, step: 'close' }, wordsIn('id')).text,
    );
    expect(new Set(sentences).size).toBe(refusals.length - 1);
    expect(sentences[0]).toBe(sentences[1]);
  });

  test.each(STEPS)('that %s lacks words says which', (step) => {
    for (const language of languages) {
      const { text } = refusalReply({ code: 'needs_text' }, { code: CODE, step }, wordsIn(language));
      expect(text).toContain(CODE);
    }
  });

  test('is about its ticket only where the reader may see that', () => {
    const about = refusals.filter(
      (refusal) => refusalReply(refusal, { code: CODE, step: 'close' }, wordsIn('id')).about,
    );
    expect(about.length).toBe(refusals.length - 3);
  });

  test('says the words people look for', () => {
    const say = (refusal: Refusal) =>
      refusalReply(refusal, { code: CODE, step: 'close' }, wordsIn('id')).text;
    expect(say(REFUSALS.taken_by)).toContain(`Tiket ${CODE} sudah diambil Budi.`);
    expect(say(REFUSALS.not_your_unit)).toContain('bukan');
    expect(say(REFUSALS.needs_text)).toContain('keterangan');
    expect(say({ code: 'wrong_status', status: 'received' })).toContain('/ambil');
    expect(say({ code: 'wrong_status', status: 'in_progress' })).toContain('/ambil');
  });
});

test.each(languages)('every reason has a button in %s that any channel can carry', (language) => {
  const choices = reasonChoices(CODE, wordsIn(language));
  expect(choices.map(({ id }) => id.split('.').at(-1))).toEqual([...REJECT_REASONS]);
  expect(new Set(choices.map(({ label }) => label)).size).toBe(REJECT_REASONS.length);
  for (const { id, label } of choices) {
    expect(Buffer.byteLength(id)).toBeLessThanOrEqual(64);
    expect(label).toMatch(/^\p{Lu}\p{L}+( \p{L}+){0,3}$/u);
    expect(label.length).toBeLessThanOrEqual(20);
  }
});

test.each([...STEPS, 'open'] as const)('the history has a line for %s', (step) => {
  const event = {
    id: 'x', step, at: START, by: { kind: 'staff' as const, id: 'budi', name: 'Budi' }, from: null, to: 'received' as const,
    text: 'Keterangan', unitTo: 'dlh', officerTo: { id: 'agus', name: 'Agus' }, reason: 'palsu' as const, rating: 3,
    plannedFor: '2026-03-12',
  }; // biome-ignore format: a table
  for (const language of languages) {
    const [line] = historyLines({ history: [event] }, wordsIn(language));
    expect(line).toMatch(/^• 10 Mar 09[.:]00, .{5,}: Keterangan$/);
    expect(line).not.toMatch(/\{\w+\}/);
  }
});
