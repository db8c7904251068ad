import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Fault, showPath } from './fault.js';

/** Most files in one folder of intents; far above what a city needs, far below what a start can bear. */
const MOST_FILES = 2000;

/**
 * The .yaml files of a folder in order of their names; what cannot be read, is too many or has another ending goes to
 * `faults`. Hidden files and what editors leave behind while they save are passed over.
 */
export async function listYamlFiles(folder: string, faults: Fault[]): Promise<string[]> {
  const fault = (path: string, problem: string, todo: string) =>
    faults.push({ file: showPath(path), line: 1, problem, todo });
  let names: string[];
  try {
    names = (await readdir(folder)).filter((name) => !/^\.|~$|\.(swp|swx|tmp|bak|md)$/.test(name)).sort();
  } catch {
    fault(folder, 'the folder is missing or may not be read', 'put it back from a copy, with read access');
    return [];
  }
  if (names.length > MOST_FILES) {
    fault(folder, `there are ${names.length} files here, the limit is ${MOST_FILES}`, 'merge or remove some');
    return [];
  }
  for (const name of names)
    if (!name.endsWith('.yaml'))
      fault(
        join(folder, name),
        'only files that end in .yaml are read here',
        'rename it to .yaml or move it away',
      );
  return names.filter((name) => name.endsWith('.yaml')).map((name) => join(folder, name));
}
