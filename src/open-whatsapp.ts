import { readAppSecret } from './app-secret.js';
import type { OpenChannel } from './door-parts.js';
import { sealedModel } from './store/sealed-model.js';
import { makeSealedStore } from './store/sealed-store.js';

/** WhatsApp as a linked device. */
export const openWhatsapp: OpenChannel = ({ config, clock, logger, say, history }) => {
  if (!config.WHATSAPP_ENABLED) return undefined;
  return async (connection) => {
    const { makeWhatsappChannel } = await import('./channels/whatsapp/whatsapp-channel.js');
    const model = sealedModel(connection);
    await model.init();
    const secret = await readAppSecret(config);
    const { WHATSAPP_WS_URL: wsUrl, WHATSAPP_PAIRING_NUMBER: pairingNumber } = config;
    const channel = makeWhatsappChannel({
      keys: makeSealedStore({ model, secret, room: 'whatsapp', clock }),
      people: makeSealedStore({ model, secret, room: 'whatsapp-people', clock }),
      ...(wsUrl ? { wsUrl } : {}),
      ...(pairingNumber ? { pairingNumber } : {}),
      perMinute: config.WHATSAPP_PER_MINUTE,
      dailyCap: config.WHATSAPP_DAILY_CAP,
      showsPresence: config.WHATSAPP_PRESENCE,
      showsReading: config.WHATSAPP_READ_RECEIPTS,
      say,
      history: (chatId, limit) => history(`whatsapp:${chatId}`, limit),
      clock,
      logger,
    });
    return { channel, pairing: channel.pairing };
  };
};
