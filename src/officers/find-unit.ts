import { ALL_UNITS, type Unit } from '../profile/city-schema.js';
import { distanceUpTo } from '../understanding/edit-distance.js';

/** Words of the longest unit name that is tried. */
const MOST_WORDS = 7;
/** A shorter word is believed only as it stands: a ticket must not go to the wrong office by a slip. */
const SHORTEST_FUZZY = 4;

/** The unit a text begins with, by id or name, and what follows it; undefined when none or more than one fits. */
export function findUnitFirst(text: string, units: Unit[]): { unit: string; rest: string } | undefined {
  const typed = text.trim().replace(/^(?:ke|unit|untuk|to)\s+/i, '');
  const ends = [...typed.matchAll(/\S+/g)].slice(0, MOST_WORDS).map((word) => word.index + word[0].length);
  for (const isClose of [isSame, isNear]) {
    for (const end of ends.toReversed()) {
      const found = units.filter((unit) =>
        namesOf(unit).some((name) => isClose(plain(typed.slice(0, end)), name)),
      );
      if (found.length === 1)
        return { unit: found[0]!.id, rest: typed.slice(end).replace(/^[\s:,;.-]+/, '') };
    }
  }
  return undefined;
}

/** The unit a whole text names. */
export function findUnit(text: string, units: Unit[]): string | undefined {
  const found = findUnitFirst(text, units);
  return found?.rest === '' ? found.unit : undefined;
}

/** `pu,dlh` or `semua` as a list of ids; undefined when one of them is no unit. */
export function findUnits(text: string, units: Unit[]): string[] | undefined {
  if (plain(text) === ALL_UNITS) return [ALL_UNITS];
  const found = text.split(/[,+]/).map((part) => findUnit(part, units));
  return found.every((unit) => unit !== undefined) ? [...new Set(found)] : undefined;
}

/** Id, name, the name without its first word (`Dinas`), and without what stands in brackets. */
function namesOf({ id, name }: Unit): string[] {
  const short = plain(name.replace(/\(.*?\)/g, ''));
  const bare = short.replace(/^(?:dinas|badan|kantor|meja) /, '');
  return [...new Set([plain(id), plain(name), short, bare, `dinas ${bare}`])];
}

const isSame = (typed: string, name: string) => typed === name;
const isNear = (typed: string, name: string) =>
  typed.length >= SHORTEST_FUZZY &&
  distanceUpTo(typed, name, typed.length > 10 ? 2 : 1) <= (typed.length > 10 ? 2 : 1);

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
