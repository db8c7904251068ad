import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** One file of the tree; `path` is relative to the root, with slashes. */
export interface SourceFile {
  path: string;
  text: string;
}

/** Every file below `folder` (relative to the root) whose name ends in one of `endings`, in order of the alphabet. */
export function readTree(folder: string, ...endings: string[]): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** The text without lines that are comments, so that a rule about code does not read prose. */
export function withoutComments(text: string): string {
  return text
    .split('\n')
    .map((line) => (/^\s*(\/\/|\/?\*)/.test(line) ? '' : line.replace(/(^|\s)\/\/ .*$/, '')))
    .join('\n');
}

/** `import ... from 'x'`, `export ... from 'x'`, `import 'x'`, `import('x')`: what a file names, types too. */
const NAMED =
  /(?:^|\n)\s*(?:import|export)\s(?:[^'";]*?\sfrom\s*)?['"]([^'"\n]+)['"]|\bimport\(\s*['"]([^'"\n]+)['"]/g;

export interface Imports {
  /** Paths of files of this project, relative to the root. */
  files: string[];
  /** Packages by name, without the path inside them; Node's own keep their `node:`. */
  packages: string[];
}

/** What one TypeScript file imports. `./x.js` is the file `./x.ts` (or `.d.ts`). */
export function importsOf({ path, text }: SourceFile): Imports {
  const found = [...withoutComments(text).matchAll(NAMED)].map((match) => (match[1] ?? match[2])!);
  const isOwn = (name: string) => name.startsWith('.');
  return {
    files: found.filter(isOwn).map((name) => join(dirname(path), name).replace(/\.js$/, '.ts')),
    packages: found.filter((name) => !isOwn(name)).map(packageOf),
  };
}

function packageOf(name: string): string {
  if (name.startsWith('node:')) return name;
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
}

/** The files of a circle of imports, or nothing when there is none. */
export function findCycle(graph: Map<string, string[]>): string[] {
  const done = new Set<string>();
  const visit = (node: string, way: string[]): string[] => {
    if (way.includes(node)) return [...way.slice(way.indexOf(node)), node];
    if (done.has(node)) return [];
    for (const next of graph.get(node) ?? []) {
      const cycle = visit(next, [...way, node]);
      if (cycle.length > 0) return cycle;
    }
    done.add(node);
    return [];
  };
  for (const node of graph.keys()) {
    const cycle = visit(node, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}
