import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { type Clock, systemClock } from '../shared/clock.js';

/** Takes one call as it came over the wire and says with which HTTP status to answer. */
export type TakeWebhook = (headers: IncomingHttpHeaders, body: Buffer) => Promise<number>;

export interface WebhookOptions {
  /** The network's check of the address (`GET path`): says what to answer. */
  verify?(query: Record<string, unknown>): { status: number; body: string };
  /** Asked before the body is read; a call it does not accept is answered 401 and cut. */
  accepts?(headers: IncomingHttpHeaders): boolean;
  /** More is answered 413; 1 MB when left out, far above Telegram's largest update. */
  largestBytes?: number;
  clock?: Clock;
}

const LARGEST_WEBHOOK_BYTES = 1024 * 1024;
/** A network's own machines send a call within moments; one that trickles is cut. */
const LONGEST_ARRIVAL_MS = 30_000;

/**
 * Routes that hand `POST path` to `take` with raw headers and body, before anything is parsed, so that
 * signatures can be checked over the bytes. Whatever `take` throws is answered as a coded error.
 */
export function webhookRoutes(
  path: string,
  take: TakeWebhook,
  { verify, accepts, largestBytes = LARGEST_WEBHOOK_BYTES, clock = systemClock }: WebhookOptions = {},
) {
  return async (server: FastifyInstance): Promise<void> => {
    server.removeAllContentTypeParsers();
    server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    if (verify)
      server.get(path, async (request, reply) => {
        const { status, body } = verify(request.query as Record<string, unknown>);
        return reply.code(status).type('text/plain; charset=utf-8').send(body);
      });
    server.post(path, {
      bodyLimit: largestBytes,
      async onRequest({ raw }, reply) {
        if (accepts && !accepts(raw.headers)) return reply.code(401).header('connection', 'close').send();
        const cancel = clock.after(LONGEST_ARRIVAL_MS, () => raw.destroy());
        raw.once('end', cancel);
        reply.raw.once('close', cancel);
      },
      async handler(request, reply) {
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        return reply.code(await take(request.headers, body)).send();
      },
    });
  };
}
