import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { startApp } from '../../src/app.js';
import { makeWhatsappChannel } from '../../src/channels/whatsapp/whatsapp-channel.js';
import { readConfig } from '../../src/config.js';
import { type InboxRow, inboxModel } from '../../src/delivery/inbox-model.js';
import { type OutboxRow, outboxModel } from '../../src/delivery/outbox-model.js';
import { systemClock } from '../../src/shared/clock.js';
import { silentLogger } from '../../src/shared/logger.js';
import { connectStore } from '../../src/store/connect.js';
import { sealedModel } from '../../src/store/sealed-model.js';
import { makeSealedStore } from '../../src/store/sealed-store.js';
import type { Ticket } from '../../src/tickets/ticket.js';
import { ticketModel } from '../../src/tickets/ticket-model.js';
import { makeChance } from '../../src/understanding/measure/chance.js';
import { know } from '../conversation/sample-turn.js';
import { eventually, pause } from '../support/child-program.js';
import {
  type CrablineWhatsapp,
  pairBeforehand,
  startCrablineWhatsapp,
} from '../support/crabline-whatsapp.js';
import { startCuttingProxy } from '../support/cutting-proxy.js';

const CUTS = 100;
const LANES = 6;
const SECRET = 'made-up secret of the tests, forty letters';
const COMPLAINTS = [
  'lampu jalan di depan SDN 3 Melati mati sudah seminggu',
  'jalan berlubang besar di Jl. Merdeka Sukasari',
  'lampu jalan di Jl. Sudirman Tegalsari padam total',
];
const CODE = /CTH-\d{4}-\d{4}[A-Z]/;
/** The endpoint hands a message to a socket once and forgets it; WhatsApp itself hands out again what has no receipt. */
const UNRECEIPTED_MS = 4_000;

interface Account {
  /** Ids of messages by chat, with whether the endpoint had to be asked to hand it in again. */
  written: Map<string, string[]>;
  handedInAgain: number;
  citizens: number;
}

it(`its socket cut ${CUTS} times under load, WhatsApp loses no message, doubles no ticket and owes no reply`, async () => {
  const seed = Number(process.env.CUT_SEED ?? Date.now() % 1_000_000);
  const random = makeChance(seed);
  const dir = await mkdtemp(join(tmpdir(), 'tanggap-cut-'));
  const crabline = await startCrablineWhatsapp();
  const proxy = await startCuttingProxy(crabline.wsUrl);
  await pairBeforehand(dir, SECRET);
  const city = { ...know.profile.city, bubble_wait_seconds: 0 };
  const knowledge = { ...know, profile: { ...know.profile, city } };
  let state = () => '';
  const app = await startApp({
    config: readConfig({ DATA_DIR: dir }),
    ...{ clock: systemClock, logger: silentLogger, knowledge: () => knowledge, linksSampleStaff: false },
    channels: async (connection) => {
      const model = sealedModel(connection);
      await model.init();
      const roomOf = (room: string) => makeSealedStore({ model, secret: SECRET, room, clock: systemClock });
      const channel = makeWhatsappChannel({
        keys: roomOf('whatsapp'),
        people: roomOf('whatsapp-people'),
        unopened: roomOf('whatsapp-unopened'),
        ...{ wsUrl: proxy.through(crabline.wsUrl), perMinute: 600, dailyCap: 250 },
        ...{ showsPresence: false, showsReading: false, clock: systemClock, logger: silentLogger },
        say: know.texts.in('id'),
        history: async () => [],
        pause: () => 50 + random() * 100,
      });
      state = () => channel.pairing.state().kind;
      return [channel];
    },
  });
  await eventually('it is connected', () => state() === 'open');

  let cuts = 0;
  const account: Account = { written: new Map(), handedInAgain: 0, citizens: 0 };
  const beganAt = Date.now();
  const lanes = Promise.allSettled(
    Array.from({ length: LANES }, (_, lane) => citizens(crabline, account, lane, () => cuts >= CUTS, random)),
  );
  while (cuts < CUTS) {
    await pause(random() * 900);
    // Some cuts meet the handshake.
    if (random() < 0.8) await eventually('it is connected again', () => state() === 'open');
    cuts += proxy.cut() > 0 ? 1 : 0;
  }
  const left = (await lanes).flatMap((lane) => (lane.status === 'rejected' ? [String(lane.reason)] : []));
  await eventually('everything is sent', () => app.idle().then(() => true));
  await app.stop();
  const verdict = await judge(dir, crabline, account);
  const seconds = Math.round((Date.now() - beganAt) / 1000);
  const counts = {
    lost: verdict.lost.length,
    doubled: verdict.doubled.length,
    missing: verdict.missing.length,
  };
  const { citizens: people, handedInAgain } = account;
  console.log(
    `cut socket: ${JSON.stringify({ seed, cuts, seconds, people, handedInAgain, ...verdict.facts, ...counts })}`,
  );
  await proxy.close();
  await crabline.stop();
  await rm(dir, { recursive: true, force: true });
  const { lost, doubled, missing } = verdict;
  expect({ lost, doubled, missing, left }).toEqual({ lost: [], doubled: [], missing: [], left: [] });
  expect(people).toBeGreaterThanOrEqual(LANES);
}, 400_000);

/** One citizen after the other reports, sends the report off and sees its code. */
async function citizens(
  crabline: CrablineWhatsapp,
  account: Account,
  lane: number,
  isOver: () => boolean,
  random: () => number,
): Promise<void> {
  for (let n = 0; !isOver(); n++) {
    const jid = `6281${lane}${String(n).padStart(7, '0')}@s.whatsapp.net`;
    account.citizens += 1;
    await write(crabline, account, jid, COMPLAINTS[n % COMPLAINTS.length]!, /Kirim/);
    await pause(random() * 150);
    await write(crabline, account, jid, 'kirim', CODE);
  }
}

/** Writes until it is answered; hands in again what the endpoint lost on a dying socket. */
async function write(
  crabline: CrablineWhatsapp,
  account: Account,
  jid: string,
  text: string,
  answer: RegExp,
): Promise<void> {
  const isAnswered = () => crabline.sent().some((sent) => sent.chatId === jid && answer.test(sent.text));
  for (let attempt = 0; attempt < 12; attempt++) {
    const id = await crabline.inject(jid, text);
    account.written.set(jid, [...(account.written.get(jid) ?? []), id]);
    if (attempt > 0) account.handedInAgain += 1;
    const giveUpMs = Date.now() + UNRECEIPTED_MS;
    while (Date.now() < giveUpMs && !isAnswered()) await pause(20);
    // What was received has to be answered: after many tries in vain the outbox pauses up to two minutes.
    if (crabline.receipts().has(id)) await eventually(`${text} is answered`, isAnswered, 200_000);
    if (isAnswered()) return;
  }
  throw new Error(`${text} was never taken`);
}

async function judge(dir: string, crabline: CrablineWhatsapp, account: Account) {
  const store = await connectStore({ dataDir: dir, logger: silentLogger });
  const inbox = await inboxModel(store.connection).find({}).lean<InboxRow[]>();
  const outbox = await outboxModel(store.connection).find({}).lean<OutboxRow[]>();
  const tickets = await ticketModel(store.connection).find({}).lean<Ticket[]>();
  await store.close();
  const handled = new Set(inbox.filter(({ state }) => state === 'handled').map(({ _id }) => _id));
  const receipts = crabline.receipts();
  const sent = crabline.sent();
  const times = (id: string) => sent.filter((message) => message.id === id).length;
  const ticketsOf = (jid: string) => tickets.filter(({ citizen }) => citizen === `whatsapp:${jid}`).length;
  return {
    lost: [...account.written].flatMap(([jid, ids]) =>
      ids
        .filter((id) => receipts.has(id) && !handled.has(`whatsapp:${jid}:${id}`))
        .map((id) => `${jid} ${id}`),
    ),
    doubled: [
      ...[...account.written.keys()].filter((jid) => ticketsOf(jid) > 1).map((jid) => `ticket of ${jid}`),
      // Each of these messages is one; a second one under another id would be seen twice by the person.
      ...sent
        .filter(({ id }) => !outbox.some(({ deliveredId }) => deliveredId === id))
        .map(({ id }) => `message ${id}`),
    ],
    missing: [
      ...[...account.written.keys()].filter((jid) => ticketsOf(jid) === 0).map((jid) => `ticket of ${jid}`),
      ...inbox.filter(({ state }) => state !== 'handled').map(({ _id, state }) => `${state} ${_id}`),
      ...outbox.filter(({ state }) => state !== 'sent').map(({ _id, state }) => `${state} ${_id}`),
      ...outbox.filter(({ deliveredId = '' }) => times(deliveredId) === 0).map(({ _id }) => `unseen ${_id}`),
    ],
    facts: { messages: inbox.length, tickets: tickets.length, replies: outbox.length },
  };
}
