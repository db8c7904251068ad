import type {
  Channel,
  DeliveryReport,
  Inbound,
  Outbound,
  SendResult,
} from '../../../src/channels/channel.js';
import { Lanes } from '../../../src/channels/lanes.js';
import type { ChoiceWords } from '../../../src/channels/number-choices.js';
import type { Clock } from '../../../src/shared/clock.js';
import { CodedError } from '../../../src/shared/errors.js';
import { describeError, type Logger } from '../../../src/shared/logger.js';
import { isSigned } from './is-signed.js';
import { readSms } from './read-sms.js';
import { SmsGateway } from './sms-gateway.js';
import { writeSms } from './write-sms.js';

export interface SmsSettings {
  /** Address of the gateway, without a path. */
  gatewayUrl: string;
  /** Bearer token of what we send. */
  token: string;
  /** Key of the signatures on what the gateway calls. */
  webhookSecret: string;
  /** Above the choices, which are lines to be typed. */
  words: ChoiceWords;
  clock: Clock;
  logger: Logger;
}

export interface SmsChannel extends Channel {
  /** What to answer a webhook call of the gateway with: 2xx only when its message is stored. Never throws. */
  takeWebhook(headers: Record<string, string | string[] | undefined>, body: Buffer): Promise<number>;
}

/** SMS by the HTTP gateway of a provider: text only, one chat a phone number. */
export function makeSmsChannel(settings: SmsSettings): SmsChannel {
  const { webhookSecret, words, clock, logger } = settings;
  const gateway = new SmsGateway(settings);
  const hearing = new Lanes();
  const sending = new Lanes();
  let receive: ((inbound: Inbound) => Promise<void>) | undefined;
  let report: ((report: DeliveryReport) => Promise<void>) | undefined;
  let isStopped = false;

  /** The gateway knows a part by its reference and takes it once, also after a restart of ours. */
  async function sendParts(to: string, outbound: Outbound, deliveryId: string): Promise<SendResult> {
    let result: SendResult = { ok: false, problem: 'rejected' };
    for (const [n, text] of writeSms(outbound, words).entries()) {
      result = await gateway.send({ to, text, reference: `${deliveryId}/${n}` });
      if (!result.ok) return result;
    }
    return result;
  }

  return {
    name: 'sms-gateway',
    async start(given, reported) {
      receive = given;
      report = reported;
    },
    async send(chatId, outbound, deliveryId) {
      if (isStopped) return { ok: false, problem: 'retry' };
      return sending.run(chatId, () => sendParts(chatId, outbound, deliveryId));
    },
    async fetchMedia({ kind }) {
      throw new CodedError('MEDIA_UNREACHABLE', { kind, status: 0, gone: true });
    },
    async takeWebhook(headers, body) {
      if (!isSigned(headers, body, { secret: webhookSecret, now: clock.now() })) {
        logger.warn({ err: new CodedError('WEBHOOK_FORGED', { channel: 'sms-gateway' }) });
        return 401;
      }
      const read = readSms(body);
      // What we do not know today must not come again and again.
      if (!read) return 204;
      const take = async () => ('state' in read ? report?.(read) : receive?.(read));
      if (!receive || isStopped) return 503;
      try {
        await hearing.run(read.chatId, take);
        return 204;
      } catch (error) {
        logger.error({ channel: 'sms-gateway', cause: describeError(error) }, 'message not stored');
        return 503;
      }
    },
    async stop() {
      isStopped = true;
      await hearing.idle();
      await sending.idle();
    },
  };
}
