import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ChannelDriver, describeChannel, type Fault, TINY_PNG } from '../../contracts/channel.js';
import type { ScriptedFailure } from '../../support/bot-api-stub.js';
import { makeWorld } from './telegram-world.js';

const FAILURES: Record<Fault, ScriptedFailure> = {
  slow_down: { status: 429, retryAfterS: 7 },
  server_error: { status: 502 },
  lost: 'reset',
  blocked: { status: 403 },
  rejected: { status: 400 },
  unauthorised: { status: 401 },
};

async function make(): Promise<ChannelDriver> {
  const { stub, channel } = await makeWorld();
  const folder = await mkdtemp(join(tmpdir(), 'telegram-'));
  const picturePath = join(folder, 'picture');
  await writeFile(picturePath, TINY_PNG);
  return {
    channel,
    picturePath,
    chatId: (which) => `${7000 + which}`,
    async injectText(chatId, text, options) {
      stub.say(chatId, text, options);
    },
    async injectTwice(chatId, text) {
      const messageId = Number(stub.say(chatId, text));
      stub.say(chatId, text, { messageId });
    },
    async injectPhoto(chatId, bytes, caption) {
      stub.sendPhoto(chatId, bytes, caption);
    },
    async injectLocation(chatId, { lat, lon }) {
      stub.sendLocation(chatId, lat, lon);
    },
    async press(chatId, label) {
      stub.press(chatId, label);
    },
    async sentTo(chatId) {
      return stub.sentTo(chatId).map(({ messageId, text, buttons, files, asksLocation }) => ({
        messageId,
        text,
        labels: buttons.map(({ label }) => label),
        mediaCount: files.length,
        asksLocation,
      }));
    },
    failNext: (fault) => stub.failNext(FAILURES[fault]),
    holdSends() {
      stub.failNext('hang');
      return () => stub.release();
    },
    async close() {
      await stub.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

describeChannel({
  name: 'telegram',
  make,
  has: ['twice', 'photo', 'location', 'press', 'reply', 'faults', 'hold', 'redelivers', 'media-out'],
});
