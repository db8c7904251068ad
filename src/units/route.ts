import type { CityProfile } from '../profile/city-schema.js';
import type { Category } from '../profile/intents-schema.js';

export interface Routing {
  /** Unit id. */
  unit: string;
  /** What decided: the place of the rule in city/routing.yaml (from 0), the unit's own list, or nothing did. */
  why: { by: 'rule'; index: number } | { by: 'category' } | { by: 'triage' };
}

interface Routable {
  category: Category;
  kecamatan?: string;
  kelurahan?: string;
}

/**
 * The unit a report goes to: the first matching rule of city/routing.yaml, else the unit whose categories list has it,
 * else the triage desk (C3, C4). A complaint about officials follows only rules that name `aparat`, so that a rule for
 * an area never hands it to the unit complained of.
 */
export function routeReport(report: Routable, profile: Pick<CityProfile, 'units' | 'routing'>): Routing {
  const index = profile.routing.findIndex(
    (rule) =>
      holds(rule.category, report.category) &&
      holds(rule.kecamatan, report.kecamatan) &&
      holds(rule.kelurahan, report.kelurahan) &&
      (report.category !== 'aparat' || rule.category !== undefined),
  );
  const rule = profile.routing[index];
  if (rule) return { unit: rule.unit, why: { by: 'rule', index } };
  const own = profile.units.find((unit) => !unit.triage && unit.categories.includes(report.category));
  if (own) return { unit: own.id, why: { by: 'category' } };
  return { unit: triageUnit(profile.units), why: { by: 'triage' } };
}

/** The id of the triage desk; the profile's check sees to it that there is exactly one. */
export function triageUnit(units: CityProfile['units']): string {
  return units.find((unit) => unit.triage)!.id;
}

/** True when the rule says nothing about it, or names it (letter case aside). */
function holds(wanted: string | string[] | undefined, given: string | undefined): boolean {
  if (wanted === undefined) return true;
  const names = [wanted].flat().map((name) => name.toLowerCase());
  return given !== undefined && names.includes(given.toLowerCase());
}
