import { randomBytes } from 'node:crypto';
import { isCoded } from '../../shared/errors.js';
import { operatorKey } from './operator-key.js';

/** What opens the operator's page now. */
export interface OperatorAccess {
  key(): Promise<string>;
  /** A new key. The one before, its link and every browser it let in are shut out. */
  renew(): Promise<string>;
}

/** Where the salt of the key is kept; sealed, so that a copy of the database does not tell it. */
export interface Salts {
  get(names: readonly string[]): Promise<Map<string, string>>;
  set(entries: Iterable<readonly [name: string, value: string]>): Promise<void>;
}

const SALT = 'salt';
const SALT_BYTES = 16;

/** The key follows from APP_SECRET and a salt that is empty until the key is renewed for the first time. */
export function makeOperatorAccess(secret: string, salts: Salts): OperatorAccess {
  return {
    key: async () => operatorKey(secret, await readSalt(salts)),
    async renew() {
      const salt = randomBytes(SALT_BYTES).toString('hex');
      await salts.set([[SALT, salt]]);
      return operatorKey(secret, salt);
    },
  };
}

/** A salt sealed under another APP_SECRET belongs to a key that is worth nothing any more. */
async function readSalt(salts: Salts): Promise<string> {
  try {
    return (await salts.get([SALT])).get(SALT) ?? '';
  } catch (error) {
    if (isCoded(error) && error.code === 'KEYS_UNREADABLE') return '';
    throw error;
  }
}
