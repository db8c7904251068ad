import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type InboxModel, type InboxRow, inboxModel } from '../../src/delivery/inbox-model.js';
import { type OutboxModel, type OutboxRow, outboxModel } from '../../src/delivery/outbox-model.js';
import { silentLogger } from '../../src/shared/logger.js';
import { connectStore, type Store } from '../../src/store/connect.js';
import type { Ticket } from '../../src/tickets/ticket.js';
import { type TicketModel, ticketModel } from '../../src/tickets/ticket-model.js';
import {
  emptyFolder,
  eventually,
  freshDataDir,
  type Program,
  type Settings,
  spawnProgram,
} from '../support/child-program.js';
import {
  type CrablineWhatsapp,
  pairBeforehand,
  startCrablineWhatsapp,
} from '../support/crabline-whatsapp.js';
import { type CuttingProxy, startCuttingProxy } from '../support/cutting-proxy.js';

const SECRET = 'made-up secret of the tests, forty letters';
const COMPLAINT = 'lampu jalan di depan SDN 3 Melati mati sudah seminggu';
/** Words that wait some seconds for a next bubble before they are answered. */
const UNFINISHED = 'lampu mati';
const SUMMARY = /Kirim/;
const CODE = /CTH-\d{4}-\d{4}[A-Z]/;
/** The lease of one that died, a start and the way to WhatsApp, on a machine that is busy. */
const FOLLOWS_MS = 150_000;
const TEST_MS = 400_000;

/** A program with a way of its own to WhatsApp, on which its connections are counted. */
interface OnWhatsapp {
  program: Program;
  line: CuttingProxy;
}

let crabline: CrablineWhatsapp;
let lines: CuttingProxy[];
beforeEach(async () => {
  crabline = await startCrablineWhatsapp();
  lines = [];
});
afterEach(async () => {
  for (const line of lines) await line.close();
  await crabline.stop();
});

async function start(settings: Settings): Promise<OnWhatsapp> {
  const line = await startCuttingProxy(crabline.wsUrl);
  lines.push(line);
  const channel = { WHATSAPP_ENABLED: 'true', WHATSAPP_WS_URL: line.through(crabline.wsUrl) };
  const program = spawnProgram({ ...settings, APP_SECRET: SECRET, WHATSAPP_PER_MINUTE: '600', ...channel });
  return { program, line };
}

const says = ({ program }: OnWhatsapp, code: string) => program.codes().filter((one) => one === code).length;
const isConnected = ({ program, line }: OnWhatsapp) =>
  line.open() === 1 && program.out().includes('whatsapp connected');
const connected = (one: OnWhatsapp) =>
  eventually('it is connected', () => isConnected(one) && one.program.url !== '', FOLLOWS_MS);

let citizens = 0;
const newCitizen = () => `62812${String(++citizens).padStart(7, '0')}@s.whatsapp.net`;
const answersTo = (jid: string, answer: RegExp) =>
  crabline.sent().filter(({ chatId, text }) => chatId === jid && answer.test(text));
const answered = (jid: string, answer: RegExp) =>
  eventually(`${answer} is said`, () => answersTo(jid, answer).length > 0, FOLLOWS_MS);

/** Writes and waits for the answer. */
async function ask(jid: string, text: string, answer: RegExp): Promise<void> {
  await crabline.inject(jid, text);
  await answered(jid, answer);
}

/** A citizen reports and sees the code. */
async function report(): Promise<void> {
  const jid = newCitizen();
  await ask(jid, COMPLAINT, SUMMARY);
  await ask(jid, 'kirim', CODE);
}

/** What the programs have written, for a look from outside. */
interface Models {
  inbox: InboxModel;
  outbox: OutboxModel;
  tickets: TicketModel;
}

/** Ends the last one in peace: what it took over in mid-send may wait for some seconds. */
async function endWell({ program }: OnWhatsapp, { outbox }: Models): Promise<void> {
  const isSent = async () => !(await outbox.exists({ state: 'waiting' }));
  await eventually('everything is sent', isSent, FOLLOWS_MS);
  expect(await program.end('SIGTERM')).toEqual({ code: 0, signal: null });
}

/** Every message was handled and answered, everything that was said was said once, each number was given once. */
async function judge(models: Models) {
  const inbox = await models.inbox.find({}).lean<InboxRow[]>();
  const outbox = await models.outbox.find({}).lean<OutboxRow[]>();
  const tickets = await models.tickets.find({}).sort({ number: 1 }).lean<Ticket[]>();
  const sent = crabline.sent();
  const isRepeated = <T>(all: T[]) => new Set(all).size < all.length;
  return {
    unhandled: inbox.filter(({ state }) => state !== 'handled').map(({ _id }) => _id),
    unanswered: inbox.filter(({ _id }) => !outbox.some((row) => row._id.startsWith(`${_id}>`))),
    unsent: outbox.filter(({ state }) => state !== 'sent').map(({ _id, state }) => `${state} ${_id}`),
    surplus: sent.length - outbox.length,
    repeated: sent.filter(({ chatId, text }) =>
      isRepeated(sent.flatMap((one) => (one.chatId === chatId && one.text === text ? ['said'] : []))),
    ),
    ticketsTwice: isRepeated(tickets.map(({ citizen }) => citizen)),
    numbers: tickets.map(({ number }) => number),
  };
}
const allWell = (tickets: number) => ({
  ...{ unhandled: [], unanswered: [], unsent: [], surplus: 0, repeated: [], ticketsTwice: false },
  numbers: Array.from({ length: tickets }, (_, index) => index + 1),
});

const server = process.env.TEST_MONGODB_URL;
const withServer = server ? describe : describe.skip;
const title = server ? 'on one MongoDB' : 'on one MongoDB (skipped: TEST_MONGODB_URL is not set)';

withServer(`two programs with one number ${title}`, () => {
  let MONGODB_URL: string;
  let store: Store;
  let models: Models;
  let first: OnWhatsapp;
  let second: OnWhatsapp;
  const startOne = () => start({ DATA_DIR: freshDataDir(), MONGODB_URL });
  const standsBy = (one: OnWhatsapp) =>
    eventually('it says that it stands by', () => says(one, 'STORE_TAKEN') > 0, FOLLOWS_MS);

  beforeEach(async () => {
    const url = new URL(server!);
    url.pathname = `/two_${randomUUID()}`;
    MONGODB_URL = url.href;
    await pairBeforehand(emptyFolder(), SECRET, MONGODB_URL);
    store = await connectStore({ mongodbUrl: MONGODB_URL, dataDir: '', logger: silentLogger });
    const { connection } = store;
    models = {
      inbox: inboxModel(connection),
      outbox: outboxModel(connection),
      tickets: ticketModel(connection),
    };
    first = await startOne();
    await connected(first);
    second = await startOne();
    await standsBy(second);
    await report();
    expect(second.line.met()).toBe(0);
    expect(second.program.url).toBe('');
  }, TEST_MS);

  afterEach(() => store.close());

  /** Nobody was told to stop a program that is gone, and standing by was said once. */
  const expectQuietly = (one: OnWhatsapp) => {
    expect([says(one, 'STORE_TAKEN'), says(one, 'CHANNEL_TAKEN')]).toEqual([1, 0]);
    expect(one.program.err()).toBe('');
  };

  it(
    'one works; the other stands by, and follows when the first is stopped, and so on',
    async () => {
      expect(await first.program.end('SIGTERM')).toEqual({ code: 0, signal: null });
      await connected(second);
      first = await startOne();
      await standsBy(first);
      await report();
      expect(first.line.met()).toBe(0);
      expect(await second.program.end('SIGTERM')).toEqual({ code: 0, signal: null });
      await connected(first);
      await report();
      expectQuietly(first);
      expectQuietly(second);
      await endWell(first, models);
      expect(await judge(models)).toEqual(allWell(3));
    },
    TEST_MS,
  );

  it(
    'one is killed: the other follows, and answers what had been taken and not answered',
    async () => {
      const [waiting, late] = [newCitizen(), newCitizen()];
      const id = await crabline.inject(waiting, UNFINISHED);
      await eventually('it is taken', () => crabline.receipts().has(id));
      await first.program.end('SIGKILL');
      expect(answersTo(waiting, /./)).toEqual([]);
      await crabline.inject(late, COMPLAINT);
      await connected(second);
      await answered(waiting, /tempat/);
      await answered(late, SUMMARY);
      await ask(late, 'kirim', CODE);
      await report();
      expectQuietly(second);
      await endWell(second, models);
      expect(await judge(models)).toEqual(allWell(3));
    },
    TEST_MS,
  );

  it(
    'one is paused for long: the other follows, and the first ends as soon as it goes on',
    async () => {
      const unheard = newCitizen();
      process.kill(first.program.pid, 'SIGSTOP');
      // It reaches the one that sleeps, and is not taken.
      const id = await crabline.inject(unheard, COMPLAINT);
      await connected(second);
      await report();
      process.kill(first.program.pid, 'SIGCONT');
      expect(await first.program.exited).toEqual({ code: 1, signal: null });
      expect(first.program.err()).toMatch(/^STORE_LOST: Another Tanggap took over this database/);
      await eventually('one connection is left', () => first.line.open() === 0 && second.line.open() === 1);
      // WhatsApp hands out again what nobody said to have.
      if (!crabline.receipts().has(id)) await crabline.inject(unheard, COMPLAINT);
      await answered(unheard, SUMMARY);
      await ask(unheard, 'kirim', CODE);
      await report();
      expectQuietly(second);
      await endWell(second, models);
      expect(await judge(models)).toEqual(allWell(4));
    },
    TEST_MS,
  );
});

describe('two programs in one DATA_DIR', () => {
  it(
    'the second ends at once and never calls WhatsApp; the first goes on undisturbed',
    async () => {
      const DATA_DIR = freshDataDir();
      await pairBeforehand(DATA_DIR, SECRET);
      const first = await start({ DATA_DIR });
      await connected(first);
      const second = await start({ DATA_DIR });
      expect(await second.program.exited).toEqual({ code: 1, signal: null });
      expect(second.program.err()).toMatch(/^DATA_DIR_LOCKED: /);
      expect(second.line.met()).toBe(0);
      await report();
      expect(first.line.met()).toBe(1);
      expect(await first.program.end('SIGTERM')).toEqual({ code: 0, signal: null });
    },
    TEST_MS,
  );
});
