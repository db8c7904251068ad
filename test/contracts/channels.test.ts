import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readTree, root } from '../support/source-tree.js';
import { CHANNEL_CASES, type ChannelCase } from './channel-cases.js';
import { writeChannelTable } from './channel-table.js';
import { CAPABILITIES, type ChannelDeclaration, channels } from './channels.js';

const declared: ChannelDeclaration[] = Object.values(channels);
const cases: readonly ChannelCase[] = CHANNEL_CASES;
const table = writeChannelTable(declared);
afterAll(() => void process.stderr.write(`\nChannels against the cases of their contract\n\n${table}\n\n`));

describe('the declarations of channels', () => {
  it('are there for every folder of src/channels', () => {
    const folders = readdirSync(join(root, 'src/channels'), { withFileTypes: true });
    const names = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    expect(names.filter((name) => !(name in channels))).toEqual([]);
  });

  it.each(Object.entries(channels))('%s is kept by a test of its own', (key, { name }) => {
    expect(name).toBe(key);
    const use = new RegExp(`\\.\\.\\.channels(\\.${name}\\b|\\['${name}'\\])`);
    const tests = readTree('test/channels', '-contract.test.ts').filter(({ text }) => use.test(text));
    expect(tests.map(({ path }) => path)).toHaveLength(1);
  });

  it.each(declared)('$name says in a sentence why it leaves something out', ({ has, lacks, apart }) => {
    const reasons = [...Object.values(lacks), ...Object.values(apart)];
    expect(reasons.filter((reason) => !/^[A-Z].{10,}\.$/.test(reason))).toEqual([]);
    const all = [...has, ...Object.keys(lacks), ...Object.keys(apart)];
    expect(all.toSorted()).toEqual(CAPABILITIES.toSorted());
  });

  it.each(declared)('$name names the tests that show what its far end cannot play', ({ apart }) => {
    const named = Object.values(apart).map((reason) => /`(test\/[\w./-]+\.test\.ts)`/.exec(reason)?.[1]);
    expect(named.filter((path) => path === undefined || !existsSync(join(root, path)))).toEqual([]);
  });

  it('speak of capabilities that cases ask for', () => {
    const asked = new Set(cases.flatMap(({ needs }) => needs ?? []));
    expect(CAPABILITIES.filter((capability) => !asked.has(capability))).toEqual([]);
  });

  it('are measured by cases with an id and a name of their own', () => {
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  });
});

describe('the table in docs/channels.md', () => {
  const path = join(root, 'docs/channels.md');
  const [START, END] = [
    '<!-- table: written by test/contracts/channels.test.ts -->',
    '<!-- end of table -->',
  ];

  it('is the one of the declarations (UPDATE_DOCS=1 writes it anew)', () => {
    const text = readFileSync(path, 'utf8');
    const [before, rest] = text.split(START);
    const [kept, after] = rest?.split(END) ?? [];
    expect([before, kept, after]).not.toContain(undefined);
    if (process.env.UPDATE_DOCS === '1')
      writeFileSync(path, [before, START, `\n\n${table}\n\n`, END, after].join(''));
    else expect(kept?.trim()).toBe(table);
  });
});
