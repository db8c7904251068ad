import { join } from 'node:path';
import { z } from 'zod';
import { CodedError } from '../shared/errors.js';
import type { Fault } from './fault.js';
import { listYamlFiles } from './list-yaml-files.js';
import { readYaml, type YamlFile } from './read-yaml.js';

/**
 * Slang, abbreviations and regional words as people write them -> their meaning (one or more words). A key of several
 * words is a term with a short name; its words are good Indonesian already.
 */
export type Words = ReadonlyMap<string, string>;

const WORD = /^[\p{Ll}\p{N}'-]{1,40}( [\p{Ll}\p{N}'-]{1,40}){0,4}$/u;
const MEANING = /^[\p{Ll}\p{N}]+([ -][\p{Ll}\p{N}]+)*$/u;

/** intents/words/*.yaml: where the words come from, and each word with its meaning. */
const wordsSchema = z.strictObject({
  source: z.string().trim().min(10).max(400),
  words: z.record(
    z.string().regex(WORD, 'write one to five words in small letters'),
    z.string().regex(MEANING, 'write the meaning in small letters'),
  ),
});
type WordsFile = YamlFile<z.infer<typeof wordsSchema>>;

/**
 * Reads the dictionaries, INTENTS_DIR/words/*.yaml. A word may stand in several of them (one that Javanese and Madurese
 * share) as long as it means the same. Throws INTENTS_INVALID with every fault (file, line, what to do).
 */
export async function loadWords(intentsDir: string): Promise<Words> {
  const faults: Fault[] = [];
  const paths = await listYamlFiles(join(intentsDir, 'words'), faults);
  const files = await Promise.all(paths.map((path) => readYaml(path, wordsSchema)));
  const words = new Map<string, string>();
  const places = new Map<string, WordsFile>();
  for (const file of files) {
    faults.push(...file.faults);
    for (const [word, meaning] of Object.entries(file.value?.words ?? {})) {
      const before = words.get(word);
      if (before === undefined) {
        words.set(word, meaning);
        places.set(word, file);
      } else if (before !== meaning) {
        const problem = `"${word}" means "${meaning}" here and "${before}" in ${places.get(word)!.file}`;
        const todo = 'keep one of the two meanings, or remove the word from one of the two files';
        faults.push(file.faultAt(['words', word], problem, todo));
      }
    }
  }
  if (faults.length > 0) throw new CodedError('INTENTS_INVALID', { faults });
  return words;
}
