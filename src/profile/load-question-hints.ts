import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { CodedError } from '../shared/errors.js';
import type { Fault } from './fault.js';
import { readYaml, type YamlFile } from './read-yaml.js';

/** What helps to find answers besides the topics themselves. */
export interface QuestionHints {
  /** Word -> its group of words that mean the same in a question, `asked:biaya` or `matter:hilang`. */
  synonyms: ReadonlyMap<string, string>;
  /** Questions the city has no answer for. */
  outside: readonly string[];
  /** Names of cities and regencies elsewhere. */
  elsewhere: readonly string[];
}

export const NO_HINTS: QuestionHints = { synonyms: new Map(), outside: [], elsewhere: [] };

const word = z.string().regex(/^[\p{Ll}\p{N}]+(-[\p{Ll}\p{N}]+)*$/u, 'write one word in small letters');
const groups = z.record(word, z.array(word).min(2)).default({});
/** intents/synonyms.yaml */
const synonymsSchema = z.strictObject({
  source: z.string().trim().min(10).max(400),
  asked: groups,
  matter: groups,
});
type Synonyms = z.infer<typeof synonymsSchema>;
/** intents/outside.yaml: themes with questions. */
const outsideSchema = z.record(word, z.array(z.string().trim().min(3).max(200)).min(1));

/**
 * Reads INTENTS_DIR/synonyms.yaml and outside.yaml; a file that is not there helps with nothing. `elsewhere` are names of
 * other cities. Throws INTENTS_INVALID with every fault.
 */
export async function loadQuestionHints(
  intentsDir: string,
  elsewhere: readonly string[] = [],
): Promise<QuestionHints> {
  const synonyms = await readIfThere(join(intentsDir, 'synonyms.yaml'), synonymsSchema);
  const outside = await readIfThere(join(intentsDir, 'outside.yaml'), outsideSchema);
  const { words, faults: twice } = gatherWords(synonyms);
  const faults = [...(synonyms?.faults ?? []), ...(outside?.faults ?? []), ...twice];
  if (faults.length > 0) throw new CodedError('INTENTS_INVALID', { faults });
  return { synonyms: words, outside: Object.values(outside?.value ?? {}).flat(), elsewhere };
}

/** Each word with its group; a word in two groups is a fault. */
function gatherWords(file: YamlFile<Synonyms> | undefined): { words: Map<string, string>; faults: Fault[] } {
  const words = new Map<string, string>();
  const faults: Fault[] = [];
  for (const part of ['asked', 'matter'] as const) {
    for (const [group, members] of Object.entries(file?.value?.[part] ?? {})) {
      for (const [i, member] of members.entries()) {
        const before = words.get(member);
        if (before === undefined) words.set(member, `${part}:${group}`);
        else {
          const problem = `"${member}" is also in the group ${before.replace(':', ' > ')}`;
          faults.push(file!.faultAt([part, group, i], problem, 'keep it in one group only'));
        }
      }
    }
  }
  return { words, faults };
}

async function readIfThere<T>(path: string, schema: z.ZodType<T>): Promise<YamlFile<T> | undefined> {
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  return isThere ? readYaml(path, schema) : undefined;
}
