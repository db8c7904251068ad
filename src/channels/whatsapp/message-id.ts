import { createHash } from 'node:crypto';

/**
 * The WhatsApp id of part `part` (from 0) of a delivery, in the form of WhatsApp Web's own ids: `3EB0` and 18 hexadecimal
 * digits. The same for every attempt, so that what is sent twice is one message for the person.
 */
export function messageIdOf(deliveryId: string, part: number): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([deliveryId, part]))
    .digest('hex');
  return `3EB0${digest.slice(0, 18).toUpperCase()}`;
}
