import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../shared/clock.js';
import { CodedError } from '../../shared/errors.js';
import type { Logger } from '../../shared/logger.js';
import type { Channel, Inbound, MediaRef } from '../channel.js';
import { ChatLog } from './chat-log.js';
import { ChatTurns } from './chat-turns.js';
import { EventStreams } from './event-streams.js';
import { FileLinks } from './file-links.js';
import { readWeb, type WebPost } from './read-web.js';
import { type CleanFile, Uploads } from './uploads.js';
import { type PageCity, type Persona, registerWebRoutes } from './web-routes.js';
import { type PastMessage, type WebMessage, writeInbound, writeOutbound, writePast } from './write-web.js';

/** How many messages of a chat the page is shown. */
const HISTORY_LIMIT = 200;

export interface WebChannel extends Channel {
  /** Puts the page and its addresses on the web server. */
  routes(server: FastifyInstance): Promise<void>;
}

export interface WebChannelNeeds {
  clock: Clock;
  logger: Logger;
  pageDir: string;
  /** A folder of its own for files people send; it must outlive a restart. */
  uploadDir: string;
  /** Files are cleaned as they come in, before anybody is shown them; left out, they stay as they are. */
  cleanFile?: CleanFile;
  demo: boolean;
  /** The address people use when a proxy stands before this server; https makes the cookie Secure. */
  publicUrl?: string;
  city: PageCity;
  personas: () => Persona[] | Promise<Persona[]>;
  /** The newest `limit` messages of a chat in any order, so that a page can be opened again after a restart. */
  history?: (chatId: string, limit: number) => Promise<PastMessage[]>;
}

/** The chat in a browser: posts come in, server-sent events go out. A message counts as sent when it is kept for the page. */
export function makeWebChannel(needs: WebChannelNeeds): WebChannel {
  const { clock, logger } = needs;
  const log = new ChatLog();
  const streams = new EventStreams(log, clock);
  const uploads = new Uploads(needs.uploadDir, clock, needs.cleanFile);
  const files = new FileLinks();
  const links = {
    ofUpload: (media: MediaRef) => `/chat/files/${media.source}`,
    ofFile: (file: Parameters<FileLinks['idOf']>[0]) => `/chat/files/${files.idOf(file)}`,
  };
  const turns = new ChatTurns();
  let answers: { chatId: string; message: WebMessage }[] = [];
  let receive: ((inbound: Inbound) => Promise<void>) | undefined;

  function keep(chatId: string, message: WebMessage): void {
    const entry = log.append(chatId, message);
    if (entry) streams.publish(entry);
  }

  /** An answer quicker than the storing of what it answers waits, so that the page shows both in order. */
  function keepAnswer(chatId: string, message: WebMessage): void {
    if (turns.isBusy(chatId)) answers.push({ chatId, message });
    else keep(chatId, message);
  }

  function showAnswers(chatId: string): void {
    const due = answers.filter((answer) => answer.chatId === chatId);
    answers = answers.filter((answer) => answer.chatId !== chatId);
    for (const { message } of due) keep(chatId, message);
  }

  async function findMedia(ids: string[]): Promise<MediaRef[]> {
    const found = await Promise.all(ids.map((id) => uploads.find(id)));
    if (found.some((media) => !media)) throw new CodedError('MEDIA_NOT_FOUND');
    return found as MediaRef[];
  }

  async function storeInbound(chatId: string, post: WebPost): Promise<WebMessage> {
    const media = await findMedia(post.mediaIds);
    const senderName = needs.demo ? await nameOf(chatId) : undefined;
    const inbound = readWeb(post, { chatId, senderName, sentAt: clock.now(), media });
    if (!receive) throw new CodedError('MESSAGE_NOT_STORED');
    const message = writeInbound(inbound, links);
    await receive(inbound).catch((cause) => {
      logger.error({ error: cause }, 'web message not stored');
      throw new CodedError('MESSAGE_NOT_STORED', {}, { cause });
    });
    keep(chatId, message);
    showAnswers(chatId);
    return message;
  }

  /** Acknowledges only what is stored; the same message posted again, at once or later, is stored once. */
  async function take(chatId: string, post: WebPost): Promise<WebMessage> {
    const turn = turns.take(chatId, async () => log.find(chatId, post.id) ?? storeInbound(chatId, post));
    return turn.finally(() => turns.isBusy(chatId) || showAnswers(chatId));
  }

  async function nameOf(chatId: string): Promise<string> {
    const persona = (await needs.personas()).find(({ id }) => id === chatId);
    return (
      persona?.name ??
      chatId.replace(/(^|[._-]+)([a-z0-9])/g, (_all, gap, first) => (gap && ' ') + first.toUpperCase())
    );
  }

  async function past(chatId: string): Promise<WebMessage[]> {
    const stored = (await needs.history?.(chatId, HISTORY_LIMIT)) ?? [];
    const fresh = log.messages(chatId);
    const known = new Set(fresh.map((message) => message.id));
    const older = stored
      .map((message) => writePast(message, links))
      .filter((message) => !known.has(message.id));
    return [...older, ...fresh].sort((a, b) => a.at.localeCompare(b.at)).slice(-HISTORY_LIMIT);
  }

  return {
    name: 'web',
    async start(given) {
      await uploads.open();
      receive = given;
    },
    async send(chatId, outbound, deliveryId) {
      keepAnswer(chatId, writeOutbound(outbound, deliveryId, clock.now(), links));
      return { ok: true, messageId: deliveryId };
    },
    fetchMedia: (media, maxBytes) => uploads.read(media.source, maxBytes),
    async stop() {
      receive = undefined;
      await turns.idle();
      streams.closeAll();
    },
    routes: (server) => registerWebRoutes(server, { ...needs, uploads, links: files, streams, take, past }),
  };
}
