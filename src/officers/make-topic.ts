import type { OpenQuestion } from '../faq/open-questions.js';
import { foldName } from '../profile/check-twice.js';
import { ALL_UNITS } from '../profile/city-schema.js';
import { ANSWER_LETTERS, type FaqTopic, TITLE_LETTERS } from '../profile/intents-schema.js';
import { freeId, type NewTopic } from '../profile/write-topic.js';
import { cityDay } from '../tickets/city-day.js';
import { cancelChoice, listChoice } from './commands/question-choices.js';
import {
  answer,
  makeTurn,
  type StaffDeps,
  type StaffOutcome,
  type StaffRequest,
  type StaffTurn,
  type TopicAsked,
} from './staff-turn.js';

/** Longest source; the same as every sentence of the intents. */
const LONGEST_SOURCE = 500;
const SHORTEST_SOURCE = 3;
/** The unit that keeps an answer of somebody who works for all of them. */
export const EVERYBODYS_UNIT = 'triase';
/** Where a topic made of questions stands, until its owner moves it. */
export const TOPIC_GROUP = 'Layanan kota';

/** The words of somebody who is telling a topic: they are its next part, or it is asked again. */
export async function tellTopic(
  deps: StaffDeps,
  request: StaffRequest & { asked: TopicAsked; text: string },
): Promise<StaffOutcome> {
  const turn = makeTurn(deps, request);
  if (!turn) return answer({ text: request.say('talk.staff-only') });
  const { asked } = request;
  const text = request.text.trim();
  const letters = [...text].length;
  const { say } = turn;
  if (asked.title === undefined) {
    const title = text.replace(/\s+/g, ' ');
    const fits = letters >= TITLE_LETTERS.least && letters <= TITLE_LETTERS.most && /\p{L}/u.test(title);
    return fits
      ? askTopicPart(turn, { ...asked, title })
      : again(turn, asked, say('questions.title-length', { letters, ...TITLE_LETTERS }));
  }
  if (asked.answer === undefined) {
    return letters >= ANSWER_LETTERS.least && letters <= ANSWER_LETTERS.most
      ? askTopicPart(turn, { ...asked, answer: text })
      : again(turn, asked, say('questions.answer-length', { letters, ...ANSWER_LETTERS }));
  }
  if (letters < SHORTEST_SOURCE || letters > LONGEST_SOURCE)
    return again(turn, asked, say('questions.source-length'));
  return writeTopic(turn, { number: asked.number, title: asked.title, answer: asked.answer, source: text });
}

/** Asks for the part of a topic that comes next. */
export async function askTopicPart(turn: StaffTurn, asked: TopicAsked): Promise<StaffOutcome> {
  const { say } = turn;
  const key =
    asked.title === undefined
      ? 'questions.ask-title'
      : asked.answer === undefined
        ? 'questions.ask-answer'
        : 'questions.ask-source';
  return { ...answer({ text: say(key), choices: [cancelChoice(turn, asked.number)] }), asked };
}

function again(turn: StaffTurn, asked: TopicAsked, text: string): StaffOutcome {
  return { ...answer({ text, choices: [cancelChoice(turn, asked.number)] }), asked };
}

interface ToldTopic {
  number: number;
  title: string;
  answer: string;
  source: string;
}

/**
 * Writes the draft. The group is closed first and remembers the id: somebody else cannot make a second topic of it, and a
 * replay writes the same file.
 */
async function writeTopic(turn: StaffTurn, told: ToldTopic): Promise<StaffOutcome> {
  const { deps, say } = turn;
  const { number, title } = told;
  const group = await deps.questions.find(number);
  const ids = deps.topics().map((topic) => topic.id);
  const wasClosed = group?.status === 'topic' && group.topic !== undefined && !ids.includes(group.topic);
  if (!group || (group.status !== 'open' && !wasClosed)) {
    return answer({ text: say('questions.gone', { number }), choices: [listChoice(turn)] });
  }
  const id = wasClosed ? group.topic! : freeId(title, ids);
  if (!wasClosed && !(await deps.questions.close(number, 'topic', id))) {
    return answer({ text: say('questions.gone', { number }), choices: [listChoice(turn)] });
  }
  await deps.topicFiles.addDraft(id, topicOf(turn, told, group));
  return answer({
    text: say('questions.made', { title, file: `intents/faq/${id}.yaml` }),
    choices: [listChoice(turn)],
  });
}

/** The questions of the group and the answer as it was told; the owner is the person's own unit. */
function topicOf(
  { deps, person, now }: StaffTurn,
  { title, answer: words, source }: ToldTopic,
  group: OpenQuestion,
): NewTopic {
  const { date } = cityDay(now, deps.timeZone);
  const own = person.units.find((unit) => unit !== ALL_UNITS);
  const units = deps.profile.units.map(({ id }) => id);
  return {
    title,
    group: TOPIC_GROUP,
    questions: freshQuestions(group, title, deps.topics()),
    also: [],
    tests: [],
    answer: words,
    owner: own ?? (units.includes(EVERYBODYS_UNIT) ? EVERYBODYS_UNIT : units[0]!),
    source,
    valid_until: nextYear(date),
    author: person.id,
  };
}

/** A question belongs to one topic only, and what was masked is no question; the title is one where no other is left. */
export function freshQuestions(
  group: OpenQuestion,
  title: string,
  topics: readonly Pick<FaqTopic, 'questions' | 'also' | 'tests'>[],
) {
  const taken = new Set(
    topics.flatMap(({ questions, also, tests }) => [...questions, ...also, ...tests]).map(foldName),
  );
  const questions: string[] = [];
  for (const { text } of group.wordings) {
    const plain = text.replaceAll('…', ' ').replace(/\s+/g, ' ').trim();
    if (plain === '' || taken.has(foldName(plain))) continue;
    taken.add(foldName(plain));
    questions.push(plain);
  }
  return questions.length > 0 ? questions : [title];
}

/** The same day a year later; 29 February becomes the 28th. */
export function nextYear(date: string): string {
  const until = `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`;
  return until.endsWith('-02-29') ? until.replace('-29', '-28') : until;
}
