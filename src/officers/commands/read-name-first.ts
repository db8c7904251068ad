import { foldName } from '../../profile/check-twice.js';

/** Whether something is meant by a name, which is folded (`foldName`). */
export type IsMeant<T> = (one: T, name: string) => boolean;

interface Names<T> {
  known: readonly T[];
  /** Words of the longest name that is tried. */
  mostWords: number;
  /** How a name may mean something, the strictest way first: a longer name is preferred within each of them only. */
  ways: readonly IsMeant<T>[];
}

/** What the name means that a text begins with, and what follows it; undefined where no name means exactly one. */
export function readNameFirst<T>(
  text: string,
  { known, mostWords, ways }: Names<T>,
): { found: T; rest: string } | undefined {
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)].slice(0, mostWords);
  const ends = words.map((word) => word.index + word[0].length).toReversed();
  for (const isMeant of ways) {
    for (const end of ends) {
      const name = foldName(text.slice(0, end));
      const [found, ...others] = known.filter((one) => isMeant(one, name));
      if (found !== undefined && others.length === 0) return { found, rest: trimRest(text.slice(end)) };
    }
  }
  return undefined;
}

/** Takes off what closes the name, and what stands between it and the words that follow. */
function trimRest(rest: string): string {
  return rest.replace(/^["'”’)\].,:;!?]*[\s:,;.–—-]*/u, '');
}
