import { type Connection, type Model, Schema } from 'mongoose';
import { CATEGORIES } from '../profile/intents-schema.js';
import { REJECT_REASONS, STATUSES, STEPS, type Ticket } from './ticket.js';

export type TicketModel = Model<Ticket>;

/** Parts of a ticket have no id of their own besides the `id` they declare. */
const part = { _id: false, id: false, minimize: false } as const;
const required = true;

const attachment = new Schema({ id: { type: String, required }, kind: { type: String, required } }, part);
const point = new Schema({ lat: { type: Number, required }, lon: { type: Number, required } }, part);
const person = new Schema({ id: { type: String, required }, name: { type: String, required } }, part);
const place = new Schema(
  { label: { type: String, required }, kelurahan: String, kecamatan: String, point },
  part,
);

const report = new Schema(
  {
    category: { type: String, enum: CATEGORIES, required },
    class: { type: String, enum: ['pengaduan', 'aspirasi', 'permintaan_informasi'], required },
    urgent: { type: Boolean, required },
    // Empty when the report is a photo and a place: an empty string fails `required`.
    text: { type: String, default: '' },
    place,
    attachments: [attachment],
    answers: { type: Schema.Types.Mixed, default: {} },
    hidden: { type: String, enum: ['open', 'anonymous', 'secret'], required },
  },
  part,
);

const event = new Schema(
  {
    id: { type: String, required },
    step: { type: String, enum: ['open', ...STEPS], required },
    at: { type: Date, required },
    by: new Schema({ kind: { type: String, required }, id: String, name: String }, part),
    from: { type: String, enum: [null, ...STATUSES] },
    to: { type: String, enum: STATUSES, required },
    text: String,
    attachments: { type: [attachment], default: undefined },
    unitFrom: String,
    unitTo: String,
    categoryFrom: { type: String, enum: CATEGORIES },
    categoryTo: { type: String, enum: CATEGORIES },
    officerTo: person,
    reason: { type: String, enum: REJECT_REASONS },
    plannedFor: String,
    dueAt: Date,
    rating: Number,
    internal: Boolean,
  },
  part,
);

const clock = new Schema(
  {
    row: { type: String, required },
    version: { type: Number, required },
    startAt: { type: Date, required },
    dueAt: { type: Date, required },
    warnAt: { type: Date, required },
    warnedAt: Date,
    breachedAt: Date,
  },
  part,
);

const ticket = new Schema(
  {
    _id: { type: String, required },
    draftId: { type: String, required, unique: true },
    month: { type: String, required },
    number: { type: Number, required, min: 1 },
    report: { type: report, required },
    citizen: { type: String, required },
    citizenName: { type: String, default: '' },
    unit: { type: String, required },
    officer: person,
    status: { type: String, enum: STATUSES, required },
    history: [event],
    clock: { type: clock, required },
    pastClocks: [clock],
    alarmAt: { type: Date, index: true },
    announce: String,
    reopenCount: { type: Number, default: 0 },
    disclaimCount: { type: Number, default: 0 },
    rating: Number,
    plannedFor: String,
    words: { type: [String], index: true },
    revision: { type: Number, default: 0 },
    openedAt: { type: Date, required },
    closedAt: Date,
    updatedAt: { type: Date, required },
  },
  { id: false, versionKey: false, minimize: false, strict: 'throw' },
);
ticket.index({ month: 1, number: 1 }, { unique: true });
ticket.index({ citizen: 1, openedAt: -1 });
ticket.index({ unit: 1, status: 1 });
ticket.index({ 'officer.id': 1, status: 1 });
ticket.index({ status: 1, 'clock.dueAt': 1 });

/** The tickets of one database. */
export function ticketModel(connection: Connection): TicketModel {
  return (
    (connection.models.Ticket as TicketModel | undefined) ??
    connection.model<Ticket>('Ticket', ticket, 'tickets')
  );
}
