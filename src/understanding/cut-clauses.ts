/** How plainly a border parts two matters: a new number in a list, a new sentence, a word that adds, or a mere comma. */
export type Border = 'number' | 'more' | 'sentence' | 'link' | 'comma';

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

/** "1. ", "2) ", "- " at the beginning of a line or after a pause, "pertama," and "yang kedua". */
const NUMBER =
  /(?:^|[\n.;,:!?]\s*|\s)(?:\(?[1-9][.)](?=\s*\p{L})\s*|(?:yang |yg )?(?:pertama|kedua|ketiga|keempat|kelima)\b[,:]?\s+)|(?:^|\n)\s*[-*•–]\s*(?=\p{L})/giu;
/** "selain itu", "satu lagi": what follows is another matter. */
const MORE =
  /[\s,.;]+(?:dan |terus |trus |oh ?iya |oiya |eh )?(?:selain itu|satu lagi|sama satu lagi|1 lagi|di ?samping itu|sekalian (?:lapor |juga |mau lapor )?|sekalian|tambahan lagi|lainnya lagi|ada lagi|belum lagi)[\s,]+/giu;
const SENTENCE = /[.!?;]+(?=\s|$)\s*|\s*\n+\s*/gu;
const LINK =
  /,?\s+(?:dan|terus|trus|trs|sama|serta|lalu(?! lintas)|lantas|kemudian|plus|juga ada|lan|karo|sarta)\s+|\s*[&+]\s*/giu;
const COMMA = /\s*,\s+|\s+[-–]+\s+/gu;

/** A message cut at everything that may part two matters, in order; the texts are the citizen's own. */
export function cutClauses(text: string): Clause[] {
  const head = text.slice(0, LONGEST_CUT);
  let clauses: Clause[] = [{ text: head, border: 'sentence' }];
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

const BORDERS_IN_ORDER: [Border, RegExp][] = [
  ['number', NUMBER],
  ['more', MORE],
  ['sentence', SENTENCE],
  ['link', LINK],
  ['comma', COMMA],
];

function cut(clause: Clause, border: Border, sign: RegExp): Clause[] {
  const parts: Clause[] = [];
  let from = 0;
  let before = clause.border;
  for (const found of clause.text.matchAll(sign)) {
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
  return word !== undefined && (SHORT.has(word) || word.length === 1);
}
