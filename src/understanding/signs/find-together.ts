import type { Category, DangerKind, TalkIntent } from '../../profile/intents-schema.js';
import type { Normalise } from '../words/normalise.js';
import type { Reading } from '../words/reading.js';

/** Words of several groups that stand near each other: from the first to the last of them. */
export interface TogetherHit {
  category?: Category;
  danger: DangerKind;
  /** It counts though it has not happened yet. */
  imminent?: boolean;
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
export function makeFindTogether(talk: TalkIntent, normalise: Normalise): FindTogether {
  const sayings = indexSayings(talk.groups, normalise);
  const needed = talk.together.map(({ groups: names, danger = talk.danger ?? 'place', ...rest }) => {
    return { names, danger, ...rest };
  });
  return (reading) => {
    const said = findSayings(reading.words.map(withoutClitic), sayings);
    return needed.flatMap(({ names, within, category, danger, imminent }) => {
      if (!names.every((name) => said.has(name))) return [];
      const found = nearest(
        names.map((name) => said.get(name)!),
        within,
      );
      return found
        ? [{ ...found, danger, ...(category && { category }), ...(imminent && { imminent }) }]
        : [];
    });
  };
}

/** A saying of a group, found by its first word. */
interface Saying {
  group: string;
  words: string[];
}

function indexSayings(
  groups: Readonly<Record<string, readonly string[]>>,
  normalise: Normalise,
): ReadonlyMap<string, Saying[]> {
  const byFirst = new Map<string, Saying[]>();
  for (const [group, sayings] of Object.entries(groups)) {
    for (const saying of sayings) {
      const words = normalise(saying).words.map(withoutClitic);
      if (words[0] === undefined) continue;
      byFirst.set(words[0], [...(byFirst.get(words[0]) ?? []), { group, words }]);
    }
  }
  return byFirst;
}

/** Where each group is said; at one word a group is said once. */
function findSayings(
  words: readonly string[],
  byFirst: ReadonlyMap<string, Saying[]>,
): ReadonlyMap<string, Place[]> {
  const said = new Map<string, Place[]>();
  words.forEach((word, from) => {
    for (const saying of byFirst.get(word) ?? []) {
      const places = said.get(saying.group) ?? [];
      const isNew = places.length < MOST_PLACES && places.at(-1)?.from !== from;
      if (!isNew || !saying.words.every((part, i) => words[from + i] === part)) continue;
      places.push({ from, to: from + saying.words.length - 1 });
      said.set(saying.group, places);
    }
  });
  return said;
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
