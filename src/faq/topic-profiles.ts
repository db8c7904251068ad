import type { FaqTopic } from '../profile/intents-schema.js';
import { featuresOf, type ReadQuestion } from './read-question.js';
import { piecesOf } from './word-pieces.js';

/** What a topic has of each feature; keys begin with s (root), k (group), p (pair) or c (piece of a word). */
export type Profile = Map<string, number>;

/** What the parts of a topic count. */
const PART_WEIGHTS = { questions: 1, title: 2, answer: 0.5 };

/** The profile of a topic: of its questions, title and answer. Tests of a topic are never read here (B16). */
export function profileTopic(
  topic: Pick<FaqTopic, 'questions' | 'also' | 'title' | 'answer'>,
  read: ReadQuestion,
): Profile {
  const profile: Profile = new Map();
  for (const question of [...topic.questions, ...topic.also])
    put(profile, question, PART_WEIGHTS.questions, read);
  put(profile, topic.title, PART_WEIGHTS.title, read);
  // An answer is long: its pieces would cost a start a quarter of a second and teach nothing more.
  put(profile, topic.answer, PART_WEIGHTS.answer, read, false);
  return profile;
}

function put(profile: Profile, text: string, weight: number, read: ReadQuestion, hasPieces = true): void {
  const add = (feature: string, count: number) => profile.set(feature, (profile.get(feature) ?? 0) + count);
  const words = read(text);
  for (const [feature, count] of featuresOf(words)) add(feature, count * weight);
  if (!hasPieces) return;
  for (const { word } of words) {
    for (const piece of piecesOf(word)) add(`c${piece}`, weight * pieceShare(word));
  }
}

/** The pieces of a word count about as much as the word, together. */
export function pieceShare(word: string): number {
  return 1 / (word.length + 2);
}

/** The roots of profiles. */
export function rootsOf(profiles: readonly Profile[]): Set<string> {
  const roots = new Set<string>();
  for (const profile of profiles)
    for (const feature of profile.keys()) if (feature[0] === 's') roots.add(feature.slice(1));
  return roots;
}
