import type { OpenQuestions } from '../faq/open-questions.js';
import type { FaqTopic } from '../profile/intents-schema.js';
import type { TopicFiles } from '../profile/write-topic.js';

/** Questions without an answer, the topics as of now, and where new ones are written. */
export interface QuestionDesk {
  questions: OpenQuestions;
  topics: () => readonly FaqTopic[];
  topicFiles: TopicFiles;
}
