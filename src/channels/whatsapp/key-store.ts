import { CodedError } from '../../shared/errors.js';
import { describeError, type Logger } from '../../shared/logger.js';

/**
 * What WhatsApp's keys are kept in: sealed, by name, each entry written whole or not at all. `get` throws
 * KEYS_UNREADABLE for an entry that does not open.
 */
export interface KeyStore {
  get(names: readonly string[]): Promise<Map<string, string>>;
  /** null removes. */
  set(entries: Iterable<readonly [name: string, value: string | null]>): Promise<void>;
  backUp(backup: string): Promise<number>;
  clear(): Promise<void>;
}

/** The same store; that keys cannot be written is told once a row of failures, for Baileys itself keeps it quiet. */
export function tellFailures(store: KeyStore, logger: Logger): KeyStore {
  let isTold = false;
  return {
    get: (names) => store.get(names),
    backUp: (backup) => store.backUp(backup),
    clear: () => store.clear(),
    async set(entries) {
      try {
        await store.set(entries);
        isTold = false;
      } catch (error) {
        const fields = { channel: 'whatsapp', cause: describeError(error) };
        if (!isTold) logger.error({ err: new CodedError('STORE_WRITE_FAILED', fields) });
        isTold = true;
        throw error;
      }
    },
  };
}
