import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp } from '../src/app.js';
import { makeTerminalChannel } from '../src/channels/terminal/terminal-channel.js';
import { type Config, readConfig } from '../src/config.js';
import type { Knowledge } from '../src/conversation/decision.js';
import { loadKnowledge } from '../src/load-knowledge.js';
import { loadCity } from '../src/profile/load-city.js';
import { ManualClock } from '../src/shared/clock.js';
import { silentLogger } from '../src/shared/logger.js';
import { connectStore } from '../src/store/connect.js';
import type { Ticket } from '../src/tickets/ticket.js';
import { ticketModel } from '../src/tickets/ticket-model.js';
import { median, round } from './figures.js';

/** The embedded engine holds everything in memory: a million tickets are a matter for a server. */
const OPEN = process.env.MONGODB_URL ? [10_000, 100_000, 1_000_000] : [10_000, 100_000];
const DUE = 100;
const TICKS = 3;
const BATCH = 5_000;
const START = new Date('2026-03-10T09:00:00+07:00');
const HOUR_MS = 3_600_000;
const LATER_MS = 1_000 * 24 * HOUR_MS;

interface Scene {
  config: Config;
  knowledge: Knowledge;
}

/**
 * One tick of the clocks while so many tickets are open, of which 100 are due: the step, its notices and their sending.
 * Median of three ticks; `ratio` is the last over the first.
 */
export async function benchClock(): Promise<object> {
  const config = readConfig(process.env);
  const { profile } = await loadCity(config.CITY_DIR);
  const knowledge = await loadKnowledge(profile, config);
  const tickMs: number[] = [];
  for (const open of OPEN) {
    const dir = await mkdtemp(join(tmpdir(), 'tanggap-bench-'));
    const url =
      config.MONGODB_URL && new URL(`/tanggap_bench_${process.pid}_${open}`, config.MONGODB_URL).href;
    const scene = { knowledge, config: { ...config, DATA_DIR: dir, MONGODB_URL: url } };
    try {
      await fill(scene, await openOne(scene), open);
      tickMs.push(round(await tick(scene), 1));
      console.log(`${open} open, ${DUE} due: ${tickMs.at(-1)} ms`);
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
  }
  const engines = config.MONGODB_URL ? 'mongodb' : 'embedded';
  return { engines, open: OPEN, tickMs, ratio: round(tickMs.at(-1)! / tickMs[0]!, 2) };
}

function start({ config, knowledge }: Scene, clock: ManualClock) {
  const channel = makeTerminalChannel();
  const parts = { config, clock, logger: silentLogger, channels: [channel], knowledge: () => knowledge };
  return startApp({ ...parts, linksSampleStaff: true }).then((app) => ({ app, channel }));
}

/** A ticket as the program makes it. */
async function openOne(scene: Scene): Promise<Ticket> {
  const clock = new ManualClock(START);
  const { app, channel } = await start(scene, clock);
  for (const text of ['lampu jalan depan SDN 3 Melati mati', 'kirim']) {
    await channel.hear('siti', { text }, clock.now());
    await app.idle();
  }
  await app.stop();
  return withTickets(scene, async (tickets) => (await tickets.findOne({}).lean<Ticket>())!);
}

async function withTickets<T>(
  { config }: Scene,
  use: (tickets: ReturnType<typeof ticketModel>) => Promise<T>,
): Promise<T> {
  const settings = { mongodbUrl: config.MONGODB_URL, dataDir: config.DATA_DIR, logger: silentLogger };
  const store = await connectStore(settings);
  try {
    const tickets = ticketModel(store.connection);
    await tickets.init();
    return await use(tickets);
  } finally {
    await store.close();
  }
}

/** Copies of one ticket: the first hundreds are due hour by hour, all others years later. */
async function fill(scene: Scene, sample: Ticket, open: number): Promise<void> {
  await withTickets(scene, async (tickets) => {
    for (let from = 1; from < open; from += BATCH) {
      const numbers = Array.from({ length: Math.min(BATCH, open - from) }, (_, index) => from + index);
      await tickets.insertMany(
        numbers.map((number) => copyTicket(sample, number)),
        { lean: true, ordered: false },
      );
    }
  });
}

function copyTicket(sample: Ticket, number: number): Ticket {
  const tickOf = Math.floor((number - 1) / DUE) + 1;
  const shiftMs = tickOf <= TICKS ? tickOf * HOUR_MS : LATER_MS;
  const { alarmAt, clock } = shiftDates({ alarmAt: sample.alarmAt, clock: sample.clock }, shiftMs);
  const _id = `${sample.month}-${number + 1_000_000}`;
  return { ...sample, _id, number: number + 1_000_000, draftId: `bench-${number}`, alarmAt, clock };
}

function shiftDates<T>(value: T, shiftMs: number): T {
  if (value instanceof Date) return new Date(value.getTime() + shiftMs) as T;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [key, shiftDates(field, shiftMs)]),
  ) as T;
}

async function tick(scene: Scene): Promise<number> {
  const firstAt = await withTickets(scene, async (tickets) => {
    const first = await tickets.findOne({ number: 1_000_001 }, { alarmAt: 1 }).lean<Ticket>();
    return first!.alarmAt!;
  });
  const clock = new ManualClock(new Date(firstAt.getTime() - HOUR_MS / 2));
  const { app } = await start(scene, clock);
  await clock.moveTo(clock.now(), () => app.idle());
  const tookMs: number[] = [];
  for (let index = 0; index < TICKS; index++) {
    const startMs = performance.now();
    await clock.moveTo(new Date(firstAt.getTime() + index * HOUR_MS), () => app.idle());
    tookMs.push(performance.now() - startMs);
  }
  await app.stop();
  return median(tookMs);
}
