import { z } from 'zod';
import { CodedError } from '../shared/errors.js';
import { type Category, categorySchema } from './intents-schema.js';
import { readYaml } from './read-yaml.js';

/** `label of the city: our category`, a line each. */
const labelMapSchema = z.record(z.string().trim().min(1).max(200), categorySchema);

/** Reads what a city's own labels stand for from a YAML file. Throws INTENTS_INVALID with every fault (file and line). */
export async function loadLabelMap(path: string): Promise<Record<string, Category>> {
  const { value, faults } = await readYaml(path, labelMapSchema);
  if (!value) throw new CodedError('INTENTS_INVALID', { faults });
  return value;
}
