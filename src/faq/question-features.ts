import { hashText } from '../understanding/model/features.js';
import type { QuestionWord } from './read-question.js';

/** Told of every feature by its hash, what it counts, and whether it is a pair of words. */
export type VisitFeature = (hash: number, weight: number, isPair: boolean) => void;

const ROOT = hashText('root:');
const GROUP = hashText('group:');
const PAIR = hashText('pair:');
const PIECE = hashText('piece:');
const BLANK = ' '.charCodeAt(0);

/** Groups of words that tell what is wanted rather than what it is about count less. */
const GROUP_WEIGHT = { asked: 0.4, matter: 0.7 };
export const PAIR_WEIGHT = 0.25;
const [SHORTEST_PIECE, LONGEST_PIECE] = [3, 5];
/** Letters of a word that are cut; what follows says nothing more. */
const LONGEST_CUT = 24;

export function rootFeature(root: string): number {
  return hashText(root, ROOT);
}

export function groupFeature(group: string): number {
  return hashText(group, GROUP);
}

/** Two roots side by side. */
export function pairFeature(first: string, second: string): number {
  return hashText(second, hashText(' ', hashText(first, PAIR)));
}

export function groupWeight(group: string): number {
  return group.startsWith('asked:') ? GROUP_WEIGHT.asked : GROUP_WEIGHT.matter;
}

/** Roots, their groups and pairs of roots, with what each counts. */
export function visitFeatures(words: readonly QuestionWord[], visit: VisitFeature): void {
  for (let at = 0; at < words.length; at++) {
    const { root, group, sure } = words[at]!;
    visit(rootFeature(root), sure, false);
    if (group !== undefined) visit(groupFeature(group), groupWeight(group), false);
    if (at > 0) visit(pairFeature(words[at - 1]!.root, root), PAIR_WEIGHT, true);
  }
}

/**
 * The pieces of 3 to 5 letters of a word with its ends marked: they find what is written or derived differently. Together
 * they count about as much as the word.
 */
export function visitPieces(word: string, visit: VisitFeature): void {
  const share = 1 / (word.length + 2);
  const length = Math.min(word.length, LONGEST_CUT);
  for (let from = -1; from + SHORTEST_PIECE <= length + 1; from++) {
    let hash = PIECE;
    const end = Math.min(from + LONGEST_PIECE, length + 1);
    for (let at = from; at < end; at++) {
      const letter = at < 0 || at === length ? BLANK : word.charCodeAt(at);
      hash = Math.imul(hash ^ letter, 0x01000193);
      if (at - from + 1 >= SHORTEST_PIECE) visit(hash >>> 0, share, false);
    }
  }
}
