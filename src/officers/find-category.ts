import { foldName } from '../profile/check-twice.js';
import type { Category } from '../profile/intents-schema.js';
import { distanceUpTo } from '../understanding/words/edit-distance.js';

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
  const words = [...typed.matchAll(/[\p{L}\p{N}]+/gu)].slice(0, MOST_WORDS);
  const ends = words.map((word) => word.index + word[0].length).toReversed();
  for (const slips of [0, 1]) {
    for (const end of ends) {
      const found = categories.filter((one) => isNear(one, foldName(typed.slice(0, end)), slips));
      if (found.length === 1) return { category: found[0]!.id, rest: trimRest(typed.slice(end)), near: [] };
    }
  }
  return { rest: '', near: nearest(foldName(typed), categories) };
}

function isNear({ id, name }: Named, typed: string, slips: number): boolean {
  return [id, foldName(name)].some((known) => {
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

function trimRest(rest: string): string {
  return rest.replace(/^["'”’)\].,:;!?]*[\s:,;.–—-]*/u, '');
}
