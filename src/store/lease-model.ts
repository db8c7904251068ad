import { type Connection, type Model, Schema } from 'mongoose';

/** Who holds a name, and until when. */
export interface LeaseRow {
  /** The name that one holder at a time may have. */
  _id: string;
  holder: string;
  until: Date;
  /** Grows with every write of a holder: one that stands still is held by nobody. */
  beat: number;
}

export type LeaseModel = Model<LeaseRow>;

/** One for a connection, however many kinds of lease it holds. */
export function leaseModel(connection: Connection): LeaseModel {
  const { leases } = connection.models;
  if (leases) return leases as LeaseModel;
  const schema = new Schema<LeaseRow>(
    {
      _id: String,
      holder: { type: String, required: true },
      until: { type: Date, required: true },
      beat: { type: Number, default: 0 },
    },
    { versionKey: false },
  );
  return connection.model<LeaseRow>('leases', schema, 'leases');
}
