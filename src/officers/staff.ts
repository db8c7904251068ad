import type { SampleStaff } from '../profile/city-schema.js';
import type { Person } from './person.js';
import type { StaffModel, StaffRow } from './staff-model.js';

/** Somebody of the staff with the chats where notices reach them. */
export type Colleague = Pick<StaffRow, 'name' | 'role' | 'units'> & { id: string; chats: string[] };

export interface Staff {
  /** Who writes from this account: linked staff, or a citizen. */
  personOf(chat: string, senderName: string): Promise<Person>;
  /** Everybody active, also those with no chat linked yet. */
  colleagues(): Promise<Colleague[]>;
  /** Ends all links of a person at once (E7). False when there is nobody of that id. */
  revoke(staffId: string): Promise<boolean>;
  /** Links the staff of the sample city to `web:<id>`; a revoked one stays revoked. */
  seedSample(staff: SampleStaff[]): Promise<void>;
  /** Takes those links away again where the installation is no sample any more: nobody reads there. */
  unlinkSample(staff: SampleStaff[]): Promise<void>;
}

export function makeStaff({ model }: { model: StaffModel }): Staff {
  return {
    async personOf(chat, senderName) {
      const row = await model.findOne({ links: chat, active: true }).lean<StaffRow>();
      if (!row) return { kind: 'citizen', chat, name: senderName };
      const { _id: id, name, role, units } = row;
      return { kind: 'staff', chat, id, name, role, units };
    },
    async colleagues() {
      const rows = await model.find({ active: true }).sort({ _id: 1 }).lean<StaffRow[]>();
      return rows.map(({ _id: id, name, role, units, links }) => ({ id, name, role, units, chats: links }));
    },
    async revoke(staffId) {
      const done = await model.updateOne({ _id: staffId }, { $set: { active: false, links: [] } });
      return done.matchedCount > 0;
    },
    async unlinkSample(staff) {
      for (const { id } of staff) await model.updateOne({ _id: id }, { $pull: { links: `web:${id}` } });
    },
    async seedSample(staff) {
      for (const { id, name, role, units } of staff) {
        const seed = { name, role, units, links: [`web:${id}`], active: true };
        await model.updateOne({ _id: id }, { $setOnInsert: seed }, { upsert: true });
      }
    },
  };
}
