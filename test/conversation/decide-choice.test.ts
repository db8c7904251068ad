import { describe, expect, it } from '@jest/globals';
import { citizenStepReply } from '../../src/conversation/ticket/citizen-step-reply.js';
import { ownList, ownStatus } from '../../src/conversation/ticket/ticket-messages.js';
import { CATEGORIES } from '../../src/profile/intents-schema.js';
import type { Ticket } from '../../src/tickets/ticket.js';
import type { Wording } from '../../src/tickets/ticket-words.js';
import {
  choicesOf,
  decideOn,
  draftOf,
  draftWithout,
  know,
  ownTicket,
  photo,
  type Sketch,
  spoken,
} from './sample-turn.js';

const { tag } = draftOf();
const code = 'CTH-2603-0001X';
const confirming = { draft: draftOf(), asked: { kind: 'confirm' as const } };

/** Every verb of a button, with an id that is in order, and what it leads to. */
const verbs: [id: string, sketch: Sketch, leadsTo: (done: ReturnType<typeof decideOn>) => unknown, expected: unknown][] = [
  [`send.${tag}`, { talk: confirming }, (done) => done.effects[0]?.kind, 'open-ticket'],
  [`send.${tag}`, { talk: { draft: draftWithout('place') } }, (done) => done.talk.asked?.kind, 'place'],
  [`cancel.${tag}`, { talk: confirming }, (done) => done.talk.draft, undefined],
  [`resume.${tag}`, { talk: { draft: draftWithout('place') } }, (done) => done.talk.asked?.kind, 'place'],
  [`place.${tag}`, { talk: confirming }, (done) => done.talk.asked?.kind, 'change-place'],
  [`text.${tag}`, { talk: confirming }, (done) => done.talk.asked?.kind, 'change-text'],
  [`category.${tag}`, { talk: confirming }, (done) => choicesOf(done.says).length, CATEGORIES.length + 1],
  [`catall.${tag}`, { talk: confirming }, (done) => choicesOf(done.says).length, CATEGORIES.length + 1],
  [`cat.${tag}.sampah`, { talk: confirming }, (done) => done.talk.draft?.category, 'sampah'],
  [`cat.${tag}.utilitas`, { talk: confirming }, (done) => /PLN/.test(spoken(done)), true],
  [`cat.${tag}.constructor`, { talk: confirming }, (done) => done.talk.draft?.category, 'pju'],
  [`hide.${tag}`, { talk: confirming }, (done) => done.talk.draft?.hidden, 'anonymous'],
  [`opt.${tag}.0`, { talk: { draft: draftOf({ placeOptions: [{ label: 'A' }, { label: 'B' }] }) } }, (done) => done.talk.draft?.place?.label, 'A'],
  [`opt.${tag}.9`, { talk: { draft: draftOf({ placeOptions: [{ label: 'A' }] }) } }, (done) => done.talk.draft?.place?.kelurahan, 'Mawar'],
  [`optno.${tag}`, { talk: { draft: { ...draftWithout('place'), placeOptions: [{ label: 'A' }] } } }, (done) => done.talk.asked?.kind, 'place'],
  [`noplace.${tag}`, { talk: { draft: draftWithout('place') } }, (done) => done.talk.asked?.kind, 'kecamatan'],
  [`kec.${tag}.2`, { talk: { draft: { ...draftWithout('place'), placeTyped: 'x' } } }, (done) => done.talk.draft?.placeKecamatan, 'Cempaka'],
  [`kec.${tag}.x`, { talk: { draft: { ...draftWithout('place'), placeTyped: 'x' } } }, (done) => done.talk.asked?.kind, 'kecamatan'],
  [`kel.${tag}.1`, { talk: { draft: { ...draftWithout('place'), placeTyped: 'x', placeKecamatan: 'Cempaka' } } }, (done) => done.talk.draft?.place?.kelurahan, 'Sidomulyo'],
  [`kel.${tag}.7`, { talk: { draft: { ...draftWithout('place'), placeTyped: 'x', placeKecamatan: 'Cempaka' } } }, (done) => done.talk.asked?.kind, 'kelurahan'],
  [`addto.${tag}`, { talk: confirming }, (done) => done.talk.draft?.text, 'lampu jalan mati'],
  [`newone.${tag}`, { talk: confirming }, (done) => done.talk.draft?.text, 'lampu jalan mati'],
  ['report', {}, (done) => done.talk.asked?.kind, 'text'],
  ['report.sampah', {}, (done) => done.talk.draft?.category, 'sampah'],
  ['report.sampah', { talk: confirming }, (done) => done.talk.draft?.category, 'pju'],
  ['report.toString', {}, (done) => done.talk.draft?.category, undefined],
  ['question', {}, (done) => done.talk.asked?.kind, 'question'],
  ['status', {}, (done) => done.effects[0]?.kind, 'list-mine'],
  [`status.${code}`, {}, (done) => done.effects[0]?.kind, 'show-status'],
  ['mine.2', {}, (done) => done.effects[0], { kind: 'list-mine', page: 2 }],
  ['mine.x', {}, (done) => done.effects[0], { kind: 'list-mine', page: 1 }],
  ['menu', {}, (done) => choicesOf(done.says)[0]?.id, 'group.0.1'],
  ['group.0.1', {}, (done) => choicesOf(done.says)[0]?.id.startsWith('faq.'), true],
  ['group.99.1', {}, (done) => choicesOf(done.says)[0]?.id, 'group.0.1'],
  ['group.0.99', {}, (done) => choicesOf(done.says)[0]?.id, 'group.0.1'],
  ['group.x.y', {}, (done) => choicesOf(done.says)[0]?.id, 'group.0.1'],
  ['faq.ktp-baru', {}, (done) => done.effects[0]?.kind, 'count-faq'],
  ['faq.nothing', {}, (done) => /diperbarui/.test(spoken(done)), true],
  ['faqyes.ktp-baru', {}, (done) => done.effects[0], { kind: 'count-faq', topic: 'ktp-baru', what: 'helpful' }],
  ['faqno.ktp-baru', {}, (done) => done.effects[0], { kind: 'count-faq', topic: 'ktp-baru', what: 'unhelpful' }],
  ['none', {}, (done) => choicesOf(done.says)[0]?.id, 'human'],
  ['human', {}, (done) => done.talk.draft?.class, 'permintaan_informasi'],
  ['help', {}, (done) => /112/.test(spoken(done)), true],
  ['language', {}, (done) => choicesOf(done.says).map(({ id }) => id), ['lang.id', 'lang.jv', 'lang.en']],
  ['lang.jv', {}, (done) => done.talk.language, 'jv'],
  ['lang.__proto__', {}, (done) => done.talk.language, 'id'],
  [`rate.${code}.5`, {}, (done) => done.effects[0], { kind: 'citizen-step', code, step: 'rate', rating: 5 }],
  [`rate.${code}.6`, {}, (done) => done.effects, []],
  [`rate.${code}.1.5`, {}, (done) => done.effects[0], { kind: 'citizen-step', code, step: 'rate', rating: 1 }],
  [`rate.${code}.`, {}, (done) => done.effects, []],
  [`reopen.${code}`, {}, (done) => done.talk.asked, { kind: 'reopen-reason', code }],
  [`withdraw.${code}`, {}, (done) => done.talk.asked, { kind: 'withdraw-reason', code }],
  [`withdraw.${code}`, { facts: { ownOpen: [ownTicket({ status: 'in_progress' })] } }, (done) => done.talk.asked, undefined],
  [`pick.${code}`, {}, (done) => done.effects, []],
  [`pick.${code}`, { talk: { asked: { kind: 'which-ticket', text: '', attachments: [photo], purpose: 'add' } } }, (done) => done.effects[0]?.kind, 'citizen-step'],
  [`pick.${code}`, { talk: { asked: { kind: 'which-ticket', text: '', attachments: [], purpose: 'withdraw' } } }, (done) => done.talk.asked?.kind, 'withdraw-reason'],
  ['picknew', { talk: { asked: { kind: 'which-ticket', text: '', attachments: [photo], purpose: 'add' } } }, (done) => done.talk.draft?.attachments, [photo]],
  ['back', { talk: { asked: { kind: 'question' } } }, (done) => done.talk.asked, undefined],
  ['back', { talk: confirming }, (done) => done.talk.asked?.kind, 'confirm'],
  ['fine', {}, (done) => done.effects, []],
  [`staff.take.${code}`, {}, (done) => done.effects[0]?.kind, 'staff-choice'],
]; // biome-ignore format: a table

describe('a button', () => {
  it.each(verbs)('%p', (press, sketch, leadsTo, expected) => {
    const done = decideOn({ press, ...sketch });
    expect(leadsTo(done)).toEqual(expected);
    expect(done.says.length + done.effects.length).toBeGreaterThan(0);
  });

  it.each([
    '',
    '.',
    '..',
    'nothing',
    'constructor',
    '__proto__',
    'hasOwnProperty.x',
    'toString',
    'x'.repeat(5000),
    '💥',
    'send',
    'opt',
  ])('that nobody offered (%p) is answered and changes nothing', (press) => {
    const { talk, effects, says } = decideOn({ press });
    expect(effects).toEqual([]);
    expect(talk.draft).toBeUndefined();
    expect(says).toHaveLength(1);
  });

  it.each(verbs.map(([id]) => id).filter((id) => id.includes(`.${tag}`)))(
    'of an earlier report (%p) is said to be out of date, and the open one goes on',
    (press) => {
      const other = draftOf({ tag: 'zzzzzz' });
      const done = decideOn({ press, talk: { draft: other, asked: { kind: 'confirm' } } });
      expect(done.effects).toEqual([]);
      expect(done.talk.draft).toEqual(other);
      expect(spoken(done)).toMatch(/tidak berlaku/);
    },
  );

  it('pressed twice to send shows the ticket it became', () => {
    const facts = { ownOpen: [ownTicket({ tag })] };
    expect(decideOn({ press: `send.${tag}`, facts }).effects).toEqual([{ kind: 'show-status', code }]);
  });

  it('is not read as words', () => {
    const near = decideOn({ text: 'kk' });
    const { talk } = decideOn({ text: '4', talk: near.talk, facts: { offered: choicesOf(near.says) } });
    expect(talk.lastQuestion).toBe('kk');
  });
});

describe('the ids of all choices', () => {
  const words: Wording = {
    ...{ say: know.texts.in('id'), language: 'id' as const, timeZone: 'Asia/Jakarta' },
    ...{ profile: know.profile, intents: know.intents },
  };
  const asked = [
    ...verbs.map(([press, sketch]) => decideOn({ press, ...sketch }).says),
    ...know.topics.map((topic) => decideOn({ press: `faq.${topic.id}` }).says),
    ...['halo', 'menu', 'bantuan', 'kk', '/cari kartu', 'qwe', 'jalan rusak', 'batal'].map(
      (text) => decideOn({ text }).says,
    ),
    ...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((group) => decideOn({ press: `group.${group}.1` }).says),
    decideOn({ attachments: [photo], facts: { ownOpen: [ownTicket()] } }).says,
    closedTickets().map((ticket) => ownStatus(ticket, words, ticket.openedAt)),
    closedTickets().map((ticket) =>
      ownStatus({ ...ticket, rating: undefined, closedAt: ticket.openedAt }, words, ticket.openedAt),
    ),
    [ownList({ tickets: closedTickets(), total: 30, page: 2, pages: 4 }, words)],
    closedTickets().flatMap((ticket) =>
      citizenStepReply(
        { ok: true, isNew: true, ticket, event: ticket.history[0] as never },
        { code: ticket._id, step: 'rate' },
        words,
      ),
    ),
  ].flat();

  it('fit into the callback data of Telegram: 64 bytes', () => {
    const ids = choicesOf(asked).map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(300);
    expect(ids.filter((id) => Buffer.byteLength(id) > 64)).toEqual([]);
  });

  it('differ within one message', () => {
    const doubled = asked.filter(
      ({ choices = [] }) => new Set(choices.map(({ id }) => id)).size < choices.length,
    );
    expect(doubled).toEqual([]);
  });

  it('all lead somewhere when pressed at once', () => {
    for (const { choices = [] } of asked) {
      for (const { id } of choices) {
        const done = decideOn({ press: id, talk: confirming });
        expect(done.says.length + done.effects.length).toBeGreaterThan(0);
      }
    }
  });
});

function closedTickets(): Ticket[] {
  const at = new Date('2026-03-10T02:00:00Z');
  const by = { kind: 'citizen' as const, id: 'web:siti', name: '' };
  return (['received', 'closed', 'rejected'] as const).map((status, index) => ({
    ...{
      _id: `CTH-2603-000${index}X`,
      draftId: 'd',
      month: 'CTH-2603',
      number: 1,
      citizen: 'web:siti',
      citizenName: '',
      unit: 'dishub',
    },
    ...{ status, rating: 1, reopenCount: 0, disclaimCount: 0, words: [], revision: 0, pastClocks: [] },
    report: {
      category: 'pju',
      class: 'pengaduan',
      urgent: false,
      text: 'x',
      attachments: [],
      answers: {},
      hidden: 'open',
    },
    history: [{ id: 'e', step: 'open', at, by, from: null, to: 'received' }],
    clock: { row: 'pju', version: 1, startAt: at, dueAt: at, warnAt: at },
    ...{ openedAt: at, updatedAt: at },
  }));
}
