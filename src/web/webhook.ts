import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';

/** Takes one call as it came over the wire and says with which HTTP status to answer. */
export type TakeWebhook = (headers: IncomingHttpHeaders, body: Buffer) => Promise<number>;

/** Telegram's largest update is far below this. */
const LARGEST_WEBHOOK_BYTES = 1024 * 1024;

/**
 * Routes that hand `POST path` to `take` with raw headers and body, before anything is parsed, so that
 * signatures can be checked over the bytes. Whatever `take` throws is answered as a coded error.
 */
export function webhookRoutes(path: string, take: TakeWebhook) {
  return async (server: FastifyInstance): Promise<void> => {
    server.removeAllContentTypeParsers();
    server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    server.post(path, { bodyLimit: LARGEST_WEBHOOK_BYTES }, async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      return reply.code(await take(request.headers, body)).send();
    });
  };
}
