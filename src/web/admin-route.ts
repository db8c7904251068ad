import type { FastifyInstance } from 'fastify';
import { isSameSecret } from '../channels/is-same-secret.js';
import { describeError } from '../shared/logger.js';

/** Runs one command of the operator and returns the lines to print. */
export type RunAdmin = (args: string[]) => Promise<string[]>;

/**
 * `POST /admin` for the command line of the same machine: the embedded engines belong to the running program, so
 * `npm run admin` asks it. Guarded by the secret of DATA_DIR, compared in constant time; hidden (404) without it.
 */
export function adminRoute(secret: string, run: RunAdmin) {
  return async (server: FastifyInstance): Promise<void> => {
    server.post<{ Body: unknown }>('/admin', async (request, reply) => {
      const given = String(request.headers.authorization ?? '').replace(/^Bearer /, '');
      if (!isSameSecret(given, secret)) return reply.code(404).send();
      const args = (request.body as { args?: unknown } | null)?.args;
      if (!Array.isArray(args) || !args.every((arg) => typeof arg === 'string'))
        return reply.code(400).send();
      try {
        return { lines: await run(args) };
      } catch (error) {
        const { code, fields } = describeError(error);
        return reply.code(400).send({ code: code ?? 'REQUEST_FAILED', fields });
      }
    });
  };
}
