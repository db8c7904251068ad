import { createHash, timingSafeEqual } from 'node:crypto';

/** Compared by digest, in a time that does not depend on how much of the secret was guessed. */
export function isSameSecret(given: string, secret: string): boolean {
  const digest = (words: string) => createHash('sha256').update(words).digest();
  return timingSafeEqual(digest(given), digest(secret));
}
