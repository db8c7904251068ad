import type { Unit } from '../profile/city-schema.js';
import { worksFor } from '../tickets/refuse-step.js';
import type { Actor } from '../tickets/ticket.js';
import { triageUnit } from '../units/route.js';

/**
 * The units whose tickets somebody may see and work (C27): their own, and for the triage desk also those outside the
 * city government, which have nobody of ours and are watched from there (C21).
 */
export function scopeOf(own: string[], units: Unit[]): string[] {
  if (!own.includes(triageUnit(units))) return own;
  return [...own, ...units.filter((unit) => unit.outside && !own.includes(unit.id)).map((unit) => unit.id)];
}

/** True when tickets of this unit may be seen. */
export function maySee(reader: Pick<Actor, 'units'>, unit: string, units: Unit[]): boolean {
  return worksFor({ units: scopeOf(reader.units ?? [], units) }, unit);
}
