import { isIndonesian } from './dictionary.js';
import { distanceUpTo } from './edit-distance.js';
import { digitsOf, type Gazetteer, type PlaceEntry, type PlaceForm } from './gazetteer.js';
import { cueScore, type PlaceContext } from './place-cues.js';
import type { PlaceText } from './place-text.js';

/** A place that may be meant by the words `from` to `to` (of `PlaceText`), with its score from 0 to 1. */
export interface PlaceMatch {
  entry: PlaceEntry;
  from: number;
  to: number;
  score: number;
  isPartial: boolean;
}

/** What one typing error costs. */
const ERROR_COST = 0.08;

/** All places the words may mean, best first where they overlap; those that overlap a better one are left out. */
export function findPlaces(gazetteer: Gazetteer, text: PlaceText): PlaceMatch[] {
  const matches: PlaceMatch[] = [];
  text.words.forEach((word, from) => {
    for (const form of gazetteer.get(word[0] ?? '') ?? []) {
      for (const size of [form.words, form.words - 1, form.words + 1]) {
        const match = size > 0 ? matchAt(form, text, from, size) : undefined;
        if (match) matches.push(match);
      }
    }
  });
  // A name right behind another place is said to be one ("Jl. Ahmad Yani Kenanga"), so look a second time.
  const first = keepBest(matches);
  for (const match of matches) {
    const before = first.find(({ to, score }) => to === match.from - 1 && score >= 0.8);
    if (before && match.entry.kind === 'kelurahan' && before.entry.kind !== 'kelurahan')
      match.score = Math.max(match.score, 0.95 - errorsOf(match));
  }
  return keepBest(matches.filter(({ score }) => score > 0));
}

const errors = new WeakMap<PlaceMatch, number>();
const errorsOf = (match: PlaceMatch) => (errors.get(match) ?? 0) * ERROR_COST;

function matchAt(form: PlaceForm, text: PlaceText, from: number, size: number): PlaceMatch | undefined {
  const to = from + size - 1;
  if (to >= text.words.length) return undefined;
  const joined = size === 1 ? text.words[from]! : text.words.slice(from, to + 1).join('');
  const limit =
    size === form.words ? errorsAllowed(form.joined.length) : Math.min(1, errorsAllowed(form.joined.length));
  const distance =
    form.isPartial && joined !== form.joined ? Infinity : distanceUpTo(joined, form.joined, limit);
  if (distance > limit || digitsOf(joined) !== form.digits) return undefined;
  // A word of the language is that word, not a mistyped place ("kenangan").
  if (distance > 0 && size === 1 && isIndonesian(joined)) return undefined;
  const context: PlaceContext = { text, from, to, form, distance };
  const match = {
    entry: form.entry,
    from,
    to,
    score: Math.max(0, cueScore(context) - distance * ERROR_COST),
    isPartial: form.isPartial,
  };
  errors.set(match, distance);
  return match;
}

function errorsAllowed(length: number): number {
  if (length < 5) return 0;
  return length < 8 ? 1 : 2;
}

function keepBest(matches: PlaceMatch[]): PlaceMatch[] {
  const kept: PlaceMatch[] = [];
  const best = [...matches].sort(
    (a, b) => b.score - a.score || b.to - b.from - (a.to - a.from) || a.from - b.from,
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
