import fs from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  copyOf,
  emptyFolder,
  freshDataDir,
  type Settings,
  spawnProgram,
  startProgram,
} from '../support/child-program.js';
import { webPerson } from '../support/web-person.js';

/** Runs the program until it ends by itself. */
async function refusal(settings: Settings) {
  const program = spawnProgram(settings);
  const { code } = await program.exited;
  return { code, said: program.err(), printed: program.out() };
}

/** Lines of `file:line  problem — what to do`, as the name of the file and the line. */
function placesIn(said: string): string[] {
  return [...said.matchAll(/^\S*\/([\w.-]+\.yaml):(\d+) {2}\S.* — \S/gm)].map(
    ([, file, line]) => `${file}:${line}`,
  );
}

function spoil(file: string, change: (text: string) => string): void {
  const text = fs.readFileSync(file, 'utf8');
  const changed = change(text);
  expect(changed).not.toBe(text);
  fs.writeFileSync(file, changed);
}

describe('the program does not start', () => {
  it('on a DATA_DIR in which another one works, which goes on undisturbed', async () => {
    const DATA_DIR = freshDataDir();
    const first = await startProgram({ DATA_DIR });
    const second = await refusal({ DATA_DIR });
    expect(second.code).toBe(1);
    expect(second.said).toMatch(/^DATA_DIR_LOCKED: Another Tanggap already works in this DATA_DIR/);
    expect(second.said).toContain(`pid: ${first.pid}`);
    expect(second.said).not.toContain('    at ');
    expect(await webPerson(() => first.url, 'siti').post('halo')).toEqual({ status: 200 });
    expect(await first.end()).toEqual({ code: 0, signal: null });
  }, 120_000);

  it.each([
    ['lies below a file', (folder: string) => join(folder, 'file', 'data')],
    ['may not be made', () => '/sys/tanggap'],
  ])(
    'on a DATA_DIR that %s',
    async (_why, place) => {
      const folder = emptyFolder();
      fs.writeFileSync(join(folder, 'file'), '');
      const { code, said } = await refusal({ DATA_DIR: place(folder) });
      expect(code).toBe(1);
      expect(said).toMatch(/^DATA_DIR_UNWRITABLE: DATA_DIR cannot be written; give this user write access/);
      expect(said).not.toContain('    at ');
    },
    60_000,
  );

  it('on a port that is taken, and leaves DATA_DIR free for the next try', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const PORT = `${(other.address() as AddressInfo).port}`;
    const DATA_DIR = freshDataDir();
    const { code, said } = await refusal({ DATA_DIR, PORT });
    expect(code).toBe(1);
    expect(said).toMatch(/^PORT_IN_USE: PORT is taken by another program; stop it or set another PORT\./);
    expect(said).toContain(`port: ${PORT}`);
    await new Promise((resolve) => other.close(resolve));
    const again = await startProgram({ DATA_DIR, PORT });
    expect(again.url).toBe(`http://127.0.0.1:${PORT}`);
    expect(await again.end()).toEqual({ code: 0, signal: null });
  }, 120_000);

  it('on wrong settings: all are named, none is shown', async () => {
    const { code, said, printed } = await refusal({
      DATA_DIR: freshDataDir(),
      PORT: 'pintu-rahasia',
      TELEGRAM_BOT_TOKEN: 'bukan-token-rahasia',
      TZ_CITY: 'Asia/Rahasia',
      LOG_LEVEL: 'rahasia',
      PUBLIC_URL: 'rahasia.example',
    });
    expect(code).toBe(1);
    expect(said).toMatch(/^CONFIG_INVALID: /);
    const named = [...said.matchAll(/^ {2}([A-Z_]+): \S/gm)].map(([, name]) => name);
    expect(named).toEqual(['LOG_LEVEL', 'PORT', 'PUBLIC_URL', 'TELEGRAM_BOT_TOKEN', 'TZ_CITY']);
    expect(said + printed).not.toMatch(/rahasia/i);
  }, 60_000);

  it('on half-set channels', async () => {
    const { code, said } = await refusal({
      DATA_DIR: freshDataDir(),
      TELEGRAM_WEBHOOK_SECRET: 'x'.repeat(32),
    });
    expect(code).toBe(1);
    expect(said).toMatch(/^ {2}TELEGRAM_BOT_TOKEN: /m);
    expect(said).toMatch(/^ {2}PUBLIC_URL: /m);
    expect(said).not.toContain('xxxx');
  }, 60_000);

  it('on a broken city: every fault at once, with file and line', async () => {
    const CITY_DIR = copyOf('city');
    spoil(join(CITY_DIR, 'units.yaml'), (text) => text.replace(/^( *)(- )?name: .+$/m, '$1$2nama: Dinas'));
    spoil(join(CITY_DIR, 'routing.yaml'), (text) => `${text}\n- { kategori: jalan, unit: pu }\n`);
    spoil(join(CITY_DIR, 'places.yaml'), (text) => `${text}\n\t- [rusak`);
    const { code, said } = await refusal({ DATA_DIR: freshDataDir(), CITY_DIR });
    expect(code).toBe(1);
    expect(said).toMatch(/^CITY_INVALID: /);
    expect(new Set(placesIn(said).map((place) => place.split(':')[0]))).toEqual(
      new Set(['units.yaml', 'routing.yaml', 'places.yaml']),
    );
  }, 60_000);

  it('on broken intents: every fault at once, with file and line', async () => {
    const INTENTS_DIR = copyOf('intents');
    spoil(join(INTENTS_DIR, 'report/pju.yaml'), (text) => text.replace(/^name:.*$/m, 'name:'));
    spoil(join(INTENTS_DIR, 'faq/jam-kantor.yaml'), (text) =>
      text.replace(/^owner:.*$/m, 'owner: dinas-hantu'),
    );
    spoil(join(INTENTS_DIR, 'talk/greeting.yaml'), (text) => `${text}\n  - "tanpa akhir`);
    spoil(join(INTENTS_DIR, 'texts/id.yaml'), (text) => text.replace(/^report:$/m, 'report'));
    const { code, said } = await refusal({ DATA_DIR: freshDataDir(), INTENTS_DIR });
    expect(code).toBe(1);
    expect(said).toMatch(/^INTENTS_INVALID: /);
    expect(new Set(placesIn(said).map((place) => place.split(':')[0]))).toEqual(
      new Set(['pju.yaml', 'jam-kantor.yaml', 'greeting.yaml', 'id.yaml']),
    );
  }, 60_000);
});
