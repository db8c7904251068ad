import { wordSet } from '../words/word-set.js';
import type { PlaceForm } from './place-forms.js';
import type { PlaceText } from './place-text.js';
import { BUILDINGS, NAMED, NUMBER_HEADS, TOWARDS } from './place-words.js';

/** Where a possible place stands. */
export interface PlaceContext {
  text: PlaceText;
  from: number;
  to: number;
  form: PlaceForm;
}

/** Words between "bukan" and the name that is denied. */
const LEADS_IN = wordSet('di kelurahan kecamatan jalan ke dari daerah yang');
/** Titles between "jalan" and a name. */
const TITLES = wordSet(
  'jenderal jend letjen mayjen dr ir h hj kh prof pangeran p r ra raden ajeng sultan raya gang',
);
const KELURAHAN = wordSet('kelurahan desa lurah kades');
const KECAMATAN = wordSet('kecamatan camat');
/** Heads that a colon or a full stop may follow: "kel : Mawar". */
const HEADS = wordSet('kelurahan desa kecamatan jalan gang lokasi alamat');
/** Estates are called after places far away. */
const ESTATES = wordSet('perumahan kompleks apartemen rusun rusunawa pondok griya');

const GENERIC = wordSet(
  'pasar kampung air tanah jalan kota rumah batu sungai kali taman desa dusun gang kebun lapangan',
);
const QUALITIES = wordSet(
  'baru lama besar kecil merah putih hitam hijau dalam panjang tinggi rendah bersih tengah atas bawah indah raya jaya',
);

/** Whether a name of an area is said to follow. */
export function isAreaCue(word: string): boolean {
  return KELURAHAN.has(word) || KECAMATAN.has(word);
}

/** The word before a name, if no pause parts them. */
export function beforeName({ words, pauses }: PlaceText, from: number): string {
  const before = words[from - 1] ?? '';
  return pauses[from - 1] && !HEADS.has(before) ? '' : before;
}

/** Whether a name at `from` follows a place that ends at `to`, a house number between them at most. */
export function isRightBehind({ words }: PlaceText, from: number, to: number): boolean {
  if (from === to + 1) return true;
  return (
    from > to + 1 &&
    from <= to + 5 &&
    words.slice(to + 1, from).every((word) => NUMBER_HEADS.has(word) || /^\d/.test(word))
  );
}

/** How likely the words are that place, before typing errors are taken off. */
export function cueScore(context: PlaceContext): number {
  const { text, from, to, form } = context;
  const before = beforeName(text, from);
  const earlier = text.words[from - 2] ?? '';
  if (before === 'bukan' || (earlier === 'bukan' && LEADS_IN.has(before))) return 0;
  const isWhole = text.words.length === to - from + 1;
  const afterStreet = before === 'jalan' || (TITLES.has(before) && earlier === 'jalan');
  switch (form.entry.kind) {
    case 'landmark':
      if (form.isPartial) return 0.8;
      return form.words > 1 ? 0.97 : 0.87;
    case 'street':
      if (afterStreet) return 0.98;
      if (before === 'gang' || NAMED.has(before) || isAreaCue(before)) return 0;
      if (form.isOrdinary) return isWhole ? 0.7 : 0;
      return form.words > 1 ? 0.86 : 0.8;
    case 'kecamatan':
      if (KECAMATAN.has(before)) return 0.98;
      if (form.isOrdinary || before === 'jalan') return isWhole || TOWARDS.has(before) ? 0.78 : 0;
      return KELURAHAN.has(before) ? 0 : 0.85;
    default:
      return Math.min(kelurahanScore(context, before, isWhole, afterStreet), isFollowed(context) ? 0.7 : 1);
  }
}

function kelurahanScore(
  { text, from, to, form }: PlaceContext,
  before: string,
  isWhole: boolean,
  afterStreet: boolean,
): number {
  if (KELURAHAN.has(before)) return form.isPartial ? 0.74 : 0.98;
  if (KECAMATAN.has(before)) return 0;
  // A street or estate named like a kelurahan that the city's list does not have: worth asking, no more.
  if (afterStreet || before === 'gang' || ESTATES.has(before)) return 0.6;
  if (form.isPartial) return form.isOrdinary && !TOWARDS.has(before) && !isWhole ? 0 : 0.65;
  if (text.words[to + 1] === 'kecamatan') return 0.95;
  if (NAMED.has(before)) return form.isOrdinary ? 0 : 0.7;
  if (BUILDINGS.has(before)) return form.isOrdinary ? (isInAddress(text, from, to) ? 0.8 : 0.6) : 0.9;
  if (!form.isOrdinary) return 0.92;
  if (isWhole || TOWARDS.has(before) || isInAddress(text, from, to)) return 0.9;
  const ends = to === text.words.length - 1 || text.pauses[to]!;
  // Two everyday words seldom meet by chance, unless they are such as "pasar baru".
  if (form.words > 1) return GENERIC.has(text.words[from]!) && QUALITIES.has(text.words[to]!) ? 0.65 : 0.82;
  return ends ? 0.65 : 0;
}

/** "rt 3 rw 2 Mawar", "Kuningan rt 9": whoever gives numbers gives an address. */
function isInAddress({ words }: PlaceText, from: number, to: number): boolean {
  const isNumber = (at: number) => /\d$/.test(words[at] ?? '');
  const isHead = (at: number) => NUMBER_HEADS.has(words[at] ?? '');
  if (isHead(to + 1) && isNumber(to + 2)) return true;
  return isNumber(from - 1) && (isHead(from - 2) || isHead(from - 3));
}

/** "Sukamaju Wetan" where the city has only Sukamaju: perhaps another place. */
function isFollowed({ text, to }: PlaceContext): boolean {
  return !text.pauses[to] && /^(lor|kidul|wetan|kulon|kaler)$/.test(text.words[to + 1] ?? '');
}
