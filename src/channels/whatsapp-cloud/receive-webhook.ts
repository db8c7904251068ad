import { createHmac, timingSafeEqual } from 'node:crypto';
import { CodedError } from '../../shared/errors.js';
import { describeError, type Logger } from '../../shared/logger.js';
import { isSameSecret } from '../is-same-secret.js';
import type { CloudReading } from './read-cloud.js';
import { CHANNEL_NAME } from './read-message.js';

/** Meta's calls hold at most 3 MB ("Webhooks", payload size, 2026). */
export const LARGEST_CALL_BYTES = 3 * 1024 * 1024;
const SIGNATURE_HEADER = 'x-hub-signature-256';
/** What Meta sends to be echoed is a number; whatever could be markup or a header is refused. */
const CHALLENGE = /^[\w-]{1,200}$/;

/** Headers as node:http gives them (names in lower case). */
export type WebhookHeaders = Record<string, string | string[] | undefined>;
/** 200 stored or ignored, 400 no call of Meta, 401 forged, 500 not stored (Meta tries again for days), 503 not hearing. */
export type WebhookStatus = 200 | 400 | 401 | 500 | 503;

export interface WebhookParts {
  appSecret: string;
  /** Told of a call that is not signed by `appSecret`. */
  forged(): void;
  logger: Logger;
  read(call: unknown): CloudReading[];
  /** Resolves when everything is stored for good. */
  take(readings: CloudReading[]): Promise<void>;
}

/** What to answer a webhook call with; 200 only after all of it is stored. The body is the raw one, not yet parsed. */
export async function receiveWebhook(
  headers: WebhookHeaders,
  body: Uint8Array,
  { appSecret, forged, logger, read, take }: WebhookParts,
): Promise<WebhookStatus> {
  if (body.byteLength > LARGEST_CALL_BYTES) return 400;
  if (!isSigned(headers[SIGNATURE_HEADER], body, appSecret)) {
    forged();
    return 401;
  }
  const call = parseCall(body);
  if (call === undefined) return 400;
  try {
    await take(read(call));
    return 200;
  } catch (error) {
    const fields = { channel: CHANNEL_NAME, cause: describeError(error) };
    logger.error({ err: new CodedError('STORE_WRITE_FAILED', fields) });
    return 500;
  }
}

/** The answer to Meta's check of the webhook: its challenge when it knows our word, else 403 (400 for no challenge). */
export function answerCheck(
  query: Record<string, unknown>,
  { verifyToken, forged }: { verifyToken: string; forged: () => void },
): { status: 200 | 400 | 403; body: string } {
  const { 'hub.mode': mode, 'hub.verify_token': given, 'hub.challenge': challenge } = query;
  if (mode !== 'subscribe' || typeof given !== 'string' || !isSameSecret(given, verifyToken)) {
    forged();
    return { status: 403, body: '' };
  }
  const isHarmless = typeof challenge === 'string' && CHALLENGE.test(challenge);
  return isHarmless ? { status: 200, body: challenge } : { status: 400, body: '' };
}

/** Whether these headers could belong to a signed call, known before a byte of the body is read. */
export function bearsSignature(headers: WebhookHeaders): boolean {
  return signatureIn(headers[SIGNATURE_HEADER]) !== undefined;
}

function signatureIn(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' ? /^sha256=([0-9a-f]{64})$/i.exec(header)?.[1] : undefined;
}

/** HMAC-SHA256 of the bytes as they came, compared in a time that does not depend on how much of it was guessed. */
function isSigned(header: string | string[] | undefined, body: Uint8Array, appSecret: string): boolean {
  const given = signatureIn(header);
  if (given === undefined) return false;
  return timingSafeEqual(Buffer.from(given, 'hex'), createHmac('sha256', appSecret).update(body).digest());
}

function parseCall(body: Uint8Array): object | undefined {
  try {
    const call: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
    return typeof call === 'object' && call !== null && !Array.isArray(call) ? call : undefined;
  } catch {
    return undefined;
  }
}
