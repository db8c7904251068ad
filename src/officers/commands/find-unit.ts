import { foldName } from '../../profile/check-twice.js';
import { ALL_UNITS, type Unit } from '../../profile/city-schema.js';
import { distanceUpTo } from '../../understanding/words/edit-distance.js';
import { readNameFirst } from './read-name-first.js';

/** Words of the longest unit name that is tried. */
const MOST_WORDS = 7;
/** A shorter word is believed only as it stands: a ticket must not go to the wrong office by a slip. */
const SHORTEST_FUZZY = 4;

/** What people put before a unit. */
const BEFORE = /^[^\p{L}\p{N}]*(?:(?:ke|kepada|untuk|to|unit|bagian)\s+)*/iu;

/** The unit a text begins with, by id, name or abbreviation, and what follows it; undefined when none or more than one fits. */
export function findUnitFirst(text: string, units: Unit[]): { unit: string; rest: string } | undefined {
  const typed = text.trim().replace(BEFORE, '');
  const ways = [isNamed, isNearlyNamed];
  const first = readNameFirst(typed, { known: units, mostWords: MOST_WORDS, ways });
  return first && { unit: first.found.id, rest: first.rest };
}

/** The unit a whole text names. */
export function findUnit(text: string, units: Unit[]): string | undefined {
  const found = findUnitFirst(text, units);
  return found?.rest === '' ? found.unit : undefined;
}

/** `pu,dlh` or `semua` as a list of ids; undefined when one of them is no unit. */
export function findUnits(text: string, units: Unit[]): string[] | undefined {
  if (foldName(text) === ALL_UNITS) return [ALL_UNITS];
  const found = text.split(/[,+]/).map((part) => findUnit(part, units));
  return found.every((unit) => unit !== undefined) ? [...new Set(found)] : undefined;
}

/** Words that say only that it is an office. */
const OFFICE = /^(?:dinas|badan|kantor|meja) /;

function isNamed(unit: Unit, typed: string): boolean {
  const { id, full, bare } = namesOf(unit);
  const names = [...full, id, `dinas ${id}`, `badan ${id}`, `kantor ${id}`, `dis${id}`];
  return names.includes(typed) || initialsOf(full[0]!, bare).includes(typed);
}

function isNearlyNamed(unit: Unit, typed: string): boolean {
  const { id, full } = namesOf(unit);
  const slips = typed.length > 10 ? 2 : 1;
  const names = [id, ...full].filter((name) => name.length >= SHORTEST_FUZZY);
  return typed.length >= SHORTEST_FUZZY && names.some((name) => distanceUpTo(typed, name, slips) <= slips);
}

/** Its id, its names with and without what stands in brackets, and the name without its first word (`Dinas`). */
function namesOf({ id, name }: Unit): { id: string; full: string[]; bare: string } {
  const short = foldName(name.replace(/\(.*?\)/g, ''));
  const bare = short.replace(OFFICE, '');
  return { id: foldName(id), full: [...new Set([short, foldName(name), bare, `dinas ${bare}`])], bare };
}

/** `dpu`, `dinas lh`: first letters. Two letters alone are too few to send a ticket by. */
function initialsOf(short: string, bare: string): string[] {
  const whole = firstLetters(short);
  const own = firstLetters(bare);
  if (own.length < 2) return [];
  return [...(whole.length > 2 ? [whole] : []), ...(short === bare ? [] : [`dinas ${own}`, `badan ${own}`])];
}

const firstLetters = (name: string) =>
  name
    .split(' ')
    .filter((word) => word !== 'dan')
    .map((word) => word[0])
    .join('');
