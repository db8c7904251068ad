import type { PlaceForm } from './gazetteer.js';
import type { PlaceText } from './place-text.js';

/** Where a possible place stands. */
export interface PlaceContext {
  text: PlaceText;
  from: number;
  to: number;
  form: PlaceForm;
  distance: number;
}

const wordSet = (words: string) => new Set(words.split(/\s+/));

/** A place follows these. */
const TOWARDS = wordSet(
  `di daerah wilayah kawasan warga kampung sekitar dekat ke dari dusun lingkungan area lokasi arah sampai menuju
  perbatasan kota antara`,
);
/** Words between "bukan" and the name that is denied. */
const LEADS_IN = wordSet('di kelurahan kecamatan jalan ke dari daerah yang');
/** What follows these is a thing or a person of that name, not the place. */
const NAMED = wordSet(
  `bunga pohon tanaman daun kembang tangkai nama bernama ibu bapak mbak mas bang minyak toko warung salon hotel
  apotek kafe restoran depot gedung apartemen pt cv merk buah jus`,
);
/** Titles between "jalan" and a name. */
const TITLES = wordSet(
  'jenderal jend letjen mayjen dr ir h hj kh prof pangeran p r ra raden ajeng sultan raya',
);

/** How likely the words are that place, before typing errors are taken off. */
export function cueScore(context: PlaceContext): number {
  const { text, from, to, form } = context;
  const before = text.pauses[from - 1] ? '' : (text.words[from - 1] ?? '');
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
      if (before === 'gang' || NAMED.has(before)) return 0;
      if (form.isOrdinary) return isWhole ? 0.7 : 0;
      return form.words > 1 ? 0.86 : 0.8;
    case 'kecamatan':
      if (before === 'kecamatan') return 0.98;
      if (form.isOrdinary || before === 'jalan') return isWhole || TOWARDS.has(before) ? 0.78 : 0;
      return before === 'kelurahan' ? 0 : 0.85;
    default:
      return kelurahanScore(context, before, isWhole, afterStreet);
  }
}

function kelurahanScore(
  { text, to, form }: PlaceContext,
  before: string,
  isWhole: boolean,
  afterStreet: boolean,
): number {
  if (before === 'kelurahan' || before === 'desa') return 0.98;
  if (before === 'kecamatan') return 0;
  // A street named like a kelurahan that the city's list does not have: worth asking, no more.
  if (afterStreet || before === 'gang') return 0.6;
  if (NAMED.has(before)) return form.isOrdinary ? 0 : 0.7;
  if (!form.isOrdinary) return 0.92;
  if (isWhole || TOWARDS.has(before)) return 0.9;
  const ends = to === text.words.length - 1 || text.pauses[to]!;
  return ends ? 0.65 : 0;
}
