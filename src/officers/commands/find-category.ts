import { foldName } from '../../profile/check-twice.js';
import type { Category } from '../../profile/intents-schema.js';
import { distanceUpTo } from '../../understanding/words/edit-distance.js';
import { type IsMeant, readNameFirst } from './read-name-first.js';

type Named = { id: Category; name: string };

/** Words of the longest category name that is tried. */
const MOST_WORDS = 4;
/** Names offered where none was meant clearly. */
const MOST_NEAR = 5;
const SLIPS = 2;

/**
 * The category a text begins with, by id or name, with a slip of one letter where no other is as near, and what follows it.
 * Where none is meant: those whose names come nearest, or share a word.
 */
export function findCategory(
  text: string,
  categories: readonly Named[],
): { category?: Category; rest: string; near: Category[] } {
  const typed = text.trim().replace(/^(?:ke|jadi|menjadi|kategori|to|category)\s+/i, '');
  const ways = [isNear(0), isNear(1)];
  const first = readNameFirst(typed, { known: categories, mostWords: MOST_WORDS, ways });
  if (first) return { category: first.found.id, rest: first.rest, near: [] };
  return { rest: '', near: nearest(foldName(typed), categories) };
}

function isNear(slips: number): IsMeant<Named> {
  return ({ id, name }, typed) =>
    [id, foldName(name)].some((known) => {
      const allowed = Math.min(known.length, typed.length) > 3 ? slips : 0;
      return distanceUpTo(typed, known, allowed) <= allowed;
    });
}

function nearest(typed: string, categories: readonly Named[]): Category[] {
  const parts = typed.split(' ').filter((part) => part.length > 2);
  const distanceOf = ({ id, name }: Named) =>
    Math.min(
      ...[id, ...foldName(name).split(' ')].flatMap((known) =>
        parts.map((part) =>
          known.startsWith(part) || part.startsWith(known) ? 0 : distanceUpTo(part, known, SLIPS),
        ),
      ),
    );
  return categories
    .map((one) => ({ id: one.id, far: distanceOf(one) }))
    .filter(({ far }) => far <= SLIPS)
    .sort((a, b) => a.far - b.far)
    .slice(0, MOST_NEAR)
    .map(({ id }) => id);
}
