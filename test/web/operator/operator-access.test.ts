import { describe, expect, it } from '@jest/globals';
import { CodedError } from '../../../src/shared/errors.js';
import { makeOperatorAccess } from '../../../src/web/operator/operator-access.js';
import { operatorKey } from '../../../src/web/operator/operator-key.js';

const SECRET = 'a secret made up for tests';

/** Salts as several programs on one database see them. */
function makeSalts() {
  const kept = new Map<string, string>();
  return {
    get: async (names: readonly string[]) => new Map([...kept].filter(([name]) => names.includes(name))),
    set: async (entries: Iterable<readonly [string, string]>) => {
      for (const [name, value] of entries) kept.set(name, value);
    },
  };
}

describe('what opens the page', () => {
  it('follows from the secret until it is renewed', async () => {
    expect(await makeOperatorAccess(SECRET, makeSalts()).key()).toBe(operatorKey(SECRET));
  });

  it('is another key each time it is renewed, after a restart and for a second program too', async () => {
    const salts = makeSalts();
    const [one, other] = [makeOperatorAccess(SECRET, salts), makeOperatorAccess(SECRET, salts)];
    const keys = [await one.key(), await one.renew(), await other.renew()];
    expect(new Set(keys).size).toBe(3);
    expect([await one.key(), await other.key()]).toEqual([keys[2], keys[2]]);
  });

  it('follows from the secret alone where the salt is sealed under another one', async () => {
    const get = async () => Promise.reject(new CodedError('KEYS_UNREADABLE', { kind: 'salt' }));
    expect(await makeOperatorAccess(SECRET, { ...makeSalts(), get }).key()).toBe(operatorKey(SECRET));
  });

  it('is not guessed while the store is away', async () => {
    const get = async () => Promise.reject(new CodedError('STORE_UNREACHABLE'));
    await expect(makeOperatorAccess(SECRET, { ...makeSalts(), get }).key()).rejects.toThrow(
      'STORE_UNREACHABLE',
    );
  });
});
