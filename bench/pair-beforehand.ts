import { BufferJSON, initAuthCreds } from '@whiskeysockets/baileys';
import { systemClock } from '../src/shared/clock.js';
import { silentLogger } from '../src/shared/logger.js';
import { connectStore } from '../src/store/connect.js';
import { sealedModel } from '../src/store/sealed-model.js';
import { makeSealedStore } from '../src/store/sealed-store.js';

/** The number the WhatsApp endpoint of crabline knows us by. */
export const SELF_JID = '15550000000@s.whatsapp.net';

/**
 * Puts the keys of a paired device into the DATA_DIR or the MongoDB of a program that does not run yet: this endpoint
 * knows no pairing.
 */
export async function pairBeforehand(dataDir: string, secret: string, mongodbUrl?: string): Promise<void> {
  const store = await connectStore({ mongodbUrl, dataDir, logger: silentLogger });
  const model = sealedModel(store.connection);
  await model.init();
  await makeSealedStore({ model, secret, room: 'whatsapp', clock: systemClock }).set([
    ['creds', pairedCreds()],
  ]);
  await store.close();
}

/** Credentials as they are after pairing, as text. */
export function pairedCreds(): string {
  const creds = { ...initAuthCreds(), me: { id: SELF_JID, name: 'Tanggap' }, registered: true };
  return JSON.stringify(creds, BufferJSON.replacer);
}
