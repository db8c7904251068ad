import type { OpenChannel } from './door-parts.js';
import { type TakeWebhook, webhookRoutes } from './web/webhook.js';

/** Where Meta's webhook calls arrive, below PUBLIC_URL. */
export const WHATSAPP_WEBHOOK_PATH = '/webhook/whatsapp';

/** The WhatsApp Cloud API and its webhook. */
export const openWhatsappCloud: OpenChannel = ({ config, clock, logger, say }) => {
  const {
    WHATSAPP_CLOUD_TOKEN: token,
    WHATSAPP_CLOUD_PHONE_ID: phoneId,
    WHATSAPP_CLOUD_APP_SECRET: appSecret,
    WHATSAPP_CLOUD_VERIFY_TOKEN: verifyToken,
    WHATSAPP_CLOUD_API_ROOT: apiRoot,
    WHATSAPP_CLOUD_TEMPLATE: templateName,
    WHATSAPP_CLOUD_TEMPLATE_LANGUAGE: language,
    WHATSAPP_READ_RECEIPTS: showsReading,
  } = config;
  if (!token || !phoneId || !appSecret || !verifyToken) return undefined;
  return async () => {
    const { makeWhatsappCloudChannel } = await import('./channels/whatsapp-cloud/whatsapp-cloud-channel.js');
    const { LARGEST_CALL_BYTES } = await import('./channels/whatsapp-cloud/receive-webhook.js');
    const channel = makeWhatsappCloudChannel({
      ...{ token, phoneId, appSecret, verifyToken, showsReading, say, clock, logger },
      ...(apiRoot ? { apiRoot } : {}),
      ...(templateName ? { template: { name: templateName, language } } : {}),
    });
    const take: TakeWebhook = async (headers, body) => (await channel.handleWebhook(headers, body)).status;
    const routes = webhookRoutes(WHATSAPP_WEBHOOK_PATH, take, {
      verify: channel.verifyWebhook,
      accepts: channel.acceptsHeaders,
      largestBytes: LARGEST_CALL_BYTES,
      clock,
    });
    return { channel, routes };
  };
};
