import { readAppSecret } from './app-secret.js';
import type { PairingDesk } from './channels/pairing-desk.js';
import type { Config } from './config.js';
import type { Clock } from './shared/clock.js';
import { CodedError } from './shared/errors.js';
import { sealedModel } from './store/sealed-model.js';
import { makeSealedStore } from './store/sealed-store.js';
import type { Store } from './store/store.js';
import { makeOperatorAccess } from './web/operator/operator-access.js';
import { operatorRoutes } from './web/operator/operator-routes.js';
import type { RegisterRoutes } from './web/server.js';

/** The operator's page and the link that opens it. */
export interface OperatorDoor {
  routes: RegisterRoutes;
  /** The link, with the key in it; `url` is where the server listens. */
  link(url: string): Promise<string>;
  /** `operator [renew]` of the command line: the link, with a new key where that is asked for. Throws USAGE. */
  run(url: string, args: readonly string[]): Promise<string[]>;
}

interface Parts {
  config: Config;
  clock: Clock;
  connection: Store['connection'];
  desk: PairingDesk;
  /** Folder of the page's files. */
  pageDir: string;
}

export async function openOperator({
  config,
  clock,
  connection,
  desk,
  pageDir,
}: Parts): Promise<OperatorDoor> {
  const model = sealedModel(connection);
  await model.init();
  const secret = await readAppSecret(config);
  const access = makeOperatorAccess(secret, makeSealedStore({ model, secret, room: 'operator', clock }));
  const linkWith = (key: string, url: string) => new URL(`/operator#${key}`, config.PUBLIC_URL ?? url).href;
  const isSecure = config.PUBLIC_URL?.startsWith('https://') ?? false;
  return {
    routes: operatorRoutes({ access, desk, pageDir, isSecure }),
    link: async (url) => linkWith(await access.key(), url),
    async run(url, [, deed, ...more]) {
      if (more.length > 0 || ![undefined, 'renew'].includes(deed))
        throw new CodedError('USAGE', { form: 'operator [renew]' });
      return [linkWith(await (deed ? access.renew() : access.key()), url)];
    },
  };
}
