import type { Unit } from '../../src/profile/city-schema.js';
import type { Report } from '../../src/report/draft.js';
import type { StepPlan } from '../../src/tickets/plan-step.js';
import type { StepRequest, StepRules } from '../../src/tickets/step-request.js';
import type { Actor, Status, Step, Ticket, TicketEvent } from '../../src/tickets/ticket.js';
import { formatCode } from '../../src/understanding/entities/ticket-code.js';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
export const START = new Date('2026-03-10T02:00:00Z');
export const later = (delayMs: number, from: Date = START) => new Date(from.getTime() + delayMs);

const unit = (id: string, categories: Unit['categories'], triage = false): Unit => ({
  id,
  name: `Dinas ${id}`,
  categories,
  outside: false,
  triage,
});
export const units = [
  unit('pu', ['jalan', 'drainase']),
  unit('dlh', ['sampah', 'pohon']),
  unit('triase', ['lainnya'], true),
];

export const rules: StepRules = {
  city: { reopen_days: 7, undo_minutes: 30 },
  units,
  timeZone: 'Asia/Jakarta',
  needsEvidence: (category) => category === 'sampah',
  sort: (report, category) => ({
    report: { ...report, category },
    unit: units.find(({ categories }) => categories.includes(category))!.id,
  }),
  promise: (_, startAt) => ({
    row: 'sampel',
    version: 1,
    startAt,
    warnAt: later(2 * DAY_MS, startAt),
    dueAt: later(3 * DAY_MS, startAt),
  }),
  warnAt: (startAt, dueAt) => later(0.8 * (dueAt.getTime() - startAt.getTime()), startAt),
};

/** People of the sample, by what they are to a ticket of unit pu that budi holds. */
export const people = {
  owner: { kind: 'citizen', id: 'web:siti', name: 'Siti' },
  /** The owner, from another chat that is linked with the one where it was reported. */
  linked: { kind: 'citizen', id: 'telegram:7', name: 'Siti', chats: ['telegram:7', 'web:siti'] },
  /** Has linked chats too, all of them strange. */
  stranger: { kind: 'citizen', id: 'web:maling', name: 'Maling', chats: ['web:maling', 'telegram:8'] },
  holder: { kind: 'staff', id: 'budi', name: 'Budi', role: 'officer', units: ['pu'] },
  colleague: { kind: 'staff', id: 'agus', name: 'Agus', role: 'officer', units: ['pu'] },
  head: { kind: 'staff', id: 'rini', name: 'Rini', role: 'head', units: ['pu'] },
  foreigner: { kind: 'staff', id: 'sari', name: 'Sari', role: 'officer', units: ['dlh'] },
  supervisor: {
    kind: 'staff',
    id: 'ratna',
    name: 'Ratna',
    role: 'supervisor',
    units: ['pu', 'dlh', 'triase'],
  },
  secretary: { kind: 'staff', id: 'joko', name: 'Joko', role: 'supervisor', units: ['semua'] },
  admin: { kind: 'staff', id: 'admin', name: 'Admin', role: 'admin', units: ['semua'] },
  system: { kind: 'system', id: 'alarm', name: '' },
} satisfies Record<string, Actor>;
export type Who = keyof typeof people;

export const report: Report = {
  category: 'jalan',
  class: 'pengaduan',
  urgent: false,
  text: 'Jalan berlubang besar dekat pasar',
  place: { label: 'Pasar Kenanga, Kel. Kenanga', kelurahan: 'Kenanga', kecamatan: 'Anggrek' },
  attachments: [],
  answers: {},
  hidden: 'open',
};

const opened: TicketEvent = {
  id: 'in-0',
  step: 'open',
  at: START,
  by: { kind: 'citizen', id: 'web:siti', name: 'Siti' },
  from: null,
  to: 'received',
  unitTo: 'pu',
};

/** A ticket of unit pu in this status; held by budi unless it is `received` or `withdrawn`. Budi closed it when it is closed. */
export function sampleTicket(status: Status = 'received', changes: Partial<Ticket> = {}): Ticket {
  const steps: Partial<Record<Status, Step>> = {
    closed: 'close',
    rejected: 'reject',
    waiting: 'ask',
    planned: 'plan',
  };
  const isHeld = status !== 'received' && status !== 'withdrawn';
  const by = isHeld ? { kind: 'staff' as const, id: 'budi', name: 'Budi' } : opened.by;
  const moved: TicketEvent = {
    id: 'in-1',
    step: steps[status] ?? 'take',
    at: START,
    by,
    from: 'received',
    to: status,
  };
  const clock = rules.promise(report, START);
  return {
    _id: formatCode('CTH-2603', 1),
    draftId: 'draft-1',
    month: 'CTH-2603',
    number: 1,
    report,
    citizen: people.owner.id,
    citizenName: people.owner.name,
    unit: 'pu',
    ...(isHeld ? { officer: { id: 'budi', name: 'Budi' } } : {}),
    status,
    history: status === 'received' ? [opened] : [opened, moved],
    clock,
    pastClocks: [],
    alarmAt: clock.warnAt,
    reopenCount: 0,
    disclaimCount: 0,
    words: [],
    revision: 1,
    openedAt: START,
    ...(status === 'closed' ? { closedAt: START } : {}),
    ...(status === 'planned' ? { plannedFor: '2026-03-12' } : {}),
    updatedAt: START,
    ...changes,
  };
}

let asked = 0;

/** A request that has all a step can need. */
export function fullRequest(step: Step, actor: Actor, changes: Partial<StepRequest> = {}): StepRequest {
  return {
    code: formatCode('CTH-2603', 1),
    step,
    actor,
    cause: `cause-${++asked}`,
    text: 'Keterangan',
    attachments: [{ id: 'foto-1', kind: 'photo' }],
    reason: 'tidak-jelas',
    date: '2026-03-20',
    unit: 'dlh',
    category: 'drainase',
    officer: { id: 'agus', name: 'Agus' },
    dueAt: later(20 * DAY_MS),
    rating: 4,
    ...changes,
  };
}

/** What the database makes of a plan. */
export function applyPlan(ticket: Ticket, plan: StepPlan): Ticket {
  if (!plan.ok) return ticket;
  const { $set, $unset = {}, $push } = plan.update;
  const next = {
    ...ticket,
    ...$set,
    revision: ticket.revision + 1,
    history: [...ticket.history, $push.history],
  };
  for (const key of Object.keys($unset)) delete (next as Record<string, unknown>)[key];
  return next;
}
