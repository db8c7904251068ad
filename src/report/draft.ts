import type { MediaKind, Point } from '../channels/channel.js';
import type { Category, ReportIntent } from '../profile/intents-schema.js';
import type { FoundPlace, Understanding } from '../understanding/understanding.js';
import { asksToHide } from './asks-to-hide.js';

/** A stored file. `id` names it in the files collection. */
export interface Attachment {
  id: string;
  kind: MediaKind;
}

/** Where a report is; `label` is what people read. */
export interface ReportPlace {
  label: string;
  kelurahan?: string;
  kecamatan?: string;
  point?: Point;
}

/** anonymous: name hidden from the unit and the public (A11); secret: content never public (A12). */
export type Hidden = 'open' | 'anonymous' | 'secret';
export type ReportClass = 'pengaduan' | 'aspirasi' | 'permintaan_informasi';

/** What a citizen has told by the time it is sent: the content of a ticket. */
export interface Report {
  category: Category;
  class: ReportClass;
  urgent: boolean;
  text: string;
  place?: ReportPlace;
  attachments: Attachment[];
  /** Answers to the category's extra questions, by question id. */
  answers: Record<string, string>;
  hidden: Hidden;
}

/** A complaint while it is being told. */
export interface Draft {
  /** The inbound that began it; one draft makes one ticket. */
  id: string;
  /** Six letters that buttons carry, so that a button of an earlier draft is known as stale. */
  tag: string;
  text: string;
  class: ReportClass;
  urgent: boolean;
  category?: Category;
  /** Best guesses offered when the category is not sure. */
  guesses: Category[];
  place?: ReportPlace;
  /** Near misses offered ("Apakah maksud Anda ...?"). */
  placeOptions: ReportPlace[];
  /** Words for a place the gazetteer does not know; completed by a kelurahan. */
  placeTyped?: string;
  /** Kecamatan chosen while the kelurahan is asked. */
  placeKecamatan?: string;
  /** A pin whose kelurahan the city's list cannot tell; kept while that is asked. */
  placePoint?: Point;
  attachments: Attachment[];
  hidden: Hidden;
  /** Its place was asked before another report was told: that one's place is not its own. */
  placeApart?: boolean;
  /** Answers to the category's extra questions, by question id. */
  answers?: Record<string, string>;
  /** Its place among several told at once, from 1; absent where it is the only one. */
  number?: number;
  touchedAt: Date;
}

/** At most this many files on one report (A3 asks for three or more). */
const MOST_ATTACHMENTS = 10;

export function newDraft(id: string, now: Date): Draft {
  return {
    id,
    tag: tagOf(id),
    text: '',
    class: 'pengaduan',
    urgent: false,
    guesses: [],
    placeOptions: [],
    attachments: [],
    hidden: 'open',
    touchedAt: now,
  };
}

/** The draft with what one message told: words are added, category and place are taken where they are sure and still open. */
export function tellDraft(draft: Draft, text: string, read: Understanding, intents: ReportIntents): Draft {
  // What was said twice is written once.
  const isSaid = draft.text.toLowerCase().split('\n').includes(text.trim().toLowerCase());
  const told: Draft = isSaid
    ? { ...draft }
    : { ...draft, text: [draft.text, text.trim()].filter(Boolean).join('\n') };
  if (!told.category) {
    if (read.category.sure) told.category = read.category.best.label;
    // In danger nobody should have to choose from a list: the triage desk sorts it.
    else if (read.danger) told.category = 'lainnya';
    // An idea needs no category to be heard.
    else if (told.class === 'aspirasi') told.category = 'lainnya';
    else told.guesses = read.category.top.map((guess) => guess.label).slice(0, 3);
  }
  const intent = told.category && intents[told.category];
  if (intent && intent.class !== 'pengaduan') told.class = intent.class;
  told.urgent = draft.urgent || read.danger;
  // Nobody has to think of hiding who was hurt at home, or who tells of it.
  if (read.dangerKind === 'violence' && told.hidden === 'open') told.hidden = 'anonymous';
  if (asksToHide(read.normalised)) told.hidden = 'anonymous';
  return told.place ? told : readPlace(told, read);
}

/** The draft with a chosen category, and the class of report that goes with it. */
export function withCategory(draft: Draft, category: Category, intents: ReportIntents): Draft {
  const own = intents[category]?.class ?? 'pengaduan';
  // Another category has other questions.
  const { answers, ...rest } = draft;
  const kept = category === draft.category && answers ? { answers } : {};
  return { ...rest, ...kept, category, guesses: [], class: own === 'pengaduan' ? draft.class : own };
}

/** The draft with further files, as many as a report may have. */
export function keepFiles(draft: Draft, files: readonly Attachment[]): Draft {
  return { ...draft, attachments: [...draft.attachments, ...files].slice(0, MOST_ATTACHMENTS) };
}

/** Voice notes among files: nobody knows what they say until somebody listens (A5). */
export function countVoices(files: readonly Attachment[]): number {
  return files.filter(({ kind }) => kind === 'voice').length;
}

/**
 * The draft with the place that a message names, if it names one. Of a kecamatan alone, and of an address that the city's
 * list does not know, the kelurahan is still to be asked.
 */
export function readPlace(draft: Draft, read: Understanding): Draft {
  if (read.place.kind === 'unsure') return { ...draft, placeOptions: read.place.candidates };
  if (read.place.kind === 'none' && read.address && draft.placeTyped === undefined && !draft.place)
    return { ...draft, placeTyped: read.address };
  if (read.place.kind !== 'found') return draft;
  const { place } = read.place;
  if (place.kelurahan || place.point || !place.kecamatan) return setPlace(draft, place);
  const { place: _before, ...open } = draft;
  const told = place.label.replace(/(^|, )Kec\. [^,]*$/, '');
  return {
    ...open,
    placeOptions: [],
    placeTyped: told || (draft.placeTyped ?? ''),
    placeKecamatan: place.kecamatan,
  };
}

/** The draft with its place; a pin that was sent before is its point. */
export function setPlace(draft: Draft, place: FoundPlace): Draft {
  const { placeTyped: _typed, placeKecamatan: _kecamatan, placePoint: point, ...rest } = draft;
  return { ...rest, place: point ? { ...place, point } : place, placeOptions: [] };
}

/** True while nothing was told yet, by words, files, a place or a button. */
export function isBlank({ text, category, place, placeTyped, attachments, class: kind }: Draft): boolean {
  return !text && !category && !place && !placeTyped && attachments.length === 0 && kind === 'pengaduan';
}

export type ReportIntents = Partial<Record<Category, ReportIntent>>;

/** The first thing a draft still lacks before it can be sent. */
export function missingPart(draft: Draft, intents: ReportIntents): 'text' | 'category' | 'place' | undefined {
  if (!draft.text.trim()) return 'text';
  if (!draft.category) return 'category';
  if (!draft.place && intents[draft.category]?.place !== 'optional' && draft.class === 'pengaduan')
    return 'place';
  return undefined;
}

/** The report of a complete draft. */
export function reportOf(draft: Draft): Report {
  return {
    category: draft.category ?? 'lainnya',
    class: draft.class,
    urgent: draft.urgent,
    text: draft.text,
    ...(draft.place ? { place: draft.place } : {}),
    attachments: draft.attachments,
    answers: draft.answers ?? {},
    hidden: draft.hidden,
  };
}

/** Six letters from the id of a draft (FNV-1a, 32 bits); not a secret, only tells drafts of one chat apart. */
export function tagOf(id: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index++) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36).padStart(6, '0').slice(-6);
}
