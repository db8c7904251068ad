import { distanceUpTo } from '../understanding/words/edit-distance.js';
import type { Colleague } from './staff.js';

/** Who of these was meant by an id, a name, a first name, or one of them with one slip; the surest kind of match only. */
export function findOfficers(typed: string, colleagues: Colleague[]): Colleague[] {
  const wanted = plain(typed);
  if (wanted === '') return [];
  const first = wanted.split(' ')[0]!;
  const kinds: ((colleague: Colleague) => boolean)[] = [
    ({ id }) => plain(id) === wanted,
    ({ name }) => plain(name) === wanted,
    ({ name }) => plain(name).startsWith(`${wanted} `),
    ({ name, id }) =>
      [plain(name), plain(id), plain(name).split(' ')[0]!].includes(first) && !wanted.includes(' '),
    ({ name, id }) =>
      wanted.length >= 4 && [plain(name), plain(id)].some((known) => distanceUpTo(wanted, known, 1) <= 1),
  ];
  for (const isMeant of kinds) {
    const found = colleagues.filter(isMeant);
    if (found.length > 0) return found;
  }
  return [];
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
