import type { WASocket } from '@whiskeysockets/baileys';
import type { Clock } from '../../shared/clock.js';
import type { Logger } from '../../shared/logger.js';
import type { PairingDesk } from '../pairing-desk.js';
import type { Keys } from './auth-state.js';
import type { Baileys } from './baileys.js';
import type { KeyStore } from './key-store.js';

export interface ConnectionParts {
  store: KeyStore;
  load(): Promise<Baileys>;
  open(baileys: Baileys, keys: Keys): WASocket;
  /** Pair by code with this number instead of by QR. */
  pairingNumber?: string;
  /** Told when a connection has ended, before another is made. */
  ended(): void;
  clock: Clock;
  logger: Logger;
  random: () => number;
  /** The pause before try 1, 2, ... of a row; as `pauseMs` when left out. */
  pause?: (failures: number) => number;
}

export interface Connection extends PairingDesk {
  /** The connection as soon as it is made: what came while we were away comes before it is open. */
  current(): WASocket | undefined;
  /** The open connection, if there is one. */
  socket(): WASocket | undefined;
  baileys(): Baileys | undefined;
  ownJids(): readonly string[];
  /** The number is ours to connect; until then `connect` and `unpair` throw CHANNEL_TAKEN. */
  start(): void;
  /** Ends the connection and makes another after the usual pause. */
  reconnect(): void;
  /** Ends the connection without writing its keys, for another process has them now; `start` begins anew. */
  giveUp(): Promise<void>;
  /** Ends the connection for good and keeps its keys. */
  stop(): Promise<void>;
}
