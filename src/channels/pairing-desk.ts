import type { ErrorCode } from '../shared/errors.js';

/** How the number stands, for the operator. */
export type LinkState =
  | { kind: 'off' }
  | { kind: 'connecting' }
  /** A QR code is to be scanned before `until`; another follows by itself. */
  | { kind: 'qr'; qr: string; until: Date }
  /** A code of eight characters is to be typed on the phone before `until`. */
  | { kind: 'code'; code: string; until: Date }
  | { kind: 'open' }
  /** The network is away; tried again at `retryAt`. */
  | { kind: 'away'; retryAt: Date }
  /** Nothing happens until the operator acts. */
  | { kind: 'needs-operator'; why: ErrorCode };

/** What the operator may do about the paired number. Where another program has it, CHANNEL_TAKEN is thrown. */
export interface PairingDesk {
  state(): LinkState;
  /** The last digits of the paired number, the rest hidden. */
  number(): string | undefined;
  /** Connects anew, showing a QR code or a code where nothing is paired. */
  connect(): Promise<void>;
  /** Unlinks this device from the phone and waits for another pairing. */
  unpair(): Promise<void>;
  /** Calls `listen` on every change; returns what ends that. */
  watch(listen: (state: LinkState) => void): () => void;
}
