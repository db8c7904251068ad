import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { cleanUpload } from '../../../src/media/clean-file.js';
import { TINY_PNG } from '../../contracts/channel.js';
import { findChromium, openChromium } from '../../support/chromium.js';
import { drawPicture } from '../../support/draw-picture.js';
import { type SampleBot, startSampleBot } from './sample-bot.js';

const isThere = findChromium() !== undefined;
const describeHere = isThere ? describe : describe.skip;
const why = isThere ? '' : ' (skipped: Chromium is not installed; apt-get install chromium)';
const PATIENCE_MS = 15_000;
const photo = { name: 'lampu.png', mimeType: 'image/png', buffer: TINY_PNG };

describeHere(`the page in a real browser${why}`, () => {
  let browser: Awaited<ReturnType<typeof openChromium>>;
  let bot: SampleBot;
  let page: Page;
  let faults: string[];
  const closing: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    browser = await openChromium({ viewport: { width: 1280, height: 800 } });
  }, 60_000);
  afterAll(() => browser?.close());

  async function open(
    given: Parameters<typeof startSampleBot>[0] = {},
    context: BrowserContext = browser.context,
  ) {
    bot = await startSampleBot(given);
    closing.push(bot.stop);
    page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (line) => {
      if (line.type() === 'error' && !line.text().includes('Failed to load resource'))
        faults.push(line.text());
    });
    closing.push(() => page.close());
    await page.goto(bot.url);
    await page.getByTestId('example').first().waitFor();
  }
  beforeEach(() => {
    faults = [];
  });
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
    expect(faults).toEqual([]);
  });

  const write = async (words: string) => {
    await page.getByTestId('composer').fill(words);
    await page.getByTestId('send').click();
  };
  const bubble = (words: string | RegExp) => page.getByTestId('bubble').filter({ hasText: words });
  const words = async () => page.locator('.words').allTextContents();

  it('sends a text, shows the answer, and presses a button of it', async () => {
    await open();
    await write('got mampet');
    await bubble('Anda menulis: got mampet').waitFor();
    await page.getByTestId('choice').filter({ hasText: 'Ubah' }).click();
    await bubble('Anda memilih ubah').waitFor();
    expect(bot.heard[1]).toMatchObject({ choiceId: 'ubah', replyTo: 'answer-1', text: '' });
    expect(await words()).toEqual(['got mampet', 'Anda menulis: got mampet', 'Ubah', 'Anda memilih ubah']);
    expect(await page.getByTestId('choice').nth(1).getAttribute('data-chosen')).toBe('');
    expect(await page.getByTestId('choice').nth(1).textContent()).toBe('2.Ubah');
  });

  it('sends by Enter, breaks the line by Shift+Enter, and starts from an example', async () => {
    await open();
    await page.getByTestId('example').filter({ hasText: 'Laporanku' }).click();
    await bubble('Anda menulis: Laporanku').waitFor();
    const composer = page.getByTestId('composer');
    await composer.pressSequentially('baris satu');
    await composer.press('Shift+Enter');
    await composer.pressSequentially('baris dua');
    await composer.press('Enter');
    await bubble('Anda menulis: baris satu').waitFor();
    expect(bot.heard[1]!.text).toBe('baris satu\nbaris dua');
    expect(await composer.inputValue()).toBe('');
  });

  it('uploads a photo with words and shows the photo that comes back', async () => {
    await open();
    await page.getByTestId('attach-photo').setInputFiles(photo);
    await write('ini fotonya');
    await bubble('Foto diterima').locator('img').waitFor();
    expect(bot.heard[0]).toMatchObject({ text: 'ini fotonya', media: [{ kind: 'photo' }] });
    const widths = () =>
      page
        .locator('[data-testid=bubble] img')
        .evaluateAll((all) => all.map((one) => Reflect.get(one, 'naturalWidth')));
    await expect(widths()).resolves.toEqual([1, 1]);
    await page.reload();
    await bubble('Foto diterima').waitFor();
    await page.waitForLoadState('networkidle').catch(() => {});
    await expect(widths()).resolves.toEqual([1, 1]);
  });

  it('shows photos small, in a place as large before they come as after, and whole when tapped', async () => {
    await open({ cleanFile: cleanUpload });
    const large = { ...photo, buffer: drawPicture(1200, 400) };
    await page.getByTestId('attach-photo').setInputFiles(large);
    await write('ini fotonya');
    await bubble('Foto diterima').waitFor();
    let letCome = () => {};
    const held = new Promise<void>((resolve) => {
      letCome = resolve;
    });
    await page.route('**/small', (route) => held.then(() => route.continue()));
    await page.reload();
    const shown = bubble('ini fotonya').locator('img');
    await shown.waitFor();
    const before = await shown.boundingBox();
    expect([before?.width, before?.height]).toEqual([320, 240]);
    letCome();
    await shown.evaluate((image) => image.decode());
    expect(await shown.boundingBox()).toEqual(before);
    expect(await shown.evaluate((image) => Reflect.get(image, 'naturalWidth'))).toBe(640);
    expect([await shown.getAttribute('alt'), await shown.getAttribute('loading')]).toEqual(['Foto', 'lazy']);
    const [whole] = await Promise.all([page.context().waitForEvent('page'), shown.click()]);
    closing.push(() => whole.close());
    const picture = whole.locator('img');
    await picture.evaluate((image) => image.decode());
    expect(await picture.evaluate((image) => Reflect.get(image, 'naturalWidth'))).toBe(1200);
  });

  it('says why a file cannot be taken', async () => {
    await open();
    await page.getByTestId('attach-photo').setInputFiles({ ...photo, buffer: Buffer.from('not a picture') });
    await page.getByTestId('send').click();
    await bubble('Jenis berkas ini tidak bisa diterima').waitFor();
    expect(await page.getByTestId('retry').count()).toBe(0);
    await page
      .getByTestId('attach-photo')
      .setInputFiles({ ...photo, buffer: Buffer.alloc(21 * 1024 * 1024) });
    await page.getByText('Berkas paling besar 20 MB').waitFor();
    expect(bot.heard).toEqual([]);
  });

  it('shares a place of the city, a typed one, or the position of the device', async () => {
    await open();
    const share = () => page.getByTestId('share-location').click();
    await share();
    await page.getByTestId('place').filter({ hasText: 'Balai Kota' }).click();
    await bubble('Lokasi diterima: -7.103, 110.897').waitFor();
    await share();
    await page.getByTestId('typed-point').fill('di sana');
    await page.getByTestId('send-typed-point').click();
    await page.getByText('Tulis dua angka').waitFor();
    await page.getByTestId('typed-point').fill('-7.112, 110.868');
    await page.getByTestId('send-typed-point').click();
    await bubble('Lokasi diterima: -7.112, 110.868').waitFor();
    await browser.context.grantPermissions(['geolocation'], { origin: bot.url });
    await browser.context.setGeolocation({ latitude: -7.09, longitude: 110.9 });
    await share();
    await page.getByTestId('use-position').click();
    await bubble('Lokasi diterima: -7.09, 110.9').waitFor();
  });

  it('switches between people, counts what each has not read, and keeps what was half written', async () => {
    await open();
    await page.getByTestId('composer').fill('belum selesai');
    await bot.say('budi', { text: 'Tiket baru untuk Budi' });
    await bot.say('budi', { text: 'Satu lagi' });
    const budi = page.getByTestId('persona-budi');
    await budi.locator('.unread').filter({ hasText: '2' }).waitFor();
    expect(await page.title()).toBe('(2) Tanggap');
    await budi.click();
    await bubble('Tiket baru untuk Budi').waitFor();
    expect(await budi.locator('.unread').count()).toBe(0);
    expect(await page.getByTestId('composer').inputValue()).toBe('');
    await write('/tiket');
    await bubble('Anda menulis: /tiket').waitFor();
    expect(bot.heard[0]).toMatchObject({ chatId: 'budi', senderName: 'Budi' });
    await page.getByTestId('persona-siti').click();
    expect(await page.getByTestId('composer').inputValue()).toBe('belum selesai');
    expect(await page.getByTestId('bubble').count()).toBe(0);
  });

  it('lets one be a citizen of any name', async () => {
    await open();
    await page.getByTestId('persona-add').click();
    await page.getByTestId('new-name').fill('???');
    await page.getByTestId('add-name').click();
    await page.getByText('Tulis nama dengan huruf').waitFor();
    await page.getByTestId('new-name').fill('Bu Lina');
    await page.getByTestId('add-name').click();
    await page.getByTestId('persona-bu-lina').waitFor();
    await write('halo');
    await bubble('Anda menulis: halo').waitFor();
    expect(bot.heard[0]).toMatchObject({ chatId: 'bu-lina', senderName: 'Bu Lina' });
  });

  it('begins the command that is pressed, for the ticket it stands beside', async () => {
    await open();
    await bot.say('siti', { text: 'CTH-2603-0042K Anda pegang. Balas dengan /kabar teks, bukan rt/rw.' });
    await page.getByTestId('composer').fill('Tim berangkat');
    await page.getByTestId('command').click();
    await page.getByText('Membalas Tanggap').waitFor();
    expect(await page.getByTestId('composer').inputValue()).toBe('/kabar Tim berangkat');
    await page.getByTestId('send').click();
    await bubble('Anda menulis: /kabar Tim berangkat (balasan)').waitFor();
    expect(bot.heard[0]).toMatchObject({ text: '/kabar Tim berangkat', replyTo: 'answer-1' });
    await bot.say('siti', { text: 'Kalau keliru, /undur CTH-2603-0042K' });
    await page.getByTestId('command').filter({ hasText: '/undur' }).click();
    expect(await page.getByTestId('composer').inputValue()).toBe('/undur CTH-2603-0042K ');
    expect(await page.getByText('Membalas Tanggap').isVisible()).toBe(false);
  });

  it('remembers what the person wrote when the server knows only its own answers', async () => {
    await open();
    await write('got mampet');
    await bubble('Anda menulis: got mampet').waitFor();
    await page.getByTestId('choice').filter({ hasText: 'Ubah' }).click();
    await bubble('Anda memilih ubah').waitFor();
    const before = await words();
    await page.route('**/chat/history*', async (route) => {
      const answer = await (await route.fetch()).json();
      const messages = answer.messages.filter((message: { from: string }) => message.from === 'bot');
      await route.fulfill({ json: { messages } });
    });
    await page.reload();
    await bubble('Anda memilih ubah').waitFor();
    expect(await words()).toEqual(before);
    await page.unroute('**/chat/history*');
    await page.route('**/chat/history*', (route) => route.fulfill({ json: { messages: [] } }));
    await page.reload();
    await page.getByTestId('example').first().waitFor();
    expect(await words()).toEqual([]);
  });

  it('quotes the message that is replied to', async () => {
    await open();
    await bot.say('siti', { text: 'Apakah air masih meluap?' });
    await bubble('Apakah air').locator('.words').click();
    await page.getByText('Membalas Tanggap').waitFor();
    await write('masih');
    await bubble('Anda menulis: masih (balasan)').waitFor();
    expect(bot.heard[0]).toMatchObject({ text: 'masih', replyTo: 'answer-1' });
    expect(await page.locator('.quoted').textContent()).toContain('Apakah air masih meluap?');
  });

  it('keeps a message that could not be stored, and sends it again as the same message', async () => {
    await open();
    bot.failNext(1);
    await write('jangan hilang');
    await page.getByText('Belum terkirim, coba lagi').waitFor();
    await page.getByTestId('retry').click();
    await bubble('Anda menulis: jangan hilang').waitFor();
    expect(await page.getByText('Belum terkirim').count()).toBe(0);
    expect(bot.heard).toHaveLength(1);
  });

  it('connects again by itself after the server was away, and reads what was said', async () => {
    await open();
    await write('sebelum');
    await bubble('Anda menulis: sebelum').waitFor();
    const { port } = bot;
    await bot.stop();
    await page.getByText('Menyambung kembali').waitFor();
    await write('di tengah');
    await page.getByText('Belum terkirim, coba lagi').waitFor();
    bot = await startSampleBot({ port });
    closing.splice(0, 1, bot.stop);
    await bot.say('siti', { text: 'Kami kembali' });
    await bubble('Kami kembali').waitFor();
    await page.getByText('Menyambung kembali').waitFor({ state: 'hidden' });
    await page.getByTestId('retry').click();
    await bubble('Anda menulis: di tengah').waitFor();
    expect(bot.heard.map((inbound) => inbound.text)).toEqual(['di tengah']);
  });

  it('shows what anybody writes as words, never as markup', async () => {
    await open();
    const evil = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
    await write(evil);
    await bubble(`Anda menulis: ${evil}`).waitFor();
    await bot.say('siti', {
      text: 'Lihat https://contoh.example/a?b=1, javascript:alert(1)',
      choices: [{ id: 'x', label: '<b>1</b>' }],
    });
    await bubble('Lihat').waitFor();
    expect(await page.locator('[data-log] script, [data-log] b, [data-log] img').count()).toBe(0);
    expect(
      await page.locator('.words a').evaluateAll((all) => all.map((one) => one.getAttribute('href'))),
    ).toEqual(['https://contoh.example/a?b=1']);
    expect(await page.title()).toBe('Tanggap');
  });

  it('gives a visitor of a real installation one chat, no people to play, and finds it again', async () => {
    await open({ demo: false });
    expect(await page.locator('[data-people]').isVisible()).toBe(false);
    await write('halo');
    await bubble('Anda menulis: halo').waitFor();
    await page.reload();
    await bubble('Anda menulis: halo').waitFor();
    expect(bot.heard[0]!.chatId).toMatch(/^[0-9a-f]{32}$/);
  });

  it('fits a small phone: nothing is cut off or scrolls sideways', async () => {
    await open();
    await page.setViewportSize({ width: 360, height: 740 });
    await write(`panjang${'g'.repeat(300)} ${'kata '.repeat(80)}`);
    await bot.say('siti', {
      text: 'x'.repeat(500),
      choices: [{ id: 'a', label: 'Sebuah pilihan dengan label yang panjang sekali ya' }],
    });
    await bubble('xxx').waitFor();
    const wide =
      '[document.documentElement, document.querySelector("[data-log]")].some((one) => one.scrollWidth > innerWidth)';
    expect(await page.evaluate(wide)).toBe(false);
    for (const hook of ['composer', 'send', 'attach-photo', 'share-location', 'persona-siti']) {
      const box = (await page.getByTestId(hook).boundingBox())!;
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(360);
      expect(box.y + box.height).toBeLessThanOrEqual(740);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
  });
});
