import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import mongoose from 'mongoose';
import { Telegraf } from 'telegraf';
import { inProcessQueue } from '../src/queue/in-process.js';
import { systemClock } from '../src/shared/clock.js';
import { silentLogger } from '../src/shared/logger.js';
import { connectStore } from '../src/store/connect.js';
import { WEBHOOK_SECRET } from './loopback-bot-api.js';

/** The least a bot on these engines can do with a message: telegraf's webhook, one insert, one queue add, one send. */
async function main(): Promise<void> {
  const {
    DATA_DIR: dataDir = './data',
    MONGODB_URL: mongodbUrl,
    TOKEN = '',
    API_ROOT: apiRoot = '',
  } = process.env;
  const store = await connectStore({ mongodbUrl, dataDir, logger: silentLogger });
  const schema = new mongoose.Schema({ _id: String, chat: String, text: String }, { versionKey: false });
  const messages = store.connection.model('messages', schema, 'messages');
  await messages.init();
  const bot = new Telegraf(TOKEN, { telegram: { apiRoot, webhookReply: false } });
  const queue = inProcessQueue({ clock: systemClock, logger: silentLogger });
  queue.process({
    'handle-inbound': async () => {},
    'send-outbound': async ({ chat }) =>
      void (await bot.telegram.sendMessage(chat, 'Terima kasih, sudah kami terima.')),
    'ring-alarms': async () => {},
  });
  bot.on('message', async ({ message }) => {
    const chat = String(message.chat.id);
    await messages.create({
      _id: `${chat}:${message.message_id}`,
      chat,
      text: 'text' in message ? message.text : '',
    });
    await queue.add('send-outbound', { chat }, { lane: chat });
  });
  const server = createServer(
    await bot.createWebhook({ domain: 'bench.example', secret_token: WEBHOOK_SECRET }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const path = `/telegraf/${bot.secretPathComponent()}`;
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
  process.once('SIGTERM', () => void store.close().then(() => process.exit(0)));
}

await main();
