/** What a message names, besides what it is about. */
export type EntityKind =
  | 'kelurahan'
  | 'kecamatan'
  | 'landmark'
  | 'street'
  | 'lane'
  | 'house'
  | 'block'
  | 'km'
  | 'rt'
  | 'rw'
  | 'estate'
  | 'hamlet'
  | 'spot'
  | 'since'
  | 'count'
  | 'unit';

/** One thing named: its words in the reading, from the first to the last, and how people read it ("No. 12", "3 titik"). */
export interface Entity {
  kind: EntityKind;
  from: number;
  to: number;
  value: string;
}
