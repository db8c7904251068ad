import { createHmac, timingSafeEqual } from 'node:crypto';

/** A call older or newer than this is not taken: a recorded call cannot be played again later. */
const LONGEST_AGE_MS = 5 * 60_000;

export interface SignatureParts {
  secret: string;
  now: Date;
}

/** True when `x-signature` is the HMAC-SHA256 of `x-timestamp` (seconds), a dot and the raw body; compared in constant time. */
export function isSigned(
  headers: Record<string, string | string[] | undefined>,
  body: Buffer,
  { secret, now }: SignatureParts,
): boolean {
  const { 'x-timestamp': timestamp, 'x-signature': signature } = headers;
  if (typeof timestamp !== 'string' || typeof signature !== 'string') return false;
  const ageMs = Math.abs(now.getTime() - Number(timestamp) * 1000);
  if (!(ageMs <= LONGEST_AGE_MS)) return false;
  const given = Buffer.from(signature, 'hex');
  const right = sign(timestamp, body, secret);
  return given.length === right.length && timingSafeEqual(given, right);
}

export function sign(timestamp: string, body: string | Buffer, secret: string): Buffer {
  return createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest();
}
