import { z } from 'zod';
import { categorySchema } from './intents-schema.js';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower case letters, digits and single hyphens');
const name = z.string().trim().min(2).max(80);
const latitude = z.number().min(-90).max(90);
const longitude = z.number().min(-180).max(180);
const box = z
  .strictObject({ south: latitude, north: latitude, west: longitude, east: longitude })
  .refine((b) => b.south < b.north && b.west < b.east, 'write south below north and west below east');
const oneOrMany = <T extends z.ZodType>(item: T) => z.union([item, z.array(item).min(1)]);

/** The word that stands for every unit in staff.yaml; no unit may be called so. */
export const ALL_UNITS = 'semua';

/** city/city.yaml */
export const citySchema = z.strictObject({
  name,
  /** Three capital letters at the head of every ticket code. */
  code: z.string().regex(/^[A-Z]{3}$/, 'use three capital letters'),
  call_centre: z.string().regex(/^\d{3,12}$/, 'write 3 to 12 digits in quotes'),
  languages: z.array(z.enum(['id', 'en', 'jv'])).min(1),
  box,
  /** Named to a citizen whose place lies outside the box. */
  neighbour: name,
  /** Cities and regencies elsewhere that people name: a place there is not ours. */
  elsewhere: z.array(name).default([]),
  /** A closed ticket may be reopened by its citizen for this many days. */
  reopen_days: z.number().int().min(1).max(90).default(7),
  /** An officer may undo a close for this many minutes. */
  undo_minutes: z.number().int().min(1).max(240).default(30),
  /** Words that are likely to be continued wait this many seconds for the next bubble; 0 answers everything at once. */
  bubble_wait_seconds: z.number().min(0).max(10).default(2.5),
});

/** city/units.yaml */
export const unitSchema = z.strictObject({
  id,
  name,
  /** What it gets where no routing rule says otherwise; a category stands with one unit. */
  categories: z.array(categorySchema).default([]),
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
  /** Unit ids; `semua` stands for every unit. An officer or head has exactly one. */
  units: z.array(id).min(1),
});

/**
 * city/routing.yaml: the first rule whose every given condition holds decides the unit; what no rule matches goes to the
 * unit whose categories list it, and what none lists to the triage desk.
 */
export const routingRuleSchema = z.strictObject({
  category: oneOrMany(categorySchema).optional(),
  kecamatan: oneOrMany(name).optional(),
  kelurahan: oneOrMany(name).optional(),
  unit: id,
});

export const REPORT_CLASSES = ['pengaduan', 'aspirasi', 'permintaan_informasi'] as const;

const amount = z.strictObject({
  amount: z.number().int().min(1).max(1000),
  /** working_day: end of working time on that day; hour: hours by the calendar. */
  unit: z.enum(['working_day', 'hour']),
});

/**
 * city/sla.yaml: the most specific row wins (urgent, then supervised, then category, then class). A condition that is
 * not given is not asked for.
 */
export const promiseRowSchema = z.strictObject({
  id,
  class: z.enum(REPORT_CLASSES).optional(),
  category: oneOrMany(categorySchema).optional(),
  /** Only for reports of danger to people. */
  urgent: z.boolean().default(false),
  /** Only for reports berkadar pengawasan. */
  supervised: z.boolean().default(false),
  verify: amount,
  respond: amount,
  resolve: amount,
  source: z.string().min(3),
  version: z.number().int().positive(),
});

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

const toMinutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const SPAN = /^([01]\d|2[0-3]):[0-5]\d ?- ?(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** `07:30-12:00`, read as minutes after midnight: working from the first, no longer at the second. */
const span = z
  .string()
  .regex(SPAN, 'write working hours as HH:MM-HH:MM')
  .transform((text) => ({ fromMinute: toMinutes(text.slice(0, 5)), toMinute: toMinutes(text.slice(-5)) }));
const day = z
  .array(span)
  .refine(
    (spans) =>
      spans.every((s, i) => s.fromMinute < s.toMinute && s.fromMinute >= (spans[i - 1]?.toMinute ?? 0)),
    'write the hours in order of the day, without overlap, each ending after it starts',
  )
  .default([]);

/** city/calendar.yaml */
export const calendarSchema = z.strictObject({
  /** Working hours by weekday; a missing day is free. */
  week: z
    .strictObject({
      monday: day,
      tuesday: day,
      wednesday: day,
      thursday: day,
      friday: day,
      saturday: day,
      sunday: day,
    })
    .refine((week) => WEEKDAYS.some((name) => week[name].length > 0), 'give at least one day working hours'),
  /** Every year listed here has all its holidays below; other years are missing and said to be. */
  years: z.array(z.number().int().min(2000).max(2200)),
  holidays: z.array(
    z.strictObject({
      date: z.iso.date(),
      name: z.string().min(3).max(120),
      kind: z.enum(['holiday', 'joint_leave', 'local']),
    }),
  ),
});

/** city/places.yaml */
export const placesSchema = z.strictObject({
  /** A name may stand in several kecamatan. Without a `box` pins cannot be placed in it. `kind` left out: a kelurahan. */
  kelurahan: z.array(
    z.strictObject({
      name,
      kecamatan: name,
      kind: z.enum(['kelurahan', 'desa']).optional(),
      box: box.optional(),
    }),
  ),
  landmarks: z.array(
    z.strictObject({
      name,
      lat: latitude,
      lon: longitude,
      /** Where it lies, for a city without boxes; "Name, Kecamatan" where the name stands in several. */
      kelurahan: name.optional(),
      aliases: z.array(name).default([]),
    }),
  ),
  streets: z.array(
    z.strictObject({ name, kelurahan: z.array(name).min(1), aliases: z.array(name).default([]) }),
  ),
});

export type City = z.infer<typeof citySchema>;
export type Unit = z.infer<typeof unitSchema>;
export type SampleStaff = z.infer<typeof sampleStaffSchema>;
export type RoutingRule = z.infer<typeof routingRuleSchema>;
export type PromiseRow = z.infer<typeof promiseRowSchema>;
export type Calendar = z.infer<typeof calendarSchema>;
export type Span = z.infer<typeof span>;
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
