import { createHash, randomInt } from 'node:crypto';
import type { Clock } from '../shared/clock.js';
import { CodedError } from '../shared/errors.js';
import type { Person, Role } from './person.js';
import type {
  AttemptModel,
  AttemptRow,
  InviteModel,
  InviteRow,
  StaffModel,
  StaffRow,
} from './staff-model.js';

/** Letters and digits that nobody confuses: 10 of 31 are 49 bits, with 5 tries an hour not to be guessed. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const CODE_LENGTH = 10;
export const INVITE_HOURS = 48;
const MOST_WRONG = 5;
const HOUR_MS = 3600_000;

export interface Invitation {
  name: string;
  units: string[];
  role: Role;
  /** Id of what asked for it: asked again after a crash, the code of the first time, perhaps told already, stays good. */
  cause?: string;
}

export interface Invites {
  /** A one-time code for a new or known person (same name, role and units: the same record); valid for 48 hours. Older codes of that person end. */
  invite(invitation: Invitation): Promise<{ code: string; staffId: string; expiresAt: Date }>;
  /** Links this chat account. Throws INVITE_INVALID for a wrong, used or old code, and after 5 wrong ones in an hour. */
  redeem(code: string, chat: string): Promise<Person & { kind: 'staff' }>;
}

interface Deps {
  staff: StaffModel;
  invites: InviteModel;
  attempts: AttemptModel;
  clock: Clock;
}

export function makeInvites({ staff, invites, attempts, clock }: Deps): Invites {
  async function countWrong(chat: string, now: Date): Promise<void> {
    const row = await attempts.findById(chat).lean<AttemptRow>();
    const isOld = !row || now.getTime() - row.since.getTime() >= HOUR_MS;
    const update = isOld ? { $set: { wrong: 1, since: now } } : { $inc: { wrong: 1 } };
    await attempts.updateOne({ _id: chat }, update, { upsert: true });
  }

  async function mayTry(chat: string, now: Date): Promise<boolean> {
    const row = await attempts.findById(chat).lean<AttemptRow>();
    return !row || row.wrong < MOST_WRONG || now.getTime() - row.since.getTime() >= HOUR_MS;
  }

  /** The same person keeps the record; a namesake with another role or unit gets one of their own. */
  async function findId({ name, units, role }: Invitation): Promise<string> {
    for (let count = 1; ; count++) {
      const id = count === 1 ? idOf(name) : `${idOf(name)}-${count}`;
      const row = await staff.findById(id).lean<StaffRow>();
      const isSame = row?.role === role && [...row.units].sort().join() === [...units].sort().join();
      if (!row || isSame) return id;
    }
  }

  return {
    async invite({ name, units, role, cause }) {
      const staffId = await findId({ name, units, role });
      const code = Array.from({ length: CODE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
      const expiresAt = new Date(clock.now().getTime() + INVITE_HOURS * HOUR_MS);
      const record = { $set: { name, role, units, active: true }, $setOnInsert: { links: [] } };
      await staff.updateOne({ _id: staffId }, record, { upsert: true });
      await invites.deleteMany({ staffId, ...(cause ? { cause: { $nin: [cause] } } : {}) });
      await invites.create({ _id: hashCode(code), staffId, expiresAt, ...(cause ? { cause } : {}) });
      return { code, staffId, expiresAt };
    },
    async redeem(code, chat) {
      const now = clock.now();
      if (!(await mayTry(chat, now))) throw new CodedError('INVITE_INVALID', { why: 'too many wrong codes' });
      const open = { _id: hashCode(code), usedBy: { $exists: false }, expiresAt: { $gt: now } };
      const used = await invites.findOneAndUpdate(open, { $set: { usedBy: chat } }).lean<InviteRow>();
      const again = used ?? (await invites.findOne({ _id: hashCode(code), usedBy: chat }).lean<InviteRow>());
      const row =
        again &&
        (await staff
          .findOneAndUpdate(
            { _id: again.staffId, active: true },
            { $addToSet: { links: chat } },
            { returnDocument: 'after' },
          )
          .lean<StaffRow>());
      if (!row) {
        await countWrong(chat, now);
        throw new CodedError('INVITE_INVALID');
      }
      const { _id: id, name, role, units } = row;
      // An account is one person: who is promoted or moves stops being who they were.
      const others = { $nin: [id] };
      await staff.updateMany({ _id: others, links: chat }, { $pull: { links: chat } });
      await invites.deleteMany({ usedBy: chat, staffId: others });
      return { kind: 'staff', chat, id, name, role, units };
    },
  };
}

/** Typed with spaces, hyphens or small letters, it is the same code. */
function hashCode(code: string): string {
  const plain = code.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return createHash('sha256').update(plain).digest('hex');
}

/** `Budi Santoso` is `budi-santoso`: readable in commands. */
function idOf(name: string): string {
  return (
    name
      .toLowerCase()
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'petugas'
  );
}
