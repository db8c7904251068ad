import { listOf } from './check-twice.js';
import { listUnits } from './check-units.js';
import type { CityFiles } from './city-files.js';
import type { Places, RoutingRule, Unit } from './city-schema.js';
import type { Fault } from './fault.js';

/** Rules lead to units that exist and do that work, are reached, and leave no category of a unit out. */
export function checkRouting(files: CityFiles): Fault[] {
  const { units, routing, places } = files;
  if (!units.value || !routing.value) return [];
  const [offices, rules] = [units.value, routing.value];
  return [
    ...rules.flatMap((rule, i) => [
      ...checkUnit(files.routing, rule, i, offices),
      ...checkOrder(files.routing, rules, i),
      ...(places.value ? checkArea(files.routing, rule, i, places.value) : []),
    ]),
    ...offices.flatMap((unit, i) => checkReach(files.units, unit, i, rules)),
  ];
}

function checkUnit(file: CityFiles['routing'], rule: RoutingRule, i: number, units: Unit[]): Fault[] {
  const unit = units.find(({ id }) => id === rule.unit);
  if (!unit) {
    const todo = `write one of: ${listUnits(units)}`;
    return [file.faultAt([i, 'unit'], `the unit "${rule.unit}" is not in units.yaml`, todo)];
  }
  if (unit.triage) return [];
  const foreign = (listOf(rule.category) ?? []).filter((category) => !unit.categories.includes(category));
  return foreign.map((category) => {
    const todo = `add ${category} to the categories of ${unit.id} in units.yaml, or correct the rule`;
    return file.faultAt([i, 'category'], `${unit.id} does not list the category ${category}`, todo);
  });
}

function checkOrder(file: CityFiles['routing'], rules: RoutingRule[], i: number): Fault[] {
  const above = rules.slice(0, i).findIndex((earlier) => takesAllOf(earlier, rules[i]!));
  if (above < 0) return [];
  const problem = `this rule is never reached: entry ${above + 1} takes all of it`;
  return [file.faultAt([i], problem, `move it above entry ${above + 1} or remove it`)];
}

/** True when every report the later rule would match is already taken by the earlier one. */
function takesAllOf(earlier: RoutingRule, later: RoutingRule): boolean {
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

function checkReach(file: CityFiles['units'], unit: Unit, i: number, rules: RoutingRule[]): Fault[] {
  if (unit.triage) return [];
  return unit.categories.flatMap((category, j) => {
    const sends = (rule: RoutingRule) =>
      rule.unit === unit.id && (listOf(rule.category) ?? [category]).includes(category);
    if (rules.some(sends)) return [];
    const problem = `no rule in routing.yaml sends ${category} to ${unit.id}`;
    const todo = `add "- { category: ${category}, unit: ${unit.id} }" there`;
    return [file.faultAt([i, 'categories', j], problem, todo)];
  });
}
