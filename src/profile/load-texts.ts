import { join } from 'node:path';
import { z } from 'zod';
import { CodedError } from '../shared/errors.js';
import type { Catalogue, Language } from '../shared/texts.js';
import type { Fault } from './fault.js';
import { readYaml, type YamlFile } from './read-yaml.js';

/** Longest sentence of the bot, in characters: what fits one message on every channel. */
const LONGEST_SENTENCE = 4000;

type Tree = { [key: string]: string | Tree };
const key = z.string().regex(/^[a-z0-9][a-z0-9_-]*$/i, 'name a text with letters, digits, _ and - only');
const sentence = z.string().trim().min(1).max(LONGEST_SENTENCE);
const tree: z.ZodType<Tree> = z.lazy(() => z.record(key, z.union([sentence, tree])));

/** A sentence with its place in the file. */
interface Entry {
  text: string;
  path: string[];
}

/**
 * Reads texts/id.yaml, en.yaml and jv.yaml in `dir` (INTENTS_DIR) into flat catalogues: `report: { sent: ... }` becomes
 * `report.sent`. English and Javanese may lack keys, never have more than Indonesian, and carry the same {marks}.
 * Throws INTENTS_INVALID with `fields.faults`.
 */
export async function loadTexts(dir: string): Promise<Record<Language, Catalogue>> {
  const read = (language: Language) =>
    readYaml(join(dir, 'texts', `${language}.yaml`), tree, language === 'id' ? {} : { whenEmpty: {} });
  const files = { id: await read('id'), en: await read('en'), jv: await read('jv') };
  const entries = { id: flatten(files.id), en: flatten(files.en), jv: flatten(files.jv) };
  const faults = [
    ...Object.values(files).flatMap((file) => file.faults),
    ...(files.id.value ? [...compare(files.en, entries), ...compare(files.jv, entries)] : []),
  ];
  if (faults.length > 0) throw new CodedError('INTENTS_INVALID', { faults });
  return { id: toCatalogue(entries.id), en: toCatalogue(entries.en), jv: toCatalogue(entries.jv) };

  function compare(file: YamlFile<Tree>, { id }: typeof entries): Fault[] {
    return [...flatten(file)].flatMap(([dotted, { text, path }]) => {
      const original = id.get(dotted);
      if (!original) {
        const todo = 'correct the key, add it to id.yaml, or remove it here';
        return [file.faultAt(path, `the text ${dotted} is not in id.yaml`, todo)];
      }
      const [wanted, given] = [marksOf(original.text), marksOf(text)];
      if (wanted === given) return [];
      const problem = `the text ${dotted} has the marks ${given || 'none'}, in id.yaml ${wanted || 'none'}`;
      return [file.faultAt(path, problem, 'use the same {marks} in both')];
    });
  }
}

/** The marks of a sentence in order of the alphabet; how often and in which order one stands is free. */
function marksOf(text: string): string {
  return [...new Set(text.match(/\{\w+\}/g))].sort().join(' ');
}

function flatten({ value }: YamlFile<Tree>): Map<string, Entry> {
  const found = new Map<string, Entry>();
  const walk = (branch: Tree, above: string[]) => {
    for (const [name, below] of Object.entries(branch)) {
      const path = [...above, name];
      if (typeof below === 'string') found.set(path.join('.'), { text: below, path });
      else walk(below, path);
    }
  };
  walk(value ?? {}, []);
  return found;
}

function toCatalogue(entries: Map<string, Entry>): Catalogue {
  return Object.fromEntries([...entries].map(([dotted, { text }]) => [dotted, text]));
}
