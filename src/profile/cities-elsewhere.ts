import type { CityProfile } from './city-schema.js';

/** Names of cities and regencies that are not ours, the neighbour among them: a place there is outside. */
export function citiesElsewhere({ elsewhere, neighbour }: CityProfile['city']): string[] {
  return [...elsewhere, neighbour];
}
