import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A Bot API on loopback that takes every call, delivers updates by webhook, and tells who was answered. */
export interface LoopbackBotApi {
  apiRoot: string;
  token: string;
  /** Hands an update to a webhook; resolves with the next message the bot sends to that chat. */
  ask(url: string, chatId: number, update: object): Promise<Sent>;
  close(): Promise<void>;
}

export interface Sent {
  text: string;
  buttons: { text: string; callback_data: string }[];
}

export const WEBHOOK_SECRET = 'loopback-secret-of-the-benchmark';

export async function startLoopbackBotApi(): Promise<LoopbackBotApi> {
  const waiting = new Map<string, (sent: Sent) => void>();
  let updates = 0;
  let messages = 0;
  const agent = new Agent({ keepAlive: true });
  const server = createServer((call, answer) => {
    let body = '';
    call.setEncoding('utf8').on('data', (part) => {
      body += part;
    });
    call.on('end', () => {
      const method = call.url?.split('/').at(-1) ?? '';
      let result: object | boolean = true;
      if (method === 'getMe') result = { id: 1, is_bot: true, first_name: 'Bangku', username: 'bangku_bot' };
      if (method === 'sendMessage') {
        const { chat_id, text, reply_markup } = JSON.parse(body);
        result = { message_id: ++messages, date: 0, chat: { id: chat_id, type: 'private' }, text };
        waiting.get(String(chat_id))?.({ text, buttons: reply_markup?.inline_keyboard?.flat() ?? [] });
      }
      const text = JSON.stringify({ ok: true, result });
      answer.writeHead(200, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
      });
      answer.end(text);
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    apiRoot: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token: '100200:loopback-token-of-the-benchmark_x',
    async ask(url, chatId, update) {
      const answered = new Promise<Sent>((resolve) => waiting.set(String(chatId), resolve));
      const status = await post(url, JSON.stringify({ update_id: ++updates, ...update }), agent);
      if (status !== 200) throw new Error(`the webhook answered ${status}`);
      return answered;
    },
    async close() {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function post(url: string, body: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'x-telegram-bot-api-secret-token': WEBHOOK_SECRET,
    };
    const call = request(url, { method: 'POST', headers, agent }, (answer) => {
      answer.resume().once('end', () => resolve(answer.statusCode ?? 0));
    });
    call.once('error', reject).end(body);
  });
}
