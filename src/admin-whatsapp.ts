import { readAppSecret } from './app-secret.js';
import { BEFORE_UNPAIRING } from './channels/whatsapp/auth-state.js';
import type { Config } from './config.js';
import type { Clock } from './shared/clock.js';
import { CodedError } from './shared/errors.js';
import { sealedModel } from './store/sealed-model.js';
import { makeSealedStore } from './store/sealed-store.js';
import type { Store } from './store/store.js';

/**
 * `npm run admin -- whatsapp restore`: puts the keys back that were kept when a pairing was given up here. Only for keys
 * that were given up by mistake: what was unlinked on the phone stays unlinked. The program must not run meanwhile.
 */
export async function runWhatsappCommand(
  connection: Store['connection'],
  { config, clock }: { config: Config; clock: Clock },
  args: string[],
): Promise<string[]> {
  if (args[1] !== 'restore') throw new CodedError('USAGE', { form: 'whatsapp restore' });
  const model = sealedModel(connection);
  await model.init();
  const secret = await readAppSecret(config);
  const count = await makeSealedStore({ model, secret, room: 'whatsapp', clock }).restore(BEFORE_UNPAIRING);
  return [
    count > 0
      ? `${count} keys are back as they were before unpairing. Start the program to try them.`
      : 'There is no copy of keys: no pairing was given up here.',
  ];
}
