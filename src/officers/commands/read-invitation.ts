import { ALL_UNITS, type Unit } from '../../profile/city-schema.js';
import type { Role } from '../person.js';
import type { Fault } from './command.js';
import { findUnits } from './find-unit.js';

const ROLE_WORDS: Record<string, Role> = {
  petugas: 'officer', officer: 'officer', staf: 'officer',
  kepala: 'head', kabid: 'head', kadis: 'head', head: 'head',
  pengawas: 'supervisor', atasan: 'supervisor', supervisor: 'supervisor',
  admin: 'admin',
}; // biome-ignore format: a table

/** Letters of a name. */
const LONGEST_NAME = 60;
/** Words of the longest unit name. */
const MOST_UNIT_WORDS = 7;

/** Reads `nama unit peran` from its end: role, then units (`pu`, `pu,dlh`, a unit's name, `semua`), then the name. */
export function readInvitation(
  rest: string,
  units: Unit[],
): { person: string; units: string[]; role: Role } | Fault {
  const words = rest
    .replace(/\s*([,+])\s*/g, '$1')
    .split(/\s+/)
    .filter(Boolean);
  const role = ROLE_WORDS[words.at(-1)?.toLowerCase() ?? ''];
  if (!role) return 'role';
  const before = words.slice(0, -1);
  for (let count = Math.min(MOST_UNIT_WORDS, before.length - 1); count >= 1; count--) {
    const found = findUnits(before.slice(-count).join(' '), units);
    if (!found) continue;
    const person = before.slice(0, -count).join(' ');
    if (!isName(person)) return 'person';
    // An officer or head belongs to exactly one unit.
    const isOfOne = role === 'officer' || role === 'head';
    return isOfOne && (found.length > 1 || found[0] === ALL_UNITS) ? 'unit' : { person, units: found, role };
  }
  return before.length < 2 ? 'person' : 'unit';
}

/** Letters with what stands between them in names; no digits, no markup. */
function isName(person: string): boolean {
  return person.length >= 2 && person.length <= LONGEST_NAME && /^\p{L}[\p{L}\p{M} .'’-]*$/u.test(person);
}
