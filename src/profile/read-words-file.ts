import { z } from 'zod';
import { type Fault, showPath } from './fault.js';
import { readTextFile } from './read-text-file.js';
import { readYaml } from './read-yaml.js';

/** One dictionary of INTENTS_DIR/words as read; `words` is empty when the file has faults. */
export interface WordsFile {
  file: string;
  words: ReadonlyMap<string, string>;
  faults: Fault[];
  /** A fault at the line of a word. */
  faultAt(word: string, problem: string, todo: string): Promise<Fault>;
}

const WORD = /^[\p{Ll}\p{N}'-]{1,40}( [\p{Ll}\p{N}'-]{1,40}){0,4}$/u;
const MEANING = /^[\p{Ll}\p{N}]+([ -][\p{Ll}\p{N}]+)*$/u;

/** intents/words/*.yaml: where the words come from, and each word with its meaning. */
const wordsFileSchema = z.strictObject({
  source: z.string().trim().min(10).max(400),
  words: z.record(
    z.string().regex(WORD, 'write one to five words in small letters'),
    z.string().regex(MEANING, 'write the meaning in small letters'),
  ),
});

/**
 * Reads one dictionary. The plain form (`  jln: jalan`) is read line by line, a hundred times faster than as YAML; a
 * file with anything else in it, or with a fault, is read as YAML. Never throws.
 */
export async function readWordsFile(path: string): Promise<WordsFile> {
  const read = await readTextFile(path);
  const plain = 'text' in read ? readPlainLines(read.text) : undefined;
  const faultAt = async (word: string, problem: string, todo: string) =>
    (await readYaml(path, wordsFileSchema)).faultAt(['words', word], problem, todo);
  if (plain) return { file: showPath(path), words: plain, faults: [], faultAt };
  const { file, value, faults } = await readYaml(path, wordsFileSchema);
  return { file, words: new Map(Object.entries(value?.words ?? {})), faults, faultAt };
}

const PLAIN_SOURCE = /^source: [\p{L}][^#:'"]{9,390}$/u;
/** Values that YAML takes for something else than words are left to it. */
const PLAIN_LINE =
  /^ {2}([a-z][a-z0-9-]{0,39}(?: [a-z0-9][a-z0-9-]{0,39}){0,4}): ([a-z][a-z0-9]*(?:[ -][a-z0-9]+)*)$/;
const NO_WORDS = new Set(['true', 'false', 'null']);

/** The words of a file in the plain form; undefined where any line has another form or a word stands twice. */
function readPlainLines(text: string): Map<string, string> | undefined {
  const words = new Map<string, string>();
  let at: 'start' | 'source' | 'words' = 'start';
  for (const line of text.split('\n')) {
    if (line === '' || /^ *#/.test(line)) continue;
    if (at === 'start' && PLAIN_SOURCE.test(line)) at = 'source';
    else if (at === 'source' && line === 'words:') at = 'words';
    else {
      const match = at === 'words' ? PLAIN_LINE.exec(line) : null;
      const [, word, meaning] = match ?? [];
      if (word === undefined || meaning === undefined || words.has(word)) return undefined;
      if (NO_WORDS.has(word) || NO_WORDS.has(meaning)) return undefined;
      words.set(word, meaning);
    }
  }
  return words.size > 0 ? words : undefined;
}
