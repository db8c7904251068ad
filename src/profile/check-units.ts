import { findTwice } from './check-twice.js';
import type { CityFiles } from './city-files.js';
import { ALL_UNITS, type Unit } from './city-schema.js';
import type { Fault } from './fault.js';

/** One triage desk, every unit named once, and staff who belong to units that exist. */
export function checkUnits(files: CityFiles): Fault[] {
  const units = files.units.value;
  return units ? [...checkNames(files, units), ...checkStaff(files, units)] : [];
}

/** The ids of the units for the words "write one of". */
export function listUnits(units: Unit[]): string {
  return units.map((unit) => unit.id).join(', ');
}

function checkNames({ units: file }: CityFiles, units: Unit[]): Fault[] {
  const ids = units.map(({ id }, i) => ({ name: id, path: [i, 'id'] }));
  const names = units.map(({ name }, i) => ({ name, path: [i, 'name'] }));
  const faults = [...findTwice(file, 'the unit id', ids), ...findTwice(file, 'the unit name', names)];
  const desks = units.flatMap((unit, i) => (unit.triage ? [i] : []));
  if (desks.length === 0) {
    faults.push(file.faultAt([], 'no unit is the triage desk', 'write "triage: true" at exactly one unit'));
  }
  for (const i of desks.slice(1)) {
    const todo = 'leave "triage: true" at one unit only';
    faults.push(file.faultAt([i, 'triage'], 'a second unit is the triage desk', todo));
  }
  const all = units.findIndex((unit) => unit.id === ALL_UNITS);
  if (all >= 0) {
    faults.push(file.faultAt([all, 'id'], `"${ALL_UNITS}" stands for every unit`, 'choose another id'));
  }
  return faults;
}

function checkStaff({ staff: file }: CityFiles, units: Unit[]): Fault[] {
  const known = new Set([ALL_UNITS, ...units.map((unit) => unit.id)]);
  const staff = file.value ?? [];
  const ids = staff.map(({ id }, i) => ({ name: id, path: [i, 'id'] }));
  const faults = findTwice(file, 'the staff id', ids);
  staff.forEach((person, i) => {
    person.units.forEach((unit, j) => {
      if (known.has(unit)) return;
      const todo = `write one of: ${listUnits(units)}, or ${ALL_UNITS}`;
      faults.push(file.faultAt([i, 'units', j], `the unit "${unit}" is not in units.yaml`, todo));
    });
    const isOfOne = person.role === 'officer' || person.role === 'head';
    if (isOfOne && (person.units.length !== 1 || person.units[0] === ALL_UNITS)) {
      const problem = `a person of the role ${person.role} belongs to one unit`;
      faults.push(file.faultAt([i, 'units'], problem, 'name exactly one unit'));
    }
  });
  return faults;
}
