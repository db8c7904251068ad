import { expect, it } from '@jest/globals';
import { emptyFolder, freshDataDir, runAdmin, startProgram } from '../../support/child-program.js';

const A_START_MS = 120_000;
/** Nobody listens there: the number is never paired, and WhatsApp is not asked. */
const whatsapp = { WHATSAPP_ENABLED: 'true', WHATSAPP_WS_URL: 'ws://127.0.0.1:9' };

it('says in a sentence that the program does not run', async () => {
  await expect(runAdmin({ DATA_DIR: emptyFolder() }, 'operator')).rejects.toThrow(
    /^admin operator failed:\nPROGRAM_NOT_RUNNING: The program does not run with this DATA_DIR; start it first \(npm start\)\.\n$/,
  );
});

it(
  'prints the link that opens the page of the running program, and no key lies in its output',
  async () => {
    const settings = { DATA_DIR: freshDataDir(), ...whatsapp };
    const program = await startProgram(settings);
    const [link, ...more] = (await runAdmin(settings, 'operator')).trim().split('\n');
    expect(more).toEqual([]);
    expect(link).toMatch(/\/operator#[0-9A-Z]{5}(-[0-9A-Z]{5}){3}$/);
    const [address, key] = link!.split('#') as [string, string];
    expect(address).toBe(`${program.url}/operator`);
    expect(program.out() + program.err()).not.toContain(key);

    expect((await fetch(address)).status).toBe(200);
    expect((await fetch(`${program.url}/page/logo.svg`)).status).toBe(200);
    expect((await fetch(`${address}/whatsapp`)).status).toBe(401);
    const shown = await fetch(`${address}/key`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ key }),
    });
    const cookie = shown.headers.get('set-cookie')!.split(';')[0]!;
    const state = (await (await fetch(`${address}/whatsapp`, { headers: { cookie } })).json()) as {
      kind: string;
    };
    expect(['connecting', 'away', 'off']).toContain(state.kind);

    await expect(runAdmin(settings, 'operator', 'baru')).rejects.toThrow(/^admin[^\n]+\nUSAGE: /);
    const renewed = (await runAdmin(settings, 'operator', 'renew')).trim();
    expect(renewed.split('#')[0]).toBe(address);
    expect(renewed.split('#')[1]).not.toBe(key);
    expect((await runAdmin(settings, 'operator')).trim()).toBe(renewed);
    expect((await fetch(`${address}/whatsapp`, { headers: { cookie } })).status).toBe(401);

    expect((await program.end()).code).toBe(0);
    // The address it left behind answers no more.
    await expect(runAdmin(settings, 'operator')).rejects.toThrow(/PROGRAM_NOT_RUNNING: /);
  },
  A_START_MS,
);

it(
  'says that there is nothing to pair where WhatsApp is off, and there is no page',
  async () => {
    const settings = { DATA_DIR: freshDataDir() };
    const program = await startProgram(settings);
    expect((await fetch(`${program.url}/operator`)).status).toBe(404);
    await expect(runAdmin(settings, 'operator')).rejects.toThrow(/WHATSAPP_ENABLED/);
  },
  A_START_MS,
);
