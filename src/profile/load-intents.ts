import { basename, join } from 'node:path';
import type { z } from 'zod';
import { CodedError } from '../shared/errors.js';
import { checkFaq } from './check-faq.js';
import { checkReports } from './check-reports.js';
import { findTwice } from './check-twice.js';
import type { Fault } from './fault.js';
import {
  type FaqTopic,
  faqTopicSchema,
  type Intents,
  type ReportIntent,
  reportIntentSchema,
  type TalkIntent,
  talkIntentSchema,
} from './intents-schema.js';
import { listYamlFiles } from './list-yaml-files.js';
import { readYaml, type YamlFile } from './read-yaml.js';

/** The files of the intents as read; one with faults has no value. */
export interface IntentFiles {
  report: YamlFile<ReportIntent>[];
  faq: YamlFile<FaqTopic>[];
  talk: YamlFile<TalkIntent>[];
}

/**
 * Reads and checks the report, faq and talk intents in `dir`, each list in the order of its file names. `unitIds` are
 * the offices that may own an answer; left out, owners are not checked. Throws INTENTS_INVALID with `fields.faults`,
 * every fault of every file at once.
 */
export async function loadIntents(dir: string, unitIds?: readonly string[]): Promise<Intents> {
  const faults: Fault[] = [];
  const files: IntentFiles = {
    report: await readFolder(join(dir, 'report'), reportIntentSchema, faults),
    faq: await readFolder(join(dir, 'faq'), faqTopicSchema, faults),
    talk: await readFolder(join(dir, 'talk'), talkIntentSchema, faults),
  };
  faults.push(...checkReports(join(dir, 'report'), files.report), ...checkFaq(files.faq, unitIds));
  faults.push(...checkTalk(files.talk));
  if (faults.length > 0) throw new CodedError('INTENTS_INVALID', { faults });
  return {
    report: files.report.map((file) => file.value!),
    faq: files.faq.map((file) => file.value!),
    talk: files.talk.map((file) => file.value!),
  };
}

async function readFolder<T extends { id: string }>(
  folder: string,
  schema: z.ZodType<T>,
  faults: Fault[],
): Promise<YamlFile<T>[]> {
  const files: YamlFile<T>[] = [];
  for (const path of await listYamlFiles(folder, faults)) {
    const name = basename(path, '.yaml');
    const file = await readYaml(path, schema);
    faults.push(...file.faults);
    if (file.value && file.value.id !== name) {
      const todo = `rename the file to ${file.value.id}.yaml, or write "id: ${name}"`;
      faults.push(file.faultAt(['id'], `the id "${file.value.id}" is not the name of the file`, todo));
    }
    files.push(file);
  }
  return files;
}

/** One whole message cannot mean two things. */
function checkTalk(files: YamlFile<TalkIntent>[]): Fault[] {
  const said = new Map<string, string>();
  return files.flatMap((file) => {
    const exact = file.value?.exact ?? [];
    const faults = findTwice(
      file,
      'the message',
      exact.map((name, i) => ({ name, path: ['exact', i] })),
    );
    for (const [i, { groups }] of (file.value?.together ?? []).entries()) {
      const unknown = groups.find((name) => !Object.hasOwn(file.value!.groups, name));
      if (unknown === undefined) continue;
      const todo = `write the group under "groups:", or correct its name`;
      faults.push(file.faultAt(['together', i, 'groups'], `there is no group "${unknown}"`, todo));
    }
    exact.forEach((message, i) => {
      const key = message.trim().toLowerCase();
      const other = said.get(key);
      if (other !== undefined && other !== file.file) {
        const todo = 'keep it in one of the two files';
        faults.push(file.faultAt(['exact', i], `"${message}" is also a message of ${other}`, todo));
      }
      said.set(key, other ?? file.file);
    });
    return faults;
  });
}
