import { readAppSecret } from './app-secret.js';
import { BEFORE_UNPAIRING } from './channels/whatsapp/auth-state.js';
import type { Config } from './config.js';
import type { Clock } from './shared/clock.js';
import { CodedError } from './shared/errors.js';
import { sealedModel } from './store/sealed-model.js';
import { makeSealedStore } from './store/sealed-store.js';
import type { Store } from './store/store.js';

/** The shelf for the keys that lay there when others were put back. */
const BEFORE_RESTORING = 'before-restoring';

/**
 * `npm run admin -- whatsapp restore`: puts the keys back that were kept when a pairing was given up here. Only for keys
 * that were given up by mistake: what was unlinked on the phone stays unlinked. `whatsapp undo` puts back what lay there
 * before that. The program must not run meanwhile.
 */
export async function runWhatsappCommand(
  connection: Store['connection'],
  { config, clock }: { config: Config; clock: Clock },
  args: string[],
): Promise<string[]> {
  if (args[1] !== 'restore' && args[1] !== 'undo')
    throw new CodedError('USAGE', { form: 'whatsapp restore | undo' });
  const model = sealedModel(connection);
  await model.init();
  const secret = await readAppSecret(config);
  const keys = makeSealedStore({ model, secret, room: 'whatsapp', clock });
  if (args[1] === 'undo') {
    const count = await keys.restore(BEFORE_RESTORING);
    return [
      count > 0
        ? `${count} keys are back as they were before restoring. Start the program to try them.`
        : 'There is no copy of keys: nothing was restored here.',
    ];
  }
  const kept = await keys.backUp(BEFORE_RESTORING);
  const count = await keys.restore(BEFORE_UNPAIRING);
  if (count === 0) return ['There is no copy of keys: no pairing was given up here.'];
  return [
    `${count} keys are back as they were before unpairing. Start the program to try them.`,
    ...(kept > 0 ? [`The ${kept} that lay there are kept: whatsapp undo puts them back.`] : []),
  ];
}
