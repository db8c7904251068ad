import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { CodedError } from '../../shared/errors.js';
import type { Point } from '../channel.js';
import type { EventStreams } from './event-streams.js';
import { type FileLinks, sendFile } from './file-links.js';
import { readPageAssets, sendAsset } from './page-assets.js';
import { readPost, type WebPost } from './read-web.js';
import type { Uploads } from './uploads.js';
import { chatsAsked, giveCookie, refuseForeign } from './web-identity.js';
import type { WebMessage } from './write-web.js';

/** Somebody the one person in front of the sample city may play. */
export interface Persona {
  id: string;
  name: string;
  role: 'citizen' | 'officer' | 'supervisor' | 'admin';
  unit?: string;
}

/** What the page is told of the city. `places` are sample points to share where there is no position. */
export interface PageCity {
  name: string;
  timeZone: string;
  places?: (Point & { name: string })[];
}

export interface WebRoutes {
  /** Where index.html and its files are. */
  pageDir: string;
  /** True on the sample city: everybody may play everybody, but only on this machine. */
  demo: boolean;
  publicUrl?: string;
  city: PageCity;
  personas: () => Persona[] | Promise<Persona[]>;
  uploads: Uploads;
  links: FileLinks;
  streams: EventStreams;
  take(chatId: string, post: WebPost): Promise<WebMessage>;
  past(chatId: string): Promise<WebMessage[]>;
}

const MOST_CHATS_OF_A_STREAM = 60;

type Query = Record<string, string | string[] | undefined>;

/** The addresses of the web chat: the page, `/chat/messages`, `/chat/events`, `/chat/history`, `/chat/upload`, `/chat/files`, `/chat/personas`. */
export async function registerWebRoutes(server: FastifyInstance, web: WebRoutes): Promise<void> {
  const assets = await readPageAssets(web.pageDir);
  const secure = web.publicUrl?.startsWith('https:') ?? false;
  const chatsOf = (request: FastifyRequest, chat: string | string[] | undefined) =>
    chatsAsked(request, web.demo, namesIn(chat));
  const chatOf = (request: FastifyRequest, chat: string | string[] | undefined) => {
    const [chatId, ...others] = chatsOf(request, chat);
    if (others.length > 0) throw new CodedError('REQUEST_INVALID', { wrong: ['chat'] });
    return chatId!;
  };

  const fileOf = async (id: string) => {
    const file = web.links.find(id) ?? (await web.uploads.fileOf(id));
    if (!file) throw new CodedError('MEDIA_NOT_FOUND');
    return file;
  };

  server.addHook('onRequest', async (request) => refuseForeign(request, web.demo, web.publicUrl));
  server.addHook('preClose', async () => web.streams.closeAll());

  server.get('/', async (request, reply) => {
    if (!web.demo) giveCookie(request, reply, secure);
    return sendAsset(request, reply, assets.get('index.html')!);
  });
  server.get<{ Params: { name: string } }>('/page/:name', async (request, reply) => {
    const asset = assets.get(request.params.name);
    if (!asset) throw new CodedError('REQUEST_NOT_FOUND');
    return sendAsset(request, reply, asset);
  });
  server.get('/chat/personas', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    const { name, timeZone, places } = web.city;
    if (!web.demo) return { demo: false, city: { name, timeZone }, personas: [] };
    return { demo: true, city: { name, timeZone, places }, personas: await web.personas() };
  });
  server.get<{ Querystring: Query }>('/chat/history', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    return { messages: await web.past(chatOf(request, request.query.chat)) };
  });
  server.post('/chat/messages', async (request) => {
    const post = readPost(request.body);
    return { message: await web.take(chatOf(request, post.chat), post) };
  });
  server.get<{ Querystring: Query }>('/chat/events', async (request, reply) => {
    const chatIds = chatsOf(request, request.query.chat);
    if (chatIds.length > MOST_CHATS_OF_A_STREAM) throw new CodedError('REQUEST_INVALID', { wrong: ['chat'] });
    web.streams.admit(chatIds);
    const last = request.headers['last-event-id'] ?? request.query.since;
    reply.hijack();
    const headers = {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    };
    // Closed with its last event: a stream that is over must not keep a stopping server waiting.
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      ...headers,
      connection: 'close',
    });
    web.streams.open(reply.raw, chatIds, Array.isArray(last) ? last[0] : last);
  });
  server.get<{ Params: { id: string } }>('/chat/files/:id', async (request, reply) => {
    const { path, mime } = await fileOf(request.params.id);
    return sendFile(request, reply, path, mime);
  });
  // Whoever may see a picture may see it small; one that was never made small is sent whole.
  server.get<{ Params: { id: string } }>('/chat/files/:id/small', async (request, reply) => {
    const { path, mime, thumbnail } = await fileOf(request.params.id);
    return thumbnail
      ? sendFile(request, reply, thumbnail, 'image/jpeg')
      : sendFile(request, reply, path, mime);
  });
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, body, done) => done(null, body));
    scope.post<{ Querystring: Query }>('/chat/upload', async (request) => {
      chatOf(request, request.query.chat);
      const { 'content-type': type, 'content-length': length } = request.headers;
      const media = await web.uploads.save(
        type,
        (request.body as Readable | undefined) ?? request.raw,
        Number(length ?? 0),
      );
      return { mediaId: media.source, kind: media.kind, url: `/chat/files/${media.source}` };
    });
  });
}

/** `chat=a&chat=b` and `chat=a,b` mean the same. */
function namesIn(chat: string | string[] | undefined): string[] {
  return [chat ?? []].flat().flatMap((part) => part.split(',').filter((name) => name !== ''));
}
