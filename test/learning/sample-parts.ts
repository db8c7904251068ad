import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TeachParts } from '../../src/learning/judge-history.js';
import { drawOf, type LessonRow } from '../../src/learning/lesson-row.js';
import type { Category, ReportIntent } from '../../src/profile/intents-schema.js';

/** Made-up words of three categories: a town where everything can be told by its words. */
const WORDS = {
  jalan: ['aspal', 'lubang', 'trotoar', 'paving', 'retak', 'ambles', 'bergelombang', 'tambalan'],
  sampah: ['sampah', 'tumpukan', 'bau', 'truk', 'tong', 'plastik', 'berserakan', 'diangkut'],
  air: ['keran', 'pipa', 'keruh', 'meteran', 'bocor', 'mengalir', 'debit', 'sambungan'],
} satisfies Partial<Record<Category, string[]>>;
type Told = keyof typeof WORDS;
const TOLD = Object.keys(WORDS) as Told[];
/** Words of the town's own that intents/ does not know. */
const OWN: Record<Told, string[]> = {
  jalan: ['grobogan', 'kejeglong', 'krowak', 'ceblong'],
  sampah: ['uwuh', 'larahan', 'jugangan', 'wadah'],
  air: ['banyu', 'ledeng', 'sumur', 'kran'],
};

/** A stream of numbers below `n`, always the same. */
function draws(seed: number): (n: number) => number {
  let state = seed >>> 0;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

function sentence(words: readonly string[], draw: (n: number) => number): string {
  const places = ['pasar', 'sekolah', 'rumah', 'kantor', 'gang', 'lapangan'];
  const three = [0, 1, 2].map(() => words[draw(words.length)]);
  return `${three.join(' ')} di ${places[draw(places.length)]} nomor ${String.fromCharCode(97 + draw(26))}${draw(26)}`;
}

/** What staff wrote, for three categories. */
export function sampleParts(): TeachParts {
  const draw = draws(3);
  const report = TOLD.map((id) => ({
    ...{
      id,
      name: id,
      about: id,
      class: 'pengaduan',
      supervised: false,
      sensitive: false,
      place: 'required',
    },
    ...{ evidence: 'optional', questions: [], urgent: [], phrases: WORDS[id].slice(0, 2) },
    examples: Array.from({ length: 60 }, () => sentence(WORDS[id], draw)),
  })) as ReportIntent[];
  const places = { kelurahan: [], landmarks: [], streets: [] };
  return { intents: { report, faq: [], talk: [] }, words: new Map(), places, cityCode: 'CTH', elsewhere: [] };
}

/** A town's own history of so many rows; `labelOf` may tell nonsense. */
export function sampleHistory(
  count: number,
  labelOf: (told: Told, i: number) => Category = (told) => told,
): LessonRow[] {
  const draw = draws(11);
  return Array.from({ length: count }, (_, i) => {
    const told = TOLD[i % TOLD.length]!;
    const words = draw(2) === 0 ? OWN[told] : [...OWN[told], ...WORDS[told]];
    return { text: `${sentence(words, draw)} ${i}`, category: labelOf(told, i) };
  });
}

/** Labels that have nothing to do with the texts. */
export const nonsense = (_: Told, i: number): Category => TOLD[drawOf(`${i} x ${i}`) % 3]!;
/** Labels that are wrong throughout, as when a column slipped by one. */
export const slipped = (told: Told): Category => TOLD[(TOLD.indexOf(told) + 1) % 3]!;

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'tanggap-learning-'));
}

/** Rows as a JSON lines file. */
export function fileOf(rows: readonly LessonRow[], name = 'riwayat.jsonl'): string {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, rows.map(({ text, category }) => JSON.stringify({ text, label: category })).join('\n'));
  return file;
}
