import { readdirSync, readFileSync } from 'node:fs';
import type { WAMessage } from '@whiskeysockets/baileys';

const FOLDER = new URL('../../replay/whatsapp/', import.meta.url);

/** The names of the recorded messages, without `.json`. */
export const recordedNames = (): string[] => readdirSync(FOLDER).map((file) => file.replace('.json', ''));

/**
 * A recorded message as Baileys hands it over. What JSON cannot hold is marked: `{"$bytes": base64}` for bytes,
 * `{"$long": digits}` for a 64-bit number.
 */
export function recordedMessage(name: string): WAMessage {
  return JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8'), (_, value) => {
    if (typeof value?.$bytes === 'string') return new Uint8Array(Buffer.from(value.$bytes, 'base64'));
    return typeof value?.$long === 'string' ? longOf(BigInt(value.$long)) : value;
  });
}

/** As protobuf writes 64-bit numbers: two halves, each a signed number of 32 bits. */
export function longOf(value: bigint): { low: number; high: number; unsigned: boolean } {
  return {
    low: Number(BigInt.asIntN(32, value)),
    high: Number(BigInt.asIntN(32, value >> 32n)),
    unsigned: true,
  };
}
