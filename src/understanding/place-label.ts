import type { PlaceMatch } from './find-places.js';
import type { PlaceText } from './place-text.js';

const RELATIONS = new Set(
  'depan belakang samping sebelah seberang dekat pertigaan perempatan pojok ujung sepanjang bawah'.split(' '),
);
/** Buildings people name beside a street: "depan musala Jl. Mangga". */
const BUILDINGS = new Set(
  `musala masjid gereja sekolah warung toko kantor pos apotek bank indomaret alfamart posyandu lapangan bengkel
  gapura makam jembatan spbu pasar`.split(/\s+/),
);

/** "depan SDN 3 Melati", "depan musala Jl. Mangga": the name with the relation that stands before it, if one does. */
export function withRelation(match: PlaceMatch, { words, pauses }: PlaceText): string {
  let at = match.from - 1;
  const label = match.entry.label;
  if (words[at] === 'jalan') at--;
  if (at >= 0 && pauses[at]) return label;
  if (words[at] === 'di') at--;
  const word = words[at] ?? '';
  if (RELATIONS.has(word)) return `${word} ${label}`;
  const relation = words[at - 1] ?? '';
  if (BUILDINGS.has(word) && RELATIONS.has(relation)) return `${relation} ${word} ${label}`;
  return label;
}

/** "Gang 2, No. 12, RT 3/RW 2" as far as said anywhere in the message; empty where nothing is. */
export function houseDetail({ words }: PlaceText): string {
  const numberAfter = (name: string) => {
    const at = words.findIndex((word, i) => word === name && /^\d{1,4}[a-z]?$/.test(words[i + 1] ?? ''));
    return at < 0 ? undefined : words[at + 1];
  };
  const [lane, house, rt, rw, km] = [
    numberAfter('gang'),
    numberAfter('nomor'),
    numberAfter('rt'),
    numberAfter('rw'),
    numberAfter('km'),
  ];
  const hood = [rt && `RT ${rt}`, rw && `RW ${rw}`].filter(Boolean).join('/');
  return [lane && `Gang ${lane}`, house && `No. ${house}`, km && `KM ${km}`, hood].filter(Boolean).join(', ');
}
