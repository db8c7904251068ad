import type { Entity, EntityKind } from '../entities/entities.js';
import type { PlaceMatch } from './find-places.js';
import type { PlaceText } from './place-text.js';
import { BUILDINGS, RELATIONS } from './place-words.js';

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

/** The parts of an address in the order people write them, RT and RW together. */
const ORDER: EntityKind[] = ['spot', 'estate', 'street', 'hamlet', 'lane', 'block', 'house', 'km'];

/** "Gang 2, No. 12, RT 3/RW 2": what a message tells of an address, each kind once; empty where it tells nothing. */
export function addressLabel(parts: readonly Entity[]): string {
  const first = (kind: EntityKind) => parts.find((part) => part.kind === kind)?.value;
  const hood = [first('rt'), first('rw')].filter(Boolean).join('/');
  return [...ORDER.map(first), hood].filter(Boolean).join(', ');
}
