import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { silentLogger } from '../../../src/shared/logger.js';
import { operatorKey } from '../../../src/web/operator/operator-key.js';
import { operatorRoutes } from '../../../src/web/operator/operator-routes.js';
import { makeWebServer, type WebServer } from '../../../src/web/server.js';
import { type FakeDesk, makeFakeDesk } from './fake-desk.js';

const src = join(import.meta.dirname, '../../../src');
export const KEY = operatorKey('a secret made up for tests');

/** The operator's page as the program serves it, over a desk that the test drives. */
export async function serveOperator(
  given: { port?: number; isSecure?: boolean; desk?: FakeDesk; key?: () => string } = {},
): Promise<{ url: string; desk: FakeDesk; server: WebServer }> {
  const { port = 0, isSecure = false, desk = makeFakeDesk(), key = () => KEY } = given;
  const page = operatorRoutes({
    access: { key: async () => key() },
    desk,
    pageDir: join(src, 'web/operator/page'),
    isSecure,
  });
  const logo = await readFile(join(src, 'channels/web/page/logo.svg'));
  const server = makeWebServer({
    host: '127.0.0.1',
    port,
    logger: silentLogger,
    ready: async () => ({}),
    // The web chat, which the program always has, brings the logo.
    routes: [
      page,
      (scope) => void scope.get('/page/logo.svg', (_, reply) => reply.type('image/svg+xml').send(logo)),
    ],
  });
  const { url } = await server.start();
  return { url, desk, server };
}
