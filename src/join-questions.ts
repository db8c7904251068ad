import { join } from 'node:path';
import type { Config } from './config.js';
import type { Knowledge } from './conversation/decision.js';
import { openQuestionModel } from './faq/open-question-model.js';
import { makeOpenQuestions } from './faq/open-questions.js';
import type { QuestionDesk } from './officers/question-desk.js';
import { makeTopicFiles, type TopicFiles } from './profile/write-topic.js';
import type { Store } from './store/connect.js';

/** What a program says of its topics. */
export interface QuestionParts {
  config: Config;
  knowledge: () => Knowledge;
  /** Where topics made in the chat go; left out, to INTENTS_DIR, which the program watches. */
  topicFiles?: TopicFiles;
}

/** Joins the store of questions without an answer with what the bot knows and the folder where topics are written. */
export async function joinQuestions(
  connection: Store['connection'],
  { config, knowledge, topicFiles }: QuestionParts,
): Promise<QuestionDesk> {
  const model = openQuestionModel(connection);
  await model.init();
  return {
    questions: makeOpenQuestions({ model, readMatter: (text) => knowledge().readMatter(text) }),
    topics: () => knowledge().topics,
    topicFiles: topicFiles ?? makeTopicFiles(join(config.INTENTS_DIR, 'faq')),
  };
}
