import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { AnyBulkWriteOperation } from 'mongoose';
import type { Clock } from '../shared/clock.js';
import { CodedError } from '../shared/errors.js';
import type { SealedModel, SealedRow } from './sealed-model.js';

/** Sizes of AES-256-GCM (NIST SP 800-38D): nonce of 96 bits, tag of 128. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Names and values that nobody who copies the database can read without APP_SECRET. Of a name only its kind, what stands
 * before the first slash, can be read. Every entry is written whole or not at all.
 */
export interface SealedStore {
  /** The values of these names, without those that are not there. Throws KEYS_UNREADABLE (`name`) for a damaged one or another APP_SECRET. */
  get(names: readonly string[]): Promise<Map<string, string>>;
  /** The names of all entries; of one that does not open, a stand-in by which it is unreadable and can be removed. */
  names(): Promise<string[]>;
  /** Keeps the values; null removes. One after the other in the order given: killed in between, the first ones are kept. */
  set(entries: Iterable<readonly [name: string, value: string | null]>): Promise<void>;
  /** Copies all entries under `name/` to the shelf `backup`, in place of what lay there. Copies stay sealed. */
  backUp(backup: string): Promise<number>;
  /** Puts the copies of a shelf back in place of the entries; returns how many, 0 when there is no such shelf. */
  restore(backup: string): Promise<number>;
  /** Removes every entry, not the backups. */
  clear(): Promise<void>;
}

interface Deps {
  model: SealedModel;
  /** APP_SECRET; the key is derived from it (HKDF, RFC 5869) for `room` alone. */
  secret: string;
  /** Entries of one room do not see those of another. */
  room: string;
  clock: Clock;
}

export function makeSealedStore({ model, secret, room, clock }: Deps): SealedStore {
  const derive = (what: string) => Buffer.from(hkdfSync('sha256', secret, '', `tanggap ${what} ${room}`, 32));
  const key = derive('sealed');
  const nameKey = derive('names');
  /** As older versions have it: the name can be read. */
  const plainIdOf = (name: string) => `${room}/${name}`;
  const idsOf = (name: string) => [idOf(name), plainIdOf(name)];
  let sealing: Promise<void> | undefined;
  const under = (shelf: string) => ({ _id: { $gte: `${shelf}/`, $lt: `${shelf}0` } }); // '0' follows '/' in ASCII

  function idOf(name: string): string {
    const slash = name.indexOf('/');
    if (slash < 0) return plainIdOf(name);
    const digest = createHmac('sha256', nameKey).update(name).digest('base64url');
    return `${room}/${name.slice(0, slash)}/${digest}`;
  }

  const sealedName = (name: string) => (name.includes('/') ? { name: seal(nameKey, room, name) } : {});

  /** Seals the names an older version left open, before anything else is done; killed in between, it goes on later. */
  function ready(): Promise<void> {
    sealing ??= sealNames().catch((error) => {
      sealing = undefined;
      throw error;
    });
    return sealing;
  }

  async function sealNames(): Promise<void> {
    for (const row of await model.find({ ...under(room), name: { $exists: false } }).lean<SealedRow[]>()) {
      const name = row._id.slice(room.length + 1);
      // What does not open stays as it is: with the right secret it is found again.
      if (!name.includes('/') || tryOpen(key, name, row.box) === undefined) continue;
      const { box, updatedAt } = row;
      const isThere = await model.exists({ _id: idOf(name) });
      if (!isThere) await model.create({ _id: idOf(name), ...sealedName(name), box, updatedAt });
      await model.deleteOne({ _id: row._id });
    }
  }

  async function copy(from: string, to: string): Promise<number> {
    const rows = await model.find(under(from)).lean<SealedRow[]>();
    if (rows.length === 0) return 0;
    await model.deleteMany(under(to));
    await model.insertMany(rows.map((row) => ({ ...row, _id: `${to}${row._id.slice(from.length)}` })));
    return rows.length;
  }

  return {
    async get(names) {
      await ready();
      const rows = await model.find({ _id: { $in: names.flatMap(idsOf) } }).lean<SealedRow[]>();
      const found = new Map(rows.map((row) => [row._id, row.box]));
      return new Map(
        names.flatMap((name) => {
          const id = idsOf(name).find((each) => found.has(each));
          return id === undefined ? [] : [[name, open(key, name, found.get(id)!)] as const];
        }),
      );
    },
    async names() {
      await ready();
      const rows = await model.find(under(room), { name: 1 }).lean<SealedRow[]>();
      return rows.map(
        ({ _id, name }) => (name && tryOpen(nameKey, room, name)) ?? _id.slice(room.length + 1),
      );
    },
    async set(entries) {
      await ready();
      const updatedAt = clock.now();
      const writes = [...entries].flatMap(([name, value]): AnyBulkWriteOperation<SealedRow>[] =>
        value === null
          ? idsOf(name).map((_id) => ({ deleteOne: { filter: { _id } } }))
          : [
              {
                updateOne: {
                  filter: { _id: idOf(name) },
                  update: { $set: { box: seal(key, name, value), ...sealedName(name), updatedAt } },
                  upsert: true,
                },
              },
            ],
      );
      if (writes.length > 0) await model.bulkWrite(writes, { ordered: true });
    },
    backUp: (backup) => copy(room, `${room}-backup-${backup}`),
    async restore(backup) {
      const count = await copy(`${room}-backup-${backup}`, room);
      // It may be a copy an older version made.
      sealing = undefined;
      return count;
    },
    async clear() {
      await model.deleteMany(under(room));
    },
  };
}

function seal(key: Buffer, name: string, value: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(name)); // an entry put under another name does not open
  const body = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
}

/** Throws KEYS_UNREADABLE. */
function open(key: Buffer, name: string, box: string): string {
  const value = tryOpen(key, name, box);
  // The name may hold a person's number: only its kind is told.
  if (value === undefined) throw new CodedError('KEYS_UNREADABLE', { kind: name.split('/')[0] });
  return value;
}

function tryOpen(key: Buffer, name: string, box: string): string | undefined {
  try {
    const bytes = Buffer.from(box, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(name));
    decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    const body = bytes.subarray(NONCE_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
