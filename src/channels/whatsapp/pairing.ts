import type { BinaryNode, WASocket } from '@whiskeysockets/baileys';
import type { LinkState, PairingDesk } from '../pairing-desk.js';
import { statusOf } from './disconnect-reasons.js';

/** WhatsApp's own times (Baileys: first QR code 60 s, later ones 20 s; a pairing code about 3 minutes). */
const FIRST_QR_MS = 60_000;
const LATER_QR_MS = 20_000;
const CODE_MS = 160_000;

/** The state while QR code number `shown` (from 0) of a connection is up. */
export function qrState(qr: string, shown: number, now: Date): LinkState {
  const lengthMs = shown === 0 ? FIRST_QR_MS : LATER_QR_MS;
  return { kind: 'qr', qr, until: new Date(now.getTime() + lengthMs) };
}

/** The state while a pairing code is to be typed. */
export function codeState(code: string, now: Date): LinkState {
  return { kind: 'code', code, until: new Date(now.getTime() + CODE_MS) };
}

/** Nobody was reached any more: the connection ends, and says why. */
const GONE = 428;

/**
 * The code to be typed on the phone that has `number`; undefined where there is none. `refused` is told, also later, when
 * WhatsApp will not have it: Baileys waits for no answer, and before a phone is linked nothing else is asked.
 */
export async function requestCode(
  socket: Pick<WASocket, 'ws' | 'requestPairingCode'>,
  number: string,
  refused: (status: string | undefined) => void,
): Promise<string | undefined> {
  socket.ws.on('CB:iq,type:error', ({ content }: BinaryNode) => {
    const error = Array.isArray(content) ? content.find(({ tag }) => tag === 'error') : undefined;
    refused(error?.attrs.code);
  });
  try {
    return await socket.requestPairingCode(number);
  } catch (error) {
    const status = statusOf(error);
    if (status !== GONE) refused(status?.toString());
    return undefined;
  }
}

/** A state somebody can be told of whenever it changes. */
export function makeLinkState(): {
  get(): LinkState;
  set(state: LinkState): void;
  watch: PairingDesk['watch'];
} {
  let current: LinkState = { kind: 'off' };
  const listeners = new Set<(state: LinkState) => void>();
  return {
    get: () => current,
    set(state) {
      current = state;
      for (const listen of listeners) listen(state);
    },
    watch(listen) {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
  };
}

/** `…4567` of a jid. */
export function hideNumber(jid: string | undefined): string | undefined {
  const digits = /^(\d{6,})/.exec(jid ?? '')?.[1];
  return digits === undefined ? undefined : `…${digits.slice(-4)}`;
}
