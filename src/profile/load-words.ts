import { join } from 'node:path';
import { z } from 'zod';
import { CodedError } from '../shared/errors.js';
import { readYaml } from './read-yaml.js';

/**
 * Slang, abbreviations and regional words as people write them -> their meaning (one or more words). A key of several
 * words is a term with a short name; its words are good Indonesian already.
 */
export type Words = ReadonlyMap<string, string>;

/** intents/words.yaml */
const wordsSchema = z.record(
  z
    .string()
    .regex(
      /^[\p{Ll}\p{N}'-]{1,40}( [\p{Ll}\p{N}'-]{1,40}){0,4}$/u,
      'write one to five words in small letters',
    ),
  z.string().regex(/^[\p{Ll}\p{N}]+([ -][\p{Ll}\p{N}]+)*$/u, 'write the meaning in small letters'),
);

/** Reads INTENTS_DIR/words.yaml. Throws INTENTS_INVALID with every fault (file, line, what to do). */
export async function loadWords(intentsDir: string): Promise<Words> {
  const { value, faults } = await readYaml(join(intentsDir, 'words.yaml'), wordsSchema, { whenEmpty: {} });
  if (!value) throw new CodedError('INTENTS_INVALID', { faults });
  return new Map(Object.entries(value));
}
