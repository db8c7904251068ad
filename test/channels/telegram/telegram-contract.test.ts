import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UnreadableKind } from '../../../src/channels/channel.js';
import { type ChannelDriver, describeChannel, type Fault, TINY_PNG } from '../../contracts/channel.js';
import { channels } from '../../contracts/channels.js';
import type { ScriptedFailure } from '../../support/bot-api-stub.js';
import { makeWorld } from './telegram-world.js';

const FAILURES: Partial<Record<Fault, ScriptedFailure>> = {
  slow_down: { status: 429, retryAfterS: 7 },
  server_error: { status: 502 },
  lost: 'reset',
  blocked: { status: 403 },
  rejected: { status: 400 },
  unauthorised: { status: 401 },
};

const GROUP_ID = '-100200300';
/** What people can send that a bot cannot read, by the field of a Bot API Message. */
const UNREADABLE = new Map<string, UnreadableKind>([
  ['sticker', 'sticker'],
  ['contact', 'contact'],
  ['poll', 'poll'],
  ['dice', 'unknown'],
]);

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
    async injectVoice(chatId, bytes) {
      stub.sendVoice(chatId, bytes);
    },
    async injectDocument(chatId, bytes, name) {
      stub.sendDocument(chatId, bytes, name, 'application/pdf');
    },
    async injectLarge(chatId) {
      const file_id = stub.keepFile(TINY_PNG, 'documents/besar.zip');
      const document = { file_id, file_unique_id: file_id, file_name: 'besar.zip', file_size: 2 ** 31 };
      stub.sendMessage(chatId, { document });
    },
    async injectInGroup(chatId, text) {
      stub.say(GROUP_ID, text, { senderId: chatId });
      return GROUP_ID;
    },
    async injectUnreadable(chatId) {
      for (const content of UNREADABLE.keys()) stub.sendMessage(chatId, { [content]: { file_id: 'x' } });
      return [...UNREADABLE.values()];
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
    failNext: (fault) => stub.failNext(FAILURES[fault]!),
    holdSends() {
      stub.failNext('hang');
      return () => stub.release();
    },
    async cutNetwork() {
      stub.cutNetwork();
    },
    async restoreNetwork() {
      stub.isDown = false;
    },
    async close() {
      await stub.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

describeChannel({ ...channels.telegram, make });
