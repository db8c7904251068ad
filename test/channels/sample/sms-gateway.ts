import type { SendResult } from '../../../src/channels/channel.js';
import type { Clock } from '../../../src/shared/clock.js';

const TIMEOUT_MS = 30_000;

export interface Sms {
  to: string;
  text: string;
  /** The gateway takes one reference once and answers a second time with what it answered first. */
  reference: string;
}

/** The gateway's address for sending. */
export class SmsGateway {
  readonly #url: string;
  readonly #token: string;
  readonly #clock: Clock;

  constructor({ gatewayUrl, token, clock }: { gatewayUrl: string; token: string; clock: Clock }) {
    this.#url = new URL('/v1/messages', gatewayUrl).href;
    this.#token = token;
    this.#clock = clock;
  }

  /** Never throws; decided on the status alone. */
  async send(sms: Sms): Promise<SendResult> {
    const abort = new AbortController();
    const cancel = this.#clock.after(TIMEOUT_MS, () => abort.abort());
    try {
      const headers = { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' };
      const body = JSON.stringify(sms);
      const answer = await fetch(this.#url, { method: 'POST', headers, body, signal: abort.signal });
      if (!answer.ok) return failed(answer);
      const { id } = (await answer.json()) as { id?: unknown };
      return typeof id === 'string' ? { ok: true, messageId: id } : { ok: false, problem: 'retry' };
    } catch {
      return { ok: false, problem: 'retry' };
    } finally {
      cancel();
    }
  }
}

function failed({ status, headers }: Response): SendResult {
  if (status === 401 || status === 403) return { ok: false, problem: 'unauthorised' };
  // The person answered STOP: the gateway takes nothing more for this number.
  if (status === 410) return { ok: false, problem: 'blocked' };
  if (status !== 429 && status < 500) return { ok: false, problem: 'rejected' };
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  const retry = { ok: false, problem: 'retry' } as const;
  return Number.isFinite(seconds) ? { ...retry, retryAfterMs: seconds * 1000 } : retry;
}
