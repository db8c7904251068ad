import type { Places } from '../../profile/city-schema.js';
import { BORDERS } from '../borders.js';
import type { Entity } from '../entities/entities.js';
import type { Normalise } from '../words/normalise.js';
import type { Reading } from '../words/reading.js';
import { formsAt, mostWordsAt } from './forms-at.js';
import { makeGazetteer } from './gazetteer.js';
import { cueScore, isAreaCue, isRightBehind } from './place-cues.js';
import type { PlaceEntry, PlaceForm, PlaceIndex } from './place-forms.js';
import { type PlaceText, toPlaceText } from './place-text.js';
import { NUMBER_HEADS, RELATIONS, TOWARDS } from './place-words.js';
import { readAddress } from './read-address.js';

/** A place that may be meant by the words `from` to `to` (of `PlaceText`), with its score from 0 to 1. */
export interface PlaceMatch {
  entry: PlaceEntry;
  from: number;
  to: number;
  score: number;
  /** Typing errors, see placeDistance. */
  distance: number;
  isPartial: boolean;
}

/** All places that a message may name, and its words as they were compared. */
export interface FoundPlaces {
  text: PlaceText;
  matches: PlaceMatch[];
  /** The parts of an address, also those that the city's list does not know. */
  address: Entity[];
}

export type FindPlaces = (reading: Reading) => FoundPlaces;

/** What one typing error costs. */
const ERROR_COST = 0.13;
/** What each further word of a name is worth against a shorter name on the same words. */
const LENGTH_BONUS = 0.12;

/** Makes the finder of the city's places in a message; asked twice for the same reading it answers at once. */
export function makeFindPlaces(places: Places, normalise: Normalise): FindPlaces {
  const index = makeGazetteer(places, normalise);
  let last: { reading: Reading; found: FoundPlaces } | undefined;
  return (reading) => {
    if (last?.reading === reading) return last.found;
    const text = toPlaceText(reading);
    const address = readAddress(reading);
    const found = { text, address, matches: findPlaces(index, text, address) };
    last = { reading, found };
    return found;
  };
}

/** All places the words may mean, best first where they overlap; those that overlap a better one are left out. */
function findPlaces(index: PlaceIndex, text: PlaceText, address: readonly Entity[]): PlaceMatch[] {
  const matches: PlaceMatch[] = [];
  for (let from = 0; from < text.words.length; from++) {
    const last = Math.min(text.words.length - 1, from + mostWordsAt(index, text, from));
    for (let to = from; to <= last && !index.isBreak(text.words[to]!); to++) {
      for (const { form, distance } of formsAt(index, text, from, to)) {
        const cue = cueScore({ text, from, to, form });
        const isCut = form.entry.kind === 'kelurahan' && mayGoOn(form, text, to);
        const score = Math.max(
          0,
          Math.min(cue, isCut ? BORDERS.place.found - 0.01 : 1) - distance * ERROR_COST,
        );
        matches.push({ entry: form.entry, from, to, score, distance, isPartial: form.isPartial });
      }
    }
  }
  // A name right behind another place is said to be one ("Jl. Ahmad Yani Kenanga"), so look a second time.
  const first = keepBest(matches);
  for (const match of matches) {
    if (match.entry.kind !== 'kelurahan') continue;
    const isBehind = first.some(
      ({ to, score, entry }) =>
        score >= 0.8 && entry.kind !== 'kelurahan' && isRightBehind(text, match.from, to),
    );
    if (match.score > 0 && endsAddress(match, text, address))
      match.score = Math.max(match.score, LAST_IN_ADDRESS - match.distance * ERROR_COST);
    if (isBehind) match.score = Math.max(match.score, 0.95 - match.distance * ERROR_COST);
  }
  return keepBest(matches.filter(({ score }) => score > 0));
}

/** An everyday word is a name when it ends an address: "Jl. Kapten Patimura Gang 2, Candi". */
const LAST_IN_ADDRESS = 0.85;

function endsAddress(
  { from, to, isPartial }: PlaceMatch,
  text: PlaceText,
  address: readonly Entity[],
): boolean {
  const start = text.origin[from]!;
  const isLast = to === text.words.length - 1 || text.pauses[to]! || isAreaCue(text.words[to + 1]!);
  return isLast && !isPartial && address.some((part) => part.to === start - 1 && part.kind !== 'spot');
}

/** "Manggarai slatn" may be Manggarai Selatan: the name goes on elsewhere in the city with the letter that follows here. */
function mayGoOn({ goesOn }: PlaceForm, { raw, words, pauses }: PlaceText, to: number): boolean {
  const next = raw[to + 1] || words[to + 1] || '';
  const isAddress =
    NUMBER_HEADS.has(next) || TOWARDS.has(next) || RELATIONS.has(next) || isAreaCue(words[to + 1] ?? '');
  return !pauses[to] && next !== '' && !isAddress && goesOn.some((rest) => rest[0] === next[0]);
}

function keepBest(matches: PlaceMatch[]): PlaceMatch[] {
  const kept: PlaceMatch[] = [];
  // A longer name wins over the shorter one in it, though it be spelt a little worse.
  const rank = ({ score, from, to }: PlaceMatch) => score + LENGTH_BONUS * (to - from);
  const best = [...matches].sort(
    (a, b) => rank(b) - rank(a) || b.to - b.from - (a.to - a.from) || a.from - b.from,
  );
  for (const match of best) {
    const clash = kept.some(
      (other) =>
        match.from <= other.to &&
        match.to >= other.from &&
        (match.from !== other.from || match.to !== other.to || match.entry === other.entry),
    );
    if (!clash) kept.push(match);
  }
  return kept.sort((a, b) => a.from - b.from || b.score - a.score);
}
