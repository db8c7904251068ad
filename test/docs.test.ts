import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { settings } from '../src/config.js';
import { CITIZEN_COMMANDS } from '../src/conversation/decide-command.js';
import { COMMAND_NAMES } from '../src/officers/commands/commands.js';
import { errorTexts } from '../src/shared/errors.js';
import { readTree, root } from './support/source-tree.js';

const documents = [
  ...['README.md', 'city/README.md', 'intents/README.md'].map((path) => ({
    path,
    text: readFileSync(join(root, path), 'utf8'),
  })),
  ...readTree('docs', '.md'),
];
const manifest: { scripts: Record<string, string> } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
);
const adminUsage =
  /const USAGE = `([^`]*)`/.exec(readFileSync(join(root, 'src/admin-main.ts'), 'utf8'))?.[1] ?? '';

/** Variables that are no settings of the program but of its tests and gate. */
const otherVariables = ['REQUIRE_SERVERS', 'NODE_OPTIONS', 'UPDATE_DOCS'];

describe.each(documents)('$path', ({ path, text }) => {
  it('links to what is there', () => {
    const broken = linksIn(text).filter((link) => !isThere(path, link));
    expect(broken).toEqual([]);
  });

  it('names scripts that are there', () => {
    const named = [...text.matchAll(/\bnpm (?:run (?:--silent )?([\w:-]+)|(start|test)\b)/g)];
    const missing = named.map((match) => (match[1] ?? match[2])!).filter((name) => !manifest.scripts[name]);
    expect(missing).toEqual([]);
  });

  it('names commands of the operator that are there', () => {
    const named = [...text.matchAll(/(?:npm run admin --|admin-main\.js) ([a-z]+)/g)].map(
      (match) => match[1]!,
    );
    const known = ['help', ...[...adminUsage.matchAll(/^ {2}([a-z]+) /gm)].map((match) => match[1]!)];
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('names commands of the chat that are there', () => {
    const known: string[] = [
      ...COMMAND_NAMES,
      ...CITIZEN_COMMANDS,
      'putuskan',
      'tautkan',
      'menu',
      'cari',
      'start',
    ];
    const routes = ['health', 'ready', 'newbot', 'admin'];
    const named = [...text.matchAll(/`\/([a-z]+)[ `]/g)].map((match) => match[1]!);
    expect(named.filter((name) => !known.includes(name) && !routes.includes(name))).toEqual([]);
  });

  it('names files that are there', () => {
    const named = [...text.matchAll(/`((?:src|test|docs|city|intents|\.ci)\/[\w./-]*\w)\/?`/g)].map(
      (match) => match[1]!,
    );
    expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  it('names settings and errors that are there', () => {
    const known = new Set([...Object.keys(settings.shape), ...Object.keys(errorTexts), ...otherVariables]);
    const named = [...text.matchAll(/`([A-Z]+(?:_[A-Z]+)+)(?:=[^`]*)?`/g)].map((match) => match[1]!);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  it('keeps to words that mean something to its readers', () => {
    // A path of somebody's own machine, a tool only they have, the name of a registry's host.
    const private_ =
      /(?<![\w.])\/(?:work|home|root|Users|workspace)\/|\bissues show\b|\bregistry\.[\w.-]+|\bbrief\.md\b/;
    expect(private_.exec(text)?.[0]).toBeUndefined();
  });

  it('closes its blocks of code and keeps one heading of the first order', () => {
    expect((text.match(/^\s*```/gm)?.length ?? 0) % 2).toBe(0);
    expect(withoutBlocks(text).match(/^# /gm)).toHaveLength(1);
  });
});

describe('the documents together', () => {
  it('are reached from README.md', () => {
    const reached = new Set(['README.md']);
    for (const path of reached) {
      const document = documents.find((known) => known.path === path);
      for (const link of document ? linksIn(document.text) : [])
        reached.add(join(dirname(path), link.split('#')[0]!));
    }
    expect(documents.map(({ path }) => path).filter((path) => !reached.has(path))).toEqual([]);
  });

  it('explain every package that is used', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const decisions = readFileSync(join(root, 'docs/decisions.md'), 'utf8');
    const heads = [...decisions.matchAll(/^- \*\*([^*]+)\*\*/gm)].map((match) => match[1]!).join(', ');
    const silent = Object.keys({ ...dependencies, ...devDependencies }).filter(
      (name) => !heads.includes(name),
    );
    expect(silent).toEqual([]);
  });

  it('show every setting in .env.example and every staff command in README.md', () => {
    const readme = documents.find(({ path }) => path === 'README.md')!.text;
    expect(COMMAND_NAMES.filter((name) => !readme.includes(`/${name}\``))).toEqual([]);
    expect(readme).toContain('(.env.example)');
  });
});

describe('package.json', () => {
  it.each(Object.entries(manifest.scripts))('%s runs what is there', (_name, script) => {
    const programs = [...script.matchAll(/\bnode ((?:dist\/)?[\w/.-]+)/g)].map((match) => match[1]!);
    const sources = programs.map((path) => path.replace(/^dist\/(.*)\.js$/, '$1.ts'));
    expect(sources.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    const called = [...script.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map((match) => match[1]!);
    expect(called.filter((name) => !manifest.scripts[name])).toEqual([]);
  });

  const lock: {
    packages: Record<string, { optionalDependencies?: Record<string, string>; resolved?: string }>;
  } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));

  it('has a lock file that names no host but the public one', () => {
    const hosts = Object.values(lock.packages).flatMap(({ resolved }) => resolved ?? []);
    expect(hosts.filter((url) => !url.startsWith('https://registry.npmjs.org/'))).toEqual([]);
  });

  it('has a lock file with the native builds of all systems: without them `npm ci` refuses it everywhere', () => {
    const missing = Object.values(lock.packages).flatMap(({ optionalDependencies = {} }) =>
      Object.keys(optionalDependencies).filter((name) => !lock.packages[`node_modules/${name}`]),
    );
    expect(missing).toEqual([]);
  });
});

/** Relative links outside blocks of code. */
function linksIn(text: string): string[] {
  return [...withoutBlocks(text).matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => match[1]!)
    .filter((link) => !/^[a-z]+:/.test(link));
}

function isThere(from: string, link: string): boolean {
  const [file, anchor] = link.split('#') as [string, string?];
  const path = join(root, file ? join(dirname(from), file) : from);
  if (!existsSync(path)) return false;
  return anchor === undefined || anchorsOf(readFileSync(path, 'utf8')).includes(anchor);
}

/** What a heading is called in a link: lower case, hyphens for blanks, no signs. */
function anchorsOf(text: string): string[] {
  const headings = [...withoutBlocks(text).matchAll(/^#+ (.+)$/gm)].map((match) => match[1]!);
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  );
}

function withoutBlocks(text: string): string {
  return text.replace(/^\s*```[\s\S]*?^\s*```/gm, '');
}
