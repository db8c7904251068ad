import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Program, startProgram } from '../support/child-program.js';
import { findChromium, openChromium } from '../support/chromium.js';
import { drawPicture } from '../support/draw-picture.js';

const isThere = findChromium() !== undefined;
const describeHere = isThere ? describe : describe.skip;
const why = isThere ? '' : ' (skipped: Chromium is not installed; apt-get install chromium)';
const PATIENCE_MS = 20_000;
const A_STEP_MS = 60_000;
/** Where pictures of the page go as the play runs, for people to look at; none are made without it. */
const SHOTS_DIR = process.env.SHOTS_DIR;
const desk = { width: 1280, height: 800 };
const phone = { width: 360, height: 740 };

/** One play in several acts, in order: the program that people start, the page that it serves, a real browser. */
describeHere(`the whole loop through the page of the running program${why}`, () => {
  let dataDir: string;
  let program: Program;
  let browser: Awaited<ReturnType<typeof openChromium>>;
  let page: Page;
  let code: string;
  /** While the program is away on purpose, calls to it fail. */
  let isAway = false;
  const faults: string[] = [];

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'tanggap-journey-'));
    program = await startProgram({ DATA_DIR: dataDir }, 'file');
    browser = await openChromium({ viewport: desk });
    page = await browser.context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('pageerror', (error) => faults.push(`page error: ${error.message}`));
    page.on('console', (line) => {
      // Broken rules of the content security policy are told here too.
      if (line.type() === 'error' && !isAway) faults.push(`console: ${line.text()}`);
    });
    page.on('response', (answer) => {
      if (answer.status() >= 400) faults.push(`${answer.status()} ${new URL(answer.url()).pathname}`);
    });
    await page.goto(program.url);
  }, 120_000);

  afterEach(() => expect(faults).toEqual([]));

  afterAll(async () => {
    await browser?.close();
    await program?.end();
    if (dataDir) await rm(dataDir, { recursive: true, force: true });
  }, 60_000);

  const play = async (who: string) => {
    await page.getByTestId(`persona-${who}`).click();
    await page.getByTestId(`persona-${who}`).and(page.locator('[aria-current]')).waitFor();
  };
  const write = async (words: string) => {
    await page.getByTestId('composer').fill(words);
    await page.getByTestId('send').click();
  };
  /** Bubbles of the bot with these words; `newest` waits for one and reads it. */
  const said = (words: string | RegExp) =>
    page.locator('[data-testid=bubble][data-from=bot]').filter({ hasText: words });
  const newest = async (words: string | RegExp) => {
    await said(words).last().waitFor();
    return (await said(words).last().locator('.words').textContent()) ?? '';
  };
  const press = (label: string | RegExp) =>
    page.getByTestId('choice').filter({ hasText: label }).last().click();
  const talked = () => page.locator('.words').allTextContents();
  const unread = (who: string) => page.getByTestId(`persona-${who}`).locator('.unread').waitFor();

  /** The page as it is now on a desk and on a phone, nothing wider than the screen on either. */
  const look = async (name: string) => {
    for (const [size, viewport] of Object.entries({ desk, phone })) {
      await page.setViewportSize(viewport);
      const tooWide =
        '[document.documentElement, document.querySelector("[data-log]")].filter((one) => one.scrollWidth > one.clientWidth).length';
      expect(await page.evaluate(tooWide)).toBe(0);
      if (!SHOTS_DIR) continue;
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.screenshot({ path: join(SHOTS_DIR, `loop-${name}-${size}-${colorScheme}.png`) });
      }
      await page.emulateMedia({ colorScheme: 'light' });
    }
    await page.setViewportSize(desk);
  };

  it(
    'Siti tells of a street lamp, sees what will be sent, sends it, and gets a receipt',
    async () => {
      await look('01-welcome');
      await write('lampu jalan depan SDN 3 Melati mati udah seminggu min');
      const summary = await newest('SDN 3 Melati');
      expect(summary).toMatch(/lampu jalan/i);
      await look('02-summary');
      await press(/Kirim/);
      const receipt = await newest(/CTH-\d{4}-\d{4}[A-Z]/);
      code = /CTH-\d{4}-\d{4}[A-Z]/.exec(receipt)![0];
      expect(receipt).toContain('Dinas Perhubungan');
      await look('03-receipt');
    },
    A_STEP_MS,
  );

  it(
    'Tono of the unit finds the card waiting, and takes it by its button',
    async () => {
      await unread('tono');
      await play('tono');
      expect(await newest(code)).toContain('SDN 3 Melati');
      await look('04-card');
      await press('Ambil');
      await page.getByTestId('persona-siti').locator('.unread').filter({ hasText: '1' }).waitFor();
      await look('05-taken');
    },
    A_STEP_MS,
  );

  it(
    'Tono tells how it goes, then closes with a photo',
    async () => {
      await write(`/kabar ${code} Tim berangkat siang ini membawa lampu pengganti`);
      await page.getByTestId('persona-siti').locator('.unread').filter({ hasText: '2' }).waitFor();
      await page
        .getByTestId('attach-photo')
        .setInputFiles({ name: 'lampu.png', mimeType: 'image/png', buffer: drawPicture(1200, 800) });
      await write(`/selesai ${code} Lampu diganti baru, sudah menyala`);
      await page.getByTestId('persona-siti').locator('.unread').filter({ hasText: '3' }).waitFor();
      await look('06-closed');
    },
    A_STEP_MS,
  );

  it(
    'Siti has heard each step in order, sees the photo, gives five stars and is thanked',
    async () => {
      await play('siti');
      await newest('Lampu diganti baru');
      const news = (await talked()).slice(-3);
      expect(news[0]).toMatch(/Dinas Perhubungan/);
      expect(news[1]).toContain('Tim berangkat siang ini');
      expect(news[2]).toContain('Lampu diganti baru');
      const photo = said('Lampu diganti baru').locator('img');
      await photo.evaluate((image) => image.decode());
      expect(await photo.evaluate((image) => Reflect.get(image, 'naturalWidth'))).toBe(640);
      const whole = await photo.evaluate(async (image) => {
        const href = image.parentElement?.getAttribute('href');
        const opened = Object.assign(image.cloneNode(), { loading: 'eager', src: href });
        await Reflect.get(opened, 'decode').call(opened);
        return Reflect.get(opened, 'naturalWidth');
      });
      expect(whole).toBe(1200);
      await page.setViewportSize(phone);
      const buttons = said('Lampu diganti baru').getByTestId('choice');
      const tops = await buttons.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
      expect(tops).toHaveLength(6);
      expect(new Set(tops.slice(0, 5)).size).toBe(1);
      await look('07-rating');
      await press(/^5$/);
      await newest(/terima kasih/i);
      await look('08-thanks');
    },
    A_STEP_MS,
  );

  it(
    'Ratna, who supervises the unit, sees it in her summary',
    async () => {
      await play('ratna');
      await look('09-supervisor-welcome');
      await write('/ringkas');
      expect(await newest('Ringkasan')).toMatch(/selesai[^\n]* 1\b/i);
      await look('10-ringkas');
    },
    A_STEP_MS,
  );

  it(
    'Andi asks a question and says that the answer helped',
    async () => {
      await play('andi');
      await write('ktp saya hilang, gimana ngurusnya');
      expect(await newest('membantu?')).toMatch(/KTP/);
      await look('11-answer');
      await press('Ya, membantu');
      await newest(/senang/i);
    },
    A_STEP_MS,
  );

  it(
    'Andi reports without a place, and shares it by the dialog',
    async () => {
      await write('jalan berlubang besar, motor sering jatuh');
      await page.getByTestId('asked-location').last().click();
      await page.getByTestId('place').filter({ hasText: 'Pasar Kenanga' }).waitFor();
      await look('12-where');
      await page.getByTestId('place').filter({ hasText: 'Pasar Kenanga' }).click();
      expect(await newest('Pilih Kirim')).toContain('Kenanga');
      await look('13-place-summary');
    },
    A_STEP_MS,
  );

  it(
    'opened again, the page shows the same talk',
    async () => {
      const before = await talked();
      expect(before.length).toBeGreaterThan(5);
      await page.reload();
      await newest('Pilih Kirim');
      expect(await talked()).toEqual(before);
    },
    A_STEP_MS,
  );

  it(
    'stopped and started again, the program goes on with the open page, the talk and the draft',
    async () => {
      const before = await talked();
      isAway = true;
      expect((await program.end('SIGINT')).code).toBe(0);
      await page.getByText('Menyambung kembali').waitFor();
      await look('14-away');
      program = await startProgram({ DATA_DIR: dataDir, PORT: new URL(program.url).port }, 'file');
      await page.getByText('Menyambung kembali').waitFor({ state: 'hidden' });
      isAway = false;
      expect(await talked()).toEqual(before);
      await page.reload();
      await newest('Pilih Kirim');
      expect(await talked()).toEqual(before);
      await press(/Kirim/);
      expect(await newest(/CTH-\d{4}-\d{4}[A-Z]/)).toContain('Dinas Pekerjaan Umum');
      await play('siti');
      expect(await newest('Lampu diganti baru')).toContain(code);
      await look('15-after-restart');
    },
    A_STEP_MS,
  );
});
