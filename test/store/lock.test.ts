import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { silentLogger } from '../../src/shared/logger.js';
import { connectStore } from '../../src/store/connect.js';
import { lockFolder } from '../../src/store/lock.js';
import { builtSource } from '../support/built-source.js';
import { temporaryFolder } from './temporary-folder.js';

const open = (dataDir: string) => connectStore({ dataDir, logger: silentLogger });

describe('the lock of DATA_DIR', () => {
  let source: string;
  beforeAll(() => {
    source = builtSource();
  });
  /** A program that takes the lock and says so, or says by which process it was refused. */
  const program = (dataDir: string, after: string) => `
    import { lockFolder } from ${JSON.stringify(join(source, 'src/store/lock.js'))};
    try { lockFolder(${JSON.stringify(dataDir)}); console.log('mine'); ${after} }
    catch (error) { console.log(error.code + ' ' + error.fields.pid); }`;
  const args = (dataDir: string, after: string) => ['--input-type=module', '-e', program(dataDir, after)];

  it('refuses a second program and names the first', async () => {
    const dataDir = temporaryFolder();
    const store = await open(dataDir);
    await expect(open(dataDir)).rejects.toMatchObject({
      code: 'DATA_DIR_LOCKED',
      fields: { pid: process.pid },
    });
    const said = execFileSync(process.execPath, args(dataDir, ''), { encoding: 'utf8' });
    expect(said.trim()).toBe(`DATA_DIR_LOCKED ${process.pid}`);
    await store.close();
  });

  it('is given back on closing', async () => {
    const dataDir = temporaryFolder();
    await (await open(dataDir)).close();
    await (await open(dataDir)).close();
    expect(fs.readdirSync(dataDir)).toEqual(['store']);
  });

  it('of a program that was killed -9 is taken over', () => {
    const dataDir = temporaryFolder();
    const kill = "process.kill(process.pid, 'SIGKILL');";
    expect(() => execFileSync(process.execPath, args(dataDir, kill))).toThrow();
    expect(fs.existsSync(join(dataDir, 'lock'))).toBe(true);
    lockFolder(dataDir)();
  });

  const stale: [what: string, content: string][] = [
    [
      'another process that got the same number after a restart',
      JSON.stringify({ pid: process.pid, born: 'boot/1' }),
    ],
    ['a number no process has', JSON.stringify({ pid: 2 ** 22 - 1, born: 'boot/1' })],
    ['nothing that can be read', '{"pid":'],
    ['no process', '{"pid":-1}'],
  ];
  it.each(stale)('that names %s is taken over', (_what, content) => {
    for (const name of ['lock', 'lock.guard']) {
      const dataDir = temporaryFolder();
      fs.writeFileSync(join(dataDir, name), content);
      lockFolder(dataDir)();
      expect(fs.readdirSync(dataDir)).toEqual([]);
    }
  });

  it('goes to one of eight that start at once, beside the lock of a dead one', async () => {
    const dataDir = temporaryFolder();
    fs.writeFileSync(join(dataDir, 'lock'), JSON.stringify({ pid: 2 ** 22 - 1 }));
    const stay = 'process.stdin.resume();';
    const racers = Array.from({ length: 8 }, () =>
      spawn(process.execPath, args(dataDir, stay), { stdio: 'pipe' }),
    );
    const said = await Promise.all(
      racers.map(
        (racer) =>
          new Promise<string>((resolve) => racer.stdout.once('data', (data) => resolve(String(data).trim()))),
      ),
    );
    for (const racer of racers) racer.stdin.end();
    expect(said.filter((line) => line === 'mine')).toHaveLength(1);
    expect(said.filter((line) => line.startsWith('DATA_DIR_LOCKED'))).toHaveLength(7);
  }, 30_000);
});

describe('a DATA_DIR that cannot be written', () => {
  it('is refused by name', async () => {
    const file = join(temporaryFolder(), 'file');
    fs.writeFileSync(file, '');
    for (const dataDir of [file, join(file, 'below')]) {
      await expect(open(dataDir)).rejects.toMatchObject({ code: 'DATA_DIR_UNWRITABLE', fields: { dataDir } });
    }
  });
});
