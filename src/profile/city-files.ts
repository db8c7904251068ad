import type { CityProfile } from './city-schema.js';
import type { YamlFile } from './read-yaml.js';

/** The files of a city profile as read; one with faults has no value, and checks that need it wait for its repair. */
export type CityFiles = { [Part in keyof CityProfile]: YamlFile<CityProfile[Part]> };
