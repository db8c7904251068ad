import { type Connection, type Model, Schema } from 'mongoose';
import type { Role } from './person.js';

/** Somebody of the staff. */
export interface StaffRow {
  /** Short id: `budi`. */
  _id: string;
  name: string;
  role: Role;
  /** Unit ids; `semua` stands for all. */
  units: string[];
  /** Chat keys of the accounts linked to this person; indexed. */
  links: string[];
  /** Revoked staff stay on record, but may do nothing and hear nothing. */
  active: boolean;
}

/** An invitation by one-time code; the code itself is never stored. */
export interface InviteRow {
  /** SHA-256 of the code. */
  _id: string;
  staffId: string;
  /** Id of the message that asked for it. */
  cause?: string;
  expiresAt: Date;
  /** Chat key that used it. */
  usedBy?: string;
}

/** Wrong codes of one chat within the hour that began at `since`. */
export interface AttemptRow {
  _id: string;
  wrong: number;
  since: Date;
}

export type StaffModel = Model<StaffRow>;
export type InviteModel = Model<InviteRow>;
export type AttemptModel = Model<AttemptRow>;

export function staffModel(connection: Connection): StaffModel {
  const schema = new Schema<StaffRow>(
    {
      _id: String,
      name: { type: String, required: true },
      role: { type: String, required: true },
      units: [String],
      links: { type: [String], index: true },
      active: { type: Boolean, default: true },
    },
    { versionKey: false },
  );
  return connection.model<StaffRow>('staff', schema, 'staff');
}

export function inviteModel(connection: Connection): InviteModel {
  const schema = new Schema<InviteRow>(
    { _id: String, staffId: String, cause: String, expiresAt: Date, usedBy: String },
    { versionKey: false },
  );
  return connection.model<InviteRow>('invites', schema, 'invites');
}

export function attemptModel(connection: Connection): AttemptModel {
  const schema = new Schema<AttemptRow>({ _id: String, wrong: Number, since: Date }, { versionKey: false });
  return connection.model<AttemptRow>('link-attempts', schema, 'link-attempts');
}
