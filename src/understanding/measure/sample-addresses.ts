import type { Places } from '../../profile/city-schema.js';
import { type Chance, makeChance, pick } from './chance.js';
import { writeName } from './sample-slips.js';

/** An address as somebody might write it, with the kelurahan that is meant. */
export interface SampleAddress {
  text: string;
  kelurahan: string;
  kecamatan: string;
}

type Area = Pick<Places['kelurahan'][number], 'name' | 'kecamatan'>;

const BEFORE = [
  'lampu jalan mati {p}', 'mohon perbaikan jalan berlubang {p}', 'sampah belum diangkut {p} sudah 3 hari', 'min, got mampet {p} bau banget', 'tolong dong ada pohon mau tumbang {p}',
  'air pdam mati dari kemarin {p}', 'selamat pagi, lapor {p} banjir selutut kalau hujan', 'pak mohon ditertibkan pkl {p}', '{p} gelap pju padam semua', '{p} jalannya rusak parah bahaya buat motor',
  'assalamualaikum mau lapor {p} ada kabel menjuntai', 'kok sampai sekarang belum diperbaiki juga ya {p}', 'ada truk parkir sembarangan {p}', 'banyak anak nongkrong sampai malam {p} mengganggu warga', 'paving {p} ambles tolong dicek',
  'air keruh bau {p} udah seminggu', 'lapor sampah liar {p} 2 titik', '{p}, saluran air meluap masuk rumah warga', 'trotoar pecah {p}, hampir ada yang jatuh', 'mhn bantuannya {p} lampu merah mati',
]; // biome-ignore format: a table
const STREETS = [
  'bronggalan', 'kapten patimura', 'wijaya kusuma', 'cut nyak dien', 'kemuning raya', 'hasanudin', 'teuku umar', 'imam bonjol', 'gajah mada', 'raya lama', 'pucang anom', 'semolowaru', 'basuki rahmat', 'letda sujono', 'sisingamangaraja', 'pattimura', 'dewi sartika', 'tentara pelajar',
]; // biome-ignore format: a table
const ESTATES = ['griya asri', 'puri indah', 'bumi citra', 'graha permata', 'taman wisata', 'pondok mutiara'];
const SPOTS = ['masjid al ikhlas', 'musholla', 'warung bu tini', 'indomaret', 'balai rw', 'lapangan voli', 'gapura', 'pos ronda', 'pom bensin', 'tk pertiwi']; // biome-ignore format: a table

const WAYS: Record<string, string[]> = {
  kelurahan: ['kel.', 'kel', 'Kel.', 'kelurahan', 'Kelurahan', 'klurahan', 'kel :', 'desa', 'ds.', 'kel.#'],
  kecamatan: ['kec.', 'kec', 'kecamatan', 'Kec.', 'kec.#', 'kecmatan'],
  jalan: ['jl', 'jl.', 'jln', 'jln.', 'jalan', 'Jl.', 'JL', 'jl.#', 'Jalan'],
  gang: ['gg', 'gg.', 'gang', 'Gg'],
  nomor: ['no', 'no.', 'nomor', 'nmr', 'No'],
  perumahan: ['perum', 'perumahan', 'prum', 'perum.', 'komplek'],
  depan: ['depan', 'dpn', 'di depan', 'ddpn', 'didepan', 'dpan'],
  dekat: ['dekat', 'dkt', 'deket', 'sekitar', 'di dekat'],
  sebelah: ['sebelah', 'sblh', 'samping', 'smping', 'belakang', 'blkg', 'seberang', 'sebrang', 'pertigaan'],
  di: ['di', 'd', 'daerah', 'di daerah', 'di wilayah', 'wilayah', 'sekitar', 'di kampung', 'warga'],
};

/** Fills marks such as `[jalan]` with one of the ways to write them; `#` glues what follows to its head. */
function fill(chance: Chance, pattern: string): string {
  return pattern
    .replace(/\[(\w+)\]/g, (_, word: string) => pick(chance, WAYS[word]!))
    .replace(/# ?/g, '')
    .replace(/<(\d+)>/g, (_, most: string) => String(1 + Math.floor(chance() * Number(most))));
}

const RT = ['rt <9> rw <9>', 'RT <12>/RW <8>', 'rt0<9> rw0<9>', 'rt.0<9>/0<9>', 'rt <9>', 'rw <12>'];
const HOUSE = ['[nomor] <90>', '[nomor]<20>', '[gang] <9>', '[gang] <5> [nomor] <30>', 'blok c<9>', 'km <9>'];
const part = (chance: Chance, share: number, ways: string[]) =>
  chance() < share ? ` ${pick(chance, ways)}` : '';

/** Makes the addresses of one city: all kelurahan, streets and landmarks in turn, `count` in all, the same for a seed. */
export function sampleAddresses(places: Places, count: number, seed: number): SampleAddress[] {
  const chance = makeChance(seed);
  const times = new Map<string, number>();
  for (const { name } of places.kelurahan) times.set(plain(name), (times.get(plain(name)) ?? 0) + 1);
  const above = new Set(places.kelurahan.map(({ kecamatan }) => plain(kecamatan)));
  // A slip that makes the name of another place of the city cannot be told from that place.
  const names = new Set([...times.keys(), ...above]);
  const write = (name: string) => {
    const written = writeName(chance, name);
    return plain(written) !== plain(name) && names.has(plain(written)) ? name : written;
  };
  const samples: SampleAddress[] = [];
  // Of more kelurahan than addresses every list takes others.
  const order = [...places.kelurahan]
    .map((area) => ({ area, luck: chance() }))
    .sort((a, b) => a.luck - b.luck)
    .map(({ area }) => area);
  for (let at = 0; samples.length < count; at++) {
    const area = order[at % order.length]!;
    const turn = Math.floor(at / places.kelurahan.length);
    const known = turn % 2 === 0 ? undefined : knownPlace(chance, places, area, write);
    const needsAbove = times.get(plain(area.name))! > 1;
    const where =
      known ?? areaAddress(chance, area, write, { needsAbove, needsCue: above.has(plain(area.name)) });
    const text = chance() < 0.35 ? where : pick(chance, BEFORE).replace('{p}', where.replaceAll('$', ''));
    samples.push({ text: text.trim(), kelurahan: area.name, kecamatan: area.kecamatan });
  }
  return samples;
}

const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Names that are also everyday words are said with a cue by those who want to be understood. */
const EVERYDAY = /^(melati|mawar|dahlia|kenanga|pasar baru|bunga|sampah|kali|sungai|taman|jati|merdeka|pelita|karya|bulan|sekip|kota)$/i; // biome-ignore format: one pattern

function areaAddress(
  chance: Chance,
  area: Area,
  write: (name: string) => string,
  { needsAbove, needsCue }: { needsAbove: boolean; needsCue: boolean },
): string {
  const name = write(area.name);
  const isBare = !needsCue && !EVERYDAY.test(area.name) && chance() < 0.35;
  const own = isBare ? name : `[kelurahan] ${name}`;
  const over =
    needsAbove || chance() < 0.25
      ? `${pick(chance, [', ', ' ', '\n'])}[kecamatan] ${write(area.kecamatan)}`
      : '';
  const street = `[jalan] ${pick(chance, STREETS)}${part(chance, 0.5, HOUSE)}`;
  const estate = `[perumahan] ${pick(chance, ESTATES)}${part(chance, 0.6, ['blok <9>', 'blok a<9> [nomor] <20>', 'blok d'])}`;
  const spot = `${pick(chance, ['[depan]', '[dekat]', '[sebelah]'])} ${pick(chance, SPOTS)}`;
  const lead = pick(chance, [`${street} `, `${street}, `, `${street}${part(chance, 0.5, RT)} `, `${estate} `, `${spot} `, `${spot} [jalan] ${pick(chance, STREETS)}, `, `${pick(chance, RT)} `, isBare ? '[di] ' : '', isBare ? 'di ' : '', '']); // biome-ignore format: a list
  return fill(chance, lead + own + part(chance, 0.2, RT) + over);
}

/** A street or landmark of this kelurahan; a street through several is said with its kelurahan. */
function knownPlace(
  chance: Chance,
  places: Places,
  area: Area,
  write: (name: string) => string,
): string | undefined {
  const streets = places.streets.filter(({ kelurahan }) => kelurahan.includes(area.name));
  const landmarks = places.landmarks.filter(({ lat, lon }) =>
    places.kelurahan.some(
      ({ name, box }) =>
        name === area.name && box && lat >= box.south && lat < box.north && lon >= box.west && lon < box.east,
    ),
  );
  const choice = pick(chance, [...streets, ...landmarks]);
  if (!choice) return undefined;
  const called = write(pick(chance, [choice.name, choice.name, ...choice.aliases]).replace(/^jl\. /i, ''));
  if ('lat' in choice)
    return fill(
      chance,
      `${pick(chance, ['[depan]', '[dekat]', '[sebelah]', 'di', ''])} ${called}${part(chance, 0.15, RT)}`,
    );
  const several = choice.kelurahan.length > 1 || chance() < 0.2;
  return fill(
    chance,
    `[jalan] ${called}${part(chance, 0.5, HOUSE)}${several ? `, [kelurahan] ${write(area.name)}` : ''}`,
  );
}
