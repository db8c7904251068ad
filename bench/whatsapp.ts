import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startWhatsAppServer } from '@openclaw/crabline';
import { startNode } from './child-process.js';
import { median, round } from './figures.js';
import { pairBeforehand, SELF_JID } from './pair-beforehand.js';

const ROUNDS = 3;
/** At rest: this long after it is connected, or ready. */
const REST_MS = 8_000;
const PROGRAM = join(import.meta.dirname, '../src/main.js');
const APP_SECRET = 'made-up secret of the benchmark, forty letters';

/**
 * What one paired idle WhatsApp connection costs: memory at rest with it and without, and the time from the start of the
 * process to the open connection. Median of 3, against the endpoint of crabline on loopback.
 */
export async function benchWhatsapp(): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), 'tanggap-bench-'));
  const server = await startWhatsAppServer({
    recorderPath: join(folder, 'whatsapp.jsonl'),
    selfJid: SELF_JID,
  });
  const wsUrl = server.manifest.endpoints.baileysWebSocketUrl;
  const [paired, without, connected]: [number[], number[], number[]] = [[], [], []];
  try {
    for (let n = 1; n <= ROUNDS; n++) {
      const on = await startOnce({ WHATSAPP_ENABLED: 'true', WHATSAPP_WS_URL: wsUrl }, /WhatsApp tersambung/);
      const off = await startOnce({}, /http:\/\/[\w.:]+/);
      console.log(
        `${n}/${ROUNDS}: paired ${on.rssMb.toFixed(0)} MB, without ${off.rssMb.toFixed(0)} MB, connected after ${on.readyMs.toFixed(0)} ms`,
      );
      paired.push(on.rssMb);
      without.push(off.rssMb);
      connected.push(on.readyMs);
    }
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
  const [rssMb, rssWithoutMb] = [median(paired), median(without)];
  return {
    rssMb: round(rssMb, 1),
    rssWithoutMb: round(rssWithoutMb, 1),
    addsMb: round(rssMb - rssWithoutMb, 1),
    connectedMs: round(median(connected)),
  };
}

async function startOnce(settings: Record<string, string>, ready: RegExp) {
  const DATA_DIR = await mkdtemp(join(tmpdir(), 'tanggap-bench-'));
  await pairBeforehand(DATA_DIR, APP_SECRET);
  const startMs = performance.now();
  const program = startNode([PROGRAM], { DATA_DIR, APP_SECRET, PORT: '0', ...settings });
  try {
    await program.said(ready);
    const readyMs = performance.now() - startMs;
    await pause(REST_MS);
    return { readyMs, rssMb: program.rssMb() };
  } finally {
    await program.end();
    await rm(DATA_DIR, { recursive: true, force: true });
  }
}
