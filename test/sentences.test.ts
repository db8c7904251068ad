import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { readTree, withoutComments } from './support/source-tree.js';

/** Every sentence the bot says is data. These tests hold the code and intents/texts together. */
const catalogues = Object.fromEntries(
  readTree('intents/texts', '.yaml').map(({ path, text }) => [
    path.replace(/^.*\/(\w+)\.yaml$/, '$1'),
    new Map(flatten(parse(text) ?? {})),
  ]),
);
const indonesian = catalogues.id ?? new Map<string, string>();
const sections = new Set([...indonesian.keys()].map((key) => key.split('.')[0]!));
const code = readTree('src', '.ts').map(({ path, text }) => ({ path, text: withoutComments(text) }));

/** `say('key'`, `turn.say("key"`, `texts.in('id')('key'`: one key, written out, with what follows it. */
const SAID = /(?:\b[sS]ay|\.in\([^()]*\))\(\s*'([^']+)'/g;
const said = code.flatMap(({ path, text }) =>
  [...text.matchAll(SAID)].map((match) => ({
    path,
    key: match[1]!,
    fields: fieldsAfter(text.slice(match.index + match[0].length)),
  })),
);
/** Every string that looks like a key of the catalogue, also those chosen first and said later. */
const written = code.flatMap(({ path, text }) =>
  [...text.matchAll(/'([a-z]+)\.([a-z0-9_-]+)'/g)]
    .filter(([, section]) => sections.has(section!))
    .map((match) => ({ path, key: `${match[1]}.${match[2]}` })),
);
/** Paths in documents, files and hosts that happen to begin like a section of the catalogue. */
const notKeys = new Set(['talk.language', 'staff.stop', 'staff.yaml', 'whatsapp.net']);

describe('the sentences of the bot', () => {
  it('are there for every key the code says', () => {
    const missing = said.filter(({ key }) => !indonesian.has(key));
    expect(missing.map(({ path, key }) => `${path}: ${key}`)).toEqual([]);
  });

  it('are there for every key the code chooses from', () => {
    const missing = written.filter(({ key }) => !indonesian.has(key) && !notKeys.has(key));
    expect(missing.map(({ path, key }) => `${path}: ${key}`)).toEqual([]);
  });

  it('are all said somewhere', () => {
    const used = new Set([...said, ...written].map(({ key }) => key));
    expect([...indonesian.keys()].filter((key) => !used.has(key))).toEqual([]);
  });

  it('get every field they have a mark for', () => {
    const empty = said.flatMap(({ path, key, fields }) => {
      const missing = fields ? marksOf(indonesian.get(key)).filter((mark) => !fields.includes(mark)) : [];
      return missing.map((mark) => `${path}: ${key} lacks {${mark}}`);
    });
    expect(empty).toEqual([]);
  });

  it.each(Object.keys(catalogues).filter((language) => language !== 'id'))(
    'in %s translate Indonesian ones',
    (language) => {
      const own = catalogues[language]!;
      expect([...own.keys()].filter((key) => !indonesian.has(key))).toEqual([]);
      const changed = [...own].filter(
        ([key, text]) => String(marksOf(text)) !== String(marksOf(indonesian.get(key))),
      );
      expect(changed.map(([key]) => key)).toEqual([]);
    },
  );

  it('name no code, so that nobody copies an example that is somebody’s ticket', () => {
    const coded = Object.values(catalogues).flatMap((texts) => [...texts]);
    expect(coded.filter(([, text]) => /\b[A-Z]{3}-?\d{4}-?\d{3,}/.test(text))).toEqual([]);
  });
});

function flatten(tree: Record<string, unknown>, above = ''): [string, string][] {
  return Object.entries(tree).flatMap(([name, below]) =>
    typeof below === 'object' && below !== null
      ? flatten(below as Record<string, unknown>, `${above}${name}.`)
      : [[`${above}${name}`, String(below)] as [string, string]],
  );
}

function marksOf(text = ''): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!))].sort();
}

/**
 * The names of the fields written out after a key: none when the call ends there, undefined when they cannot be read
 * from the text (a variable, a spread).
 */
function fieldsAfter(rest: string): string[] | undefined {
  if (/^\s*\)/.test(rest)) return [];
  const literal = /^\s*,\s*\{/.exec(rest);
  if (!literal) return undefined;
  const names: string[] = [];
  let depth = 1;
  let start = literal[0].length;
  for (let at = start; at < rest.length && depth > 0; at++) {
    const sign = rest[at]!;
    if ('([{'.includes(sign)) depth++;
    if (')]}'.includes(sign)) depth--;
    if (depth === 0 || (depth === 1 && sign === ',')) {
      names.push(rest.slice(start, at).trim());
      start = at + 1;
    }
  }
  if (names.some((name) => name.startsWith('...'))) return undefined;
  return names.filter(Boolean).map((name) => name.split(':')[0]!.trim());
}
