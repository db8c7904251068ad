import { LARGEST_CALL_BYTES } from '../../../src/channels/whatsapp-cloud/receive-webhook.js';
import {
  makeWhatsappCloudChannel,
  type WhatsappCloudSettings,
} from '../../../src/channels/whatsapp-cloud/whatsapp-cloud-channel.js';
import { systemClock } from '../../../src/shared/clock.js';
import { makeLogger, silentLogger } from '../../../src/shared/logger.js';
import { makeWebServer } from '../../../src/web/server.js';
import { webhookRoutes } from '../../../src/web/webhook.js';
import { GraphApiStub } from '../../support/graph-api-stub.js';

/** What the channel says by itself, in the words of these tests. */
export const sentences: Record<string, string> = {
  'whatsapp.list_button': 'Pilih',
  'whatsapp.location_hint': 'Atau kirim lokasi dengan tombol ini.',
  'whatsapp.by_number': 'Balas dengan angka atau kata:',
  'whatsapp.by_word': 'Balas dengan kata:',
};
export const words = { byNumber: sentences['whatsapp.by_number']!, byWord: sentences['whatsapp.by_word']! };

/** A channel on a Graph API of our own, its webhook on the program's own web server, and all it logged. */
export async function makeWorld(settings: Partial<WhatsappCloudSettings> = {}) {
  const stub = await GraphApiStub.start();
  const log: string[] = [];
  const { token, phoneId, appSecret, verifyToken, apiRoot } = stub;
  const channel = makeWhatsappCloudChannel({
    ...{ token, phoneId, appSecret, verifyToken, apiRoot },
    say: (key) => sentences[key] ?? key,
    clock: systemClock,
    logger: makeLogger('trace', { write: (line) => void log.push(line) }),
    ...settings,
  });
  const server = makeWebServer({
    host: '127.0.0.1',
    port: 0,
    logger: silentLogger,
    ready: async () => ({}),
    routes: [
      webhookRoutes(
        '/webhook/whatsapp',
        async (headers, body) => (await channel.handleWebhook(headers, body)).status,
        {
          verify: channel.verifyWebhook,
          accepts: channel.acceptsHeaders,
          largestBytes: LARGEST_CALL_BYTES,
        },
      ),
    ],
  });
  const webhookUrl = `${(await server.start()).url}/webhook/whatsapp`;
  stub.webhookUrl = webhookUrl;
  const codes = () => log.map((line) => JSON.parse(line).err?.code as string | undefined).filter(Boolean);
  const close = async () => {
    await channel.stop();
    await stub.close();
    await server.stop();
  };
  return { stub, channel, webhookUrl, log, codes, close };
}
