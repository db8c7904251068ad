import type { MediaFile, Outbound } from '../../src/channels/channel.js';
import { openQuestionModel } from '../../src/faq/open-question-model.js';
import { makeOpenQuestions } from '../../src/faq/open-questions.js';
import { makeReadMatter } from '../../src/faq/question-likeness.js';
import { joinStaff } from '../../src/join-staff.js';
import { performCommand, performStaffChoice, type StaffOutcome } from '../../src/officers/perform-command.js';
import type { Person } from '../../src/officers/person.js';
import { attemptModel, inviteModel, staffModel } from '../../src/officers/staff-model.js';
import type { CityProfile } from '../../src/profile/city-schema.js';
import { type FaqTopic, faqTopicSchema } from '../../src/profile/intents-schema.js';
import { loadCity } from '../../src/profile/load-city.js';
import { loadIntents } from '../../src/profile/load-intents.js';
import { loadQuestionHints } from '../../src/profile/load-question-hints.js';
import { loadTexts } from '../../src/profile/load-texts.js';
import { loadWords } from '../../src/profile/load-words.js';
import type { TopicFiles } from '../../src/profile/write-topic.js';
import type { Attachment, Report, ReportIntents } from '../../src/report/draft.js';
import { ManualClock } from '../../src/shared/clock.js';
import { type Language, makeTexts } from '../../src/shared/texts.js';
import { openTicket } from '../../src/tickets/open-ticket.js';
import { stepTicket } from '../../src/tickets/step-ticket.js';
import type { Actor, Step, Ticket } from '../../src/tickets/ticket.js';
import { ticketModel } from '../../src/tickets/ticket-model.js';
import { openTestStore } from '../tickets/test-store.js';

const { profile: city } = await loadCity('city');
const { report, faq } = await loadIntents('intents');
const intents: ReportIntents = Object.fromEntries(report.map((intent) => [intent.id, intent]));
const readMatter = makeReadMatter(await loadWords('intents'), await loadQuestionHints('intents'));
export const texts = makeTexts(await loadTexts('intents'));
export const timeZone = 'Asia/Jakarta';
export { city, intents };

/** Tuesday, in working time. */
export const START = new Date('2026-03-10T09:00:00+07:00');

const sampleReport: Report = {
  category: 'jalan',
  class: 'pengaduan',
  urgent: false,
  text: 'Jalan berlubang besar dekat pasar',
  place: { label: 'Pasar Kenanga', kelurahan: 'Kenanga', kecamatan: 'Anggrek' },
  attachments: [],
  answers: {},
  hidden: 'open',
};

export const photo = (id = 'foto-1'): Attachment => ({ id, kind: 'photo' });
/** Everything of an outcome that people read. */
export const textOf = ({ replies }: { replies: Outbound[] }) => replies.map(({ text }) => text).join('\n');

/** Topics that are kept in memory: a draft is there as soon as it is added. */
function topicsInMemory() {
  const list: FaqTopic[] = [...faq];
  const files: TopicFiles = {
    async addDraft(id, topic) {
      const read = faqTopicSchema.safeParse({ id, ...topic, status: 'draft' });
      if (!read.success) return 'refused';
      if (list.some((known) => known.id === id)) return 'there';
      list.push(read.data);
      return 'written';
    },
    async approve(id) {
      const draft = list.find((known) => known.id === id && known.status === 'draft');
      if (draft) draft.status = 'approved';
      return draft !== undefined;
    },
  };
  return { list, files };
}

interface Line {
  replyCode?: string;
  attachments?: Attachment[];
  cause?: string;
  language?: Language;
}

/** Kota Contoh with its sample staff on an embedded store; `close` removes it. */
export async function makeStaffWorld(profile: CityProfile = city) {
  const store = await openTestStore();
  const { connection } = store;
  const clock = new ManualClock(START);
  const tickets = ticketModel(connection);
  const models = {
    staff: staffModel(connection),
    invites: inviteModel(connection),
    attempts: attemptModel(connection),
  };
  const questionModel = openQuestionModel(connection);
  const topics = topicsInMemory();
  await Promise.all([questionModel, tickets, ...Object.values(models)].map((model) => model.init()));
  const mediaFile = async (id: string): Promise<MediaFile> => ({
    kind: 'photo',
    path: `/tmp/${id}`,
    mime: 'image/jpeg',
  });
  const { open, deps } = joinStaff({
    models: { ...models, tickets },
    clock,
    timeZone,
    knowledge: () => ({ profile, intents }),
    mediaFile,
    questionDesk: {
      questions: makeOpenQuestions({ model: questionModel, readMatter }),
      topics: () => topics.list,
      topicFiles: topics.files,
    },
  });
  const { staff, invites } = deps;
  await staff.seedSample(profile.staff);
  let count = 0;

  async function personOf(who: string): Promise<Person> {
    return staff.personOf(`web:${who}`, who);
  }
  async function requestOf(who: string | Person, { cause, language = 'id' }: Line) {
    const person = typeof who === 'string' ? await personOf(who) : who;
    return { person, cause: cause ?? `in-${++count}#0`, now: clock.now(), say: texts.in(language), language };
  }

  return {
    deps,
    clock,
    staff,
    invites,
    models,
    tickets,
    personOf,
    close: () => store.close(),
    /** A citizen's report as a ticket. */
    async open(changes: Partial<Report> = {}, citizen = 'siti'): Promise<Ticket> {
      const opening = {
        draftId: `draft-${++count}`,
        report: { ...sampleReport, ...changes },
        citizen: `web:${citizen}`,
        citizenName: `Nama ${citizen}`,
        receivedAt: clock.now(),
        cause: `in-${count}#0`,
      };
      return (await openTicket(open, opening)).ticket;
    },
    /** A line of the staff; the words that come back are `textOf(outcome)`. */
    async write(who: string | Person, text: string, line: Line = {}): Promise<StaffOutcome> {
      const { replyCode, attachments = [] } = line;
      return performCommand(deps, { ...(await requestOf(who, line)), text, replyCode, attachments });
    },
    async press(who: string | Person, choiceId: string, line: Line = {}): Promise<StaffOutcome> {
      return performStaffChoice(deps, { ...(await requestOf(who, line)), choiceId });
    },
    /** A step of the citizen or of the clock. */
    async step(
      code: string,
      step: Step,
      actor: Actor,
      more: { text?: string; rating?: number; attachments?: Attachment[] } = {},
    ) {
      const done = await stepTicket(deps, { code, step, actor, cause: `in-${++count}#0`, ...more });
      if (!done.ok) throw new Error(done.refusal.code);
      return done;
    },
    async read(code: string): Promise<Ticket> {
      return (await tickets.findById(code).lean<Ticket>())!;
    },
  };
}

export type StaffWorld = Awaited<ReturnType<typeof makeStaffWorld>>;
export const siti: Actor = { kind: 'citizen', id: 'web:siti', name: 'Siti' };
