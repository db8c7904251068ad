import { join } from 'node:path';
import { CodedError } from '../shared/errors.js';
import type { Fault } from './fault.js';
import { listYamlFiles } from './list-yaml-files.js';
import { readWordsFile, type WordsFile } from './read-words-file.js';

/**
 * Slang, abbreviations and regional words as people write them -> their meaning (one or more words). A key of several
 * words is a term with a short name; its words are good Indonesian already.
 */
export type Words = ReadonlyMap<string, string>;

/**
 * Reads the dictionaries, INTENTS_DIR/words/*.yaml. A word may stand in several of them (one that Javanese and Madurese
 * share) as long as it means the same. Throws INTENTS_INVALID with every fault (file, line, what to do).
 */
export async function loadWords(intentsDir: string): Promise<Words> {
  const faults: Fault[] = [];
  const paths = await listYamlFiles(join(intentsDir, 'words'), faults);
  const files = await Promise.all(paths.map(readWordsFile));
  const words = new Map<string, string>();
  const places = new Map<string, WordsFile>();
  for (const file of files) {
    faults.push(...file.faults);
    for (const [word, meaning] of file.words) {
      const before = words.get(word);
      if (before === undefined) {
        words.set(word, meaning);
        places.set(word, file);
      } else if (before !== meaning)
        faults.push(await tellTwoMeanings(file, word, places.get(word)!, before));
    }
  }
  if (faults.length > 0) throw new CodedError('INTENTS_INVALID', { faults });
  return words;
}

async function tellTwoMeanings(
  file: WordsFile,
  word: string,
  other: WordsFile,
  before: string,
): Promise<Fault> {
  return file.faultAt(
    word,
    `"${word}" means "${file.words.get(word)}" here and "${before}" in ${other.file}`,
    'keep one of the two meanings, or remove the word from one of the two files',
  );
}
