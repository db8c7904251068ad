import type { Category, TalkIntent } from '../profile/intents-schema.js';
import type { Normalise } from './normalise.js';
import type { Reading } from './reading.js';

/** Words of several groups that stand near each other: from the first to the last of them. */
export interface TogetherHit {
  category?: Category;
  from: number;
  to: number;
}

export type FindTogether = (reading: Reading) => TogetherHit[];

/** Where a group is said: from its first to its last word. */
interface Place {
  from: number;
  to: number;
}

/** A group said a thousand times is looked at so often and no more. */
const MOST_PLACES = 12;

/**
 * Makes the finder of the entries under `together` of one talk. Words are compared as they are said, without -nya, -ku
 * and -mu: roots would make "pembakaran" (burning rubbish) a fire.
 */
export function makeFindTogether({ groups, together }: TalkIntent, normalise: Normalise): FindTogether {
  const sayings = new Map(
    Object.entries(groups).map(([name, words]) => [name, byFirstWord(words, normalise)] as const),
  );
  return (reading) => {
    const words = reading.words.map(withoutClitic);
    const said = new Map<string, Place[]>();
    for (const [name, known] of sayings) said.set(name, findPlaces(words, known));
    return together.flatMap(({ groups: names, within, category }) => {
      const found = nearest(
        names.map((name) => said.get(name) ?? []),
        within,
      );
      return found ? [{ ...found, ...(category && { category }) }] : [];
    });
  };
}

function byFirstWord(sayings: readonly string[], normalise: Normalise): Map<string, string[][]> {
  const known = new Map<string, string[][]>();
  for (const saying of sayings) {
    const words = normalise(saying).words.map(withoutClitic);
    if (words[0] !== undefined) known.set(words[0], [...(known.get(words[0]) ?? []), words]);
  }
  return known;
}

function findPlaces(words: readonly string[], known: ReadonlyMap<string, string[][]>): Place[] {
  const places: Place[] = [];
  for (let from = 0; from < words.length && places.length < MOST_PLACES; from++) {
    const saying = known
      .get(words[from]!)
      ?.find((parts) => parts.every((part, i) => words[from + i] === part));
    if (saying) places.push({ from, to: from + saying.length - 1 });
  }
  return places;
}

/** One place of every group, none on the same words, all within so many words; the first found. */
function nearest(
  groups: readonly Place[][],
  within: number,
  chosen: readonly Place[] = [],
): Place | undefined {
  const [group, ...others] = groups;
  const from = Math.min(...chosen.map((place) => place.from));
  const to = Math.max(...chosen.map((place) => place.to));
  if (!group) return { from, to };
  for (const place of group) {
    const isTaken = chosen.some((other) => place.from <= other.to && place.to >= other.from);
    const width = chosen.length === 0 ? 0 : Math.max(to, place.to) - Math.min(from, place.from);
    if (isTaken || width > within) continue;
    const rest = nearest(others, within, [...chosen, place]);
    if (rest) return rest;
  }
  return undefined;
}

/** "pengendaranya" -> "pengendara", "rumahku" -> "rumah"; short words are left alone. */
function withoutClitic(word: string): string {
  return word.length > 6 ? word.replace(/(nya|ku|mu)$/, '') : word;
}
