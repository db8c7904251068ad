import { makeUnderstand, type UnderstandParts } from '../understanding/understand.js';
import { type Comparison, compareAnswers, worseBy } from './compare-answers.js';
import { holdBack, holdBackExamples, without } from './hold-back.js';
import type { LessonRow } from './lesson-row.js';

/**
 * What teaching needs besides history: what staff wrote, the city's places and the cities around it. All of it is needed:
 * a model is of use only to who reads words as its teacher did.
 */
export type TeachParts = Required<
  Pick<UnderstandParts, 'intents' | 'words' | 'places' | 'cityCode' | 'elsewhere'>
>;

/** How a new history fares against the one in use. */
export interface Verdict {
  isTaken: boolean;
  /** Held-back messages of the new history (corrections among them). */
  history: Comparison;
  /** What was known before: held-back messages of the history in use and examples of intents/. */
  known: Comparison;
}

/** Worse by more than this many standard errors is worse: once on the history, and on what was known before. */
export const MOST_ERRORS = { history: 1, known: 2 };

/**
 * Teaches two models, one with the history in use and one with the new one, both without the messages they are asked
 * afterwards, and compares them. Neither model in use nor model to come is asked: both have seen those messages.
 */
export function judgeHistory(
  parts: TeachParts,
  inUse: readonly LessonRow[],
  coming: readonly LessonRow[],
  onStage: (stage: 'before' | 'after') => void,
): Verdict {
  const { asked } = holdBack(coming);
  const formerly = holdBack(inUse).asked;
  const examples = holdBackExamples(parts.intents);
  const held = [...asked, ...formerly];
  const teach = (rows: readonly LessonRow[]) =>
    makeUnderstand({ ...parts, intents: examples.intents, history: without(rows, held) });
  const known = [...examples.asked, ...formerly];
  onStage('before');
  const before = answer(teach(inUse), asked, known);
  onStage('after');
  const after = answer(teach(coming), asked, known);
  const truth = (rows: readonly LessonRow[]) => rows.map(({ category }) => category);
  const onHistory = compareAnswers(truth(asked), before.asked, after.asked);
  const onKnown = compareAnswers(truth(known), before.known, after.known);
  const isTaken = worseBy(onHistory) <= MOST_ERRORS.history && worseBy(onKnown) <= MOST_ERRORS.known;
  return { isTaken, history: onHistory, known: onKnown };
}

function answer(
  understand: ReturnType<typeof makeUnderstand>,
  asked: readonly LessonRow[],
  known: readonly LessonRow[],
) {
  const label = ({ text }: LessonRow) => understand(text).category.best.label as string;
  return { asked: asked.map(label), known: known.map(label) };
}
