import { type ChannelDriver, describeChannel, type Fault } from '../../contracts/channel.js';
import { channels } from '../../contracts/channels.js';
import { readChoiceLines } from '../../contracts/read-choice-lines.js';
import type { SmsFailure } from './sms-gateway-stub.js';
import { makeSmsWorld, words } from './sms-world.js';

const FAILURES: Partial<Record<Fault, SmsFailure>> = {
  slow_down: { status: 429, retryAfterS: 3 },
  server_error: { status: 503 },
  lost: 'reset',
  blocked: { status: 410 },
  rejected: { status: 422 },
  unauthorised: { status: 401 },
};
async function make(): Promise<ChannelDriver> {
  const { stub, channel, close } = await makeSmsWorld();
  return {
    channel,
    chatId: (which) => `+62811000000${which}`,
    async injectText(from, text) {
      stub.write(from, text);
    },
    async injectTwice(from, text) {
      stub.write(from, text, stub.write(from, text));
    },
    async injectUnreadable(from) {
      stub.push({ type: 'mms', id: stub.newId(), from, at: new Date().toISOString() });
      return ['unknown'];
    },
    async sentTo(to) {
      const sent = stub.sent.filter((sms) => sms.to === to).map(({ id, text }) => ({ messageId: id, text }));
      return readChoiceLines(sent, words).map((sms) => ({ ...sms, mediaCount: 0, asksLocation: false }));
    },
    failNext: (fault) => stub.failNext(FAILURES[fault]!),
    holdSends() {
      stub.failNext('hang');
      return () => stub.release();
    },
    cutNetwork: async () => stub.setDown(true),
    restoreNetwork: async () => stub.setDown(false),
    async tellDelivery(to, id, state) {
      const status = state === 'failed' ? 'undelivered' : state;
      stub.push({ type: 'status', id, to, at: new Date().toISOString(), status });
    },
    close,
  };
}

describeChannel({ ...channels['sms-gateway'], make });
