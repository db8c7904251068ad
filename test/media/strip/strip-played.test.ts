import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { findChromium, openChromium } from '../../support/chromium.js';
import { box, PLACE } from './sample-film.js';
import { element } from './sample-webm.js';
import { stillTold, stripped } from './stripped.js';

const isThere = findChromium() !== undefined;
const describeHere = isThere ? describe : describe.skip;
const why = isThere ? '' : ' (skipped: Chromium is not installed; apt-get install chromium)';

/** Records a second of blinking colour, or of a tone; undefined where this browser does not know the type. */
const RECORD = `async (type) => {
  if (!MediaRecorder.isTypeSupported(type)) return undefined;
  const canvas = document.body.appendChild(document.createElement('canvas'));
  const pen = canvas.getContext('2d');
  const tone = new AudioContext();
  const out = tone.createMediaStreamDestination();
  const source = tone.createOscillator();
  source.connect(out);
  source.start();
  let frame = 0;
  const blink = setInterval(() => {
    pen.fillStyle = frame++ % 2 ? 'red' : 'blue';
    pen.fillRect(0, 0, 300, 150);
  }, 40);
  const recorder = new MediaRecorder(type.startsWith('video') ? canvas.captureStream(20) : out.stream, { mimeType: type });
  const parts = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  recorder.start();
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const ended = new Promise((resolve) => (recorder.onstop = resolve));
  recorder.stop();
  await ended;
  clearInterval(blink);
  return [...new Uint8Array(await new Blob(parts).arrayBuffer())];
}`;

/** Plays a file to its end; tells how wide its picture is, or the player's fault. */
const PLAY = `async ({ bytes, type }) => {
  const video = document.body.appendChild(document.createElement('video'));
  video.muted = true;
  video.src = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type }));
  const over = new Promise((resolve) => {
    video.onended = () => resolve({ width: video.videoWidth, isPlayed: video.currentTime > 0.3 });
    video.onerror = () => resolve({ fault: video.error.message });
  });
  await video.play().catch(() => {});
  return over;
}`;

/** Puts a place where phones put theirs: into the film's `moov`, or behind its clusters. */
function tellPlace(film: Buffer, type: string): Buffer {
  if (type.endsWith('webm')) return Buffer.concat([film, element(0x1254c367, PLACE)]);
  const moov = film.indexOf('moov') - 4;
  const end = moov + film.readUInt32BE(moov);
  const udta = box('udta', box('\xa9xyz', Buffer.of(0, 16, 0x15, 0xc7), PLACE));
  const told = Buffer.concat([film.subarray(0, end), udta, film.subarray(end)]);
  told.writeUInt32BE(end - moov + udta.length, moov);
  return told;
}

describeHere(`what a real browser recorded${why}`, () => {
  let browser: Awaited<ReturnType<typeof openChromium>>;
  let page: Page;
  beforeAll(async () => {
    browser = await openChromium();
    page = await browser.context.newPage();
  }, 60_000);
  afterAll(() => browser?.close());

  it.each([
    ['video/mp4', 300],
    ['video/webm', 300],
    ['audio/mp4', 0],
    ['audio/webm', 0],
  ])(
    'as %s still plays to its end when its place is gone',
    async (type, width) => {
      const recorded = (await page.evaluate(`(${RECORD})(${JSON.stringify(type)})`)) as number[] | undefined;
      // Builds without a writer of MP4 have nothing to show here.
      if (!recorded) return expect(type).toMatch(/mp4$/);
      const told = tellPlace(Buffer.from(recorded), type);
      const clean = await stripped(told, type);
      expect(stillTold(told, [PLACE])).toEqual([PLACE]);
      expect(stillTold(clean, [PLACE, 'Chrome'])).toEqual([]);
      const given = JSON.stringify({ bytes: [...clean], type });
      expect(await page.evaluate(`(${PLAY})(${given})`)).toEqual({ width, isPlayed: true });
    },
    60_000,
  );
});
