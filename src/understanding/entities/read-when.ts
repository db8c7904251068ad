import type { Reading } from '../words/reading.js';
import { wordSet } from '../words/word-set.js';
import type { Entity } from './entities.js';

const NUMBER_WORDS =
  'satu dua tiga empat lima enam tujuh delapan sembilan sepuluh belasan puluhan beberapa'.split(' ');
const isNumber = (word: string | undefined) =>
  word !== undefined && (/^\d{1,4}$/.test(word) || NUMBER_WORDS.includes(word));
const SPANS = wordSet('menit jam hari malam minggu pekan bulan tahun');
/** "seminggu", "setahun": one of a span, said in one word. */
const ONE_SPAN = /^se(jam|hari|malam|minggu|pekan|bulan|tahun)(an)?$/;
const MANY_SPANS = /^ber(hari|minggu|bulan|tahun|jam)(-\1)?$/;
const STARTS = wordSet('sejak semenjak dari mulai per');
const MOMENTS = wordSet(
  `kemarin tadi semalam senin selasa rabu kamis jumat sabtu minggu ahad pagi siang sore malam subuh lebaran
  januari februari maret april mei juni juli agustus september oktober november desember`,
);
/** What may stand in a moment behind its first word: "senin pagi", "tadi malam", "minggu lalu", "bulan maret 2025". */
const PARTS = wordSet(
  'pagi siang sore malam subuh lalu kemarin tadi yang ini sampai sekarang tanggal tgl bulan tahun awal akhir',
);
const DONE = wordSet('sudah udah hampir lebih sekitar selama');
const AGO = wordSet('lalu terakhir lamanya an');
/** What is counted in reports. */
const COUNTED = wordSet(
  `titik lampu tiang lubang pohon rumah unit kk orang lokasi tempat buah batang warga ekor truk motor mobil karung kios
  lapak gerobak rt kali siswa anak balita lansia keluarga kantong ton bak pot pipa keran kabel`,
);
/** A time has no more words than this. */
const LONGEST_TIME = 6;

/** Since when and how many, as a message tells it: "sejak senin", "sudah seminggu", "3 hari lalu", "2 titik". */
export function readWhen({ words, pauses }: Reading): Entity[] {
  const found: Entity[] = [];
  const add = (kind: 'since' | 'count', from: number, to: number) =>
    found.push({ kind, from, to, value: words.slice(from, to + 1).join(' ') });
  for (let at = 0; at < words.length; at++) {
    const end = endOfTime(words, pauses, at);
    if (end !== undefined) {
      add('since', at, end);
      at = end;
    } else if (isNumber(words[at]) && !pauses[at] && COUNTED.has(words[at + 1] ?? '')) {
      add('count', at, at + 1);
      at++;
    }
  }
  return found;
}

function endOfTime(words: readonly string[], pauses: readonly boolean[], at: number): number | undefined {
  const word = words[at]!;
  if (STARTS.has(word) && !pauses[at]) {
    const start = endOfMoment(words, pauses, at + 1);
    if (start !== undefined) return start;
    return word === 'dari' || word === 'per' ? undefined : endOfSpan(words, at + 1);
  }
  if (DONE.has(word)) {
    let start = at + 1;
    while (start <= at + 2 && (DONE.has(words[start] ?? '') || words[start] === 'ada')) start++;
    return endOfSpan(words, start);
  }
  if (MANY_SPANS.test(word)) return at;
  const end = endOfSpan(words, at);
  // "3 hari" alone may be anything; "3 hari lalu" tells since when.
  return end !== undefined && AGO.has(words[end] ?? '') ? end : undefined;
}

/** "3 hari lalu", "seminggu", "dua bulan ini", "lama": the last word of a span of time that begins at `at`. */
function endOfSpan(words: readonly string[], at: number): number | undefined {
  const word = words[at] ?? '';
  let end: number | undefined;
  if (ONE_SPAN.test(word) || MANY_SPANS.test(word) || word === 'lama') end = at;
  else if (isNumber(word) && SPANS.has(words[at + 1] ?? '')) end = at + 1;
  if (end === undefined) return undefined;
  while (
    end - at < LONGEST_TIME &&
    ['yang', 'lebih', 'ini', 'lalu', 'terakhir', 'lamanya', 'an'].includes(words[end + 1] ?? '')
  )
    end++;
  return words[end] === 'yang' ? end - 1 : end;
}

function endOfMoment(words: readonly string[], pauses: readonly boolean[], at: number): number | undefined {
  const word = words[at] ?? '';
  const isDate = ['hari', 'bulan', 'tahun', 'tanggal', 'tgl', 'awal', 'akhir'].includes(word);
  if (!MOMENTS.has(word) && !isDate)
    return isNumber(word) && SPANS.has(words[at + 1] ?? '') ? endOfSpan(words, at) : undefined;
  let end = at;
  while (end - at < LONGEST_TIME && !pauses[end]) {
    const next = words[end + 1] ?? '';
    if (!MOMENTS.has(next) && !PARTS.has(next) && !/^\d{1,4}$/.test(next)) break;
    end++;
  }
  if (isDate && end === at) return undefined;
  return ['yang', 'sampai'].includes(words[end]!) ? end - 1 : end;
}
