import { readAppSecret } from './app-secret.js';
import type { NumberLease } from './channels/whatsapp/hold-number.js';
import type { OpenChannel } from './door-parts.js';
import type { Clock } from './shared/clock.js';
import { makeLeases } from './store/lease.js';
import { leaseModel } from './store/lease-model.js';
import { sealedModel } from './store/sealed-model.js';
import { makeSealedStore } from './store/sealed-store.js';
import type { Store } from './store/store.js';

/** Shorter than the lease of the store: whoever follows on that finds the number free. */
const LEASE_MS = 15_000;

async function leaseOf(connection: Store['connection'], clock: Clock): Promise<NumberLease> {
  const model = leaseModel(connection);
  await model.init();
  const leases = makeLeases({ model, clock, termMs: LEASE_MS });
  return { take: (onLost) => leases.take('whatsapp', onLost) };
}

/** WhatsApp as a linked device. */
export const openWhatsapp: OpenChannel = ({ config, clock, logger, say, history }) => {
  if (!config.WHATSAPP_ENABLED) return undefined;
  return async (connection, tieTwins) => {
    const { makeWhatsappChannel } = await import('./channels/whatsapp/whatsapp-channel.js');
    const model = sealedModel(connection);
    await model.init();
    const secret = await readAppSecret(config);
    const { WHATSAPP_WS_URL: wsUrl, WHATSAPP_PAIRING_NUMBER: pairingNumber } = config;
    const channel = makeWhatsappChannel({
      keys: makeSealedStore({ model, secret, room: 'whatsapp', clock }),
      // With the embedded store the lock of DATA_DIR says the same.
      ...(config.MONGODB_URL ? { lease: await leaseOf(connection, clock) } : {}),
      people: makeSealedStore({ model, secret, room: 'whatsapp-people', clock }),
      unopened: makeSealedStore({ model, secret, room: 'whatsapp-unopened', clock }),
      ...(wsUrl ? { wsUrl } : {}),
      ...(pairingNumber ? { pairingNumber } : {}),
      perMinute: config.WHATSAPP_PER_MINUTE,
      dailyCap: config.WHATSAPP_DAILY_CAP,
      showsPresence: config.WHATSAPP_PRESENCE,
      showsReading: config.WHATSAPP_READ_RECEIPTS,
      say,
      onSamePerson: (chatId, other) => tieTwins(`whatsapp:${chatId}`, `whatsapp:${other}`),
      history: (chatId, limit) => history(`whatsapp:${chatId}`, limit),
      clock,
      logger,
    });
    return { channel, pairing: channel.pairing };
  };
};
