import { execFileSync, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BotApiStub } from '../support/bot-api-stub.js';
import {
  copyOf,
  eventually,
  freshDataDir,
  type Program,
  pause,
  type Settings,
  startProgram,
} from '../support/child-program.js';
import { webPerson } from '../support/web-person.js';

const COMPLAINT = 'lampu jalan di depan SDN 3 Melati mati sudah seminggu';

describe('with Telegram in trouble', () => {
  let stub: BotApiStub;
  beforeEach(async () => {
    stub = await BotApiStub.start();
  });
  afterEach(() => stub.close());
  const telegram = (): Settings => ({
    DATA_DIR: freshDataDir(),
    TELEGRAM_BOT_TOKEN: stub.token,
    TELEGRAM_API_ROOT: stub.apiRoot,
  });

  it('that refuses the token, the program says so, never shows it, and stays up for the web chat', async () => {
    const TELEGRAM_BOT_TOKEN = '900900:a-token-that-nobody-gave-out_123';
    const program = await startProgram({ ...telegram(), TELEGRAM_BOT_TOKEN });
    await eventually('the operator is told', () => program.codes().includes('CHANNEL_UNAUTHORISED'));
    expect((await fetch(`${program.url}/health`)).status).toBe(200);
    const page = await fetch(program.url);
    expect(page.status).toBe(200);
    const cookie = page.headers.get('set-cookie')!.split(';')[0]!;
    const headers = { cookie, origin: program.url, 'content-type': 'application/json' };
    const body = JSON.stringify({ id: randomUUID(), text: 'halo' });
    const posted = await fetch(`${program.url}/chat/messages`, { method: 'POST', headers, body });
    expect(posted.status).toBe(200);
    await eventually('the web chat answers', async () => {
      const answer = await fetch(`${program.url}/chat/history`, { headers });
      const { messages } = (await answer.json()) as { messages: { from: string }[] };
      return messages.some(({ from }) => from === 'bot');
    });
    expect(await program.end()).toEqual({ code: 0, signal: null });
    expect(program.out() + program.err()).not.toContain('nobody-gave-out');
  }, 120_000);

  it('that cannot be reached at the start, it waits and hears everybody as soon as it can', async () => {
    stub.isDown = true;
    const program = await startProgram(telegram());
    await eventually('the operator is told', () => program.codes().includes('CHANNEL_UNREACHABLE'));
    stub.say('7001', COMPLAINT);
    stub.isDown = false;
    await stub.waitFor('7001', /Kirim/, { limitMs: 30_000 });
    expect(await program.end()).toEqual({ code: 0, signal: null });
  }, 120_000);

  it('that goes away and comes back, a reply waits and is sent once', async () => {
    const program = await startProgram(telegram());
    stub.failNext({ status: 500 });
    stub.failNext('reset');
    stub.say('7001', COMPLAINT);
    await stub.waitFor('7001', /Kirim/, { limitMs: 30_000 });
    await pause(300);
    expect(stub.sentTo('7001')).toHaveLength(1);
    expect(await program.end()).toEqual({ code: 0, signal: null });
  }, 120_000);

  it('stopped while it answers many people, it finishes their turns, ends well, and nobody is forgotten', async () => {
    const settings = telegram();
    const program = await startProgram(settings);
    const chats = Array.from({ length: 30 }, (_, index) => `${7_100 + index}`);
    for (const chat of chats) stub.say(chat, COMPLAINT);
    await eventually('the first is answered', () => stub.sent.length > 0);
    expect(await program.end('SIGTERM')).toEqual({ code: 0, signal: null });
    expect(program.err()).toBe('');
    const next = await startProgram(settings);
    for (const chat of chats) await stub.waitFor(chat, /Kirim/);
    expect(chats.filter((chat) => stub.sentTo(chat).length > 1)).toEqual([]);
    expect(await next.end('SIGINT')).toEqual({ code: 0, signal: null });
  }, 120_000);

  const canLimit = spawnSync('prlimit', ['--version']).status === 0;
  (canLimit ? it : it.skip)(
    `on a full disk it does not acknowledge, says so, and recovers${canLimit ? '' : ' (skipped: prlimit is not installed)'}`,
    async () => {
      const program = await startProgram(telegram());
      stub.say('7001', 'halo');
      await stub.waitFor('7001', /./);
      fillDisk(program, true);
      stub.say('7002', COMPLAINT);
      await eventually('the operator is told', () => program.codes().includes('STORE_WRITE_FAILED'));
      expect(stub.pending).toBe(1);
      expect(stub.sentTo('7002')).toEqual([]);
      fillDisk(program, false);
      await stub.waitFor('7002', /Kirim/, { limitMs: 30_000 });
      await eventually('the message is acknowledged', () => stub.pending === 0);
      expect(stub.sentTo('7002')).toHaveLength(1);
      expect(await program.end()).toEqual({ code: 0, signal: null });
      expect(program.out()).not.toContain('Melati');
    },
    120_000,
  );

  (canLimit ? it : it.skip)(
    'on a full disk the web chat asks to send again, and the same message is taken once',
    async () => {
      const program = await startProgram({ DATA_DIR: freshDataDir() });
      const siti = webPerson(() => program.url, 'siti');
      fillDisk(program, true);
      const id = randomUUID();
      expect(await siti.post(COMPLAINT, id)).toEqual({ status: 503, code: 'MESSAGE_NOT_STORED' });
      // Its log may come a moment after its answer.
      await eventually('the operator is told', () => program.codes().includes('STORE_WRITE_FAILED'));
      fillDisk(program, false);
      expect(await siti.post(COMPLAINT, id)).toEqual({ status: 200 });
      await eventually('siti is answered', async () => (await siti.heard()).length > 0);
      expect(await siti.heard()).toHaveLength(1);
    },
    120_000,
  );
});

/** No file of the process may grow any more: every write fails as on a full disk (EFBIG for ENOSPC). */
function fillDisk({ pid }: Program, isFull: boolean): void {
  execFileSync('prlimit', ['--pid', `${pid}`, `--fsize=${isFull ? '1' : 'unlimited'}:`]);
}

describe('what staff edit while the program runs', () => {
  it('is taken up; a broken file is named and changes nothing until it is mended', async () => {
    const INTENTS_DIR = copyOf('intents');
    const file = join(INTENTS_DIR, 'faq/jam-kantor.yaml');
    const good = fs.readFileSync(file, 'utf8');
    const program = await startProgram({ DATA_DIR: freshDataDir(), INTENTS_DIR });
    const siti = webPerson(() => program.url, 'siti');
    const answer = async (): Promise<string> => {
      const before = (await siti.heard()).length;
      await siti.post('jam berapa kantor pelayanan buka?');
      await eventually('siti is answered', async () => (await siti.heard()).length > before);
      return (await siti.heard())
        .slice(before)
        .map(({ text }) => text)
        .join('\n');
    };
    expect(await answer()).toContain('07.30');

    const changed = good.replaceAll('07.30', '06.45');
    fs.writeFileSync(file, changed);
    await eventually('the change is taken up', () => program.out().includes('intents taken up'));
    expect(await answer()).toContain('06.45');

    fs.writeFileSync(file, changed.replace(/^owner: .*$/m, 'owner: dinas-hantu'));
    await eventually('the operator is told', () => program.codes().includes('INTENTS_INVALID'));
    expect(program.err()).toMatch(/faq\/jam-kantor\.yaml:\d+ {2}\S.* — \S/);
    expect(await answer()).toContain('06.45');

    fs.writeFileSync(file, good);
    await eventually('the mended file is taken up', () => program.out().split('intents taken up').length > 2);
    expect(await answer()).toContain('07.30');
    expect(await program.end()).toEqual({ code: 0, signal: null });
  }, 120_000);
});
