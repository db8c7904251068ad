import type { Intents } from '../../profile/intents-schema.js';
import type { Lesson } from './lesson.js';

/** A phrase teaches less than a whole sentence. */
const PHRASE_WEIGHT = 0.5;
/** Thousands of reports teach what a report is about; for what a report is, fewer would do, and other intents are heard too. */
const REPORT_INTENT_WEIGHT = 0.5;
/** The category a question could lead to is a hint, no more. */
const QUESTION_WEIGHT = 0.3;

/** What intents/ teaches: reports their category and that they are reports, questions and talk their intent. */
export function gatherLessons({ report, faq, talk }: Intents): Lesson[] {
  const lessons: Lesson[] = [];
  for (const { id, examples, phrases } of report) {
    for (const text of examples)
      lessons.push({ text, category: id, intent: 'report', intentWeight: REPORT_INTENT_WEIGHT });
    for (const text of phrases) lessons.push({ text, category: id, weight: PHRASE_WEIGHT });
  }
  for (const { questions, title, report: category } of faq) {
    for (const text of questions) lessons.push({ text, intent: 'question' });
    if (category) lessons.push({ text: title, category, weight: QUESTION_WEIGHT });
  }
  for (const { intent, examples, exact, phrases } of talk) {
    for (const text of examples) lessons.push({ text, intent });
    for (const text of [...exact, ...phrases]) lessons.push({ text, intent, weight: PHRASE_WEIGHT });
  }
  return lessons;
}
