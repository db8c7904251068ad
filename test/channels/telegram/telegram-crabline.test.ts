import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Inbound } from '../../../src/channels/channel.js';
import {
  makeTelegramChannel,
  type TelegramChannel,
} from '../../../src/channels/telegram/telegram-channel.js';
import { systemClock } from '../../../src/shared/clock.js';
import { silentLogger } from '../../../src/shared/logger.js';
import { type Crabline, startCrabline } from '../../support/crabline.js';
import { commands } from './telegram-world.js';

describe('through the Telegram server of another maker', () => {
  let crabline: Crabline;
  let channel: TelegramChannel;
  const heard: Inbound[] = [];

  beforeAll(async () => {
    crabline = await startCrabline();
    const { apiRoot, token } = crabline;
    channel = makeTelegramChannel({
      apiRoot,
      token,
      commands,
      say: (key) => key,
      clock: systemClock,
      logger: silentLogger,
    });
    await channel.start(async (inbound) => {
      heard.push(inbound);
      const choices = [{ id: 'ya', label: 'Ya' }];
      await channel.send(
        inbound.chatId,
        { text: `Anda menulis: ${inbound.text}`, choices },
        inbound.messageId,
      );
    });
  });
  afterAll(async () => {
    await channel?.stop();
    await crabline?.stop();
  });

  it('hears people and answers each in their own chat, in order', async () => {
    await crabline.inject('7001', 'lampu jalan mati', 'Siti');
    await crabline.inject('7002', `/status@${crabline.botName}`);
    await crabline.inject('7001', 'sudah seminggu', 'Siti');
    await crabline.waitFor('7001', /sudah seminggu/);
    await crabline.waitFor('7002', /status/);
    expect((await crabline.sent('7001')).map(({ text }) => text)).toEqual([
      'Anda menulis: lampu jalan mati',
      'Anda menulis: sudah seminggu',
    ]);
    expect(await crabline.sent('7002')).toEqual([
      { chatId: '7002', text: 'Anda menulis: /status', labels: ['Ya'], method: 'sendMessage' },
    ]);
    expect(heard[0]).toMatchObject({ chatId: '7001', senderId: '7001', senderName: 'Siti' });
  });

  it('sends a long text in parts it accepts', async () => {
    const text = 'Kalimat yang cukup panjang. '.repeat(400).trim();
    expect((await channel.send('7003', { text }, 'panjang')).ok).toBe(true);
    const parts = (await crabline.sent('7003')).map((message) => message.text);
    expect(parts.length).toBe(3);
    expect(parts.join(' ')).toBe(text);
  });
});
