import type { Draft } from '../../report/draft.js';
import type { Turn } from '../decision.js';
import { saysMoreThanPlace } from './more-than-place.js';

/** "Ke arah Jl. Kartini", "dari alun-alun": the way there, not the place itself. */
const WAY = /\b(arah|menuju|jurusan)\b|^(yang )?dari\b/;

/** Where somebody lives is not where the problem is. */
const LIVES =
  /\b(saya|aku|kami)( \S+)? (tinggal|berdomisili|domisili|asal)\b|\b(rumah|alamat|tempat|tempat tinggal) (saya|aku|kami)\b/;

export const tellsHome = (normalised: string): boolean => LIVES.test(normalised);

/** Whether a message names a place and tells nothing else; in a sentence ("saya tinggal di Sukasari") the place may be another's. */
export function saysOnlyPlace({ read, inbound }: Turn, draft: Draft): boolean {
  const { place, normalised } = read;
  if (place.kind !== 'found' || inbound.text.includes('?') || WAY.test(normalised)) return false;
  if (tellsHome(normalised)) return false;
  const { label, kelurahan = '', kecamatan = '' } = place.place;
  return !saysMoreThanPlace(normalised, [label, kelurahan, kecamatan, draft.place?.label ?? '']);
}
