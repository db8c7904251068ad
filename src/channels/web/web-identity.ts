import { createHash, randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CodedError } from '../../shared/errors.js';
import { chatName } from './read-web.js';

/** Browsers keep a cookie 400 days at most. */
const COOKIE_DAYS = 400;
const COOKIE = 'tanggap_chat';
const SECRET = /^[0-9a-f]{32}$/;

/**
 * Refuses what another site could make a browser send: a post whose Origin is not this server, and on the sample city,
 * where anybody may be anybody, every Host that is not this machine (DNS rebinding). Throws REQUEST_FOREIGN.
 */
export function refuseForeign(request: FastifyRequest, demo: boolean, publicUrl?: string): void {
  const host = request.headers.host ?? '';
  if (demo && !isLoopback(host)) throw new CodedError('REQUEST_FOREIGN', { wrong: ['host'] });
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const allowed = [`http://${host}`, `https://${host}`, publicUrl && new URL(publicUrl).origin];
  if (!allowed.includes(request.headers.origin ?? 'none')) {
    throw new CodedError('REQUEST_FOREIGN', { wrong: ['origin'] });
  }
}

function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/:\d{1,5}$/, '');
  return (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    name === '[::1]' ||
    /^127(\.\d{1,3}){3}$/.test(name)
  );
}

/**
 * The chats a browser asks for. On the sample city any well-formed names; elsewhere only the browser's own, known by
 * its cookie. Throws REQUEST_INVALID for a malformed name, REQUEST_FOREIGN for somebody else's chat.
 */
export function chatsAsked(request: FastifyRequest, demo: boolean, names: string[]): string[] {
  if (demo) {
    if (names.length === 0 || !names.every((name) => chatName.safeParse(name).success)) {
      throw new CodedError('REQUEST_INVALID', { wrong: ['chat'] });
    }
    return [...new Set(names)];
  }
  const own = ownChat(request);
  if (!own || names.some((name) => name !== own))
    throw new CodedError('REQUEST_FOREIGN', { wrong: ['chat'] });
  return [own];
}

/** Gives a browser that has none its secret: 128 random bits in a cookie that no script can read. */
export function giveCookie(request: FastifyRequest, reply: FastifyReply, secure: boolean): void {
  if (ownChat(request)) return;
  const attributes = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${COOKIE_DAYS * 24 * 3600}${secure ? '; Secure' : ''}`;
  reply.header('set-cookie', `${COOKIE}=${randomBytes(16).toString('hex')}; ${attributes}`);
}

/** The chat of a browser is a hash of its secret: who reads chat ids in the database cannot become that browser. */
function ownChat(request: FastifyRequest): string | undefined {
  const cookies = (request.headers.cookie ?? '').split(';').map((cookie) => cookie.trim().split('='));
  const secret = cookies.find(([name]) => name === COOKIE)?.[1];
  if (!secret || !SECRET.test(secret)) return undefined;
  return createHash('sha256').update(secret).digest('hex').slice(0, 32);
}
