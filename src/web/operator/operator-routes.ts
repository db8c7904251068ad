import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PairingDesk } from '../../channels/pairing-desk.js';
import { CodedError } from '../../shared/errors.js';
import { drawQr } from './draw-qr.js';
import type { OperatorAccess } from './operator-access.js';
import { hasOperatorCookie, isOperatorKey, operatorCookie } from './operator-key.js';

export interface OperatorParts {
  access: Pick<OperatorAccess, 'key'>;
  desk: PairingDesk;
  /** Folder of the page's files. */
  pageDir: string;
  /** The page is reached over https. */
  isSecure: boolean;
}

const PAGE = ['operator.html', 'text/html; charset=utf-8'] as const;
const FILES = {
  '/operator': PAGE,
  '/operator/': PAGE,
  '/operator/operator.css': ['operator.css', 'text/css; charset=utf-8'],
  '/operator/operator-state.css': ['operator-state.css', 'text/css; charset=utf-8'],
  '/operator/operator.js': ['operator.js', 'text/javascript; charset=utf-8'],
  '/operator/operator-words.js': ['operator-words.js', 'text/javascript; charset=utf-8'],
} as const;

const NOT_KNOWN = { error: { code: 'REQUEST_FOREIGN', fields: {} } };

/**
 * The operator's page: how the WhatsApp number stands, its QR code or pairing code, connecting and unlinking. The page
 * itself says nothing; everything on it is asked for with a cookie that only the key gives (401 without).
 */
export function operatorRoutes({ access, desk, pageDir, isSecure }: OperatorParts) {
  const onlyOperator = async (request: FastifyRequest, reply: FastifyReply) => {
    if (!hasOperatorCookie(request.headers.cookie, await access.key())) await reply.code(401).send(NOT_KNOWN);
  };
  return async (server: FastifyInstance): Promise<void> => {
    server.addHook('onRequest', async (_request, reply) => {
      reply.header('cache-control', 'no-store');
    });
    for (const [path, [name, type]] of Object.entries(FILES)) {
      const bytes = await readFile(join(pageDir, name));
      server.get(path, (_request, reply) => reply.header('cache-control', 'no-cache').type(type).send(bytes));
    }
    server.post<{ Body: unknown }>('/operator/key', async (request, reply) => {
      const given = (request.body as { key?: unknown } | null | undefined)?.key;
      const key = await access.key();
      if (!isOperatorKey(given, key)) return reply.code(401).send(NOT_KNOWN);
      return reply.header('set-cookie', operatorCookie(key, isSecure)).code(204).send();
    });
    server.get('/operator/whatsapp', { onRequest: onlyOperator }, async () => {
      const state = desk.state();
      // The picture is asked for apart; the words of the QR code need not lie in the page.
      const shown = state.kind === 'qr' ? { kind: state.kind, until: state.until } : state;
      return { ...shown, number: desk.number() };
    });
    server.get('/operator/whatsapp/qr.svg', { onRequest: onlyOperator }, async (_request, reply) => {
      const state = desk.state();
      // It may have gone since the page looked: nothing to show, and no fault.
      if (state.kind !== 'qr') return reply.code(204).send();
      return reply.type('image/svg+xml').send(await drawQr(state.qr, 'svg'));
    });
    for (const deed of ['connect', 'unpair'] as const) {
      const onRequest = [onlyOperator, onlyOwnPage];
      server.post(`/operator/whatsapp/${deed}`, { onRequest }, async (_request, reply) => {
        await desk[deed]();
        return reply.code(204).send();
      });
    }
  };
}

/**
 * SameSite=Strict keeps the cookie from other sites, but not from another port or a sister name of this host. JSON none of
 * them can make a browser send: it would ask first (CORS), and nobody here says yes. Throws REQUEST_FOREIGN.
 */
async function onlyOwnPage(request: FastifyRequest): Promise<void> {
  if (request.headers['content-type'] !== 'application/json') throw new CodedError('REQUEST_FOREIGN');
}
