import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Inbound } from '../../../src/channels/channel.js';
import { eventually } from '../../contracts/channel.js';
import { type CrablineCloud, startCrablineCloud } from '../../support/crabline-cloud.js';
import { makeWorld } from './cloud-world.js';

const SITI = '6281100000001';
const ANDI = '6281100000002';
const appSecret = 'rahasia-aplikasi-contoh-1234';

describe('through the Cloud API server of another maker', () => {
  let crabline: CrablineCloud;
  let world: Awaited<ReturnType<typeof makeWorld>>;
  const heard: Inbound[] = [];
  const inject = (chatId: string, text: string, name?: string) =>
    crabline.inject({ webhookUrl: world.webhookUrl, appSecret }, chatId, text, name);

  beforeAll(async () => {
    crabline = await startCrablineCloud();
    const { apiRoot, token, phoneId } = crabline;
    world = await makeWorld({ apiRoot, token, phoneId, appSecret, showsReading: true });
    await world.channel.start(async (inbound) => {
      heard.push(inbound);
      void world.channel.send(inbound.chatId, { text: `Anda menulis: ${inbound.text}` }, inbound.messageId);
    });
  });
  afterAll(async () => {
    await world?.close();
    await crabline?.stop();
  });

  it('hears people and answers each in their own chat, in order', async () => {
    await inject(SITI, 'lampu jalan mati', 'Siti');
    await inject(ANDI, '/status');
    await inject(SITI, 'sudah seminggu', 'Siti');
    await crabline.waitFor(SITI, /sudah seminggu/);
    await crabline.waitFor(ANDI, /status/);
    expect((await crabline.sent(SITI)).map(({ text }) => text)).toEqual([
      'Anda menulis: lampu jalan mati',
      'Anda menulis: sudah seminggu',
    ]);
    expect(heard[0]).toMatchObject({ chatId: SITI, senderId: SITI, senderName: 'Siti', isGroup: false });
    expect(new Set(heard.map(({ messageId }) => messageId)).size).toBe(3);
  });

  it('writes choices as lines where the server takes no buttons', async () => {
    const choices = ['Kirim', 'Ubah', 'Batal'].map((label) => ({ id: label.toLowerCase(), label }));
    const result = await world.channel.send(ANDI, { text: 'Sudah benar?', choices }, 'pilihan');
    expect(result.ok).toBe(true);
    const { text } = await crabline.waitFor(ANDI, /Sudah benar/);
    expect(text).toBe('Sudah benar?\n\nBalas dengan angka atau kata:\n1. Kirim\n2. Ubah\n3. Batal');
    expect(await crabline.refused()).toBe(1);
  });

  it('sends a long text in parts it accepts', async () => {
    const text = 'Kalimat yang cukup panjang. '.repeat(400).trim();
    expect((await world.channel.send('6281100000003', { text }, 'panjang')).ok).toBe(true);
    const parts = (await crabline.sent('6281100000003')).map((message) => message.text);
    expect(parts.length).toBe(3);
    expect(parts.join(' ')).toBe(text);
  });

  it('marks the last message of a person as read while it works on an answer', async () => {
    await world.channel.showTyping?.(SITI);
    const last = heard.findLast(({ chatId }) => chatId === SITI)?.messageId;
    expect(await crabline.marked()).toEqual([last]);
  });

  it('is told when its token is wrong, without losing what is to be said', async () => {
    const { apiRoot, phoneId } = crabline;
    const other = await makeWorld({ apiRoot, phoneId, appSecret, token: 'EAA-wrong-token-for-tests' });
    await other.channel.start(async () => {});
    expect(await other.channel.send(SITI, { text: 'kabar' }, 'x')).toEqual({
      ok: false,
      problem: 'unauthorised',
    });
    await eventually(() => other.codes().filter((code) => code === 'CHANNEL_UNAUTHORISED').length === 2);
    await other.close();
  });
});
