import type { DoorParts, OpenChannel } from '../../../src/door-parts.js';
import { webhookRoutes } from '../../../src/web/webhook.js';
import { makeSmsChannel, type SmsSettings } from './sms-gateway-channel.js';

export const SMS_WEBHOOK_PATH = '/webhook/sms';

/** The settings of the gateway; of a channel in src they are settings of the program. */
export type GatewaySettings = Pick<SmsSettings, 'gatewayUrl' | 'token' | 'webhookSecret' | 'words'>;

/** The channel with its webhook, as `CHANNELS` of src/open-doors.ts takes it; undefined where it is not set, which ends no demo. */
export function openSms(settings: GatewaySettings | undefined) {
  return (({ clock, logger }: Pick<DoorParts, 'clock' | 'logger'>) => {
    if (!settings) return undefined;
    return async () => {
      const channel = makeSmsChannel({ ...settings, clock, logger });
      return { channel, routes: webhookRoutes(SMS_WEBHOOK_PATH, channel.takeWebhook) };
    };
  }) satisfies OpenChannel;
}
