import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';

export interface WhatsappWebhook {
  /** Meta's check of the address: says what to answer. */
  verify(query: Record<string, unknown>): { status: number; body: string };
  /** Takes one call as it came over the wire and says with which HTTP status to answer. */
  take(headers: IncomingHttpHeaders, body: Buffer): Promise<number>;
}

/** Meta's calls hold at most 3 MB. */
const LARGEST_WEBHOOK_BYTES = 3 * 1024 * 1024;

/**
 * Routes of the Cloud API's webhook: `GET path` for the check, `POST path` with raw headers and body before anything is
 * parsed, so that the signature can be checked over the bytes. More than 3 MB are answered 413.
 */
export function whatsappWebhookRoutes(path: string, { verify, take }: WhatsappWebhook) {
  return async (server: FastifyInstance): Promise<void> => {
    server.removeAllContentTypeParsers();
    server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    server.get(path, async (request, reply) => {
      const { status, body } = verify(request.query as Record<string, unknown>);
      return reply.code(status).type('text/plain; charset=utf-8').send(body);
    });
    server.post(path, { bodyLimit: LARGEST_WEBHOOK_BYTES }, async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      return reply.code(await take(request.headers, body)).send();
    });
  };
}
