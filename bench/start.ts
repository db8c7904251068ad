import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startNode } from './child-process.js';
import { median, round } from './figures.js';

const ROUNDS = 5;
/** At rest: this long after the first reply, or after the imports. */
const REST_MS = 4_000;
const PROGRAM = join(import.meta.dirname, '../src/main.js');
const BARE = `await Promise.all([import('telegraf'), import('@whiskeysockets/baileys'), import('mongoose')]);
console.log('imported'); setInterval(() => {}, 1_000_000);`;

/**
 * Process start to first reply in the web chat, on an empty DATA_DIR with the embedded engines, median of 5; memory at
 * rest beside a process that only imports telegraf, baileys and mongoose.
 */
export async function benchStart(): Promise<object> {
  const replies: number[] = [];
  const resting: number[] = [];
  const bare: number[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const { firstReplyMs, rssMb } = await startOnce();
    const bareRssMb = await importOnly();
    console.log(
      `${round}/${ROUNDS}: first reply ${firstReplyMs.toFixed(0)} ms, ${rssMb.toFixed(0)} MB, bare ${bareRssMb.toFixed(0)} MB`,
    );
    replies.push(firstReplyMs);
    resting.push(rssMb);
    bare.push(bareRssMb);
  }
  const [rssMb, bareRssMb] = [median(resting), median(bare)];
  return {
    firstReplyMs: round(median(replies)),
    rssMb: round(rssMb, 1),
    bareRssMb: round(bareRssMb, 1),
    rssRatio: round(rssMb / bareRssMb, 3),
  };
}

async function startOnce(): Promise<{ firstReplyMs: number; rssMb: number }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tanggap-bench-'));
  const startMs = performance.now();
  const program = startNode([PROGRAM], { DATA_DIR: dataDir, PORT: '0' });
  try {
    const [url] = await program.said(/http:\/\/[\w.:]+/);
    const events = await fetch(`${url}/chat/events?chat=siti`);
    const replied = readReply(events.body!);
    await fetch(`${url}/chat/messages`, {
      method: 'POST',
      headers: { origin: url, 'content-type': 'application/json' },
      body: JSON.stringify({ id: randomUUID(), chat: 'siti', text: 'lampu jalan depan SDN 3 Melati mati' }),
    });
    await replied;
    const firstReplyMs = performance.now() - startMs;
    await pause(REST_MS);
    return { firstReplyMs, rssMb: program.rssMb() };
  } finally {
    await program.end();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Resolves with the first message of the bot in a stream of events. */
async function readReply(body: ReadableStream<Uint8Array>): Promise<void> {
  let heard = '';
  for await (const part of body.pipeThrough(
    new TextDecoderStream() as never,
  ) as never as AsyncIterable<string>) {
    heard += part;
    if (heard.includes('"from":"bot"')) return;
  }
  throw new Error('the stream of events ended without a reply');
}

async function importOnly(): Promise<number> {
  const child = startNode(['--input-type=module', '-e', BARE]);
  try {
    await child.said(/imported/);
    await pause(REST_MS);
    return child.rssMb();
  } finally {
    await child.end();
  }
}
