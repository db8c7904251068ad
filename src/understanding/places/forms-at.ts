import { isIndonesian } from '../words/dictionary.js';
import { beforeName, isAreaCue } from './place-cues.js';
import { placeDistance } from './place-distance.js';
import { type NearForm, type PlaceForm, type PlaceIndex, SHORTEST_BEHEADED } from './place-forms.js';
import { type PlaceText, SHORT } from './place-text.js';
import { STREET_HEADS, TOWARDS } from './place-words.js';

/** Behind "kelurahan" or "kecamatan" a name may be that much worse spelt. */
const CUE_ALLOWS = 0.5;
/** Longest name compared, in letters. */
const LONGEST_NAME = 40;

/** How many more words than one a name that begins here may have, one too many by a split name included; -1 where none begins. */
export function mostWordsAt(index: PlaceIndex, { words, raw }: PlaceText, from: number): number {
  const most = Math.max(index.mostWords(words[from]!), index.mostWords(raw[from] || words[from]!));
  // A glued head, or a wrong first letter.
  return most > 0 ? most : raw[from]!.length < SHORTEST_BEHEADED ? -1 : 0;
}

/** The forms that the words may be, as they are meant and as they were typed. */
export function formsAt(index: PlaceIndex, text: PlaceText, from: number, to: number): NearForm[] {
  const [joined, raw] = [joinUp(text.words, from, to), joinUp(text.raw, from, to)];
  if (joined.length > LONGEST_NAME || joined.length < 3) return NONE;
  const exact = exactForms(index, joined, raw, from === to);
  if (exact.length > 0) return exact.map((form) => ({ form, distance: 0 }));
  if (!mayBeMistyped(text, from, to)) return NONE;
  const before = beforeName(text, from);
  const isCued = isAreaCue(before) || STREET_HEADS.has(before);
  const size = to - from + 1;
  // A word of the language is that word ("kenangan"), except where a name must stand, or in the middle of one.
  const isLanguage = text.isWord.indexOf(false, from) === -1 || text.isWord.indexOf(false, from) > to;
  const isSaid = isLanguage && (raw === joined || (size === 1 && isIndonesian(raw)));
  if (isSaid && size === 1 && !isCued) return NONE;
  const most = isSaid ? 1 : isCued ? Infinity : UNCUED;
  const near = index
    .near(joined, size, most, isCued ? CUE_ALLOWS : 0)
    .filter(isLanguage ? hasWords(size) : endsLike(text, from, to));
  if (raw === joined || raw.length < 4 || isSaid) return keepMeant(near, raw, joined, size);
  // What spelling made of the word must be farther from what was typed than the name is.
  const typed = index.near(raw, size, most, isCued ? CUE_ALLOWS : 0);
  const isName = size === 1 && index.exact(joined).length > 0;
  const nearer =
    isCued || isName
      ? typed
      : typed.filter(({ distance }) => distance < placeDistance(raw, joined, distance + 1));
  return isName ? nearer : [...keepMeant(near, raw, joined, size), ...nearer];
}

const NONE: NearForm[] = [];

function joinUp(words: readonly string[], from: number, to: number): string {
  let joined = words[from]!;
  for (let at = from + 1; at <= to; at++) joined += words[at]!;
  return joined;
}

function exactForms(index: PlaceIndex, joined: string, raw: string, isSingle: boolean): readonly PlaceForm[] {
  // What spelling made of a single word is one of several names it may have been: the word as typed decides.
  if (raw === joined || !isSingle)
    return raw === joined ? index.exact(joined) : [...index.exact(joined), ...index.exact(raw)];
  const exact = index.exact(raw);
  return exact.length === 0 && raw.length >= SHORTEST_GLUED ? index.exact(unglued(raw)) : exact;
}

/** A single word that only its meaning makes a name ("pdam" -> "ledeng") is none. */
function isRespelt(raw: string, joined: string): boolean {
  return raw === '' || placeDistance(raw, joined, MOST_RESPELT) > MOST_RESPELT;
}

function keepMeant(near: NearForm[], raw: string, joined: string, size: number): NearForm[] {
  return near.length === 0 || raw === joined || size > 1 || !isRespelt(raw, joined) ? near : NONE;
}

/** Without a cue a name may be that far from what was typed, in errors. */
const UNCUED = 2;
/** How far spelling may have moved a word that is taken for a name. */
const MOST_RESPELT = 2;

/** Everyday words stand for a name of as many words only. */
const hasWords =
  (size: number) =>
  ({ form }: NearForm) =>
    size === 1 || form.words === size;

/** A word of the language at the end of a name is no slip: "Simomulyo bau" is not "Simomulyo Baru". */
function endsLike({ words, isWord }: PlaceText, from: number, to: number): (near: NearForm) => boolean {
  const last = from < to && isWord[to] ? words[to]! : '';
  return ({ form }) => last === '' || form.joined.endsWith(last);
}

/** Short heads that people glue to a name: "pkmsukamaju", "kelsukamaju". */
const GLUED = /^(jln|jl|kel|kec|ds|desa|pkm|psr|term|jbtn|stas)/;
const SHORTEST_GLUED = 8;

function unglued(raw: string): string {
  const [head] = GLUED.exec(raw) ?? [];
  return head ? (SHORT[head] ?? '').replace('jalan', '') + raw.slice(head.length) : raw;
}

/** No name begins with a word of addresses, and none goes over a pause. */
function mayBeMistyped({ words, raw, pauses }: PlaceText, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (pauses[at]) return false;
  const first = words[from]!;
  return !STREET_HEADS.has(first) && !isAreaCue(first) && !(from < to && TOWARDS.has(raw[from]!));
}
