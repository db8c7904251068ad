import type { FastifyInstance } from 'fastify';
import { describeError } from '../shared/logger.js';

/** Named checks of the parts this program needs: `{ store: { ok: true }, telegram: { ok: false, code } }`. */
export type Readiness = Record<string, { ok: boolean; code?: string }>;

/** `/health`: the process answers. `/ready`: every named check is well (200), or at least one is not (503). */
export function registerHealth(server: FastifyInstance, ready: () => Promise<Readiness>): void {
  server.get('/health', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    return { alive: true };
  });
  server.get('/ready', async (_request, reply) => {
    const checks = await ready().catch((error): Readiness => {
      const { code } = describeError(error);
      return { ready: { ok: false, code: typeof code === 'string' ? code : 'REQUEST_FAILED' } };
    });
    const isReady = Object.values(checks).every((check) => check.ok);
    reply.code(isReady ? 200 : 503).header('cache-control', 'no-store');
    return { ready: isReady, checks };
  });
}
