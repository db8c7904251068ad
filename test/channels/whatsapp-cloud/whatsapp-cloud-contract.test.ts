import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ChannelDriver, describeChannel, type Fault, TINY_PNG } from '../../contracts/channel.js';
import { channels } from '../../contracts/channels.js';
import { readChoiceLines } from '../../contracts/read-choice-lines.js';
import type { CloudFailure } from '../../support/graph-api-stub.js';
import { makeWorld, words } from './cloud-world.js';

const FAILURES: Record<Fault, CloudFailure> = {
  slow_down: { status: 400, code: 130429 },
  server_error: { status: 500, code: 131000 },
  lost: 'reset',
  blocked: { status: 400, code: 131026 },
  rejected: { status: 400, code: 100 },
  unauthorised: { status: 401, code: 190 },
  closed: { status: 400, code: 131047 },
};
const TWO_GIGABYTES = 2 * 1024 ** 3;

async function make(): Promise<ChannelDriver> {
  const { stub, channel, close } = await makeWorld({ showsReading: true });
  const folder = await mkdtemp(join(tmpdir(), 'whatsapp-cloud-'));
  const picturePath = join(folder, 'picture');
  await writeFile(picturePath, TINY_PNG);
  return {
    channel,
    picturePath,
    chatId: (which) => `62810000000${which}`,
    async injectText(chatId, text, options) {
      stub.say(chatId, text, options);
    },
    async injectTwice(chatId, text) {
      const messageId = stub.say(chatId, text);
      stub.say(chatId, text, { messageId });
    },
    async injectPhoto(chatId, bytes, caption) {
      stub.sendPhoto(chatId, bytes, caption);
    },
    async injectVoice(chatId, bytes) {
      stub.sendFile(chatId, 'audio', stub.keepFile(bytes, 'audio/ogg; codecs=opus'), { voice: true });
    },
    async injectDocument(chatId, bytes, filename) {
      stub.sendFile(chatId, 'document', stub.keepFile(bytes, 'application/pdf'), { filename });
    },
    async injectLarge(chatId) {
      stub.sendFile(chatId, 'video', stub.keepFile(TINY_PNG, 'video/mp4', TWO_GIGABYTES));
    },
    async injectLocation(chatId, { lat, lon }) {
      stub.sendLocation(chatId, lat, lon);
    },
    async injectUnreadable(chatId) {
      stub.sendFile(chatId, 'sticker', stub.keepFile(TINY_PNG, 'image/webp'));
      stub.sendMessage(chatId, { type: 'contacts', contacts: [{ name: { formatted_name: 'Budi' } }] });
      stub.sendMessage(chatId, { type: 'unsupported', errors: [{ code: 131051, title: 'x' }] });
      return ['sticker', 'contact', 'unknown'];
    },
    async press(chatId, label) {
      stub.press(chatId, label);
    },
    async sentTo(chatId) {
      return readChoiceLines(stub.sentTo(chatId), words).map((message) => ({
        messageId: message.messageId,
        text: message.text,
        labels: message.buttons.length > 0 ? message.buttons.map(({ label }) => label) : message.labels,
        isNumbered: message.isNumbered ?? false,
        mediaCount: message.files.length,
        asksLocation: message.asksLocation,
      }));
    },
    failNext: (fault) => stub.failNext(FAILURES[fault]),
    holdSends() {
      stub.failNext('hang');
      return () => stub.release();
    },
    async cutNetwork() {
      stub.isDown = true;
    },
    async restoreNetwork() {
      stub.isDown = false;
    },
    async tellDelivery(chatId, messageId, state) {
      stub.tellStatus(chatId, messageId, state, state === 'failed' ? 131026 : undefined);
    },
    async close() {
      await close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

describeChannel({ ...channels['whatsapp-cloud'], make });
