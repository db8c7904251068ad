import type { AddressInfo } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';
import { type Clock, systemClock } from '../shared/clock.js';
import { CodedError } from '../shared/errors.js';
import type { Logger } from '../shared/logger.js';
import { answerError, answerNotFound } from './answer-error.js';
import { type Readiness, registerHealth } from './health.js';
import { OpenConnections } from './open-connections.js';
import { securityHeaders } from './security-headers.js';

/** Puts routes on the server; each gets a scope of its own, so hooks and body parsers do not leak to others. */
export type RegisterRoutes = (server: FastifyInstance) => void | Promise<void>;

export interface WebServer {
  /** Listens; resolves with the address to open. Throws PORT_IN_USE. */
  start(): Promise<{ url: string }>;
  /** Takes no new connection, lets running requests finish for at most `GRACE_MS`, then cuts what is left. */
  stop(): Promise<void>;
}

/** Largest body of a request that sets no limit of its own. */
const LARGEST_BODY_BYTES = 256 * 1024;
/** A whole request must have arrived by then: 20 MB over a slow phone connection. */
const LONGEST_REQUEST_MS = 180_000;
const LONGEST_HEADERS_MS = 15_000;
/** A connection that says nothing is cut; event streams send a heartbeat well before. */
const LONGEST_SILENCE_MS = 60_000;
const KEEP_ALIVE_MS = 5_000;
const GRACE_MS = 5_000;
const SWEEP_MS = 50;

/**
 * The HTTP server of the program: health, security headers, coded JSON errors, and the routes it is given.
 * It logs method, route pattern and status only, never a URL, a header or a body.
 */
export function makeWebServer(given: {
  host: string;
  port: number;
  logger: Logger;
  ready: () => Promise<Readiness>;
  routes: RegisterRoutes[];
  clock?: Clock;
}): WebServer {
  const clock = given.clock ?? systemClock;
  const server = fastify({
    logger: false,
    bodyLimit: LARGEST_BODY_BYTES,
    requestTimeout: LONGEST_REQUEST_MS,
    connectionTimeout: LONGEST_SILENCE_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    http: { headersTimeout: LONGEST_HEADERS_MS, maxHeaderSize: 16 * 1024 },
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 128 },
  });
  const connections = new OpenConnections(server.server);
  server.removeContentTypeParser('text/plain');
  server.addHook('onRequest', async (_request, reply) => {
    reply.headers(securityHeaders);
  });
  server.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request;
    given.logger.debug({ method, route: routeOptions.url, status: reply.statusCode }, 'web request answered');
  });
  server.setErrorHandler(answerError(given.logger));
  server.setNotFoundHandler(answerNotFound);
  registerHealth(server, given.ready);
  for (const register of given.routes) server.register(async (scope) => register(scope));

  return {
    async start() {
      try {
        await server.listen({ host: given.host, port: given.port });
      } catch (error) {
        await server.close();
        if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
        throw new CodedError('PORT_IN_USE', { host: given.host, port: given.port }, { cause: error });
      }
      return { url: urlOf(given.host, (server.server.address() as AddressInfo).port) };
    },
    async stop() {
      const cutAtMs = clock.now().getTime() + GRACE_MS;
      let cancelSweep = () => {};
      // A connection kept alive after its last answer would hold the server open: look for idle ones again and again.
      const sweep = () => {
        if (clock.now().getTime() >= cutAtMs) connections.closeAll();
        else connections.closeIdle();
        cancelSweep = clock.after(SWEEP_MS, sweep);
      };
      const closed = server.close();
      cancelSweep = clock.after(SWEEP_MS, sweep);
      await closed;
      cancelSweep();
    },
  };
}

/** The address a person on this machine opens; an address that means "everywhere" is told as localhost. */
function urlOf(host: string, port: number): string {
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${shown}:${port}`;
}
