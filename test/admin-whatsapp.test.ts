import { expect, it } from '@jest/globals';
import { runWhatsappCommand } from '../src/admin-whatsapp.js';
import { forgetKeys } from '../src/channels/whatsapp/auth-state.js';
import { readConfig } from '../src/config.js';
import { systemClock } from '../src/shared/clock.js';
import { silentLogger } from '../src/shared/logger.js';
import { connectStore } from '../src/store/connect.js';
import { sealedModel } from '../src/store/sealed-model.js';
import { makeSealedStore } from '../src/store/sealed-store.js';
import { emptyFolder } from './support/child-program.js';

const secret = 'made-up secret of the tests, forty letters';

it('puts back the keys of a pairing that was given up, and says so when there are none', async () => {
  const config = readConfig({ DATA_DIR: emptyFolder(), APP_SECRET: secret });
  const { connection, close } = await connectStore({ dataDir: config.DATA_DIR, logger: silentLogger });
  const run = (...args: string[]) => runWhatsappCommand(connection, { config, clock: systemClock }, args);
  expect(await run('whatsapp', 'restore')).toEqual([
    'There is no copy of keys: no pairing was given up here.',
  ]);
  const model = sealedModel(connection);
  const keys = makeSealedStore({ model, secret, room: 'whatsapp', clock: systemClock });
  await keys.set([
    ['creds', 'made-up'],
    ['session/1', 'made-up too'],
  ]);
  await forgetKeys(keys);
  expect((await keys.get(['creds'])).size).toBe(0);
  expect((await run('whatsapp', 'restore'))[0]).toMatch(/^2 keys are back/);
  expect((await keys.get(['creds'])).get('creds')).toBe('made-up');
  // Of what was given up for it nothing is lost: keys of another pairing that was made meanwhile.
  expect(await run('whatsapp', 'undo')).toEqual(['There is no copy of keys: nothing was restored here.']);
  await keys.set([['creds', 'of another pairing']]);
  expect((await run('whatsapp', 'restore'))[1]).toMatch(/^The 2 that lay there are kept/);
  expect((await keys.get(['creds'])).get('creds')).toBe('made-up');
  expect((await run('whatsapp', 'undo'))[0]).toMatch(/^2 keys are back/);
  expect((await keys.get(['creds'])).get('creds')).toBe('of another pairing');
  await expect(run('whatsapp')).rejects.toMatchObject({ code: 'USAGE' });
  await close();
});
