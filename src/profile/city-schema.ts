import { z } from 'zod';
import { categorySchema } from './intents-schema.js';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower case letters, digits and single hyphens');
const name = z.string().trim().min(2).max(80);
const latitude = z.number().min(-90).max(90);
const longitude = z.number().min(-180).max(180);
const box = z.strictObject({ south: latitude, north: latitude, west: longitude, east: longitude });
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time as HH:MM');

/** city/city.yaml */
export const citySchema = z.strictObject({
  name,
  /** Three capital letters at the head of every ticket code. */
  code: z.string().regex(/^[A-Z]{3}$/, 'use three capital letters'),
  call_centre: z.string().regex(/^\d{3,12}$/),
  languages: z.array(z.enum(['id', 'en', 'jv'])).min(1),
  box,
  /** Named to a citizen whose place lies outside the box. */
  neighbour: name,
  /** A closed ticket may be reopened by its citizen for this many days. */
  reopen_days: z.number().int().min(1).max(90).default(7),
  /** An officer may undo a close for this many minutes. */
  undo_minutes: z.number().int().min(1).max(240).default(30),
});

/** city/units.yaml */
export const unitSchema = z.strictObject({
  id,
  name,
  categories: z.array(categorySchema),
  /** Outside the city government: its tickets are watched, not worked, by us. */
  outside: z.boolean().default(false),
  /** The triage desk: gets what no routing rule matches. Exactly one unit. */
  triage: z.boolean().default(false),
});

/** city/staff.yaml: people of a sample city, linked without a code in the web chat and the player only. */
export const sampleStaffSchema = z.strictObject({
  id,
  name,
  role: z.enum(['officer', 'head', 'supervisor', 'admin']),
  /** Unit ids; `semua` stands for every unit. */
  units: z.array(id),
});

/** city/routing.yaml: the first rule whose every given condition holds decides the unit. */
export const routingRuleSchema = z.strictObject({
  category: z.union([categorySchema, z.array(categorySchema)]).optional(),
  kecamatan: z.union([name, z.array(name)]).optional(),
  kelurahan: z.union([name, z.array(name)]).optional(),
  unit: id,
});

const amount = z.strictObject({
  amount: z.number().int().positive(),
  /** working_day: end of working time on that day; hour: hours by the calendar. */
  unit: z.enum(['working_day', 'hour']),
});

/** city/sla.yaml: the most specific row wins (urgent + category, then category, then class). */
export const promiseRowSchema = z.strictObject({
  id,
  class: z.enum(['pengaduan', 'aspirasi', 'permintaan_informasi']).optional(),
  category: z.union([categorySchema, z.array(categorySchema)]).optional(),
  urgent: z.boolean().default(false),
  verify: amount,
  respond: amount,
  resolve: amount,
  source: z.string().min(3),
  version: z.number().int().positive(),
});

const span = z
  .strictObject({ from: clockTime, to: clockTime })
  .refine((s) => s.from < s.to, 'ends before it starts');

/** city/calendar.yaml */
export const calendarSchema = z.strictObject({
  /** Working spans by weekday, 1 = Monday ... 7 = Sunday; a missing day is free. */
  week: z
    .record(z.enum(['1', '2', '3', '4', '5', '6', '7']), z.array(span))
    .or(z.partialRecord(z.enum(['1', '2', '3', '4', '5', '6', '7']), z.array(span))),
  /** Every year listed here has all its holidays below; other years are missing and said to be. */
  years: z.array(z.number().int()),
  holidays: z.array(
    z.strictObject({
      date: z.iso.date(),
      name: z.string().min(3),
      kind: z.enum(['holiday', 'joint_leave', 'local']),
    }),
  ),
});

/** city/places.yaml */
export const placesSchema = z.strictObject({
  kelurahan: z.array(z.strictObject({ name, kecamatan: name, box })),
  landmarks: z.array(
    z.strictObject({ name, lat: latitude, lon: longitude, aliases: z.array(name).default([]) }),
  ),
  streets: z.array(z.strictObject({ name, kelurahan: z.array(name).min(1) })),
});

export type City = z.infer<typeof citySchema>;
export type Unit = z.infer<typeof unitSchema>;
export type SampleStaff = z.infer<typeof sampleStaffSchema>;
export type RoutingRule = z.infer<typeof routingRuleSchema>;
export type PromiseRow = z.infer<typeof promiseRowSchema>;
export type Calendar = z.infer<typeof calendarSchema>;
export type Places = z.infer<typeof placesSchema>;

/** The city profile: the data that makes an installation this city's, read from CITY_DIR. */
export interface CityProfile {
  city: City;
  units: Unit[];
  staff: SampleStaff[];
  routing: RoutingRule[];
  promises: PromiseRow[];
  calendar: Calendar;
  places: Places;
}
