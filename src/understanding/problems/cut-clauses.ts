/** How plainly a border parts two matters: a new number in a list, "terus", a new sentence, "dan", or a mere comma. */
export type Border = 'number' | 'more' | 'next' | 'sentence' | 'link' | 'comma';

/** A piece of a message between two borders. */
export interface Clause {
  text: string;
  /** What stands before it; the first clause begins a sentence. */
  border: Border;
}

/** Abbreviations whose full stop ends no sentence. */
const ABBREVIATIONS =
  'jl jln jln gg no kel kec ds dsn rt rw bpk ibu yth dr prof ir hj kp kab prov tgl jam sdr blk km gd lt dkk dll dst';
/** Longest text that is cut; what comes after stays with the last clause. */
const LONGEST_CUT = 2000;
/** Most clauses; a text with more of them is a story, not a list of problems. */
const MOST_CLAUSES = 40;

/** "1. ", "2) ", "- " at the beginning of a line or after a pause, "pertama," and "yang kedua"; "RT 2. Air ..." is none. */
const NUMBER =
  /(?:^|[\n.;,:!?]\s*|(?<!\b(?:rt|rw|no|gang|gg|blok|sd|sdn|smp|smpn|jam|tgl|ke|lantai|kelas|pos)\.?)\s)(?:\(?[1-9][.)](?=\s*\p{L})\s*|(?:yang |yg )?(?:pertama|kedua|ketiga|keempat|kelima)\b[,:]?\s+)|(?:^|\n)\s*[-*•–]\s*(?=\p{L})/giu;
/** "selain itu", "satu lagi": what follows is another matter. */
const MORE =
  /[\s,.;]+(?:dan |terus |trus |oh ?iya |oiya |eh |nah |karo )?(?:selain itu|terpisah dari itu|di ?luar itu|ditambah(?: lagi)?|tambah malik|deng lagi|di ?lain tempat|di tempat lain|di sisi lain|hal lain|karo maneh|ada juga|ada jg|juga soal|(?:trs|terus|trus) (?:jg|juga)|(?:laporin|lapor) (?:jg|juga)|oh ?iya|(?:sama )?(?:satu|1) (?:lagi|lg)(?: (?:pak|bu|min|kak|mas))?|di ?samping itu|sekalian (?:lapor |juga |mau lapor )?|sekalian|tambahan lagi|lainnya lagi|ada lagi|belum lagi)[\s,]+/giu;
const SENTENCE = /[.!?;]+(?=\s|$)\s*|\s*\n+\s*/gu;
const NEXT =
  /,?\s+(?:terus|trus|trs|lalu(?! lint| lal)|eh|lantas|kemudian|plus)\s+(?!(?:karena|krn|karna|gara)\b)/giu;
const LINK =
  /,?\s+(?:dan|sama|sm|serta|juga ada|lan|karo|sarta|sareng|jeung|sedangkan|sementara)\s+|,?\s*[&+]\s*/giu;
const COMMA = /\s*[,:]\s+|\s+[-–—]+\s+/gu;

/** A message cut at everything that may part two matters, in order; the texts are the citizen's own. */
export function cutClauses(text: string): Clause[] {
  const head = text.slice(0, LONGEST_CUT);
  let clauses: Clause[] = cutList(head);
  for (const [border, sign] of BORDERS_IN_ORDER)
    clauses = clauses.flatMap((clause) => cut(clause, border, sign));
  const told = clauses
    .map((clause) => ({ ...clause, text: clause.text.trim() }))
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
  if (told.length > MOST_CLAUSES) return [{ text, border: 'sentence' }];
  const last = told.at(-1);
  if (last && text.length > LONGEST_CUT) last.text += text.slice(LONGEST_CUT);
  return told;
}

/** Marks of a list that count only where they follow each other from the first on: "a. ... b. ..." and "1 ... 2 ...". */
const LISTS = [
  { mark: /(?:^|[\s:,;])\(?([a-f])[.)]\s*(?=\p{L}{2})/giu, first: 'a' },
  { mark: /(?:^|[\n:;,]\s*|\s)([1-9])\s+(?=\p{L}{2})/gu, first: '1' },
];
/** "2 titik", "RT 3": these numbers count something or name a place. */
const COUNTS =
  /(?:\b(?:rt|rw|no|gang|gg|blok|sd|sdn|smp|smpn|sma|jam|tgl|ke|lantai|kelas|pos|km|jl|sudah|udah|hampir|cuma|ada)\.?\s*)$/iu;
const UNITS =
  /^(?:hari|minggu|bulan|tahun|jam|menit|titik|kali|orang|meter|km|juta|ribu|rb|rt|rw|buah|unit|warga|kk|lantai)\b/iu;

function cutList(text: string): Clause[] {
  for (const { mark, first } of LISTS) {
    let next = first.charCodeAt(0);
    const found = [...text.matchAll(mark)].filter((hit) => {
      const from = hit.index + hit[0].length;
      const isNext = hit[1]!.toLowerCase().charCodeAt(0) === next;
      if (!isNext || COUNTS.test(text.slice(0, hit.index)) || UNITS.test(text.slice(from))) return false;
      next++;
      return true;
    });
    if (found.length > 1) return cutAt({ text, border: 'sentence' }, 'number', found);
  }
  return [{ text, border: 'sentence' }];
}

const BORDERS_IN_ORDER: [Border, RegExp][] = [
  ['number', NUMBER],
  ['more', MORE],
  ['sentence', SENTENCE],
  ['next', NEXT],
  ['link', LINK],
  ['comma', COMMA],
];

function cut(clause: Clause, border: Border, sign: RegExp): Clause[] {
  return cutAt(clause, border, clause.text.matchAll(sign));
}

function cutAt(clause: Clause, border: Border, signs: Iterable<RegExpExecArray>): Clause[] {
  const parts: Clause[] = [];
  let from = 0;
  let before = clause.border;
  for (const found of signs) {
    const head = clause.text.slice(0, found.index);
    if (border === 'sentence' && found[0].startsWith('.') && isAbbreviation(head)) continue;
    parts.push({ text: clause.text.slice(from, found.index), border: before });
    from = found.index + found[0].length;
    before = border;
  }
  return [...parts, { text: clause.text.slice(from), border: before }];
}

const SHORT = new Set(ABBREVIATIONS.split(' '));

function isAbbreviation(head: string): boolean {
  const word = /([\p{L}]+)$/u.exec(head)?.[1]?.toLowerCase();
  if (word === undefined) return false;
  return SHORT.has(word) || (word.length === 1 && !/\b(?:blok|gang|gg|kelas|tipe)\.?\s+\p{L}$/iu.test(head));
}
