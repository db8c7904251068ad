import { splitFields } from './csv-rows.js';

/** How the columns of a data file are called, the likeliest first; letter case and signs aside. */
const TEXT_NAMES =
  `text teks isi isi-laporan isi-aduan isi-pengaduan isi-keluhan laporan keluhan aduan pengaduan pesan
  deskripsi uraian message description complaint content`.split(/\s+/);
const LABEL_NAMES =
  `label kategori category jenis jenis-laporan kategori-laporan kategori-aduan jenis-aduan topik topic
  klasifikasi bidang class`.split(/\s+/);
const DELIMITERS = [',', ';', '\t', '|'];

/** Which columns hold the text and its label; a name given wins over the usual ones. */
export interface Columns {
  text?: string;
  label?: string;
}

/** The places of text and label in a row of names; -1 for one that is not there. */
export function findColumns(names: readonly string[], given: Columns): { text: number; label: number } {
  const plainNames = names.map(plain);
  const find = (usual: readonly string[], name: string | undefined) => {
    const wanted = name === undefined ? usual : [plain(name)];
    const found = wanted.find((candidate) => plainNames.includes(candidate));
    return found === undefined ? -1 : plainNames.indexOf(found);
  };
  return { text: find(TEXT_NAMES, given.text), label: find(LABEL_NAMES, given.label) };
}

/** What parts the columns of a table, told by its head: that by which both columns are found, else the one that parts most. */
export function readHead(
  head: string,
  given: Columns,
): { delimiter: string; names: string[]; text: number; label: number } {
  const readings = DELIMITERS.map((delimiter) => {
    const names = splitFields(head, delimiter);
    return { delimiter, names, ...findColumns(names, given) };
  });
  const found = readings.find(({ text, label }) => text >= 0 && label >= 0);
  return found ?? readings.reduce((best, other) => (other.names.length > best.names.length ? other : best));
}

/** Names of columns as they may be shown; what may be somebody's words is counted only. */
export function showNames(names: readonly string[]): string {
  const isName = (name: string) =>
    name.trim() !== '' && name.length <= 30 && !/\d{4}|@|\s\S+\s\S+\s/.test(name);
  return names
    .map((name, i) => (isName(name) ? name.trim() : `(column ${i + 1})`))
    .slice(0, 30)
    .join(', ');
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
