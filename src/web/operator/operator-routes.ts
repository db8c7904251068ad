import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PairingDesk } from '../../channels/pairing-desk.js';
import { drawQr } from './draw-qr.js';
import { hasOperatorCookie, isOperatorKey, operatorCookie } from './operator-key.js';

export interface OperatorParts {
  /** What opens the page; see `operatorKey`. */
  key: string;
  desk: PairingDesk;
  /** Folder of the page's files. */
  pageDir: string;
  /** The page is reached over https. */
  isSecure: boolean;
}

const FILES = {
  '/operator': ['operator.html', 'text/html; charset=utf-8'],
  '/operator/operator.css': ['operator.css', 'text/css; charset=utf-8'],
  '/operator/operator.js': ['operator.js', 'text/javascript; charset=utf-8'],
} as const;

/**
 * The operator's page: how the WhatsApp number stands, its QR code or pairing code, connecting and unlinking. The page
 * itself says nothing; everything on it is asked for with a cookie that only the key gives (401 without).
 */
export function operatorRoutes({ key, desk, pageDir, isSecure }: OperatorParts) {
  const onlyOperator = async (request: FastifyRequest, reply: FastifyReply) => {
    reply.header('cache-control', 'no-store');
    if (!hasOperatorCookie(request.headers.cookie, key))
      await reply.code(401).send({ code: 'REQUEST_FOREIGN' });
  };
  return async (server: FastifyInstance): Promise<void> => {
    for (const [path, [name, type]] of Object.entries(FILES)) {
      const bytes = await readFile(join(pageDir, name));
      server.get(path, (_request, reply) => reply.header('cache-control', 'no-cache').type(type).send(bytes));
    }
    server.post<{ Body: unknown }>('/operator/key', async (request, reply) => {
      const given = (request.body as { key?: unknown } | null)?.key;
      if (!isOperatorKey(given, key)) return reply.code(401).send({ code: 'REQUEST_FOREIGN' });
      return reply.header('set-cookie', operatorCookie(key, isSecure)).code(204).send();
    });
    server.get('/operator/whatsapp', { preHandler: onlyOperator }, async () => {
      const state = desk.state();
      // The picture is asked for apart; the words of the QR code need not lie in the page.
      const shown = state.kind === 'qr' ? { kind: state.kind, until: state.until } : state;
      return { ...shown, number: desk.number() };
    });
    server.get('/operator/whatsapp/qr.svg', { preHandler: onlyOperator }, async (_request, reply) => {
      const state = desk.state();
      if (state.kind !== 'qr') return reply.code(404).send();
      return reply.type('image/svg+xml').send(await drawQr(state.qr, 'svg'));
    });
    // Without a body there is nothing another site could make a browser send that SameSite=Strict lets through.
    server.post('/operator/whatsapp/connect', { preHandler: onlyOperator }, async (_request, reply) => {
      await desk.connect();
      return reply.code(204).send();
    });
    server.post('/operator/whatsapp/unpair', { preHandler: onlyOperator }, async (_request, reply) => {
      await desk.unpair();
      return reply.code(204).send();
    });
  };
}
