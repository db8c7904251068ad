import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  findCycle,
  importsOf,
  readTree,
  root,
  type SourceFile,
  withoutComments,
} from './support/source-tree.js';

/**
 * The rooms of src and what each may import besides itself. `words` are the files that everybody may speak of:
 * the words of channels and queue, whether a key was taken already, and how one page of a list is found.
 */
const mayImport: Record<string, string[]> = {
  shared: [],
  words: ['shared'],
  // Doors and engines: they know the words and nothing of the city. They are joined in app.ts and open-doors.ts.
  'channels/telegram': ['shared', 'words'],
  'channels/web': ['shared', 'words'],
  'channels/whatsapp': ['shared', 'words'],
  'channels/whatsapp-cloud': ['shared', 'words'],
  'channels/terminal': ['shared', 'words'],
  queue: ['shared', 'words'],
  store: ['shared', 'words'],
  web: ['shared', 'words'],
  // What is kept and carried: inbox, outbox, files.
  delivery: ['shared', 'words'],
  media: ['shared', 'words'],
  // The city and its work, from the ground up.
  profile: ['shared', 'words'],
  understanding: ['shared', 'words', 'profile'],
  learning: ['shared', 'words', 'profile', 'understanding'],
  sla: ['shared', 'words', 'profile'],
  units: ['shared', 'words', 'profile'],
  faq: ['shared', 'words', 'profile', 'understanding', 'sla', 'units'],
  report: ['shared', 'words', 'profile', 'understanding', 'sla', 'units'],
  tickets: ['shared', 'words', 'profile', 'understanding', 'sla', 'units', 'report', 'faq'],
  // Which chats are one person: knows nothing of what is reported there.
  people: ['shared', 'words'],
  officers: ['shared', 'words', 'profile', 'understanding', 'sla', 'units', 'report', 'faq', 'tickets'],
  // Both speak to or about staff: they know who that is.
  supervisors: [
    'shared',
    'words',
    'profile',
    'understanding',
    'sla',
    'units',
    'report',
    'faq',
    'tickets',
    'officers',
  ],
  notices: [
    'shared',
    'words',
    'profile',
    'understanding',
    'sla',
    'units',
    'report',
    'faq',
    'tickets',
    'officers',
  ],
  conversation: [
    ...['shared', 'words', 'profile', 'understanding', 'sla', 'units', 'report', 'faq', 'tickets'],
    ...['officers', 'supervisors', 'notices', 'delivery', 'media', 'learning', 'people'],
  ],
};
const words = [
  ...['src/channels/channel.ts', 'src/queue/queue.ts'],
  ...['src/store/duplicate-key.ts', 'src/store/find-page.ts'],
];

/** Files that join the rooms: those that lie in src itself, and programs (`*-main.ts`) wherever they lie. */
const isJoint = (path: string) => dirname(path) === 'src' || path.endsWith('-main.ts');

/** Every package and the only places that may name it. */
const homes: Record<string, (path: string) => boolean> = {
  '@seald-io/nedb': isIn('src/store/embedded'),
  '@whiskeysockets/baileys': isIn('src/channels/whatsapp'),
  bullmq: isIn('src/queue'),
  'idn-area-data': isIn('src/profile'),
  ioredis: isIn('src/queue'),
  fastify: isIn('src/web', 'src/channels/web'),
  'file-type': isIn('src/media'),
  mongoose: (path) => isIn('src/store')(path) || path.endsWith('-model.ts'),
  natural: isIn('src/understanding'),
  papaparse: (path) => path === 'src/understanding/dataset/csv-rows.ts',
  pino: (path) => path === 'src/shared/logger.ts',
  sharp: isIn('src/media'),
  qrcode: isIn('src/web/operator'),
  telegraf: isIn('src/channels/telegram'),
  ulid: isIn('src/delivery'),
  yaml: isIn('src/profile'),
  zod: (path) =>
    path === 'src/config.ts' ||
    isIn('src/profile', 'src/channels/telegram', 'src/channels/whatsapp-cloud', 'src/channels/web')(path),
};
/** Declared for issues to come; when a room begins to use one, it leaves this list. */
const notUsedYet = ['bullmq', 'ioredis'];

const LONGEST_FILE_LINES = 200;
const forbiddenNames = new Set([
  ...['util', 'utils', 'helper', 'helpers', 'common', 'core', 'misc'],
  ...['manager', 'managers', 'service', 'services', 'handler', 'handlers'],
]);

const source = readTree('src', '.ts');
const pageFiles = ['src/channels/web/page', 'src/web/operator/page'].flatMap((dir) =>
  readTree(dir, '.js', '.css', '.html'),
);
const code = source.map(({ path, text }) => ({ path, text: withoutComments(text) }));

describe('reading imports', () => {
  const read = (text: string) => importsOf({ path: 'src/room/file.ts', text });

  it.each([
    ["import { a } from './a.js';", ['src/room/a.ts']],
    ["import {\n  a,\n  type B,\n} from '../other/a.js';", ['src/other/a.ts']],
    ["import type { A } from './a.js';", ['src/room/a.ts']],
    ["export { a } from './a.js';", ['src/room/a.ts']],
    ["export * from './a.js';", ['src/room/a.ts']],
    ["import './a.js';", ['src/room/a.ts']],
    ["const { a } = await import('./a.js');", ['src/room/a.ts']],
    ["import a from './a.js';\nimport b from './b.js';", ['src/room/a.ts', 'src/room/b.ts']],
    ["// import { a } from './a.js';", []],
    ["export const from = 'away';", []],
  ])('sees what %j names', (text, files) => {
    expect(read(text)).toEqual({ files, packages: [] });
  });

  it('knows packages by their name', () => {
    const text = "import a from 'a/b.js';\nimport { c } from '@x/c/d';\nimport fs from 'node:fs/promises';";
    expect(read(text)).toEqual({ files: [], packages: ['a', '@x/c', 'node:fs/promises'] });
  });

  it('finds a circle and tells its files', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c', 'd']],
      ['d', ['b']],
    ]);
    expect(findCycle(graph)).toEqual(['b', 'd', 'b']);
  });
});

describe('imports', () => {
  const graph = new Map(source.map((file) => [file.path, importsOf(file).files]));

  it('name files that are there', () => {
    const all = new Set(source.map(({ path }) => path));
    const missing = links(graph).filter(([, to]) => !all.has(to) && !all.has(to.replace(/\.ts$/, '.d.ts')));
    expect(missing.map(([from, to]) => `${from} > ${to}`)).toEqual([]);
  });

  it('know every room', () => {
    const rooms = new Set(source.filter(({ path }) => !isJoint(path)).map(({ path }) => roomOf(path)));
    expect([...rooms].filter((room) => !mayImport[room])).toEqual([]);
  });

  it('point down', () => {
    const wrong = links(graph).filter(([from, to]) => {
      if (isJoint(from)) return false;
      const [room, other] = [roomOf(from), roomOf(to)];
      return isJoint(to) || (room !== other && !mayImport[room]?.includes(other));
    });
    expect(wrong.map(([from, to]) => `${from} > ${to}`)).toEqual([]);
  });

  it('name no program, not even from the joints', () => {
    const wrong = links(graph).filter(([, to]) => to.endsWith('main.ts'));
    expect(wrong.map(([from, to]) => `${from} > ${to}`)).toEqual([]);
  });

  it('go in no circle, of files', () => {
    expect(findCycle(graph)).toEqual([]);
  });

  it('go in no circle, of rooms', () => {
    expect(findCycle(new Map(Object.entries(mayImport)))).toEqual([]);
  });

  it('begin with node: for what is Node’s own and end in .js for what is ours', () => {
    const wrong = code.flatMap(({ path, text }) =>
      [...text.matchAll(/\sfrom '(\.[^']*|fs|path|os|http|crypto|url|util|stream|events)'/g)]
        .filter(([, name]) => !name?.endsWith('.js'))
        .map(([, name]) => `${path} > ${name}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('packages', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const used = source.flatMap(({ path, text }) =>
    importsOf({ path, text }).packages.map((name) => ({ path, name })),
  );

  it.each(Object.keys(manifest.dependencies))('%s has one home', (name) => {
    const home = homes[name];
    expect(home).toBeDefined();
    const users = used.filter((use) => use.name === name).map((use) => use.path);
    expect(users.filter((path) => !home?.(path))).toEqual([]);
    expect(users.length > 0).toBe(!notUsedYet.includes(name));
  });

  it('are all declared, and none that serves tests only', () => {
    const foreign = used.filter(({ name }) => !name.startsWith('node:') && !(name in manifest.dependencies));
    expect(foreign).toEqual([]);
  });
});

describe('the outside world', () => {
  it('gives its environment to programs only, which hand it on as settings', () => {
    const readers = usersOf(/\bprocess\.env\b/).filter((path) => !/\bmain\.ts$/.test(path));
    expect(readers).toEqual(['src/environment.ts']);
  });

  it('is ended by programs only', () => {
    expect(usersOf(/\bprocess\.(exit|abort)\b/).filter((path) => !/\bmain\.ts$/.test(path))).toEqual([]);
  });

  it('has its clock in one place', () => {
    const wallClock =
      /\bDate\.now\(|\bnew Date\(\)|\bset(Timeout|Interval|Immediate)\(|\bperformance\b|\bhrtime\b/;
    // A measurement is about the machine, not about the city's time.
    const measures = ['src/eval-main.ts'];
    expect(
      usersOf(wallClock).filter((path) => path !== 'src/shared/clock.ts' && !measures.includes(path)),
    ).toEqual([]);
  });

  it('is not decided upon by the words of an error', () => {
    expect(usersOf(/\.message\s*(\.(includes|startsWith|endsWith|match|search)\(|===|!==)/)).toEqual([]);
  });

  it('is not printed to, but by programs', () => {
    expect(usersOf(/\bconsole\.\w+/).filter((path) => !/\bmain\.ts$/.test(path))).toEqual([]);
  });
});

describe('files', () => {
  it(`have at most ${LONGEST_FILE_LINES} lines`, () => {
    const long = [...source, ...pageFiles].filter(({ text }) => lineCount(text) > LONGEST_FILE_LINES);
    expect(long.map(({ path, text }) => `${path}: ${lineCount(text)}`)).toEqual([]);
  });

  it('are mostly short', () => {
    const counts = source.map(({ text }) => lineCount(text)).sort((a, b) => a - b);
    expect(counts[Math.floor(counts.length / 2)]).toBeLessThanOrEqual(80);
  });

  const named = [...source, ...pageFiles, ...readTree('test', '.ts', '.mjs'), ...readTree('bench', '.ts')];

  it('are named in kebab-case', () => {
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.test|\.d)?\.(ts|mjs|js|css|html)$/;
    const wrong = named.filter(
      ({ path }) => !kebab.test(basename(path)) || !/^([a-z0-9]+(-[a-z0-9]+)*\/)*[^/]+$/.test(path),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('are named after something', () => {
    const parts = (path: string) => path.replace(/\..*$/, '').split(/[/-]/);
    const wrong = named.filter(({ path }) => parts(path).some((part) => forbiddenNames.has(part)));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('do not gather others under one name', () => {
    expect(named.filter(({ path }) => /(^|\/)index\.\w*[jt]s$/.test(path))).toEqual([]);
  });

  it('export by name', () => {
    expect(usersOf(/^export default\b/m).filter((path) => !path.endsWith('.d.ts'))).toEqual([]);
  });

  it('share four things and no fifth', () => {
    const shared = source
      .filter(({ path }) => path.startsWith('src/shared/'))
      .map(({ path }) => basename(path));
    expect(shared).toEqual(['clock.ts', 'errors.ts', 'logger.ts', 'texts.ts']);
  });
});

function roomOf(path: string): string {
  if (words.includes(path) || dirname(path) === 'src/channels') return 'words';
  const [, first, second, third] = path.split('/');
  return first === 'channels' && third ? `channels/${second}` : first!;
}

function isIn(...folders: string[]): (path: string) => boolean {
  return (path) => folders.some((folder) => path.startsWith(`${folder}/`));
}

function links(graph: Map<string, string[]>): [string, string][] {
  return [...graph].flatMap(([from, to]) => to.map((name): [string, string] => [from, name]));
}

function usersOf(pattern: RegExp): string[] {
  return code.filter(({ text }) => pattern.test(text)).map(({ path }) => path);
}

function lineCount(text: SourceFile['text']): number {
  return text.replace(/\n$/, '').split('\n').length;
}
