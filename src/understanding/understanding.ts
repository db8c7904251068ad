import type { Point } from '../channels/channel.js';
import type { Category, DangerKind, Intent } from '../profile/intents-schema.js';
import type { Entity } from './entities/entities.js';

/** A label with its confidence, 0 to 1. */
export interface Guess<Label> {
  label: Label;
  score: number;
}

/** The best guesses, best first. `sure` is false when the threshold or the gap to the second says: ask, do not act (B3). */
export interface Ranking<Label> {
  best: Guess<Label>;
  second?: Guess<Label>;
  top: Guess<Label>[];
  sure: boolean;
}

/** A place of the city's gazetteer. `label` is what people read: "SDN 3 Melati, Kel. Melati". */
export interface FoundPlace {
  label: string;
  kelurahan?: string;
  kecamatan?: string;
  point?: Point;
}

/**
 * A place read from words: found, near misses to ask about ("Apakah maksud Anda ...?"), another city or regency named
 * while no place of ours is ("Surabaya", "Kabupaten Tetangga"), or none.
 */
export type PlaceReading =
  | { kind: 'found'; place: FoundPlace; score: number }
  | { kind: 'unsure'; candidates: FoundPlace[] }
  | { kind: 'outside'; name: string }
  | { kind: 'none' };

/**
 * A place read from a pin. `invalid`: not on this world; `outside`: not in the city's box; `area-unknown`: in the city,
 * but its kelurahan cannot be told, because the city's list has no borders for it.
 */
export type PointReading =
  | { kind: 'found'; place: FoundPlace }
  | { kind: 'area-unknown'; point: Point }
  | { kind: 'outside' }
  | { kind: 'invalid' };

/**
 * A ticket code read tolerantly. `mistyped`: it looks like a code, but the check letter is wrong or missing; where nothing
 * but the letter is missing, `completed` is the code with it.
 */
export type CodeReading =
  | { kind: 'code'; code: string }
  | { kind: 'mistyped'; typed: string; completed?: string };

/** What one message seems to be. Only words are read here; what was asked before is weighed by `decide`. */
export interface Understanding {
  /** Lower case, slang written out, lengthened letters shortened. */
  normalised: string;
  intent: Ranking<Intent>;
  category: Ranking<Category>;
  /** Categories whose own phrases are said ("lampu jalan"). */
  named: Category[];
  /** Id of the talk intent (intents/talk) that the whole message equals or clearly contains: greeting, cancel, send ... */
  talk?: string;
  place: PlaceReading;
  /** What is named besides: parts of an address, offices, since when, how many; in order. */
  entities: Entity[];
  /** An address with street and number that the city's list does not know: "Jl. Bronggalan, Gang 3, No. 12". */
  address?: string;
  code?: CodeReading;
  phones: string[];
  /** Words of danger to people (fire, live wire, collapse ...): 112 is given at once. */
  danger: boolean;
  /** What kind of danger it is, where it is one. */
  dangerKind?: DangerKind;
}

/** How much text is read: what comes after is ignored here (it is kept in the report). */
export const LONGEST_READ = 2000;
