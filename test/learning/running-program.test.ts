import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { builtSource } from '../support/built-source.js';
import { type Program, startProgram } from '../support/child-program.js';
import { type WebPerson, webPerson } from '../support/web-person.js';
import { sampleHistory, slipped, temporaryFolder } from './sample-parts.js';

/** A word of the town's own for a broken street lamp, which no dictionary has. */
const OWN = 'njeblug mbregudul';
const dataDir = temporaryFolder();
const root = join(import.meta.dirname, '../..');
let program: Program;
let siti: WebPerson;

beforeAll(async () => {
  program = await startProgram({ DATA_DIR: dataDir }, 'file');
  siti = webPerson(() => program.url, 'siti');
}, 90_000);

/** The operator's command as a process of its own, in another folder than the program's. */
async function admin(...args: string[]): Promise<{ out: string; err: string }> {
  const env = {
    PATH: process.env.PATH,
    DATA_DIR: dataDir,
    CITY_DIR: join(root, 'city'),
    INTENTS_DIR: join(root, 'intents'),
  };
  const command = [join(builtSource(), 'src/admin-main.js'), ...args];
  const run = promisify(execFile)(process.execPath, command, { env, cwd: dataDir });
  return run.then(
    ({ stdout, stderr }) => ({ out: stdout, err: stderr }),
    ({ stdout, stderr }: { stdout: string; stderr: string }) => ({ out: stdout, err: stderr }),
  );
}

async function answerTo(text: string): Promise<string> {
  const before = (await siti.heard()).length;
  expect((await siti.post(text)).status).toBeLessThan(300);
  for (;;) {
    const said = await siti.heard();
    if (said.length > before) return said.at(-1)!.text;
  }
}

describe('a program that runs', () => {
  test('learns a file for the operator, answers meanwhile, and uses what it learnt without a restart', async () => {
    const strange = `${OWN} di Jl. Diponegoro Sukasari, tolong diperbaiki`;
    expect(await answerTo(strange)).not.toMatch(/lampu/i);
    await answerTo('/batal');
    const lamps = Array.from({ length: 150 }, (_, i) => `"${OWN} gang ${i} sejak ${i % 9} hari";lampu mati`);
    const others = sampleHistory(300).map(({ text, category }) => `"${text}";${category}`);
    writeFileSync(join(dataDir, 'riwayat.csv'), `Isi Laporan;Urusan\n${[...lamps, ...others].join('\n')}\n`);
    writeFileSync(join(dataDir, 'peta.yaml'), 'lampu mati: pju\n');
    const learning = admin('learn', 'riwayat.csv', '--label', 'urusan', '--map', 'peta.yaml');
    expect(await answerTo('halo')).not.toBe('');
    const { out, err } = await learning;
    expect(err).toContain('75 %');
    expect(out).toMatch(/Taken into use, taught on 450 rows/);
    expect(await answerTo(strange)).toMatch(/lampu/i);
    await answerTo('/batal');
    expect((await admin('learn', '--status')).out).toContain('pju 150');
  }, 120_000);

  test('refuses a history that is wrong throughout, and tells a file that cannot be read', async () => {
    const rows = sampleHistory(600, slipped).map(({ text, category }) =>
      JSON.stringify({ text, label: category }),
    );
    writeFileSync(join(dataDir, 'salah.jsonl'), rows.join('\n'));
    expect((await admin('learn', 'salah.jsonl')).out).toContain('NOT taken into use');
    expect((await admin('learn', '/nowhere/riwayat.csv')).err).toContain('the file is not there');
    expect((await admin('learn', '--status')).out).toContain('pju 150');
    expect((await admin('learn', '--bogus')).err).toContain('USAGE');
  }, 120_000);

  test('uses it at its next start, where nothing is learnt anew', async () => {
    await program.end();
    program = await startProgram({ DATA_DIR: dataDir }, 'file');
    expect(await answerTo(`${OWN} di Jl. Diponegoro Sukasari, tolong diperbaiki`)).toMatch(/lampu/i);
    expect(program.out()).not.toContain('what the city taught is in use');
  }, 90_000);
});
