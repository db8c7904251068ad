import type { Fault } from './fault.js';
import type { YamlFile } from './read-yaml.js';

interface Named {
  name: string;
  path: PropertyKey[];
}

/** Capitals, points, hyphens and double blanks do not make two names or questions different for a reader. */
export function foldName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A fault for each name that was already used further up in the same file. */
export function findTwice(file: YamlFile<unknown>, what: string, names: Named[]): Fault[] {
  const seen = new Set<string>();
  return names.flatMap(({ name, path }) => {
    const key = foldName(name);
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [
      file.faultAt(path, `${what} "${name}" stands twice`, 'remove one of the two or name it differently'),
    ];
  });
}

/** One value or a list of them, as a list; undefined stays undefined: the condition was not given. */
export function listOf<T>(value: T | T[] | undefined): T[] | undefined {
  return value === undefined ? undefined : Array.isArray(value) ? value : [value];
}
