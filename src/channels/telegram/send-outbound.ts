import { readFile } from 'node:fs/promises';
import { CodedError } from '../../shared/errors.js';
import type { Logger } from '../../shared/logger.js';
import type { Outbound, SendResult } from '../channel.js';
import { type CallResult, makeDeliveries } from '../deliveries.js';
import { isOffline } from '../is-offline.js';
import { type ApiAnswer, isPassing, isUnauthorised, type TelegramApi } from './telegram-api.js';
import type { TelegramCall } from './telegram-call.js';
import { type LocationWords, writeTelegram } from './write-telegram.js';

export interface SendParts {
  api: TelegramApi;
  logger: Logger;
  words: LocationWords;
}

/** Sends messages of several calls; the result as in `Channel.send`, decided on Telegram's error codes alone. */
export function makeSendOutbound({ api, logger, words }: SendParts) {
  const deliveries = makeDeliveries<TelegramCall>(async (call): Promise<CallResult> => {
    const answer = await callOnce(call);
    if (answer.ok) return { ok: true, messageId: firstMessageId(answer.result) };
    const refusal = refusalOf(answer);
    if (call.instead && refusal.problem === 'rejected') {
      const { cause } = answer;
      logger.warn({ err: new CodedError('CHANNEL_REJECTED', { method: call.method, cause }) });
    }
    return refusal;
  });

  async function callOnce(call: TelegramCall): Promise<ApiAnswer> {
    const payload = await loadFiles(call.payload);
    if (payload === undefined) return { ok: false, status: 400, cause: 'MEDIA_NOT_FOUND' };
    return api.call(call.method, payload);
  }

  return (chatId: string, outbound: Outbound, deliveryId: string): Promise<SendResult> =>
    deliveries.send(`${chatId}/${deliveryId}`, () => writeTelegram(chatId, outbound, words));
}

function refusalOf(answer: Extract<ApiAnswer, { ok: false }>): Extract<SendResult, { ok: false }> {
  const { status, cause, retryAfterMs } = answer;
  if (isPassing(answer)) {
    return {
      ...{ ok: false, problem: 'retry' },
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
      ...(isOffline(cause) ? { isOffline: true } : {}),
    };
  }
  if (isUnauthorised(answer)) return { ok: false, problem: 'unauthorised' };
  return { ok: false, problem: status === 403 ? 'blocked' : 'rejected' };
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
