import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, startApp } from '../../src/app.js';
import type { Channel, Inbound } from '../../src/channels/channel.js';
import { makeTerminalChannel, type TerminalChannel } from '../../src/channels/terminal/terminal-channel.js';
import { readConfig } from '../../src/config.js';
import type { Knowledge } from '../../src/conversation/decision.js';
import { type ChatRow, chatModel } from '../../src/conversation/turn/chat-model.js';
import { type InboxRow, inboxModel } from '../../src/delivery/inbox-model.js';
import { type OutboxRow, outboxModel } from '../../src/delivery/outbox-model.js';
import type { TieTwins } from '../../src/door-parts.js';
import { type FaqCountRow, faqCountModel } from '../../src/faq/faq-count-model.js';
import { ManualClock } from '../../src/shared/clock.js';
import { silentLogger } from '../../src/shared/logger.js';
import { connectStore } from '../../src/store/connect.js';
import { ticketModel } from '../../src/tickets/ticket-model.js';
import { know } from './sample-turn.js';

/** The real program on the embedded engine in a folder of its own; it can be stopped and started over the same data. */
export interface SampleCity {
  dir: string;
  clock: ManualClock;
  channel: TerminalChannel;
  app: App;
  /** As a channel tells that two of its chats are one to the person. */
  tieTwins: TieTwins;
  /** Somebody writes or presses; message ids are given, so that the same message can come twice. */
  hear(who: string, messageId: string, what: Partial<Inbound>): Promise<void>;
  restart(channel?: Channel): Promise<void>;
  close(): Promise<void>;
  /** Removes the data of a stopped program. */
  remove(): Promise<void>;
}

export async function openCity(
  startsAt = '2026-03-10T09:00+07:00',
  knowledge: Knowledge = know,
  { bubbleWaitSeconds = 0, logger = silentLogger } = {},
): Promise<SampleCity> {
  // Most tests are about single messages: those are answered at once.
  const patient = { ...knowledge.profile.city, bubble_wait_seconds: bubbleWaitSeconds };
  const own: Knowledge = { ...knowledge, profile: { ...knowledge.profile, city: patient } };
  const dir = await mkdtemp(join(tmpdir(), 'tanggap-city-'));
  const config = readConfig({ DATA_DIR: dir });
  const clock = new ManualClock(new Date(startsAt));
  let tieTwins: TieTwins = async () => {};
  const start = (channel: TerminalChannel) =>
    startApp({
      ...{ config, clock, logger },
      async channels(_connection, tie) {
        tieTwins = tie;
        return [channel];
      },
      ...{ knowledge: () => own, linksSampleStaff: true },
    });
  const first = makeTerminalChannel();
  const city: SampleCity = {
    ...{ dir, clock, channel: first, app: await start(first) },
    tieTwins: (chat, other) => tieTwins(chat, other),
    async hear(who, messageId, what) {
      await city.channel.hear(who, { messageId, ...what }, clock.now());
      await city.app.idle();
    },
    async restart() {
      await city.app.stop();
      city.channel = makeTerminalChannel();
      city.app = await start(city.channel);
      await city.app.idle();
    },
    async close() {
      await city.app.stop();
      await city.remove();
    },
    remove: () => rm(dir, { recursive: true, force: true }),
  };
  return city;
}

/** What is in the store of a stopped program, without moments: the same deeds leave the same. */
export async function readState(dir: string) {
  const store = await connectStore({ dataDir: dir, logger: silentLogger });
  const { connection } = store;
  const models = [ticketModel, outboxModel, chatModel, inboxModel, faqCountModel].map((model) =>
    model(connection),
  );
  await Promise.all(models.map((model) => model.init()));
  const tickets = await ticketModel(connection).find().sort({ _id: 1 }).lean();
  const outbox = await connection.model<OutboxRow>('outbox').find().sort({ chat: 1, seq: 1 }).lean();
  const chats = await connection.model<ChatRow>('chats').find().sort({ _id: 1 }).lean();
  const inbox = await connection.model<InboxRow>('inbox').find().sort({ _id: 1 }).lean();
  const faqCounts = await connection.model<FaqCountRow>('faqCounts').find().sort({ _id: 1 }).lean();
  await store.close();
  const withoutMoments = (text: string) => text.replace(/\d{1,2}[.:]\d{2}/g, 'HH.MM');
  return {
    tickets: tickets.map(({ _id, status, unit, officer, rating, reopenCount, history, report }) => ({
      ...{ _id, status, unit, officer: officer?.id, rating, reopenCount, text: report.text },
      files: report.attachments.length,
      history: history.map(({ id, step, text, attachments, by }) => [
        id,
        step,
        text,
        attachments?.length,
        by.id,
      ]),
    })),
    outbox: outbox.map(({ _id, chat, message, state }) => ({
      _id,
      chat,
      state,
      text: withoutMoments(message.text),
    })),
    chats: chats.map(({ _id, talk, offered, decidedId, nudgeAt }) => ({
      ...{ _id, asked: talk?.asked, draft: talk?.draft?.text, lastQuestion: talk?.lastQuestion },
      ...{ offered, decidedId, isNudged: nudgeAt !== undefined },
    })),
    faqCounts: faqCounts.map(({ _id, shown, helpful, unhelpful }) => ({
      _id,
      shown,
      helpful,
      unhelpful,
    })),
    inbox: inbox.map(({ _id, state }) => [_id, state]),
  };
}
