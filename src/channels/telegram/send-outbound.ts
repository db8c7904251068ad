import { readFile } from 'node:fs/promises';
import { CodedError } from '../../shared/errors.js';
import type { Logger } from '../../shared/logger.js';
import type { Outbound, SendResult } from '../channel.js';
import { rememberNewest } from '../remember-newest.js';
import { type ApiAnswer, isPassing, isUnauthorised, type TelegramApi } from './telegram-api.js';
import type { TelegramCall } from './telegram-call.js';
import { type LocationWords, writeTelegram } from './write-telegram.js';

/** How far a delivery has come. Kept in memory only: after a restart a half-sent message starts again. */
interface Progress {
  ahead: TelegramCall[];
  messageId?: string;
}

const DELIVERIES_REMEMBERED = 1_000;

export interface SendParts {
  api: TelegramApi;
  logger: Logger;
  words: LocationWords;
}

/** Sends messages of several calls so that a retry goes on where the last try stopped. */
export function makeSendOutbound({ api, logger, words }: SendParts) {
  const deliveries = new Map<string, Progress>();

  async function callOnce(call: TelegramCall): Promise<ApiAnswer> {
    const payload = await loadFiles(call.payload);
    if (payload === undefined) return { ok: false, status: 400, cause: 'MEDIA_NOT_FOUND' };
    return api.call(call.method, payload);
  }

  /** The result as in `Channel.send`; decided on Telegram's error codes alone. */
  return async (chatId: string, outbound: Outbound, deliveryId: string): Promise<SendResult> => {
    const key = `${chatId}/${deliveryId}`;
    const progress = deliveries.get(key) ?? { ahead: writeTelegram(chatId, outbound, words) };
    rememberNewest(deliveries, key, progress, DELIVERIES_REMEMBERED);
    for (let call = progress.ahead[0]; call; call = progress.ahead[0]) {
      const answer = await callOnce(call);
      if (answer.ok) {
        progress.ahead.shift();
        if (!call.isAside) progress.messageId = firstMessageId(answer.result) ?? progress.messageId;
      } else if (call.instead && (answer.status === 400 || answer.status === 413)) {
        logger.warn({
          err: new CodedError('CHANNEL_REJECTED', { method: call.method, cause: answer.cause }),
        });
        progress.ahead.splice(0, 1, ...call.instead);
      } else {
        return failed(answer);
      }
    }
    return progress.messageId === undefined
      ? { ok: false, problem: 'rejected' }
      : { ok: true, messageId: progress.messageId };
  };
}

function failed(answer: Extract<ApiAnswer, { ok: false }>): SendResult {
  if (isPassing(answer)) {
    const retry = { ok: false, problem: 'retry' } as const;
    return answer.retryAfterMs === undefined ? retry : { ...retry, retryAfterMs: answer.retryAfterMs };
  }
  if (isUnauthorised(answer)) return { ok: false, problem: 'unauthorised' };
  return { ok: false, problem: answer.status === 403 ? 'blocked' : 'rejected' };
}

/** `payload` with the bytes of the files it names by path; undefined when one cannot be read. */
async function loadFiles(payload: Record<string, unknown>): Promise<Record<string, unknown> | undefined> {
  const load = async (value: unknown): Promise<unknown> => {
    if (Array.isArray(value)) return Promise.all(value.map(load));
    if (typeof value !== 'object' || value === null) return value;
    const { source, media } = value as { source?: unknown; media?: unknown };
    if (typeof source === 'string') return { ...value, source: await readFile(source) };
    return media === undefined ? value : { ...value, media: await load(media) };
  };
  try {
    const entries = Object.entries(payload).map(async ([name, value]) => [name, await load(value)] as const);
    return Object.fromEntries(await Promise.all(entries));
  } catch {
    return undefined;
  }
}

function firstMessageId(result: unknown): string | undefined {
  const [message] = Array.isArray(result) ? result : [result];
  const id: unknown = message?.message_id;
  return typeof id === 'number' ? `${id}` : undefined;
}
