import { CodedError } from '../shared/errors.js';
import { foldName } from './check-twice.js';

/** A kota or kabupaten of Indonesia, with its Kemendagri code ("33.74", "Kota Semarang"). */
export interface Regency {
  code: string;
  name: string;
}

/** A kelurahan or desa as the Kemendagri list has it. */
export interface RegencyArea {
  name: string;
  kecamatan: string;
  kind: 'kelurahan' | 'desa';
}

/** Named at most when a name fits several, or none. */
const MOST_NAMED = 12;
/** Shorter names are no names for the profile's schema. */
const SHORTEST_NAME = 2;

/**
 * The regency meant by its code ("33.74", "3374") or name ("Kota Semarang"; the kind may be left out where only one is
 * called so). Throws REGENCY_UNKNOWN with those it might be. The list (idn-area-data, 4 MB) is loaded by the first call.
 */
export async function findRegency(asked: string): Promise<Regency> {
  const { getRegencies } = await import('idn-area-data');
  const all = (await getRegencies()).map(({ code, name }) => ({ code, name: titled(name) }));
  const digits = asked.replace(/[\s.]/g, '');
  const wanted = /^\d{4}$/.test(digits)
    ? all.filter(({ code }) => code.replace('.', '') === digits)
    : byName(all, foldName(asked));
  if (wanted.length === 1) return wanted[0]!;
  const near = wanted.length > 1 ? wanted : all.filter(({ name }) => isNear(foldName(name), foldName(asked)));
  const named = near.slice(0, MOST_NAMED).map(({ code, name }) => `${name} (${code})`);
  throw new CodedError('REGENCY_UNKNOWN', {
    asked,
    ...(named.length > 0
      ? { oneOf: named.join(', ') }
      : { form: '--regency 33.74, or --regency "Kota Semarang"' }),
  });
}

function byName(all: readonly Regency[], asked: string): Regency[] {
  if (asked === '') return [];
  const bare = (name: string) => foldName(name).replace(/^(kota|kabupaten)( administrasi)? /, '');
  const short = asked.replace(/^kab /, 'kabupaten ');
  const whole = all.filter(({ name }) =>
    [foldName(name), foldName(name).replace(' administrasi', '')].includes(short),
  );
  if (whole.length > 0) return whole;
  const named = all.filter(({ name }) => bare(name) === asked);
  return named.length > 0 ? named : all.filter(({ name }) => ` ${foldName(name)} `.includes(` ${asked} `));
}

/** Whether a name begins as the asked one does: enough to suggest it. */
function isNear(name: string, asked: string): boolean {
  const bare = asked.replace(/^(kota|kabupaten|kab) /, '');
  return bare.length >= 3 && name.split(' ').some((word) => word.startsWith(bare.slice(0, 3)));
}

/** The kelurahan and desa of a regency in the list's order; a name that stands twice in a kecamatan comes once. */
export async function areasOf({ code }: Regency): Promise<RegencyArea[]> {
  const { getDistricts, getVillages } = await import('idn-area-data');
  const [districts, villages] = await Promise.all([getDistricts(), getVillages()]);
  const kecamatan = new Map(
    districts
      .filter(({ regency_code }) => regency_code === code)
      .map((district) => [district.code, titled(district.name)]),
  );
  const seen = new Set<string>();
  return villages.flatMap((village): RegencyArea[] => {
    const above = kecamatan.get(village.district_code);
    const name = titled(village.name);
    if (above === undefined || name.length < SHORTEST_NAME || seen.has(foldName(`${name}/${above}`)))
      return [];
    seen.add(foldName(`${name}/${above}`));
    // 1001 and on are kelurahan, 2001 and on desa, 3001 and on desa adat.
    const kind = village.code.split('.')[3]?.startsWith('1') ? 'kelurahan' : 'desa';
    return [{ name, kecamatan: above, kind }];
  });
}

/** "KOTA SEMARANG" -> "Kota Semarang", "candirejo" -> "Candirejo"; what is written in both cases stays as it is. */
function titled(name: string): string {
  const plain = name.replace(/\s+/g, ' ').trim();
  if (plain !== plain.toUpperCase() && plain !== plain.toLowerCase()) return plain;
  return plain
    .toLowerCase()
    .replace(/(^|[ (/-])(\p{L})/gu, (_, gap: string, letter: string) => gap + letter.toUpperCase());
}
