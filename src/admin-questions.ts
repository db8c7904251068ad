import type { Config } from './config.js';
import { openQuestionModel } from './faq/open-question-model.js';
import { makeOpenQuestions } from './faq/open-questions.js';
import { EVERYBODYS_UNIT, freshQuestions, nextYear, TOPIC_GROUP } from './officers/make-topic.js';
import type { QuestionDesk } from './officers/question-desk.js';
import { TITLE_LETTERS } from './profile/intents-schema.js';
import { loadIntents } from './profile/load-intents.js';
import { freeId, makeTopicFiles } from './profile/write-topic.js';
import type { Clock } from './shared/clock.js';
import { CodedError } from './shared/errors.js';
import type { Store } from './store/connect.js';
import { cityDay } from './tickets/city-day.js';

export const QUESTION_COMMANDS = ['questions', 'topic'];

interface Surroundings {
  clock: Clock;
  timeZone: string;
  /** Where the topics are, for the words that tell it. */
  intentsDir: string;
}

/** Groups on one page, and wordings of each. */
const PAGE_SIZE = 20;
const MOST_WORDINGS = 5;
/** Who made a topic at the command line: nobody of the chat, so that everybody there may approve it. */
const TERMINAL = 'terminal';
/** A draft says nothing, so its answer may be filled in later. */
const NO_ANSWER =
  'Tulis di sini jawaban yang sudah disetujui (20 sampai 900 huruf), lalu ubah status menjadi approved.';
const NO_SOURCE = 'Tulis di sini aturan, surat, atau halaman resmi yang menjadi dasar';

/** The desk on a store that no program holds. */
export async function openQuestionDesk(
  connection: Store['connection'],
  { INTENTS_DIR }: Config,
): Promise<QuestionDesk> {
  const model = openQuestionModel(connection);
  await model.init();
  const { faq } = await loadIntents(INTENTS_DIR);
  const questions = makeOpenQuestions({ model, readMatter: () => new Map() });
  return { questions, topics: () => faq, topicFiles: makeTopicFiles(`${INTENTS_DIR}/faq`) };
}

/** `questions [PAGE]`, `topic NUMBER "TITLE"`: the lines to print. Throws USAGE with what is wrong. */
export async function runQuestionCommand(
  desk: QuestionDesk,
  around: Surroundings,
  [command, first = '', ...rest]: string[],
): Promise<string[]> {
  if (command === 'questions') return listQuestions(desk, around, Number(first) || 1);
  return writeTopic(desk, around, Number(first), rest.join(' ').trim());
}

async function listQuestions(
  { questions }: QuestionDesk,
  { timeZone }: Surroundings,
  wanted: number,
): Promise<string[]> {
  const { groups, total, page, pages } = await questions.list({ page: wanted, size: PAGE_SIZE });
  if (total === 0) return ['No question is without an answer.'];
  const lines = groups.flatMap(({ number, asked, firstAt, lastAt, wordings }) => [
    `${number}  asked ${asked}, ${cityDay(firstAt, timeZone).date} to ${cityDay(lastAt, timeZone).date}`,
    ...wordings.slice(0, MOST_WORDINGS).map(({ text }) => `     ${text}`),
  ]);
  const more = page < pages ? [`Page ${page} of ${pages}: npm run admin -- questions ${page + 1}`] : [];
  return [...lines, ...more, 'Make a topic: npm run admin -- topic NUMBER "TITLE"'];
}

async function writeTopic(
  { questions, topics, topicFiles }: QuestionDesk,
  { clock, timeZone, intentsDir }: Surroundings,
  number: number,
  title: string,
): Promise<string[]> {
  const { least, most } = TITLE_LETTERS;
  const letters = [...title].length;
  if (!Number.isInteger(number) || number < 1 || letters < least || letters > most)
    throw new CodedError('USAGE', { form: `topic NUMBER "TITLE"   (${least} to ${most} letters)` });
  const group = await questions.find(number);
  if (group?.status !== 'open')
    throw new CodedError('USAGE', { unknown: number, see: 'npm run admin -- questions' });
  const id = freeId(
    title,
    topics().map((topic) => topic.id),
  );
  const outcome = await topicFiles.addDraft(id, {
    title,
    group: TOPIC_GROUP,
    owner: EVERYBODYS_UNIT,
    answer: NO_ANSWER,
    source: NO_SOURCE,
    author: TERMINAL,
    questions: freshQuestions(group, title, topics()),
    also: [],
    tests: [],
    valid_until: nextYear(cityDay(clock.now(), timeZone).date),
  });
  if (outcome !== 'written') throw new CodedError('USAGE', { there: `${intentsDir}/faq/${id}.yaml` });
  await questions.close(number, 'topic', id);
  return [
    `Written: ${intentsDir}/faq/${id}.yaml, a draft that says nothing yet.`,
    'Fill in answer, source and owner, add ways of asking, then write "status: approved" and run: npm run admin -- check',
  ];
}
