import { systemClock } from '../../../src/shared/clock.js';
import { makeLogger } from '../../../src/shared/logger.js';
import { makeWebServer } from '../../../src/web/server.js';
import { openSms, SMS_WEBHOOK_PATH } from './open-sms.js';
import { SmsGatewayStub } from './sms-gateway-stub.js';

export const words = { byNumber: 'Balas dengan angka atau kata:', byWord: 'Balas dengan kata:' };

/** The channel between a gateway of our own and the program's web server, joined as src/open-doors.ts joins one. */
export async function makeSmsWorld() {
  const stub = new SmsGatewayStub();
  const gatewayUrl = await stub.start();
  const log: string[] = [];
  const logger = makeLogger('trace', { write: (line) => void log.push(line) });
  const { token, webhookSecret } = stub;
  const open = openSms({ gatewayUrl, token, webhookSecret, words });
  const { channel, routes } = await open({ clock: systemClock, logger })!();
  const ready = async () => ({});
  const server = makeWebServer({ host: '127.0.0.1', port: 0, logger, ready, routes: [routes] });
  const webhookUrl = `${(await server.start()).url}${SMS_WEBHOOK_PATH}`;
  stub.callAt(webhookUrl);
  return {
    ...{ stub, channel, log, webhookUrl },
    async close() {
      await stub.close();
      await server.stop();
    },
  };
}
