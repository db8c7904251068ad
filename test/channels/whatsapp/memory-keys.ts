import type { KeyStore } from '../../../src/channels/whatsapp/key-store.js';
import { CodedError } from '../../../src/shared/errors.js';

/** Keys in memory, in the manner of the sealed store; entries can be damaged and the whole can be away. */
export class MemoryKeys implements KeyStore {
  readonly entries = new Map<string, string>();
  readonly shelves = new Map<string, Map<string, string>>();
  readonly damaged = new Set<string>();
  /** Every write in order, as `name` or `-name`. */
  readonly writes: string[] = [];
  isAway = false;
  /** Awaited before every write. */
  beforeWrite: () => Promise<void> = async () => {};

  async get(names: readonly string[]): Promise<Map<string, string>> {
    this.#check();
    const found = new Map<string, string>();
    for (const name of names) {
      const value = this.entries.get(name);
      if (value === undefined) continue;
      if (this.damaged.has(name)) throw new CodedError('KEYS_UNREADABLE', { kind: name.split('/')[0] });
      found.set(name, value);
    }
    return found;
  }

  async names(): Promise<string[]> {
    this.#check();
    return [...this.entries.keys()];
  }

  async set(entries: Iterable<readonly [name: string, value: string | null]>): Promise<void> {
    const given = [...entries];
    await this.beforeWrite();
    this.#check();
    for (const [name, value] of given) {
      this.writes.push(value === null ? `-${name}` : name);
      this.damaged.delete(name);
      if (value === null) this.entries.delete(name);
      else this.entries.set(name, value);
    }
  }

  async backUp(backup: string): Promise<number> {
    this.#check();
    if (this.entries.size > 0) this.shelves.set(backup, new Map(this.entries));
    return this.entries.size;
  }

  async clear(): Promise<void> {
    this.#check();
    this.entries.clear();
  }

  #check(): void {
    if (this.isAway) throw new CodedError('STORE_WRITE_FAILED', {});
  }
}
