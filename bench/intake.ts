import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Child, startNode } from './child-process.js';
import { median, quantile, round } from './figures.js';
import { type LoopbackBotApi, startLoopbackBotApi, WEBHOOK_SECRET } from './loopback-bot-api.js';

const ROUNDS = 5;
/** People of one round of each; each sends two messages. The first round warms up and is not counted. */
const PEOPLE = 600;
/** So many write at the same time: what Telegram opens to one webhook at most. */
const AT_ONCE = 40;
const COMPLAINT = 'lampu jalan depan SDN 3 Melati mati sudah seminggu';
const RECEIPT = /CTH-\d{4}-\d{4,}[A-Z]/;

interface Rig {
  api: LoopbackBotApi;
  url: string;
  child: Child;
}

interface Round {
  perSecond: number;
  latenciesMs: number[];
}

/**
 * Messages a second from webhook in to reply out. A person takes two: the complaint, answered by its summary, and the
 * press on Kirim, answered by the receipt of a ticket that is stored. Beside it, in turns, a bare pipe does the least
 * with as many messages: telegraf, one insert, one queue add, one send.
 */
export async function benchIntake(): Promise<object> {
  const api = await startLoopbackBotApi();
  const dataDirs = await Promise.all([1, 2].map(() => mkdtemp(join(tmpdir(), 'tanggap-bench-'))));
  const engines = process.env.MONGODB_URL ? 'mongodb' : 'embedded';
  const [ours, bare] = await Promise.all([startProgram(api, dataDirs[0]!), startBarePipe(api, dataDirs[1]!)]);
  try {
    const rounds: { ours: Round; bare: Round }[] = [];
    for (let index = 0; index <= ROUNDS; index++) {
      const firstPerson = 1_000_000 + index * PEOPLE;
      const pair = {
        ours: await runRound(ours, firstPerson, report),
        bare: await runRound(bare, firstPerson, greetTwice),
      };
      const name = index === 0 ? 'warm-up' : `${index}/${ROUNDS}`;
      console.log(
        `${name}: ${pair.ours.perSecond.toFixed(0)} messages/s, bare ${pair.bare.perSecond.toFixed(0)}/s`,
      );
      if (index > 0) rounds.push(pair);
    }
    const perSecond = median(rounds.map((pair) => pair.ours.perSecond));
    const barePerSecond = median(rounds.map((pair) => pair.bare.perSecond));
    const p95Ms = quantile(
      rounds.flatMap((pair) => pair.ours.latenciesMs),
      0.95,
    );
    return {
      engines,
      perSecond: round(perSecond),
      barePerSecond: round(barePerSecond),
      ratio: round(perSecond / barePerSecond, 3),
      p95Ms: round(p95Ms, 1),
    };
  } finally {
    await Promise.all([ours.child.end(), bare.child.end()]);
    await api.close();
    await Promise.all(dataDirs.map((dir) => rm(dir, { recursive: true, force: true })));
  }
}

async function startProgram(api: LoopbackBotApi, dataDir: string): Promise<Rig> {
  const child = startNode([join(import.meta.dirname, '../src/main.js')], {
    ...engineSettings('tanggap_bench'),
    DATA_DIR: dataDir,
    PORT: '0',
    LOG_LEVEL: 'warn',
    PUBLIC_URL: 'https://bench.example',
    TELEGRAM_BOT_TOKEN: api.token,
    TELEGRAM_API_ROOT: api.apiRoot,
    TELEGRAM_WEBHOOK_SECRET: WEBHOOK_SECRET,
  });
  const [url] = await child.said(/http:\/\/[\w.:]+/);
  return { api, child, url: `${url}/webhook/telegram` };
}

async function startBarePipe(api: LoopbackBotApi, dataDir: string): Promise<Rig> {
  const settings = {
    ...engineSettings('tanggap_bench_bare'),
    DATA_DIR: dataDir,
    TOKEN: api.token,
    API_ROOT: api.apiRoot,
  };
  const child = startNode([join(import.meta.dirname, 'bare-pipe-main.js')], settings);
  const [url] = await child.said(/http:\/\/\S+/);
  return { api, child, url };
}

/** The server of MONGODB_URL with a database of this run's own. */
function engineSettings(database: string): Record<string, string> {
  const { MONGODB_URL } = process.env;
  if (!MONGODB_URL) return {};
  const url = new URL(MONGODB_URL);
  url.pathname = `/${database}_${process.pid}`;
  return { MONGODB_URL: url.href, APP_SECRET: 'the-secret-of-the-benchmark-is-none' };
}

type Play = (rig: Rig, person: number, time: Timed) => Promise<void>;
type Timed = <T>(deed: () => Promise<T>) => Promise<T>;

async function runRound(rig: Rig, firstPerson: number, play: Play): Promise<Round> {
  const latenciesMs: number[] = [];
  const time: Timed = async (deed) => {
    const startMs = performance.now();
    const result = await deed();
    latenciesMs.push(performance.now() - startMs);
    return result;
  };
  let next = firstPerson;
  const startMs = performance.now();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < firstPerson + PEOPLE) await play(rig, next++, time);
    }),
  );
  const seconds = (performance.now() - startMs) / 1000;
  return { perSecond: latenciesMs.length / seconds, latenciesMs };
}

async function report({ api, url }: Rig, person: number, time: Timed): Promise<void> {
  const summary = await time(() => api.ask(url, person, { message: message(person, 1, COMPLAINT) }));
  const data = summary.buttons.find(({ text }) => text === 'Kirim')?.callback_data;
  const press = {
    id: `${person}`,
    from: from(person),
    chat_instance: '1',
    data,
    message: message(person, 2, ''),
  };
  const receipt = await time(() => api.ask(url, person, { callback_query: press }));
  if (!data || !RECEIPT.test(receipt.text)) throw new Error('a report did not become a ticket');
}

async function greetTwice({ api, url }: Rig, person: number, time: Timed): Promise<void> {
  for (const id of [1, 2])
    await time(() => api.ask(url, person, { message: message(person, id, COMPLAINT) }));
}

function message(person: number, id: number, text: string): object {
  const chat = { id: person, type: 'private', first_name: 'Warga' };
  return { message_id: id, date: Math.floor(Date.now() / 1000), chat, from: from(person), text };
}

function from(person: number): object {
  return { id: person, is_bot: false, first_name: 'Warga' };
}
