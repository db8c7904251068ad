import fs from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { emptyFolder, eventually, freshDataDir, startProgram } from './support/child-program.js';

/** Writes the name of everything the program imports to a file, one a line. */
const HOOKS = `import { appendFileSync } from 'node:fs';
export async function resolve(specifier, context, next) {
  appendFileSync(process.env.LOADED, specifier + '\\n');
  return next(specifier, context);
}`;
const WATCH = `import { register } from 'node:module';
register('data:text/javascript,' + encodeURIComponent(${JSON.stringify(HOOKS)}));`;

it.each([
  ['off', {}, false],
  ['on', { WHATSAPP_ENABLED: 'true', WHATSAPP_WS_URL: 'ws://127.0.0.1:9/' }, true],
])('WhatsApp %s: its library is loaded only when it is on', async (_what, settings, isLoaded) => {
  const folder = emptyFolder();
  const [watch, LOADED] = [join(folder, 'watch.mjs'), join(folder, 'loaded.txt')];
  fs.writeFileSync(watch, WATCH);
  fs.writeFileSync(LOADED, '');
  const program = await startProgram({
    ...{ DATA_DIR: freshDataDir(), LOADED, NODE_OPTIONS: `--import ${watch}` },
    ...settings,
  });
  const loaded = () => fs.readFileSync(LOADED, 'utf8');
  await eventually('the program is loaded', () => loaded().includes('fastify'));
  if (isLoaded) await eventually('the library is loaded', () => loaded().includes('@whiskeysockets/baileys'));
  await program.end();
  expect(/baileys|libsignal/.test(loaded())).toBe(isLoaded);
  expect(loaded()).not.toMatch(/^sharp$|^qrcode$/m);
});
