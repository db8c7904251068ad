import type { Choice, Outbound } from '../channels/channel.js';
import { isValid } from '../faq/find-answer.js';
import { groupTopics, searchTopics } from '../faq/search-topics.js';
import type { FaqTopic } from '../profile/intents-schema.js';
import { type Decision, type Knowledge, speak, type Turn } from './decision.js';
import { helpChoices } from './help-choices.js';
import { answered, forget } from './talk.js';

/** Topics on one page of the menu: a WhatsApp list has 10 rows, two are kept for paging. */
const TOPICS_PER_PAGE = 8;

/** Answers from the approved base, offers near misses, or says honestly that it has no answer (B2, B4, B5). */
export function decideQuestion(turn: Turn, know: Knowledge): Decision {
  const found = know.findAnswer(turn.inbound.text, know.today(turn.now));
  if (found.kind === 'answer') return answerTopic(turn, found.topic);
  if (found.kind === 'near') return offerTopics(turn, found.topics);
  return noAnswer(turn);
}

/** "1. Datang ke ..." */
const NUMBERED_LINE = /^\s*\d{1,2}[.)]\s/m;

/** The approved text word for word, and whether it helped (B8, B13, B14). */
export function answerTopic(turn: Turn, topic: FaqTopic): Decision {
  const { say } = turn;
  const choices: Choice[] = [
    { id: `faqyes.${topic.id}`, label: say('button.helpful') },
    { id: `faqno.${topic.id}`, label: say('button.unhelpful') },
  ];
  if (topic.report) choices.push({ id: `report.${topic.report}`, label: say('button.report-now') });
  // Its steps have numbers already.
  const numbered = NUMBERED_LINE.test(topic.answer) ? { numbersTaken: true } : {};
  const message = { text: `${topic.answer}\n\n${say('faq.did-it-help')}`, choices, ...numbered };
  const effects: Decision['effects'] = [{ kind: 'count-faq', topic: topic.id, what: 'shown' }];
  // Should the answer not help, a human is told what was asked.
  const lastQuestion = turn.inbound.text.trim() || turn.talk.lastQuestion || topic.title;
  return { talk: { ...answered(turn.talk), lastQuestion }, says: [message], effects };
}

function offerTopics(turn: Turn, topics: FaqTopic[]): Decision {
  const { say } = turn;
  const choices = topicChoices(topics);
  choices.push({ id: 'none', label: say('button.none-of-these') });
  const talk = { ...answered(turn.talk), lastQuestion: turn.inbound.text };
  return speak(talk, { text: say('faq.which-one'), choices });
}

function noAnswer(turn: Turn): Decision {
  const { say } = turn;
  const talk = { ...answered(turn.talk), lastQuestion: turn.inbound.text };
  const says = [{ text: say('faq.no-answer'), choices: helpChoices(turn, ['menu', 'human', 'report']) }];
  return { talk, says, effects: [{ kind: 'count-unanswered', text: turn.read.normalised }] };
}

/** A topic chosen from a list; one that left the base or ran out says so. */
export function decideTopic(turn: Turn, know: Knowledge, id: string): Decision {
  const topic = know.topics.find((candidate) => candidate.id === id);
  if (topic && isValid(topic, know.today(turn.now))) return answerTopic(turn, topic);
  return speak(answered(turn.talk), {
    text: turn.say('faq.gone'),
    choices: helpChoices(turn, ['menu', 'human']),
  });
}

/** "Apakah ini membantu?": yes is thanked, no offers what else there is. */
export function decideHelpful(turn: Turn, topic: string, isHelpful: boolean): Decision {
  const { say } = turn;
  const choices = isHelpful ? undefined : helpChoices(turn, ['menu', 'human', 'report']);
  const message: Outbound = { text: say(isHelpful ? 'faq.glad' : 'faq.sorry'), choices };
  const effects: Decision['effects'] = [
    { kind: 'count-faq', topic, what: isHelpful ? 'helpful' : 'unhelpful' },
  ];
  const talk = answered(turn.talk);
  return { talk: isHelpful ? forget(talk) : talk, says: [message], effects };
}

/** "Bukan itu semua": the question counts as unanswered, and there are other ways. */
export function noneFits(turn: Turn, know: Knowledge): Decision {
  const { lastQuestion } = turn.talk;
  const message = {
    text: turn.say('faq.none-fits'),
    choices: helpChoices(turn, ['human', 'menu', 'report']),
  };
  const text = lastQuestion ? know.understand(lastQuestion).normalised : '';
  const effects: Decision['effects'] = text ? [{ kind: 'count-unanswered', text }] : [];
  return { talk: answered(turn.talk), says: [message], effects };
}

/** The menu of topic groups; works without understanding anything (B17). */
export function showGroups(turn: Turn, know: Knowledge): Decision {
  const groups = groupTopics(know.topics, know.today(turn.now));
  const choices = groups.map(({ group }, index) => ({ id: `group.${index}.1`, label: group }));
  return speak(answered(turn.talk), { text: turn.say('faq.menu'), choices });
}

/** One page of a group's topics. */
export function showGroup(turn: Turn, know: Knowledge, index: string, page: string): Decision {
  const found = groupTopics(know.topics, know.today(turn.now))[Number(index)];
  const number = Math.max(1, Number(page) || 1);
  const from = (number - 1) * TOPICS_PER_PAGE;
  const shown = found?.topics.slice(from, from + TOPICS_PER_PAGE) ?? [];
  if (!found || shown.length === 0) return showGroups(turn, know);
  const choices = topicChoices(shown);
  if (found.topics.length > from + TOPICS_PER_PAGE) {
    choices.push({ id: `group.${index}.${number + 1}`, label: turn.say('button.more') });
  }
  choices.push({ id: 'menu', label: turn.say('button.back') });
  return speak(answered(turn.talk), { text: turn.say('faq.group', { group: found.group }), choices });
}

/** Topics that have the words looked for, without understanding the question (B17). */
export function searchMenu(turn: Turn, know: Knowledge, words: string): Decision {
  const found = searchTopics(know.topics, words, know.today(turn.now)).slice(0, TOPICS_PER_PAGE);
  if (found.length === 0) return noAnswer(turn);
  const choices = [...topicChoices(found), { id: 'menu', label: turn.say('button.menu') }];
  return speak(answered(turn.talk), { text: turn.say('faq.found'), choices });
}

function topicChoices(topics: readonly FaqTopic[]): Choice[] {
  return topics.map((topic) => ({ id: `faq.${topic.id}`, label: topic.title }));
}
