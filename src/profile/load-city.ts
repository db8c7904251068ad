import { join } from 'node:path';
import { z } from 'zod';
import { CodedError } from '../shared/errors.js';
import { checkCalendar } from './check-calendar.js';
import { checkPlaces } from './check-places.js';
import { checkPromises } from './check-promises.js';
import { checkRouting } from './check-routing.js';
import { checkUnits } from './check-units.js';
import type { CityFiles } from './city-files.js';
import {
  type CityProfile,
  calendarSchema,
  citySchema,
  placesSchema,
  promiseRowSchema,
  routingRuleSchema,
  sampleStaffSchema,
  unitSchema,
} from './city-schema.js';
import { readYaml } from './read-yaml.js';

/**
 * Reads and checks the city profile in `dir`. Throws CITY_INVALID with `fields.faults`: every fault of every file at
 * once, so that an operator repairs them in one go.
 */
export async function loadCity(dir: string): Promise<{ profile: CityProfile }> {
  const read = <T>(name: string, schema: z.ZodType<T>, whenEmpty?: T) =>
    readYaml(join(dir, name), schema, { whenEmpty });
  const [city, units, staff, routing, promises, calendar, places] = await Promise.all([
    read('city.yaml', citySchema),
    read('units.yaml', z.array(unitSchema).min(1)),
    read('staff.yaml', z.array(sampleStaffSchema), []),
    read('routing.yaml', z.array(routingRuleSchema), []),
    read('sla.yaml', z.array(promiseRowSchema).min(1)),
    read('calendar.yaml', calendarSchema),
    read('places.yaml', placesSchema),
  ]);
  const files: CityFiles = { city, units, staff, routing, promises, calendar, places };
  const faults = [
    ...Object.values(files).flatMap((file) => file.faults),
    ...checkUnits(files),
    ...checkRouting(files),
    ...checkPromises(files),
    ...checkCalendar(files),
    ...checkPlaces(files),
  ];
  if (faults.length > 0) throw new CodedError('CITY_INVALID', { faults });
  const profile: CityProfile = {
    city: city.value!,
    units: units.value!,
    staff: staff.value!,
    routing: routing.value!,
    promises: promises.value!,
    calendar: calendar.value!,
    places: places.value!,
  };
  return { profile };
}
