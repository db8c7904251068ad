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
