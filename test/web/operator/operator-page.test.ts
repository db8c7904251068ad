import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import qrcode from 'qrcode';
import type { LinkState } from '../../../src/channels/pairing-desk.js';
import { CodedError, type ErrorCode } from '../../../src/shared/errors.js';
import { findChromium, openChromium } from '../../support/chromium.js';
import type { FakeDesk } from './fake-desk.js';
import { leastContrast } from './least-contrast.js';
import { KEY, serveOperator } from './serve-operator.js';

const isThere = findChromium() !== undefined;
const describeHere = isThere ? describe : describe.skip;
const why = isThere ? '' : ' (skipped: Chromium is not installed; apt-get install chromium)';
const PATIENCE_MS = 15_000;
const A_STEP_MS = 60_000;
/** Where pictures of the page go, for people to look at; none are made without it. */
const SHOTS_DIR = process.env.SHOTS_DIR;
const sizes = { desk: { width: 1280, height: 800 }, phone: { width: 360, height: 740 } };
const NUMBER = '…4567';
/** As long as WhatsApp's own: a reference and three keys, made up. */
const QR = `2@${'MadeUpForTests/+0'.repeat(10)},${'A1b2C3d4'.repeat(5)}xyz=,${'Z9y8X7w6'.repeat(5)}abc=,${'Q1w2E3r4'.repeat(5)}def=`;
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000);
const needs = (code: ErrorCode): LinkState => ({ kind: 'needs-operator', why: code });

/** Name of the picture, how the number stands, its number, and what the page must then say, offer, and not offer. */
const states: [string, () => LinkState, string | undefined, RegExp, ('connect' | 'unpair')[]][] = [
  ['off', () => ({ kind: 'off' }), undefined, /sedang berhenti/, []],
  ['connecting', () => ({ kind: 'connecting' }), undefined, /Sedang menyambung/, []],
  [
    'qr',
    () => ({ kind: 'qr', qr: QR, until: inSeconds(55) }),
    undefined,
    /Menunggu ditautkan.*Berlaku \d+ detik lagi.*Perangkat tertaut/s,
    [],
  ],
  [
    'code',
    () => ({ kind: 'code', code: 'WXYZ2345', until: inSeconds(150) }),
    undefined,
    /WXYZ-2345.*Berlaku \d+ menit lagi.*nomor telepon saja/s,
    [],
  ],
  ['open', () => ({ kind: 'open' }), NUMBER, /Tersambung.*…4567/s, ['unpair']],
  [
    'away',
    () => ({ kind: 'away', retryAt: inSeconds(40) }),
    NUMBER,
    /Jaringan terputus.*tidak hilang.*Dicoba lagi sendiri dalam \d+ detik/s,
    ['connect'],
  ],
  [
    'away-unpaired',
    () => ({ kind: 'away', retryAt: inSeconds(40) }),
    undefined,
    /Belum tersambung.*Kode baru segera/s,
    ['connect'],
  ],
  [
    'needs-logged-out',
    () => needs('CHANNEL_LOGGED_OUT'),
    undefined,
    /Perlu tindakan Anda.*sudah dilepas.*Tampilkan kode baru/s,
    ['connect'],
  ],
  [
    'needs-not-paired',
    () => needs('CHANNEL_NOT_PAIRED'),
    undefined,
    /belum dipakai.*Tampilkan kode baru/s,
    ['connect'],
  ],
  [
    'needs-code-refused',
    () => needs('PAIRING_REFUSED'),
    undefined,
    /tidak memberi kode.*WHATSAPP_PAIRING_NUMBER.*Tampilkan kode baru/s,
    ['connect'],
  ],
  [
    'needs-taken',
    () => needs('CHANNEL_TAKEN'),
    NUMBER,
    /Program lain.*Sambungkan lagi/s,
    ['connect', 'unpair'],
  ],
  [
    'needs-restricted',
    () => needs('CHANNEL_RESTRICTED'),
    NUMBER,
    /membatasi.*Sambungkan lagi/s,
    ['connect', 'unpair'],
  ],
  [
    'needs-outdated',
    () => needs('CHANNEL_OUTDATED'),
    NUMBER,
    /versi program.*Sambungkan lagi/s,
    ['connect', 'unpair'],
  ],
  ['needs-closed', () => needs('CHANNEL_CLOSED'), NUMBER, /Sambungan ditutup/, ['connect', 'unpair']],
  [
    'needs-keys',
    () => needs('KEYS_UNREADABLE'),
    undefined,
    /APP_SECRET.*Sambungkan lagi/s,
    ['connect', 'unpair'],
  ],
];

/** Real routes, page and browser; the number behind them stands as the test says. */
describeHere(`the operator's page in a browser${why}`, () => {
  let served: Awaited<ReturnType<typeof serveOperator>>;
  let desk: FakeDesk;
  let browser: Awaited<ReturnType<typeof openChromium>>;
  let page: Page;
  /** At the door 401 is the right answer; while the program is away on purpose, calls to it fail. */
  let expected: 'nothing' | '401' | 'away' = 'nothing';
  const faults: string[] = [];

  beforeAll(async () => {
    served = await serveOperator();
    desk = served.desk;
    browser = await openChromium({ viewport: sizes.desk, reducedMotion: 'no-preference' });
    page = await browser.context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    // Nothing here depends on the two seconds between two looks of the page, and there are many of them.
    await page.addInitScript('const later = setTimeout; setTimeout = (run, ms) => later(run, ms / 8)');
    page.on('pageerror', (error) => faults.push(`page error: ${error.message}`));
    page.on('console', (line) => {
      // Broken rules of the content security policy are told here too.
      const is401 = expected === '401' && /status of 401/.test(line.text());
      if (['error', 'warning'].includes(line.type()) && expected !== 'away' && !is401)
        faults.push(`console: ${line.text()}`);
    });
    page.on('response', (answer) => {
      const is401 = expected === '401' && answer.status() === 401;
      if (answer.status() >= 400 && !is401)
        faults.push(`${answer.status()} ${new URL(answer.url()).pathname}`);
    });
  }, 60_000);

  // Emptied, so that a fault fails its own test only.
  afterEach(() => expect(faults.splice(0)).toEqual([]));
  afterAll(async () => {
    await browser?.close();
    await served?.server.stop();
  }, 60_000);

  const part = (name: string) => page.locator(`[data-${name}]`);
  const isShown = (name: string) => part(name).waitFor();
  const isGone = (name: string) => part(name).waitFor({ state: 'hidden' });
  /** Waits until these words can be read on the page. */
  const says = async (words: RegExp) => {
    const triesAtMost = PATIENCE_MS / 50;
    // biome-ignore lint/performance/useDomNodeTextContent: only what is shown counts as said
    for (let tries = 0; !words.test(await page.locator('main').innerText()); tries += 1) {
      if (tries > triesAtMost) throw new Error(`the page does not say ${words}`);
      await page.waitForTimeout(50);
    }
  };
  const focused = () => page.evaluate('document.activeElement.outerHTML.split(">")[0]');

  /** The page as it is now in both sizes: nothing wider than the screen, all letters legible by day and by night. */
  const look = async (name: string) => {
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.setViewportSize(viewport);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      const small = await page.evaluate(
        '[...document.querySelectorAll("button, input")].filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44).length',
      );
      expect(small).toBe(0);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await page.evaluate(leastContrast)).toBeGreaterThanOrEqual(4.5);
        if (SHOTS_DIR)
          await page.screenshot({ path: join(SHOTS_DIR, `operator-${name}-${size}-${colorScheme}.png`) });
      }
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(sizes.desk);
  };

  it(
    'asks for the key, says when it is wrong, and opens for the right one',
    async () => {
      expected = '401';
      await page.goto(`${served.url}/operator`);
      await isShown('door');
      await look('door');
      await page.getByLabel('Kunci operator').fill('SALAH-SALAH-SALAH-SALAH');
      await page.getByRole('button', { name: 'Masuk' }).click();
      await says(/tidak cocok/);
      expect(await focused()).toContain('data-key');
      await look('door-wrong');
      await page.keyboard.type(` ${KEY.toLowerCase()} `);
      await page.keyboard.press('Enter');
      await isShown('desk');
      expected = 'nothing';
      expect(await part('door').isVisible()).toBe(false);
      expect(await part('key').inputValue()).toBe('');
      expect(await focused()).toContain('data-desk');
    },
    A_STEP_MS,
  );

  it(
    'opens by the link, whose key leaves the address, and by a link pasted into the form',
    async () => {
      await browser.context.clearCookies();
      await page.goto('about:blank');
      await page.goto(`${served.url}/operator#${KEY}`);
      await isShown('desk');
      expect(page.url()).toBe(`${served.url}/operator`);
      expect(await page.evaluate('document.cookie')).toBe('');
      expect(await page.evaluate('JSON.stringify([localStorage.length, sessionStorage.length])')).toBe(
        '[0,0]',
      );

      await browser.context.clearCookies();
      expected = '401';
      await page.reload();
      await part('key').fill(`${served.url}/operator#${KEY}`);
      await page.keyboard.press('Enter');
      await isShown('desk');
      // A link opened over the page that is open already changes only what stands behind #.
      await browser.context.clearCookies();
      await isShown('door');
      await page.evaluate(`location.hash = ${JSON.stringify(KEY)}`);
      await isShown('desk');
      expect(page.url()).toBe(`${served.url}/operator`);
      expected = 'nothing';
    },
    A_STEP_MS,
  );

  it.each(['SALAH', '%', '%E0%A4%A'])(
    'shows the door when the link has a wrong key: %s',
    async (wrong) => {
      await browser.context.clearCookies();
      expected = '401';
      await page.goto('about:blank');
      await page.goto(`${served.url}/operator#${wrong}`);
      await says(/tidak cocok/);
      expect(page.url()).toBe(`${served.url}/operator`);
      await page.evaluate(`location.hash = ${JSON.stringify(KEY)}`);
      await isShown('desk');
      expected = 'nothing';
    },
    A_STEP_MS,
  );

  it.each(states)(
    'says what is and what to do, by itself: %s',
    async (name, state, number, words, deeds) => {
      desk.become(state(), number);
      await says(words);
      for (const deed of ['connect', 'unpair'] as const)
        expect([deed, await part(deed).isVisible()]).toEqual([deed, deeds.includes(deed)]);
      const { kind } = desk.state();
      expect([await part('qr').isVisible(), await part('code').isVisible()]).toEqual([
        kind === 'qr',
        kind === 'code',
      ]);
      expect(await part('steps').locator('li').count()).toBe(kind === 'qr' || kind === 'code' ? 3 : 0);
      await look(name);
    },
    A_STEP_MS,
  );

  it(
    'shows the QR code itself, dark on light with a quiet rim, and the next one after it',
    async () => {
      for (const words of [QR, `${QR.slice(0, -4)}new=`]) {
        desk.become({ kind: 'qr', qr: words, until: inSeconds(words === QR ? 30 : 20) });
        const { size, data } = qrcode.create(words, { errorCorrectionLevel: 'L' }).modules;
        const wanted = Array.from({ length: size }, (_, row) =>
          Array.from(data.subarray(row * size, (row + 1) * size), (dark) => (dark ? '#' : '.')).join(''),
        ).join('\n');
        await expect(readPicture(size)).resolves.toBe(wanted);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          const box = (await part('qr-picture').boundingBox())!;
          // A phone held before a screen reads modules of 4 px with ease.
          expect(Math.min(box.width, box.height) / (size + 8)).toBeGreaterThanOrEqual(4);
        }
        await page.emulateMedia({ colorScheme: 'light' });
      }
    },
    A_STEP_MS,
  );

  /** What the browser drew, module by module, as soon as it is the picture of the QR code that is up. */
  async function readPicture(size: number): Promise<string> {
    const until = (desk.state() as { until: Date }).until.toISOString();
    const picture = page.locator(`[data-qr-picture][src$="${encodeURIComponent(until)}"]`);
    await picture.waitFor();
    await picture.evaluate((image) => image.decode());
    return (await page.evaluate(`(() => {
      const image = document.querySelector('[data-qr-picture]');
      const [size, margin, scale] = [${size}, 4, 8];
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = (size + 2 * margin) * scale;
      const brush = canvas.getContext('2d');
      if (!image.naturalWidth) return 'no picture';
      brush.drawImage(image, 0, 0, canvas.width, canvas.height);
      const { data } = brush.getImageData(0, 0, canvas.width, canvas.height);
      const at = (x, y) => {
        const from = (Math.floor((y + margin + 0.5) * scale) * canvas.width + Math.floor((x + margin + 0.5) * scale)) * 4;
        const [red, green, blue, alpha] = data.slice(from, from + 4);
        return alpha < 255 ? '?' : red + green + blue < 100 ? '#' : red + green + blue > 700 ? '.' : '?';
      };
      const rows = Array.from({ length: size }, (_, y) => Array.from({ length: size }, (_, x) => at(x, y)).join(''));
      return at(-4, -4) === '.' && at(size + 3, size + 3) === '.' ? rows.join('\\n') : 'no rim';
    })()`)) as string;
  }

  it(
    'asks again for a picture that did not arrive',
    async () => {
      expected = 'away';
      await page.route('**/qr.svg*', (route) => route.abort(), { times: 1 });
      desk.become({ kind: 'qr', qr: QR, until: inSeconds(40) });
      const { size } = qrcode.create(QR, { errorCorrectionLevel: 'L' }).modules;
      await page.waitForEvent('requestfailed');
      await page.waitForResponse(/qr\.svg/);
      expect(await readPicture(size)).toMatch(/^#{7}/);
      expected = 'nothing';
    },
    A_STEP_MS,
  );

  it(
    'says so when the browser keeps no cookie',
    async () => {
      await browser.context.clearCookies();
      expected = '401';
      await page.reload();
      await isShown('door');
      await page.route('**/operator/key', (route) => route.fulfill({ status: 204 }), { times: 1 });
      await part('key').fill(KEY);
      await page.keyboard.press('Enter');
      await says(/Izinkan kuki/);
      await page.keyboard.press('Enter');
      await isShown('desk');
      expected = 'nothing';
    },
    A_STEP_MS,
  );

  it(
    'connects and asks before it unlinks; keyboard alone is enough',
    async () => {
      desk.deeds.length = 0;
      desk.become(needs('CHANNEL_TAKEN'), NUMBER);
      await says(/Program lain/);
      await page.reload();
      await says(/Program lain/);
      const stops: unknown[] = [];
      for (let stop = 0; stop < 2; stop += 1) {
        await page.keyboard.press('Tab');
        stops.push(await focused());
      }
      expect(stops).toEqual([
        expect.stringContaining('data-connect'),
        expect.stringContaining('data-unpair'),
      ]);
      expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');

      await page.keyboard.press('Enter');
      await isShown('sure');
      expect(await focused()).toContain('data-keep');
      await look('sure');
      await page.keyboard.press('Escape');
      await isGone('sure');
      expect(await focused()).toContain('data-unpair');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Tidak jadi' }).click();
      await isGone('sure');
      expect(desk.deeds).toEqual([]);

      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Enter');
      await page.locator('[data-desk][aria-busy=false]').waitFor();
      expect(desk.deeds).toEqual(['connect']);

      desk.whenAsked = async () => desk.become(needs('CHANNEL_LOGGED_OUT'));
      await part('unpair').click();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await says(/sudah dilepas/);
      expect(desk.deeds).toEqual(['connect', 'unpair']);
      expect(await part('sure').isVisible()).toBe(false);
      expect(await focused()).toContain('data-desk');
    },
    A_STEP_MS,
  );

  it(
    'closes the question when there is nothing left to be unlinked',
    async () => {
      desk.become({ kind: 'open' }, NUMBER);
      await part('unpair').click();
      await isShown('sure');
      desk.become(needs('CHANNEL_LOGGED_OUT'));
      await isGone('sure');
    },
    A_STEP_MS,
  );

  it(
    'says when a deed did not succeed, and forgets it with the next state',
    async () => {
      desk.whenAsked = async () => {
        throw new CodedError('STORE_WRITE_FAILED');
      };
      expected = 'away';
      await part('connect').click();
      await says(/Belum berhasil/);
      await look('failed');
      expect(faults.splice(0)).toEqual(['503 /operator/whatsapp/connect']);
      desk.whenAsked = async () => {
        throw new CodedError('CHANNEL_TAKEN');
      };
      await part('connect').click();
      await says(/dipegang program lain/);
      expect(faults.splice(0)).toEqual(['409 /operator/whatsapp/connect']);
      expected = 'nothing';
      desk.whenAsked = async () => {};
      desk.become({ kind: 'connecting' });
      await isGone('failed');
    },
    A_STEP_MS,
  );

  it(
    'tells a screen reader of changes only, not every two seconds',
    async () => {
      desk.become({ kind: 'away', retryAt: inSeconds(80) }, NUMBER);
      await says(/Jaringan terputus/);
      await page.evaluate(`globalThis.told = []; new MutationObserver((changes) => told.push(...changes.map(({ target }) => target.textContent)))
      .observe(document.querySelector('[role=status]'), { subtree: true, childList: true, characterData: true, attributes: true })`);
      // The seconds go on counting beside it.
      for (const seconds of [70, 60, 50]) {
        desk.become({ kind: 'away', retryAt: inSeconds(seconds) }, NUMBER);
        await says(new RegExp(`dalam (${seconds}|${seconds - 1}|${seconds - 2}) detik`));
      }
      expect(await page.evaluate('told')).toEqual([]);
      desk.become({ kind: 'open' }, NUMBER);
      await says(/Tersambung/);
      expect(await page.evaluate('told.length')).toBeGreaterThan(0);
      expect(await page.locator('[role=status] [data-left], output [data-left]').count()).toBe(0);
    },
    A_STEP_MS,
  );

  it(
    'counts by the clock of the program where that of the computer is wrong',
    async () => {
      const other = await browser.context.newPage();
      await other.addInitScript('const right = Date.now; Date.now = () => right() + 3_600_000');
      desk.become({ kind: 'qr', qr: QR, until: inSeconds(60) });
      await other.goto(`${served.url}/operator`);
      await other.getByText(/Berlaku [3-6]\d detik lagi/).waitFor({ timeout: PATIENCE_MS });
      await other.close();
    },
    A_STEP_MS,
  );

  it.each(['qr', 'code', 'needs-keys', 'open'])(
    'fits a small phone with letters twice as large: %s',
    async (name) => {
      const [, state, number, words] = states.find(([one]) => one === name)!;
      desk.become(state(), number);
      await says(words);
      await page.setViewportSize(sizes.phone);
      await page.evaluate('document.documentElement.style.fontSize = "212.5%"');
      const tooWide = `[...document.querySelectorAll('body *')].filter((one) => one.checkVisibility() &&
      (one.getBoundingClientRect().right > innerWidth + 0.5 || one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline')).map((one) => one.outerHTML.slice(0, 60))`;
      expect(await page.evaluate(tooWide)).toEqual([]);
      if (SHOTS_DIR)
        await page.screenshot({ path: join(SHOTS_DIR, `operator-${name}-large.png`), fullPage: true });
      await page.evaluate('document.documentElement.removeAttribute("style")');
      await page.setViewportSize(sizes.desk);
    },
    A_STEP_MS,
  );

  it('moves nothing', async () => {
    expect(await page.evaluate('document.getAnimations().length')).toBe(0);
    const moving = `[...document.querySelectorAll('*')].filter((one) => {
      const { animationName, transitionDuration } = getComputedStyle(one);
      return animationName !== 'none' || transitionDuration !== '0s';
    }).length`;
    expect(await page.evaluate(moving)).toBe(0);
  });

  it(
    'says that the program is away, hides what may be true no longer, and comes back by itself',
    async () => {
      desk.become({ kind: 'open' }, NUMBER);
      await says(/Tersambung/);
      expected = 'away';
      const { port } = new URL(served.url);
      await served.server.stop();
      await says(/Program tidak menjawab/);
      expect(await part('desk').isVisible()).toBe(false);
      await look('lost');
      desk.become({ kind: 'qr', qr: QR, until: inSeconds(50) });
      served = await serveOperator({ port: Number(port), desk });
      await says(/Menunggu ditautkan/);
      await isGone('away');
      expected = 'nothing';
      const wide = '(image) => image.decode().then(() => image.naturalWidth)';
      expect(await page.evaluate(`(${wide})(document.querySelector('[data-qr-picture]'))`)).toBeGreaterThan(
        100,
      );
    },
    A_STEP_MS,
  );
});
