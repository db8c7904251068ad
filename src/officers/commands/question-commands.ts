import type { Choice } from '../../channels/channel.js';
import type { OpenQuestion } from '../../faq/open-questions.js';
import { describeDate } from '../../sla/describe-moment.js';
import { clip } from '../card.js';
import { askTopicPart } from '../make-topic.js';
import { answer, type StaffOutcome, type StaffTurn } from '../staff-turn.js';
import type { CommandOf } from './command.js';
import { listChoice } from './question-choices.js';

/** Groups on one page: a WhatsApp list has 10 rows, two are kept. */
const PAGE_SIZE = 7;
/** Letters of a question on one line, and wordings shown of one group. */
const LONGEST_IN_LINE = 70;
const MOST_WORDINGS = 8;
/** Drafts with a button at most: the list is about questions. */
const MOST_DRAFTS = 2;
/** Letters of a button, the points at the end not counted (WhatsApp: 24). */
const LONGEST_LABEL = 23;

/** `/pertanyaan`: what citizens asked without an answer; a group of it becomes a topic or is set aside (B9). */
export async function showQuestions(
  turn: StaffTurn,
  command: CommandOf<'pertanyaan'>,
): Promise<StaffOutcome> {
  const { number, deed, page = 1, approve, draft } = command;
  if (draft !== undefined) return answer(draftReply(turn, draft));
  if (approve !== undefined) return approveTopic(turn, approve);
  if (deed === 'cancel')
    return answer({ text: turn.say('questions.cancelled'), choices: [listChoice(turn)] });
  if (number === undefined) return listQuestions(turn, page);
  const group = await turn.deps.questions.find(number);
  if (group?.status !== 'open') return answer(goneReply(turn, number, group));
  if (deed === 'topic') return askTopicPart(turn, { kind: 'topic', number });
  if (deed === 'ignore') {
    await turn.deps.questions.close(number, 'ignored');
    return answer({ text: turn.say('questions.ignored', { number }), choices: [listChoice(turn)] });
  }
  return answer(viewReply(turn, group));
}

async function listQuestions(turn: StaffTurn, wanted: number): Promise<StaffOutcome> {
  const { say, deps } = turn;
  const { groups, total, page, pages } = await deps.questions.list({ page: wanted, size: PAGE_SIZE });
  const drafts = deps.topics().filter(({ status }) => status === 'draft');
  if (total === 0 && drafts.length === 0) return answer({ text: say('questions.none') });
  const head = total === 0 ? say('questions.none') : say('questions.head', { total });
  const lines = [pages > 1 ? say('staff.list-page', { head, page, pages }) : head];
  lines.push(...groups.map((group) => say('questions.line', lineFields(turn, group))));
  if (drafts.length > 0)
    lines.push('', say('questions.drafts', { titles: drafts.map(({ title }) => title).join(', ') }));
  const choices: Choice[] = groups.map(({ number, wordings }) => ({
    id: `staff.ask.view.${number}`,
    label: clip(`${number}. ${wordings[0]?.text ?? ''}`, LONGEST_LABEL),
  }));
  choices.push(...drafts.slice(0, MOST_DRAFTS).map(({ id, title }) => draftChoice(turn, id, title)));
  if (page < pages) choices.push({ id: `staff.ask.page.${page + 1}`, label: say('button.more') });
  // Each question keeps its number from page to page.
  return answer({ text: lines.join('\n'), choices, numbersTaken: true });
}

function lineFields(turn: StaffTurn, { number, wordings, asked, firstAt, lastAt }: OpenQuestion) {
  const { deps, language, say } = turn;
  const [first, last] = [firstAt, lastAt].map((at) => describeDate(at, deps.timeZone, language));
  const when = first === last ? String(first) : say('questions.between', { first: first!, last: last! });
  return { number, text: clip(wordings[0]?.text ?? '', LONGEST_IN_LINE), asked, when };
}

/** One group with its wordings, and what can be done with it. */
function viewReply(turn: StaffTurn, group: OpenQuestion) {
  const { say } = turn;
  const wordings = [...group.wordings].sort((a, b) => b.asked - a.asked).slice(0, MOST_WORDINGS);
  const lines = [
    say('questions.view', lineFields(turn, group)),
    ...wordings.map(({ text, asked }) => say('questions.wording', { text, asked })),
    '',
    say('questions.what-now'),
  ];
  const choices = [
    { id: `staff.ask.topic.${group.number}`, label: say('button.make-topic') },
    { id: `staff.ask.ignore.${group.number}`, label: say('button.ignore-question') },
    listChoice(turn),
  ];
  return { text: lines.join('\n'), choices };
}

function goneReply(turn: StaffTurn, number: number, group: OpenQuestion | undefined) {
  const { say } = turn;
  const choices = [listChoice(turn)];
  if (!group) return { text: say('questions.unknown', { number }), choices };
  if (group.status === 'ignored') return { text: say('questions.was-ignored', { number }), choices };
  const title = turn.deps.topics().find(({ id }) => id === group.topic)?.title ?? group.topic ?? '';
  return { text: say('questions.was-made', { number, title }), choices };
}

/** A second person lets a draft speak (B12): never the one who wrote it. */
async function approveTopic(turn: StaffTurn, id: string): Promise<StaffOutcome> {
  const { deps, say, person } = turn;
  const topic = deps.topics().find((known) => known.id === id);
  if (topic?.status !== 'draft')
    return answer({ text: say('questions.no-draft'), choices: [listChoice(turn)] });
  if (topic.author === person.id)
    return answer({ text: say('questions.own-draft'), choices: [listChoice(turn)] });
  if (!(await deps.topicFiles.approve(id))) {
    return answer({ text: say('questions.no-draft'), choices: [listChoice(turn)] });
  }
  return answer({ text: say('questions.approved', { title: topic.title }) });
}

function draftChoice({ say }: StaffTurn, id: string, title: string): Choice {
  return { id: `staff.ask.draft.${id}`, label: clip(say('button.see-draft', { title }), LONGEST_LABEL) };
}

/** A draft word for word, so that whoever approves it has read it. */
function draftReply(turn: StaffTurn, id: string) {
  const { deps, say, person } = turn;
  const topic = deps.topics().find((known) => known.id === id);
  if (topic?.status !== 'draft') return { text: say('questions.no-draft'), choices: [listChoice(turn)] };
  const { title, answer: words, source, valid_until: until, questions } = topic;
  const text = say('questions.draft', {
    title,
    answer: words,
    source,
    until,
    questions: questions.join('; '),
  });
  if (topic.author === person.id)
    return { text: `${text}\n\n${say('questions.own-draft')}`, choices: [listChoice(turn)] };
  const choices = [{ id: `staff.ask.approve.${id}`, label: say('button.approve-topic') }, listChoice(turn)];
  return { text, choices };
}
