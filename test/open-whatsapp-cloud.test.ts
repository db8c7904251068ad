import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Inbound } from '../src/channels/channel.js';
import { readConfig } from '../src/config.js';
import { openWhatsappCloud, WHATSAPP_WEBHOOK_PATH } from '../src/open-whatsapp-cloud.js';
import { systemClock } from '../src/shared/clock.js';
import { silentLogger } from '../src/shared/logger.js';
import { makeWebServer } from '../src/web/server.js';
import { eventually } from './contracts/channel.js';
import { GraphApiStub } from './support/graph-api-stub.js';

describe('opening the WhatsApp Cloud API', () => {
  let stub: GraphApiStub;
  const settings = () => ({
    WHATSAPP_CLOUD_TOKEN: stub.token,
    WHATSAPP_CLOUD_PHONE_ID: stub.phoneId,
    WHATSAPP_CLOUD_APP_SECRET: stub.appSecret,
    WHATSAPP_CLOUD_VERIFY_TOKEN: stub.verifyToken,
    WHATSAPP_CLOUD_API_ROOT: stub.apiRoot,
  });
  const open = (env: Record<string, string>) =>
    openWhatsappCloud({
      config: readConfig(env),
      clock: systemClock,
      logger: silentLogger,
      say: (key) => key,
      history: async () => [],
      // The Cloud API keeps nothing in the store, and knows a person by one number.
    })?.(undefined as never, undefined as never);

  beforeEach(async () => {
    stub = await GraphApiStub.start();
  });
  afterEach(() => stub.close());

  it('does nothing without a token', async () => {
    expect(open({})).toBeUndefined();
  });

  it('makes a channel that hears at its path and answers', async () => {
    const opened = (await open(settings()))!;
    const server = makeWebServer({
      ...{ host: '127.0.0.1', port: 0, logger: silentLogger },
      ready: async () => ({}),
      routes: [opened.routes!],
    });
    stub.webhookUrl = (await server.start()).url + WHATSAPP_WEBHOOK_PATH;
    const heard: Inbound[] = [];
    await opened.channel.start(async (inbound) => {
      heard.push(inbound);
    });
    stub.say('6281100000001', 'halo');
    await eventually(() => heard.length === 1);
    expect(await opened.channel.send('6281100000001', { text: 'Selamat pagi' }, 'd1')).toMatchObject({
      ok: true,
    });
    expect(stub.sent.map(({ text }) => text)).toEqual(['Selamat pagi']);
    const query = `hub.mode=subscribe&hub.verify_token=${stub.verifyToken}&hub.challenge=42`;
    expect(await (await fetch(`${stub.webhookUrl}?${query}`)).text()).toBe('42');
    await opened.channel.stop();
    await server.stop();
  });

  it.each<[string, Record<string, string>, { announces: boolean; showsTyping: boolean }]>([
    ['bare', {}, { announces: false, showsTyping: false }],
    ['with a template', { WHATSAPP_CLOUD_TEMPLATE: 'kabar' }, { announces: true, showsTyping: false }],
    ['with read receipts', { WHATSAPP_READ_RECEIPTS: 'true' }, { announces: false, showsTyping: true }],
  ])('follows the settings: %s', async (_, more, expected) => {
    const { channel } = (await open({ ...settings(), ...more }))!;
    expect({
      announces: channel.replyWindow?.announce !== undefined,
      showsTyping: channel.showTyping !== undefined,
    }).toEqual(expected);
  });

  it('names the template and its language as they are set', async () => {
    stub.templates.set('kabar', 'en_US');
    const language = { WHATSAPP_CLOUD_TEMPLATE: 'kabar', WHATSAPP_CLOUD_TEMPLATE_LANGUAGE: 'en_US' };
    const { channel } = (await open({ ...settings(), ...language }))!;
    const news = { text: 'Selesai', about: 'KODE' };
    expect(await channel.replyWindow!.announce!('6281100000001', news, 'd1')).toMatchObject({ ok: true });
    expect(stub.sent[0]?.template).toEqual({
      name: 'kabar',
      language: 'en_US',
      parameters: ['KODE', 'Selesai'],
    });
    await channel.stop();
  });
});
