import { listOf } from './check-twice.js';
import { listUnits } from './check-units.js';
import type { CityFiles } from './city-files.js';
import type { Places, RoutingRule, Unit } from './city-schema.js';
import type { Fault } from './fault.js';

/** Rules lead to units that exist and places that exist, each is reached, and each category has one unit at most. */
export function checkRouting(files: CityFiles): Fault[] {
  const { units, routing, places } = files;
  if (!units.value) return [];
  const offices = units.value;
  const rules = routing.value ?? [];
  return [
    ...checkOwners(units, offices),
    ...rules.flatMap((rule, i) => [
      ...checkUnit(routing, rule, i, offices),
      ...checkOrder(routing, rules, i),
      ...(places.value ? checkArea(routing, rule, i, places.value) : []),
    ]),
  ];
}

function checkOwners(file: CityFiles['units'], units: Unit[]): Fault[] {
  const owners = new Map<string, string>();
  return units.flatMap((unit, i) =>
    unit.categories.flatMap((category, j) => {
      const owner = owners.get(category);
      owners.set(category, owner ?? unit.id);
      if (!owner) return [];
      const todo = 'leave it with one unit; what another does in some areas belongs into routing.yaml';
      return [file.faultAt([i, 'categories', j], `the category ${category} is already with ${owner}`, todo)];
    }),
  );
}

function checkUnit(file: CityFiles['routing'], rule: RoutingRule, i: number, units: Unit[]): Fault[] {
  if (units.some(({ id }) => id === rule.unit)) return [];
  const todo = `write one of: ${listUnits(units)}`;
  return [file.faultAt([i, 'unit'], `the unit "${rule.unit}" is not in units.yaml`, todo)];
}

function checkOrder(file: CityFiles['routing'], rules: RoutingRule[], i: number): Fault[] {
  const above = rules.slice(0, i).findIndex((earlier) => takesAllOf(earlier, rules[i]!));
  if (above < 0) return [];
  const problem = `this rule is never reached: entry ${above + 1} takes all of it`;
  return [file.faultAt([i], problem, `move it above entry ${above + 1} or remove it`)];
}

/** True when every report the later rule would match is already taken by the earlier one. */
function takesAllOf(earlier: RoutingRule, later: RoutingRule): boolean {
  // A rule for an area alone never takes a complaint about officials (see src/units/route.ts).
  if (earlier.category === undefined && listOf(later.category)?.includes('aparat')) return false;
  return (['category', 'kecamatan', 'kelurahan'] as const).every((key) => {
    const taken = listOf<string>(earlier[key]);
    const asked = listOf<string>(later[key]);
    return taken === undefined || (asked?.every((name) => taken.includes(name)) ?? false);
  });
}

function checkArea(file: CityFiles['routing'], rule: RoutingRule, i: number, places: Places): Fault[] {
  const known = {
    kecamatan: new Set(places.kelurahan.map(({ kecamatan }) => kecamatan)),
    kelurahan: new Set(places.kelurahan.map(({ name }) => name)),
  };
  return (['kecamatan', 'kelurahan'] as const).flatMap((key) => {
    const strange = (listOf(rule[key]) ?? []).filter((name) => !known[key].has(name));
    const todo = 'correct the name, or add the place there';
    return strange.map((name) => file.faultAt([i, key], `the ${key} "${name}" is not in places.yaml`, todo));
  });
}
