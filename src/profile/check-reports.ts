import { join } from 'node:path';
import { findTwice, foldName } from './check-twice.js';
import { type Fault, showPath } from './fault.js';
import { CATEGORIES, type ReportIntent } from './intents-schema.js';
import type { YamlFile } from './read-yaml.js';

/** Every category of the design has its file, and no two bear the same name on a button. */
export function checkReports(folder: string, files: YamlFile<ReportIntent>[]): Fault[] {
  const faults: Fault[] = [];
  for (const category of CATEGORIES) {
    const path = showPath(join(folder, `${category}.yaml`));
    const isThere = files.some((file) => file.file === path || file.value?.id === category);
    if (isThere) continue;
    const todo = 'put the file back from a copy, or write it after the example of another category';
    faults.push({ file: path, line: 1, problem: `the category ${category} has no file`, todo });
  }
  const named = new Map<string, string>();
  for (const file of files) {
    if (!file.value) continue;
    const { name, questions } = file.value;
    faults.push(
      ...findTwice(
        file,
        'the question id',
        questions.map(({ id }, i) => ({ name: id, path: ['questions', i, 'id'] })),
      ),
    );
    const other = named.get(foldName(name));
    if (other) {
      faults.push(
        file.faultAt(['name'], `the name "${name}" is also that of ${other}`, 'choose another name'),
      );
    }
    named.set(foldName(name), file.file);
  }
  return faults;
}
