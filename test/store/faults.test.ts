import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { silentLogger } from '../../src/shared/logger.js';
import { connectStore } from '../../src/store/connect.js';
import { DataFile } from '../../src/store/embedded/data-file.js';
import { Documents } from '../../src/store/embedded/documents.js';
import { makeCases, sampleCase } from '../contracts/document-engine.js';
import { builtSource } from '../support/built-source.js';
import { temporaryFolder } from './temporary-folder.js';

const script = join(import.meta.dirname, 'write-for-ever.mjs');

interface Acknowledged {
  counts: Map<string, number>;
  /** Written to when the process ended: may or may not be there. */
  failed?: { code: string; size: number };
}

/** Lets the script write until it has said `lines` lines, then kills it -9; takes note of what it had acknowledged. */
async function writeAndKill(command: string[], lines: number, known: Acknowledged): Promise<void> {
  const child = spawn(command[0]!, command.slice(1), { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  let said = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const [what, id = '', value = ''] = line.split(' ');
    if (what === 'made') known.counts.set(id, 0);
    if (what === 'counted') known.counts.set(id, Number(value));
    if (what === 'gone') known.counts.delete(id);
    if (what === 'failed') known.failed = { code: id, size: Number(value) };
    said += 1;
    if (said === lines) child.kill('SIGKILL');
  }
  await ended;
}

/** What is stored, by id. */
async function readBack(folder: string): Promise<Map<string, number>> {
  const documents = await Documents.open(join(folder, 'store/rows.db'));
  const stored = new Map(documents.all().map((doc) => [doc._id, Number(doc.count)]));
  await documents.close();
  return stored;
}

function missing(known: Acknowledged, stored: Map<string, number>): string[] {
  // The one write that was under way may have been stored and not said.
  return [...known.counts].filter(([id, count]) => (stored.get(id) ?? -1) < count).map(([id]) => id);
}

describe('a process that is killed -9 while it writes', () => {
  let source: string;
  beforeAll(() => {
    source = builtSource();
  });

  it.each(['mongoose', 'documents'])(
    'loses nothing that was acknowledged (%s)',
    async (mode) => {
      const folder = temporaryFolder();
      const known: Acknowledged = { counts: new Map() };
      for (const [round, lines] of [40, 333, 1_234, 777, 2_500].entries()) {
        await writeAndKill([process.execPath, script, source, folder, mode, String(round)], lines, known);
        const stored = await readBack(folder);
        const lost = missing(known, stored);
        // A removal may have been stored and not said, one a round at most.
        expect(lost.filter((id) => stored.has(id))).toEqual([]);
        expect(lost.length).toBeLessThanOrEqual(1);
        for (const id of lost) known.counts.delete(id);
        expect([...stored.keys()].filter((id) => !known.counts.has(id)).length).toBeLessThanOrEqual(
          round + 1,
        );
      }
    },
    60_000,
  );

  it('says that a write failed, goes on reading, and has in memory what is in the file', async () => {
    const folder = temporaryFolder();
    const known: Acknowledged = { counts: new Map() };
    const run = `ulimit -f 64; exec "$@"`;
    const command = ['bash', '-c', run, 'bash', process.execPath, script, source, folder, 'mongoose', '0'];
    await writeAndKill(command, Number.POSITIVE_INFINITY, known);
    expect(known.failed).toEqual({ code: 'STORE_WRITE_FAILED', size: known.counts.size });
    expect(await readBack(folder)).toEqual(known.counts);
    const text = fs.readFileSync(join(folder, 'store/rows.db'), 'utf8');
    expect(text.endsWith('\n')).toBe(true);
  }, 30_000);
});

describe('a data file', () => {
  const open = (dataDir: string) => connectStore({ dataDir, logger: silentLogger });
  const fileOf = (dataDir: string) => join(dataDir, 'store/cases.db');

  async function fill(dataDir: string, how: number): Promise<void> {
    const store = await open(dataDir);
    await (await makeCases(store.connection)).create(Array.from({ length: how }, () => sampleCase()));
    await store.close();
  }

  it.each(['{"_id":"half","month":"x', '{"_id":"half"}', '{', 'ÿ'])(
    'is mended when its last line is %s',
    async (half) => {
      const dataDir = temporaryFolder();
      await fill(dataDir, 2);
      fs.appendFileSync(fileOf(dataDir), Buffer.from(half).subarray(0, half === 'ÿ' ? 1 : undefined));
      const store = await open(dataDir);
      const cases = await makeCases(store.connection);
      expect(await cases.countDocuments({})).toBe(2);
      await cases.create(sampleCase());
      await store.close();
      await fill(dataDir, 1);
      const documents = await Documents.open(fileOf(dataDir));
      expect(documents.all()).toHaveLength(4);
      await documents.close();
    },
  );

  it('with a damaged line in the middle is refused and left as it is', async () => {
    const dataDir = temporaryFolder();
    await fill(dataDir, 3);
    const lines = fs.readFileSync(fileOf(dataDir), 'utf8').split('\n');
    const damaged = lines.with(1, lines[1]!.slice(0, 20)).join('\n');
    fs.writeFileSync(fileOf(dataDir), damaged);
    const store = await open(dataDir);
    await expect(makeCases(store.connection)).rejects.toMatchObject({ code: 'STORE_DAMAGED' });
    await store.close();
    expect(fs.readFileSync(fileOf(dataDir), 'utf8')).toBe(damaged);
  });

  it('that is a folder is refused', async () => {
    const dataDir = temporaryFolder();
    fs.mkdirSync(fileOf(dataDir), { recursive: true });
    const store = await open(dataDir);
    await expect(makeCases(store.connection)).rejects.toMatchObject({ code: 'STORE_WRITE_FAILED' });
    await store.close();
  });

  it('on a full disk says so', () => {
    const file = new DataFile('/dev/full');
    expect(() => file.append('x\n')).toThrow(expect.objectContaining({ code: 'STORE_WRITE_FAILED' }));
    expect(() => file.append('x\n')).toThrow(expect.objectContaining({ fields: { reason: 'ENOSPC' } }));
    file.close();
  });

  it('is compacted when it has grown, and holds every write made meanwhile', async () => {
    const path = join(temporaryFolder(), 'rows.db');
    const documents = await Documents.open(path, 10_000);
    await documents.createIndex({ code: 1 }, { isUnique: true, isSparse: false });
    documents.insert([{ _id: 'a', code: 'A', count: 0 }]);
    for (let count = 1; count <= 3_000; count++) {
      await documents.ready();
      const oldDoc = documents.byId('a')!;
      documents.replace([{ oldDoc, newDoc: { ...oldDoc, count } }]);
    }
    await documents.close();
    expect(fs.statSync(path).size).toBeLessThan(60_000);
    const reopened = await Documents.open(path);
    expect(reopened.all()).toEqual([{ _id: 'a', code: 'A', count: 3_000 }]);
    expect(() => reopened.insert([{ _id: 'b', code: 'A' }])).toThrow(
      expect.objectContaining({ code: 11000 }),
    );
    await reopened.close();
  });
});
