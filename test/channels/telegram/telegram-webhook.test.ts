import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Inbound } from '../../../src/channels/channel.js';
import { eventually, pause } from '../../contracts/channel.js';
import { makeWorld } from './telegram-world.js';

type World = Awaited<ReturnType<typeof makeWorld>>;

const secret = 'rahasia-webhook-contoh-1234';
const update = (text: string) =>
  JSON.stringify({
    update_id: 1,
    message: { message_id: 1, date: 1773108000, from: { id: 7 }, chat: { id: 7, type: 'private' }, text },
  });
const signed = { 'x-telegram-bot-api-secret-token': secret };

describe('hearing by webhook', () => {
  let world: World;
  let server: Server;
  let heard: Inbound[];
  const hear = async (inbound: Inbound) => {
    heard.push(inbound);
  };
  const call = async (headers: Record<string, string | string[]>, body: string | Uint8Array) =>
    (await world.channel.handleWebhook(headers, body)).status;

  beforeEach(async () => {
    heard = [];
    server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const { status } = await world.channel.handleWebhook(request.headers, Buffer.concat(chunks));
      response.writeHead(status).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/telegram`;
    world = await makeWorld({ webhook: { url, secret } });
  });
  afterEach(async () => {
    await world.channel.stop();
    await world.stub.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('registers itself and hears what Telegram delivers, without polling', async () => {
    await world.channel.start(hear);
    for (const text of ['satu', 'dua', 'tiga']) world.stub.say('7', text);
    await eventually(() => heard.length === 3);
    expect(heard.map(({ text }) => text)).toEqual(['satu', 'dua', 'tiga']);
    expect(world.stub.webhook?.secret).toBe(secret);
    expect(world.stub.countCalls('getUpdates')).toBe(0);
  });

  it('is delivered again what could not be stored', async () => {
    let failures = 0;
    await world.channel.start(async (inbound) => {
      if (failures++ < 2) throw new Error('the store is away');
      heard.push(inbound);
    });
    world.stub.say('7', 'jangan hilang');
    await eventually(() => heard.length === 1);
    expect(world.stub.webhookStatuses.slice(0, 2)).toEqual([500, 500]);
  });

  it('registers itself when the network comes back', async () => {
    world.stub.isDown = true;
    await world.channel.start(hear);
    await eventually(() => world.codes().length === 1);
    world.stub.isDown = false;
    world.stub.say('7', 'halo');
    await eventually(() => heard.length === 1);
  });

  it('acknowledges only after the update is stored', async () => {
    let store = () => {};
    await world.channel.start(
      () =>
        new Promise((resolve) => {
          store = resolve;
        }),
    );
    let status = 0;
    const calling = call(signed, update('halo')).then((answer) => {
      status = answer;
    });
    await pause(20);
    expect(status).toBe(0);
    store();
    await calling;
    expect(status).toBe(200);
  });

  it('keeps a chat in order when two calls come at once', async () => {
    await world.channel.start(async (inbound) => {
      await pause(inbound.text === 'satu' ? 30 : 0);
      heard.push(inbound);
    });
    await Promise.all([call(signed, update('satu')), call(signed, update('dua'))]);
    expect(heard.map(({ text }) => text)).toEqual(['satu', 'dua']);
  });

  const bad: [string, Record<string, string | string[]>, string | Uint8Array, number][] = [
    ['no secret', {}, update('x'), 401],
    ['a wrong secret', { 'x-telegram-bot-api-secret-token': 'salah' }, update('x'), 401],
    ['a secret given twice', { 'x-telegram-bot-api-secret-token': [secret, secret] }, update('x'), 401],
    ['a longer secret', { 'x-telegram-bot-api-secret-token': `${secret}x` }, update('x'), 401],
    ['an empty body', signed, '', 400],
    ['half a body', signed, update('x').slice(0, 40), 400],
    ['a list', signed, '[]', 400],
    ['a number', signed, '5', 400],
    ['bytes that are no text', signed, Buffer.from([0xff, 0xfe, 0]), 400],
    ['more than a megabyte', signed, update('x'.repeat(1_100_000)), 400],
    ['an update without meaning', signed, '{"update_id":1,"message":{"chat":7}}', 200],
  ];
  it.each(bad)('answers a call with %s', async (_, headers, body, status) => {
    await world.channel.start(hear);
    expect(await call(headers, body)).toBe(status);
    expect(heard).toEqual([]);
  });

  it('tells the operator of a forged call', async () => {
    await world.channel.start(hear);
    await call({}, update('x'));
    expect(world.codes()).toContain('WEBHOOK_FORGED');
  });

  it('asks Telegram to come back before it hears and after it stopped', async () => {
    expect(await call(signed, update('x'))).toBe(503);
    await world.channel.start(hear);
    await world.channel.stop();
    expect(await call(signed, update('x'))).toBe(503);
  });

  it('is not there for a channel that polls', async () => {
    const other = await makeWorld();
    expect(await other.channel.handleWebhook(signed, update('x'))).toEqual({ status: 404 });
    await other.stub.close();
  });
});
