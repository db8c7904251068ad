import { isCoded } from '../../shared/errors.js';
import type { KeyStore } from './key-store.js';

export interface PersonIds {
  /**
   * The one chat id of a person who is known by these jids (a phone jid, a LID, or both), normalised by the caller. The
   * first jid that was ever seen stays the id, whichever comes later, so that a chat never changes its name.
   */
  idOf(jid: string, alias?: string): Promise<string>;
  /** WhatsApp says that these two belong together, without a message; of strangers nothing is kept. */
  tie(jid: string, alias: string): Promise<void>;
}

/** Ids remembered in memory. */
const MOST_REMEMBERED = 20_000;

/**
 * `store` must outlive a pairing: a person stays the same when the number is linked anew.
 * WhatsApp writes of one person by phone number and by LID, now one, now the other, and sometimes says which belong
 * together. `onSamePerson` is told as soon as two chats turn out to be one person's, after both were used: once in each run,
 * and where it fails again with the next message.
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
      // Whoever is told may fail; the message must be stored all the same.
      await onSamePerson(one, other).then(
        () => apart.add(pairOf(one, other)),
        () => {},
      );
    }
    const missing = jids.filter((each) => !kept.has(nameOf(each)));
    if (missing.length > 0) await store.set(missing.map((each) => [nameOf(each), id] as const));
    for (const each of jids) remember(each, kept.get(nameOf(each)) ?? id);
    return id;
  }

  /** True when there is nothing more to be learnt of them. */
  function isSettled(jid: string, alias: string | undefined): boolean {
    const id = known.get(jid);
    const other = alias === undefined ? id : known.get(alias);
    return id !== undefined && other !== undefined && (id === other || apart.has(pairOf(id, other)));
  }

  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const working = last.then(work);
    last = working.catch(() => {});
    return working;
  }

  return {
    async idOf(jid, alias) {
      return isSettled(jid, alias) ? known.get(jid)! : inTurn(() => look(jid, alias));
    },
    async tie(jid, alias) {
      if (isSettled(jid, alias)) return;
      await inTurn(async () => {
        const kept = await read([nameOf(jid), nameOf(alias)]);
        if (kept.size > 0) await look(jid, alias);
      });
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
