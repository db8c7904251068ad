import { isCoded } from '../../shared/errors.js';
import type { KeyStore } from './key-store.js';

export interface PersonIds {
  /**
   * The one chat id of a person who is known by these jids (a phone jid, a LID, or both), normalised by the caller. The
   * first jid that was ever seen stays the id, whichever comes later, so that a chat never changes its name.
   */
  idOf(jid: string, alias?: string): Promise<string>;
}

/** Ids remembered in memory. */
const MOST_REMEMBERED = 20_000;

/**
 * `store` must outlive a pairing: a person stays the same when the number is linked anew.
 * WhatsApp writes of one person by phone number and by LID, now one, now the other, and sometimes says which belong
 * together. `onSamePerson` is told when two chats turn out to be one person's, after both were used.
 */
export function makePersonIds(
  store: Pick<KeyStore, 'get' | 'set'>,
  onSamePerson: (chatId: string, other: string) => Promise<void> = async () => {},
): PersonIds {
  const known = new Map<string, string>();
  /** Pairs of ids that were told of. */
  const apart = new Set<string>();
  // One after the other: two messages of a new person must not make two ids.
  let last: Promise<unknown> = Promise.resolve();

  function remember(jid: string, id: string): void {
    if (known.size >= MOST_REMEMBERED) {
      known.clear();
      apart.clear();
    }
    known.set(jid, id);
  }

  /** After a change of APP_SECRET nothing opens: people are then known anew, by phone where it is told. */
  async function read(names: string[]): Promise<Map<string, string>> {
    try {
      return await store.get(names);
    } catch (error) {
      if (isCoded(error, 'KEYS_UNREADABLE')) return new Map();
      throw error;
    }
  }

  async function look(jid: string, alias: string | undefined): Promise<string> {
    const jids = alias && alias !== jid ? [jid, alias] : [jid];
    const kept = await read(jids.map(nameOf));
    const [one, other] = jids.map((each) => kept.get(nameOf(each)));
    // The jid a message came by counts first: its chat is the one the person is looking at.
    const id = one ?? other ?? jids.find(isPhone) ?? jid;
    if (one && other && one !== other && !apart.has(pairOf(one, other))) {
      apart.add(pairOf(one, other));
      // Whoever is told may fail; the message must be stored all the same.
      await onSamePerson(one, other).catch(() => {});
    }
    const missing = jids.filter((each) => !kept.has(nameOf(each)));
    if (missing.length > 0) await store.set(missing.map((each) => [nameOf(each), id] as const));
    for (const each of jids) remember(each, kept.get(nameOf(each)) ?? id);
    return id;
  }

  return {
    idOf(jid, alias) {
      const id = known.get(jid);
      const other = alias === undefined ? id : known.get(alias);
      if (id && other && (id === other || apart.has(pairOf(id, other)))) return Promise.resolve(id);
      const looking = last.then(() => look(jid, alias));
      last = looking.catch(() => {});
      return looking;
    },
  };
}

function isPhone(jid: string): boolean {
  return jid.endsWith('@s.whatsapp.net');
}

function pairOf(one: string, other: string): string {
  return [one, other].sort().join(' ');
}

function nameOf(jid: string): string {
  return `person/${jid}`;
}
