import { stem } from './dictionary.js';

/** What a question wants to know. */
export type QuestionType = 'syarat' | 'biaya' | 'jam' | 'tempat' | 'cara' | 'lama' | 'kapan';

const WORDS: Record<QuestionType, string> = {
  syarat: 'syarat persyaratan berkas dokumen fotokopi bawa lampiran',
  biaya: 'biaya bayar gratis tarif harga ongkos denda uang',
  jam: 'jam buka tutup libur operasional jadwal pukul',
  tempat: 'tempat lokasi alamat ngurusnya kantor loket mana',
  cara: 'cara bagaimana prosedur langkah alur proses daftar',
  lama: 'lama selesai hari',
  kapan: 'kapan tanggal terakhir batas',
};

const typeOfRoot = new Map<string, QuestionType>();
for (const [type, words] of Object.entries(WORDS)) {
  for (const word of words.split(' ')) typeOfRoot.set(stem(word), type as QuestionType);
}

/** Words that open a question; with one of them a message need not carry a question mark. */
const ASKING = new Set(
  `apa apakah bagaimana kapan mana berapa siapa kenapa tanya bisakah bolehkah adakah perlukah haruskah syarat
  persyaratan cara prosedur jam jadwal biaya info informasi`.split(/\s+/),
);

/** The kinds of answer the words ask for. */
export function questionTypes(words: readonly string[]): Set<QuestionType> {
  const types = new Set<QuestionType>();
  for (const word of words) {
    const type = typeOfRoot.get(stem(word));
    if (type) types.add(type);
  }
  return types;
}

export function isAsking(word: string): boolean {
  return ASKING.has(word) || (word.length > 5 && word.endsWith('kah'));
}
