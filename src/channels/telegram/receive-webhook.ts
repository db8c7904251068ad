import { CodedError } from '../../shared/errors.js';
import { describeError, type Logger } from '../../shared/logger.js';
import type { Inbound } from '../channel.js';
import { isSameSecret } from '../is-same-secret.js';
import type { Ignored } from './read-telegram.js';
import type { TakeUpdate } from './take-update.js';

/** An update is a few kilobytes; nothing Telegram sends comes near this. */
const LARGEST_UPDATE_BYTES = 1024 * 1024;
const SECRET_HEADER = 'x-telegram-bot-api-secret-token';

/** Headers as node:http gives them (names in lower case). */
export type WebhookHeaders = Record<string, string | string[] | undefined>;
/** 200 stored or ignored, 400 no update, 401 forged, 404 no webhook, 500 not stored (Telegram tries again), 503 not hearing. */
export type WebhookStatus = 200 | 400 | 401 | 404 | 500 | 503;

export interface WebhookParts {
  secret: string;
  logger: Logger;
  read(update: unknown): Inbound | Ignored;
  take: TakeUpdate;
}

/** What to answer a webhook call with; 200 only after the update is stored. The body is the raw one, not yet parsed. */
export async function receiveWebhook(
  headers: WebhookHeaders,
  body: string | Uint8Array,
  { secret, logger, read, take }: WebhookParts,
): Promise<WebhookStatus> {
  const given = headers[SECRET_HEADER];
  if (typeof given !== 'string' || !isSameSecret(given, secret)) {
    logger.warn({ err: new CodedError('WEBHOOK_FORGED', { channel: 'telegram' }) });
    return 401;
  }
  const update = parseUpdate(body);
  if (update === undefined) return 400;
  try {
    await take(read(update));
    return 200;
  } catch (error) {
    const fields = { channel: 'telegram', cause: describeError(error) };
    logger.error({ err: new CodedError('STORE_WRITE_FAILED', fields) });
    return 500;
  }
}

function parseUpdate(body: string | Uint8Array): object | undefined {
  if (Buffer.byteLength(body) > LARGEST_UPDATE_BYTES) return undefined;
  try {
    const update: unknown = JSON.parse(Buffer.from(body as Uint8Array).toString('utf8'));
    return typeof update === 'object' && update !== null && !Array.isArray(update) ? update : undefined;
  } catch {
    return undefined;
  }
}
