import { randomUUID } from 'node:crypto';
import type { BotApiStub, SentMessage } from '../support/bot-api-stub.js';
import { eventually, type Program, pause } from '../support/child-program.js';

/** A small real picture. */
export const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);
export const CODE = /CTH-\d{4}-\d{4}[A-Z]/;
const WAIT_MS = 140_000;
const LONGEST_THOUGHT_MS = 150;

const COMPLAINTS = [
  'lampu jalan di depan SDN 3 Melati mati sudah seminggu',
  'jalan berlubang besar di Jl. Merdeka Sukasari, bahaya buat motor',
  'lampu jalan di Jl. Sudirman Tegalsari padam total',
  'jalan rusak berat di Jl. Pahlawan Sidomulyo',
];

/** What the load did and saw; the judge compares it with the store. */
export interface Account {
  /** Inbox ids of everything people sent: Telegram delivers until it is acknowledged, the page posts until it is. */
  messages: Set<string>;
  /** Messages that were handed in twice on purpose. */
  repeated: number;
  /** Chat key -> drafts that were sent off. */
  sentDrafts: Map<string, number>;
  /** Chat key -> what the citizen saw. */
  receipts: Map<string, string[]>;
  closings: Map<string, string[]>;
}

export interface World {
  stub: BotApiStub;
  /** The program that runs now; another one after each kill. */
  program: () => Program;
  random: () => number;
  isOver: () => boolean;
  account: Account;
}

export function emptyAccount(): Account {
  return {
    messages: new Set(),
    repeated: 0,
    sentDrafts: new Map(),
    receipts: new Map(),
    closings: new Map(),
  };
}

/** One person after the other reports on Telegram and stays until the report is closed. */
export async function telegramCitizens(world: World, firstChat: number): Promise<void> {
  for (let chat = firstChat; !world.isOver(); chat++) await playTelegram(world, `${chat}`);
}

async function playTelegram(world: World, chatId: string): Promise<void> {
  const { stub, random, account } = world;
  const key = `telegram:${chatId}`;
  const reports = random() < 0.3 ? 2 : 1;
  for (let report = 1; report <= reports; report++) {
    const text = COMPLAINTS[Math.floor(random() * COMPLAINTS.length)]!;
    const before = stub.sentTo(chatId).length;
    if (random() < 0.2) note(account, key, stub.sendPhoto(chatId, PHOTO, text));
    else say(world, chatId, text);
    const offer = await seen(world, chatId, before, ({ buttons }) =>
      buttons.some(({ label }) => label === 'Kirim'),
    );
    await think(world);
    if (random() < 0.3) say(world, chatId, 'kirim');
    else note(account, key, stub.press(chatId, 'Kirim'));
    add(account.sentDrafts, key, report);
    const known = account.receipts.get(key) ?? [];
    const receipt = await seen(
      world,
      chatId,
      before,
      (message) => message !== offer && isNewCode(message.text, known),
    );
    const code = CODE.exec(receipt.text)![0];
    account.receipts.set(key, [...known, code]);
    await seen(world, chatId, before, (message) => message.text.includes(resultOf(code)));
    account.closings.set(key, [...(account.closings.get(key) ?? []), code]);
    await think(world);
  }
  const before = stub.sentTo(chatId).length;
  note(account, key, stub.press(chatId, '5'));
  await seen(world, chatId, before, () => true);
}

function isNewCode(text: string, known: string[]): boolean {
  const code = CODE.exec(text)?.[0];
  return code !== undefined && !known.includes(code);
}

/** Now and then the network hands the same message in twice, as another update. */
function say(world: World, chatId: string, text: string): void {
  const id = world.stub.say(chatId, text);
  note(world.account, `telegram:${chatId}`, id);
  if (world.random() > 0.15) return;
  world.stub.say(chatId, text, { messageId: Number(id) });
  world.account.repeated += 1;
}

async function seen(
  { stub }: World,
  chatId: string,
  from: number,
  fits: (message: SentMessage) => boolean,
): Promise<SentMessage> {
  let found: SentMessage | undefined;
  await eventually(
    `chat ${chatId} hears what it waits for`,
    () => {
      found = stub.sentTo(chatId).slice(from).find(fits);
      return found !== undefined;
    },
    WAIT_MS,
  );
  return found!;
}

interface WebMessage {
  id: string;
  from: 'bot' | 'person';
  text: string;
  choices?: { id: string; label: string }[];
}

/** One browser after the other reports in the web chat, posting each message until it is acknowledged. */
export async function webCitizens(world: World): Promise<void> {
  while (!world.isOver()) await playWeb(world);
}

async function playWeb(world: World): Promise<void> {
  const { account, random } = world;
  const cookie = await openPage(world);
  const { createHash } = await import('node:crypto');
  const chat = createHash('sha256').update(cookie.split('=')[1]!).digest('hex').slice(0, 32);
  const key = `web:${chat}`;
  const text = COMPLAINTS[Math.floor(random() * COMPLAINTS.length)]!;
  await post(world, cookie, key, { text });
  const offer = await read(world, cookie, ({ choices }) =>
    Boolean(choices?.some(({ label }) => label === 'Kirim')),
  );
  await think(world);
  const choiceId = offer.choices!.find(({ label }) => label === 'Kirim')!.id;
  await post(world, cookie, key, { choiceId, replyTo: offer.id });
  add(account.sentDrafts, key, 1);
  const receipt = await read(world, cookie, (message) => CODE.test(message.text));
  const code = CODE.exec(receipt.text)![0];
  account.receipts.set(key, [code]);
  await read(world, cookie, (message) => message.text.includes(resultOf(code)));
  account.closings.set(key, [code]);
}

/** Repeats until the program, this one or the next, answers with success. */
async function insist(world: World, path: string, options: RequestInit): Promise<Response> {
  let answer: Response | undefined;
  await eventually(
    'the page is answered',
    async () => {
      const { url } = world.program();
      if (!url) return false;
      const signal = AbortSignal.timeout(5_000);
      const headers = { origin: url, ...(options.headers as Record<string, string>) };
      answer = await fetch(`${url}${path}`, { ...options, headers, signal }).catch(() => undefined);
      return answer?.ok === true;
    },
    WAIT_MS,
  );
  return answer!;
}

async function openPage(world: World): Promise<string> {
  const page = await insist(world, '/', {});
  await page.text();
  return page.headers.get('set-cookie')!.split(';')[0]!;
}

async function post(world: World, cookie: string, key: string, what: object): Promise<void> {
  const id = randomUUID();
  const headers = { cookie, 'content-type': 'application/json' };
  note(world.account, key, id);
  const body = JSON.stringify({ id, ...what });
  await (await insist(world, '/chat/messages', { method: 'POST', headers, body })).text();
}

async function read(
  world: World,
  cookie: string,
  fits: (message: WebMessage) => boolean,
): Promise<WebMessage> {
  let found: WebMessage | undefined;
  await eventually(
    'a browser hears what it waits for',
    async () => {
      const answer = await insist(world, '/chat/history', { headers: { cookie } });
      const { messages } = (await answer.json().catch(() => ({ messages: [] }))) as {
        messages: WebMessage[];
      };
      found = messages.find((message) => message.from === 'bot' && fits(message));
      if (!found) await pause(60);
      return found !== undefined;
    },
    WAIT_MS,
  );
  return found!;
}

/** Takes and closes every ticket whose card arrives. Two officers of one unit both try; one wins. */
export async function officer(world: World, chatId: string, isDone: () => boolean): Promise<void> {
  const done = new Set<string>();
  while (!isDone()) {
    for (const { text } of world.stub.sentTo(chatId)) {
      const code = CODE.exec(text)?.[0];
      if (!code || done.has(code)) continue;
      done.add(code);
      const { stub, account } = world;
      say(world, chatId, `/ambil ${code}`);
      await think(world);
      note(
        account,
        `telegram:${chatId}`,
        stub.sendPhoto(chatId, PHOTO, `/selesai ${code} ${resultOf(code)}`),
      );
    }
    await pause(20);
  }
}

/** The words with which a ticket is closed: each its own. */
export function resultOf(code: string): string {
  return `Sudah diperbaiki tim kami, berkas ${code.slice(-5)}`;
}

function note(account: Account, key: string, messageId: string): void {
  account.messages.add(`${key}:${messageId}`);
}

function add(counts: Map<string, number>, key: string, count: number): void {
  counts.set(key, count);
}

function think({ random }: World): Promise<void> {
  return pause(random() * LONGEST_THOUGHT_MS);
}
