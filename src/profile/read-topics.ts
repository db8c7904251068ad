import type { Fault } from './fault.js';
import { type FaqTopic, faqTopicSchema } from './intents-schema.js';
import { listYamlFiles } from './list-yaml-files.js';
import { readYaml } from './read-yaml.js';

/** The topics of one folder by their file names; what has faults is left out. */
export async function readTopics(dir: string): Promise<FaqTopic[]> {
  const faults: Fault[] = [];
  const paths = await listYamlFiles(dir, faults);
  const files = await Promise.all(paths.map((path) => readYaml(path, faqTopicSchema)));
  return files.flatMap(({ value }) => (value ? [value] : []));
}
