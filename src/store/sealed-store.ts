import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Clock } from '../shared/clock.js';
import { CodedError } from '../shared/errors.js';
import type { SealedModel, SealedRow } from './sealed-model.js';

/** Sizes of AES-256-GCM (NIST SP 800-38D): nonce of 96 bits, tag of 128. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Names and values that nobody who copies the database can read without APP_SECRET. Every entry is written whole or not at all. */
export interface SealedStore {
  /** The values of these names, without those that are not there. Throws KEYS_UNREADABLE (`name`) for a damaged one or another APP_SECRET. */
  get(names: readonly string[]): Promise<Map<string, string>>;
  /** The names of all entries. */
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
  const key = Buffer.from(hkdfSync('sha256', secret, '', `tanggap sealed ${room}`, 32));
  const idOf = (name: string) => `${room}/${name}`;
  const under = (shelf: string) => ({ _id: { $gte: `${shelf}/`, $lt: `${shelf}0` } }); // '0' follows '/' in ASCII

  async function copy(from: string, to: string): Promise<number> {
    const rows = await model.find(under(from)).lean<SealedRow[]>();
    if (rows.length === 0) return 0;
    await model.deleteMany(under(to));
    await model.insertMany(rows.map((row) => ({ ...row, _id: `${to}${row._id.slice(from.length)}` })));
    return rows.length;
  }

  return {
    async get(names) {
      const rows = await model.find({ _id: { $in: names.map(idOf) } }).lean<SealedRow[]>();
      return new Map(
        rows.map((row) => {
          const name = row._id.slice(room.length + 1);
          return [name, open(key, name, row.box)];
        }),
      );
    },
    async names() {
      const rows = await model.find(under(room), { _id: 1 }).lean<SealedRow[]>();
      return rows.map(({ _id }) => _id.slice(room.length + 1));
    },
    async set(entries) {
      const updatedAt = clock.now();
      const writes = [...entries].map(([name, value]) =>
        value === null
          ? { deleteOne: { filter: { _id: idOf(name) } } }
          : {
              updateOne: {
                filter: { _id: idOf(name) },
                update: { $set: { box: seal(key, name, value), updatedAt } },
                upsert: true,
              },
            },
      );
      if (writes.length > 0) await model.bulkWrite(writes, { ordered: true });
    },
    backUp: (backup) => copy(room, `${room}-backup-${backup}`),
    restore: (backup) => copy(`${room}-backup-${backup}`, room),
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

function open(key: Buffer, name: string, box: string): string {
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
    // The name may hold a person's number: only its kind is told.
    throw new CodedError('KEYS_UNREADABLE', { kind: name.split('/')[0] });
  }
}
