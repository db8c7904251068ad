import type {
  AuthenticationCreds,
  AuthenticationState,
  SignalDataSet,
  SignalDataTypeMap,
} from '@whiskeysockets/baileys';
import { isCoded } from '../../shared/errors.js';
import type { Baileys } from './baileys.js';
import type { KeyStore } from './key-store.js';

/** The shelf that keeps the keys of a pairing that is given up. */
export const BEFORE_UNPAIRING = 'before-unpairing';

const CREDS = 'creds';
/** The state before the newest one: what is left when the newest does not open. */
const CREDS_BEFORE = 'creds-before';

export interface Keys {
  state: AuthenticationState;
  /** True when a phone has linked this device; false while it waits for that. */
  isPaired(): boolean;
  /** Keeps what Baileys changed in `state.creds`. */
  save(): Promise<void>;
  /** Gives the pairing up as `forgetKeys`; what a connection still writes afterwards is dropped. */
  forget(): Promise<void>;
}

/**
 * The keys of the paired device, in our store. Keys of an unfinished pairing are thrown away: WhatsApp refuses them.
 * Throws KEYS_UNREADABLE when neither the newest state nor the one before opens (another APP_SECRET).
 */
export async function openKeys(baileys: Baileys, store: KeyStore): Promise<Keys> {
  const { BufferJSON, initAuthCreds, proto } = baileys;
  const write = (value: unknown) => JSON.stringify(value, BufferJSON.replacer);
  const read = (text: string) => JSON.parse(text, BufferJSON.reviver) as unknown;
  const kept = await readCreds(store);
  const found = kept === undefined ? undefined : (read(kept) as AuthenticationCreds);
  const creds = found && isPaired(found) ? found : initAuthCreds();
  let newest = kept;
  // One after the other: an older state must never be written over a newer one.
  let saving: Promise<void> = Promise.resolve();
  let isForgotten = false;

  async function saveNow(): Promise<void> {
    if (isForgotten) return;
    const text = write(creds);
    const before = newest === undefined ? [] : [[CREDS_BEFORE, newest] as const];
    await store.set([...before, [CREDS, text]]);
    newest = text;
  }

  return {
    isPaired: () => isPaired(creds),
    save() {
      saving = saving.catch(() => {}).then(saveNow);
      return saving;
    },
    async forget() {
      isForgotten = true;
      await saving.catch(() => {});
      await forgetKeys(store);
    },
    state: {
      creds,
      keys: {
        async get<Type extends keyof SignalDataTypeMap>(type: Type, ids: string[]) {
          const values = await readWhole(
            store,
            ids.map((id) => nameOf(type, id)),
          );
          const found: { [id: string]: SignalDataTypeMap[Type] } = {};
          for (const id of ids) {
            const text = values.get(nameOf(type, id));
            if (text === undefined) continue;
            const value = read(text) as object;
            const isSyncKey = type === 'app-state-sync-key';
            found[id] = (
              isSyncKey ? proto.Message.AppStateSyncKeyData.fromObject(value) : value
            ) as SignalDataTypeMap[Type];
          }
          return found;
        },
        async set(data: SignalDataSet) {
          const entries = Object.entries(data).flatMap(([type, values]) =>
            Object.entries(values ?? {}).map(
              ([id, value]) => [nameOf(type, id), value ? write(value) : null] as const,
            ),
          );
          if (!isForgotten) await store.set(entries);
        },
      },
    },
  };
}

/** Gives a pairing up; its keys stay on a shelf until the next time. */
export async function forgetKeys(store: KeyStore): Promise<void> {
  await store.backUp(BEFORE_UNPAIRING);
  await store.clear();
}

/** `account` comes with a scanned QR code, `registered` with a pairing code that was typed in. */
function isPaired({ me, account, registered }: AuthenticationCreds): boolean {
  return Boolean(me && (account || registered));
}

async function readCreds(store: KeyStore): Promise<string | undefined> {
  try {
    return (await store.get([CREDS])).get(CREDS);
  } catch (error) {
    if (!isCoded(error, 'KEYS_UNREADABLE')) throw error;
    const before = (await store.get([CREDS_BEFORE])).get(CREDS_BEFORE);
    if (before === undefined) throw error;
    return before;
  }
}

/** A damaged key counts as one that is not there: the protocol makes a new session then, and otherwise never would. */
async function readWhole(store: KeyStore, names: string[]): Promise<Map<string, string>> {
  try {
    return await store.get(names);
  } catch (error) {
    if (!isCoded(error, 'KEYS_UNREADABLE')) throw error;
    if (names.length === 1) return new Map();
    const one = await Promise.all(names.map((name) => readWhole(store, [name])));
    return new Map(one.flatMap((values) => [...values]));
  }
}

function nameOf(type: string, id: string): string {
  return `${type}/${id}`;
}
