import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { MediaFile } from '../../src/channels/channel.js';
import { type Notice, noticesFor } from '../../src/notices/notices.js';
import type { Colleague } from '../../src/officers/staff.js';
import { readStaffChoice } from '../../src/officers/staff-choice.js';
import { REJECT_REASONS, STATUSES, STEPS, type Ticket, type TicketEvent } from '../../src/tickets/ticket.js';
import { transitions } from '../../src/tickets/transitions.js';
import { city, intents, texts, timeZone } from '../officers/staff-world.js';
import { later, START, sampleTicket } from '../tickets/sample-ticket.js';

const wordsIn = (language: 'id' | 'en') => ({
  say: texts.in(language),
  language,
  timeZone,
  profile: city,
  intents,
});
const staff: Colleague[] = city.staff.map(({ id, name, role, units }) => ({
  id,
  name,
  role,
  units,
  chats: [`web:${id}`],
}));
const someone = (id: string, units: string[], role: Colleague['role'] = 'officer', chats = [`web:${id}`]): Colleague => ({
  id, name: `Nama${id}`, role, units, chats,
}); // biome-ignore format: one row

const byStaff = (id: string) => ({ kind: 'staff' as const, id, name: id });
const byCitizen = { kind: 'citizen' as const, id: 'web:siti', name: 'Siti' };
const bySystem = { kind: 'system' as const, id: 'alarm', name: '' };

function eventOf(
  step: TicketEvent['step'],
  by: TicketEvent['by'],
  more: Partial<TicketEvent> = {},
): TicketEvent {
  const internal = step !== 'open' && transitions[step].internal ? { internal: true } : {};
  return {
    id: `${step}-1`,
    step,
    at: START,
    by,
    from: 'received',
    to: 'in_progress',
    text: 'Keterangan',
    ...internal,
    ...more,
  };
}

interface Case {
  colleagues?: Colleague[];
  ticket?: Partial<Ticket>;
  media?: MediaFile[];
}

function tell(event: TicketEvent, { colleagues = staff, ticket = {}, media = [] }: Case = {}): Notice[] {
  const base = sampleTicket(event.step === 'open' ? 'received' : 'in_progress', ticket);
  const whole = { ...base, history: [...base.history, event] };
  return noticesFor({
    ticket: whole,
    event,
    colleagues,
    citizenWords: wordsIn('id'),
    staffWords: wordsIn('id'),
    media,
  });
}

const chatsOf = (notices: Notice[]) => notices.map(({ chat }) => chat.replace('web:', '')).sort();
const messageTo = (notices: Notice[], chat: string) =>
  notices.find((notice) => notice.chat === `web:${chat}`)?.message;
/** Words and buttons as a person gets them. */
const shown = ({ message }: Notice) =>
  [message.text, ...(message.choices ?? []).map(({ id, label }) => `${id} ${label}`)].join('\n');

describe('who hears of a step of a ticket of Dinas PU that Budi holds', () => {
  test.each<[TicketEvent['step'], TicketEvent['by'], string[], Partial<TicketEvent>?]>([
    ['open', byCitizen, ['agus', 'budi']],
    ['take', byStaff('budi'), ['siti']],
    ['update', byStaff('budi'), ['siti']],
    ['ask', byStaff('budi'), ['siti']],
    ['answer', byCitizen, ['budi']],
    ['add', byCitizen, ['budi']],
    ['note', byStaff('budi'), []],
    ['note', byStaff('agus'), []],
    ['forward', byStaff('sari'), ['agus', 'budi', 'siti'], { unitFrom: 'dlh', unitTo: 'pu' }],
    ['reject', byStaff('budi'), ['siti'], { reason: 'palsu' }],
    ['plan', byStaff('budi'), ['siti'], { plannedFor: '2026-03-12' }],
    ['close', byStaff('budi'), ['siti']],
    ['undo', byStaff('budi'), ['siti']],
    ['reopen', byCitizen, ['budi']],
    ['withdraw', byCitizen, ['budi']],
    ['rate', byCitizen, [], { rating: 3 }],
    ['rate', byCitizen, ['budi', 'rini'], { rating: 2 }],
    ['rate', byCitizen, ['budi', 'rini'], { rating: 1 }],
    ['comment', byCitizen, ['budi']],
    ['extend', byStaff('ratna'), ['budi', 'siti']],
    ['remind', byStaff('ratna'), ['budi', 'rini']],
    ['warn', bySystem, ['budi', 'rini']],
    ['breach', bySystem, ['budi', 'joko', 'ratna', 'rini', 'siti']],
  ])('%s by %p: %p', (step, by, chats, more = {}) => {
    expect(chatsOf(tell(eventOf(step, by, more)))).toEqual(chats);
  });

  test('sent back by its unit: the triage desk and the citizen', () => {
    const event = eventOf('disclaim', byStaff('budi'), { unitFrom: 'pu', unitTo: 'triase' });
    expect(chatsOf(tell(event, { ticket: { unit: 'triase', officer: undefined } }))).toEqual([
      'dewi',
      'siti',
    ]);
  });

  test('handed over: the new officer and the former one, who hears that it is not theirs any more', () => {
    const event = eventOf('reassign', byStaff('ratna'), {
      officerTo: { id: 'agus', name: 'Agus' },
      text: undefined,
    });
    const taken = eventOf('take', byStaff('budi'), { id: 'take-0', officerTo: { id: 'budi', name: 'Budi' } });
    const notices = tell(event, { ticket: { officer: { id: 'agus', name: 'Agus' }, history: [taken] } });
    expect(chatsOf(notices)).toEqual(['agus', 'budi']);
    expect(messageTo(notices, 'budi')?.text).toContain('tidak lagi Anda pegang');
    expect(messageTo(notices, 'agus')?.text).toContain('sekarang dipegang Agus');
  });

  test('handed over after it came from another unit: the officer there has let go of it before', () => {
    const history = [
      eventOf('take', byStaff('sari'), { id: 'a', officerTo: { id: 'sari', name: 'Sari' } }),
      eventOf('forward', byStaff('sari'), { id: 'b', unitFrom: 'dlh', unitTo: 'pu' }),
    ];
    const event = eventOf('reassign', byStaff('ratna'), { officerTo: { id: 'agus', name: 'Agus' } });
    expect(chatsOf(tell(event, { ticket: { officer: { id: 'agus', name: 'Agus' }, history } }))).toEqual([
      'agus',
    ]);
  });

  test('of what nobody holds: all officers of the unit', () => {
    expect(chatsOf(tell(eventOf('add', byCitizen), { ticket: { officer: undefined } }))).toEqual([
      'agus',
      'budi',
    ]);
    expect(chatsOf(tell(eventOf('warn', bySystem), { ticket: { officer: undefined } }))).toEqual([
      'agus',
      'budi',
      'rini',
    ]);
  });

  test('whose holder was revoked: the others of the unit', () => {
    const colleagues = staff.filter(({ id }) => id !== 'budi');
    expect(chatsOf(tell(eventOf('answer', byCitizen), { colleagues }))).toEqual(['agus']);
  });

  test('every account of a person, each once', () => {
    const colleagues = [someone('budi', ['pu'], 'officer', ['web:budi', 'telegram:1', 'telegram:1'])];
    expect(tell(eventOf('answer', byCitizen), { colleagues }).map(({ chat }) => chat)).toEqual([
      'web:budi',
      'telegram:1',
    ]);
  });
});

describe('a new ticket', () => {
  test('is a card with buttons that take it and show it', () => {
    const [notice] = tell(eventOf('open', byCitizen));
    const { text, choices, about } = notice!.message;
    for (const word of ['CTH-2603', 'Pasar Kenanga', 'Jalan berlubang', '13 Maret 2026'])
      expect(text).toContain(word);
    expect(choices!.map(({ label }) => label)).toEqual(['Ambil', 'Lihat']);
    expect(choices!.map(({ id }) => readStaffChoice(id, 'CTH')?.name)).toEqual(['ambil', 'lihat']);
    expect(about).toBe(sampleTicket()._id);
  });

  test('of danger says so first', () => {
    const report = { ...sampleTicket().report, urgent: true };
    expect(tell(eventOf('open', byCitizen), { ticket: { report } })[0]!.message.text).toMatch(/^🚨/);
  });

  test('comes with its photos', () => {
    const media: MediaFile[] = [{ kind: 'photo', path: '/tmp/x', mime: 'image/jpeg' }];
    expect(tell(eventOf('open', byCitizen), { media })[0]!.message.media).toEqual(media);
  });

  test('for a body outside the city government goes to the triage desk, which may work on it', () => {
    const notices = tell(eventOf('open', byCitizen), { ticket: { unit: 'pln' } });
    expect(chatsOf(notices)).toEqual(['dewi']);
    expect(notices[0]!.message.choices).toHaveLength(2);
  });

  test('for a unit with nobody linked goes to the triage desk without its content', () => {
    const nobody = someone('baru', ['dinkes'], 'officer', []);
    const notices = tell(eventOf('open', byCitizen), {
      ticket: { unit: 'dinkes' },
      colleagues: [...staff, nobody],
    });
    expect(chatsOf(notices)).toEqual(['dewi']);
    const { text, choices } = notices[0]!.message;
    expect(text).toContain('Dinas Kesehatan');
    expect(text).not.toMatch(/berlubang|Kenanga/);
    expect(choices).toBeUndefined();
  });

  test('for a unit with a head only goes to the head; without a triage desk to who oversees all', () => {
    const head = someone('kepala', ['dinkes'], 'head');
    const ticket = { unit: 'dinkes' };
    expect(chatsOf(tell(eventOf('open', byCitizen), { ticket, colleagues: [...staff, head] }))).toEqual([
      'kepala',
    ]);
    const noDesk = staff.filter(({ id }) => id !== 'dewi');
    expect(chatsOf(tell(eventOf('open', byCitizen), { ticket, colleagues: noDesk }))).toEqual(['joko']);
    expect(tell(eventOf('open', byCitizen), { ticket, colleagues: [] })).toEqual([]);
  });
});

describe('what the citizen hears', () => {
  const heard = (step: TicketEvent['step'], by = byStaff('budi'), more: Partial<TicketEvent> = {}) =>
    messageTo(tell(eventOf(step, by, more)), 'siti');

  test.each(['update', 'ask', 'plan', 'close', 'reject'] as const)('has the words of %s', (step) => {
    expect(heard(step, byStaff('budi'), { plannedFor: '2026-03-12', reason: 'palsu' })?.text).toContain(
      'Keterangan',
    );
  });

  test('of a question is answered by the next words', () => {
    expect(heard('ask')?.expectsAnswer).toBe(true);
  });

  test('of a close: five stars and "not fixed"', () => {
    const ids = heard('close')?.choices?.map(({ id }) => id.replace(/CTH-\d+-\w+/, 'KODE'));
    expect(ids).toEqual([
      'rate.KODE.1',
      'rate.KODE.2',
      'rate.KODE.3',
      'rate.KODE.4',
      'rate.KODE.5',
      'reopen.KODE',
    ]);
  });

  test('of a plan: the day in words, without a loose end', () => {
    const { text } = heard('plan', byStaff('budi'), { plannedFor: '2026-03-12', text: undefined })!;
    expect(text).toMatch(/Kamis, 12 Maret 2026\.$/);
  });

  test.each(REJECT_REASONS)('of a rejection as %s: the reason in words', (reason) => {
    const { text } = heard('reject', byStaff('budi'), { reason, text: undefined })!;
    expect(text).toContain(texts.in('id')(`reject.${reason}`));
  });

  test('is in the language the citizen chose', () => {
    const event = eventOf('take', byStaff('budi'));
    const notices = noticesFor({
      ticket: sampleTicket('in_progress'), event, colleagues: staff, citizenWords: wordsIn('en'), staffWords: wordsIn('id'), media: [],
    }); // biome-ignore format: one row
    expect(notices[0]!.message.text).toContain('News on report');
  });

  test('is nothing of an own step, also when the citizen is of the staff', () => {
    const ticket = { citizen: 'web:budi' };
    const own = { kind: 'citizen' as const, id: 'web:budi', name: 'Budi' };
    expect(chatsOf(tell(eventOf('open', own), { ticket }))).toEqual(['agus']);
    expect(chatsOf(tell(eventOf('update', byStaff('budi')), { ticket }))).toEqual([]);
  });

  test('who is of the staff is told once, as a citizen', () => {
    const notices = tell(eventOf('breach', bySystem), { ticket: { citizen: 'web:budi' } });
    expect(messageTo(notices, 'budi')?.text).toContain('Mohon maaf');
    expect(chatsOf(notices).filter((chat) => chat === 'budi')).toHaveLength(1);
  });
});

describe('at night', () => {
  const at = new Date('2026-03-12T23:00:00+07:00');
  const heldOf = (notices: Notice[]) =>
    notices
      .filter(({ notBefore }) => notBefore)
      .map(({ chat, notBefore }) => [chat, notBefore?.toISOString()]);

  test('what the clock did waits for the morning with the citizen, and with nobody else', () => {
    const notices = tell({ ...eventOf('breach', bySystem), at });
    expect(heldOf(notices)).toEqual([['web:siti', '2026-03-13T00:00:00.000Z']]);
    const byDay = tell({ ...eventOf('breach', bySystem), at: new Date('2026-03-12T16:00:00+07:00') });
    expect(heldOf(byDay)).toEqual([]);
  });

  test('what a person did is told at once, and an alert too where the citizen is of the staff', () => {
    expect(heldOf(tell({ ...eventOf('update', byStaff('budi')), at }))).toEqual([]);
    expect(heldOf(tell({ ...eventOf('breach', bySystem), at }, { ticket: { citizen: 'web:budi' } }))).toEqual(
      [],
    );
  });
});

test('a refusal without words of the officer has no empty line', () => {
  const event = eventOf('reject', byStaff('budi'), { reason: 'palsu', text: undefined });
  expect(messageTo(tell(event), 'siti')?.text).not.toMatch(/\n\s*\n/);
});

const unitIds = city.units.map(({ id }) => id);
const people: fc.Arbitrary<Colleague> = fc
  .record({
    id: fc.constantFrom('p1', 'p2', 'p3', 'p4', 'p5', 'p6'),
    role: fc.constantFrom<Colleague['role'][]>('officer', 'head', 'supervisor', 'admin'),
    units: fc.oneof(fc.subarray(unitIds, { minLength: 1, maxLength: 3 }), fc.constant<string[]>(['semua'])),
    chats: fc.subarray(['web:a', 'web:b', 'web:c', 'telegram:1'], { maxLength: 3 }),
  })
  .map((row) => ({ ...row, name: `RAHASIA${row.id}` }));
const staffSets = fc.uniqueArray(people, { selector: ({ id }) => id, maxLength: 6 });

const cases = fc
  .record({
    colleagues: staffSets,
    step: fc.constantFrom<TicketEvent['step']>('open', ...STEPS),
    status: fc.constantFrom(...STATUSES),
    unit: fc.constantFrom(...unitIds),
    holder: fc.option(fc.constantFrom('p1', 'p2', 'p3'), { nil: undefined }),
    doer: fc.constantFrom('citizen', 'p1', 'p2', 'p4', 'system'),
    citizen: fc.constantFrom('web:siti', 'web:a', 'telegram:1'),
    rating: fc.integer({ min: 1, max: 5 }),
    hidden: fc.constantFrom('open' as const, 'anonymous' as const),
    urgent: fc.boolean(),
    reason: fc.constantFrom(...REJECT_REASONS),
  })
  .map(({ colleagues, step, status, unit, holder, doer, citizen, rating, hidden, urgent, reason }) => {
    const by =
      doer === 'citizen' ? { kind: 'citizen' as const, id: citizen, name: hidden === 'anonymous' ? '' : 'NAMAWARGA' }
      : doer === 'system' ? bySystem
      : { kind: 'staff' as const, id: doer, name: `RAHASIA${doer}` };
    const officer = holder ? { id: holder, name: `RAHASIA${holder}` } : undefined;
    const internal = step !== 'open' && transitions[step].internal;
    const event = eventOf(step, by, {
      text: internal ? 'CATATANDALAM' : 'Keterangan', rating, reason, plannedFor: '2026-03-12', dueAt: later(1),
      ...(step === 'reassign' && officer ? { officerTo: officer } : {}),
    });
    const note = eventOf('note', by, { id: 'note-0', text: 'CATATANDALAM' });
    const base = sampleTicket(status, { unit, citizen, officer });
    const report = { ...base.report, hidden, urgent };
    const ticket: Ticket = { ...base, report, citizenName: 'NAMAWARGA', history: [...base.history, note, event] };
    return { ticket, event, colleagues };
  }); // biome-ignore format: a table

describe('whatever happens to whatever ticket', () => {
  const holds = (
    check: (
      notices: Notice[],
      given: { ticket: Ticket; event: TicketEvent; colleagues: Colleague[] },
    ) => void,
  ) =>
    fc.assert(
      fc.property(cases, fc.constantFrom('id' as const, 'en' as const), (given, language) => {
        const parts = { ...given, citizenWords: wordsIn(language), staffWords: wordsIn(language), media: [] };
        check(noticesFor(parts), given);
      }),
      { numRuns: 400 },
    );

  test('each chat is told at most once, by an id of its own, about the ticket, in whole sentences', () =>
    holds((notices, { ticket, event }) => {
      expect(new Set(notices.map(({ chat }) => chat)).size).toBe(notices.length);
      for (const { chat, id, message } of notices) {
        expect(id).toBe(`${event.id}>${chat}`);
        expect(message.about).toBe(ticket._id);
        expect(message.text).not.toMatch(/\{\w+\}|undefined|\[object/);
        expect(message.text).toContain(ticket._id);
        for (const choice of message.choices ?? [])
          expect(Buffer.byteLength(choice.id)).toBeLessThanOrEqual(64);
      }
    }));

  test('who did it is not told', () =>
    holds((notices, { event, colleagues }) => {
      const own = colleagues.find(({ id }) => event.by.kind === 'staff' && id === event.by.id)?.chats ?? [
        event.by.id,
      ];
      for (const { chat } of notices) expect(own).not.toContain(chat);
    }));

  test('the citizen reads no internal note and no name of the staff', () =>
    holds((notices, { ticket }) => {
      // A citizen who is of the staff may be told as staff; siti is not.
      const toCitizen =
        ticket.citizen === 'web:siti' ? notices.filter(({ chat }) => chat === 'web:siti') : [];
      for (const notice of toCitizen) expect(shown(notice)).not.toMatch(/RAHASIA|CATATANDALAM/);
    }));

  test('an anonymous citizen is named to nobody', () =>
    holds((notices, { ticket }) => {
      if (ticket.report.hidden !== 'anonymous') return;
      for (const notice of notices) expect(shown(notice)).not.toMatch(/NAMAWARGA/);
    }));

  test('a warning or a breach names the code at most twice, buttons counted', () =>
    holds((notices, { ticket, event }) => {
      if (event.step !== 'warn' && event.step !== 'breach') return;
      for (const notice of notices) expect(shown(notice).split(ticket._id).length - 1).toBeLessThanOrEqual(2);
    }));

  test('nobody reads the content of a ticket of a unit they have nothing to do with', () =>
    holds((notices, { ticket, colleagues }) => {
      for (const notice of notices) {
        if (notice.chat === ticket.citizen) continue;
        const readers = colleagues.filter(({ chats }) => chats.includes(notice.chat));
        const mayRead = readers.some(
          ({ units }) =>
            units.includes(ticket.unit) ||
            units.includes('semua') ||
            (units.includes('triase') && ticket.unit === 'pln'),
        );
        const wasTheirs = readers.some(({ id }) => id === ticket.officer?.id);
        if (!mayRead && !wasTheirs) expect(shown(notice)).not.toMatch(/berlubang|Kenanga/);
      }
    }));
});
