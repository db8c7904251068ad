export type PersonalKind = 'nik' | 'phone' | 'email' | 'plate';

/** Something that tells who a person is, by its place in the text: from the first letter to the one behind the last. */
export interface Personal {
  kind: PersonalKind;
  start: number;
  end: number;
}

/** How much of a text is looked through, in characters. */
const LONGEST_MASKED = 10_000;

const EMAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,24}){1,3}/g;
/** 16 digits, as on the card or in groups of four. */
const SIXTEEN = /(?<!\d)\d{4}(?:[ .-]?\d{4}){3}(?!\d)/g;
const PHONE = /(?<![\d.,-])(?:\+?62|0)[\s.-]?\d{2,4}(?:[\s.-]?\d{2,4}){2,3}(?!\d)/g;
/** One or two letters of the region, up to four digits, up to three letters: "H 1234 AB". */
const PLATE = /(?<![\p{L}\d])([A-Z]{1,2})[ .-]?(\d{1,4})[ .-]?([A-Z]{1,3})(?![\p{L}\d])/giu;
/** Region codes of Indonesian number plates (Perpol 7/2021, lampiran). */
const REGIONS = new Set(
  `A B D E F G H K L M N P R S T W Z AA AB AD AE AG BA BB BD BE BG BH BK BL BM BN BP DA DB DC DD DE DG DH DK DL DM DN DP
  DR DS DT DW EA EB ED KB KH KT KU PA PB PG PS PT PY`.split(/\s+/),
);
/** Words of two letters before a number that are no plate: "km 12 ke", "gg 3 no". */
const NO_PLATES = /^(rt|rw|km|no|gg|jl|kp|sd|ke|di|se|pa|da|ba)$/i;
const NO_ENDINGS =
  /^(an|di|ke|ya|yg|hr|rb|jt|rt|rw|no|gg|jl|km|kg|cm|mm|m|x|wib|kk|th|hari|dan|dr|org|jam)$/i;

/** NIK, telephone numbers, e-mail addresses and number plates of a text, in order and apart. */
export function readPersonal(text: string): Personal[] {
  const seen = text.slice(0, LONGEST_MASKED);
  const found: Personal[] = [];
  const add = (kind: PersonalKind, start: number, end: number) => {
    if (!found.some((other) => start < other.end && end > other.start)) found.push({ kind, start, end });
  };
  for (const { 0: hit, index } of seen.matchAll(EMAIL)) add('email', index, index + hit.length);
  // Sixteen digits are masked even where the date in them is impossible: a mistyped NIK still tells much.
  for (const { 0: hit, index } of seen.matchAll(SIXTEEN)) add('nik', index, index + hit.length);
  for (const { 0: hit, index } of seen.matchAll(PHONE)) {
    const digits = hit.replace(/\D/g, '').replace(/^62/, '0').length;
    if (digits >= 9 && digits <= 13) add('phone', index, index + hit.length);
  }
  for (const match of overlapping(seen)) {
    if (isPlate(match)) add('plate', match.index, match.index + match[0].length);
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Everything of the shape of a plate: what is none may end where one begins. */
function* overlapping(text: string): Generator<RegExpExecArray> {
  const shape = new RegExp(PLATE);
  for (let match = shape.exec(text); match; match = shape.exec(text)) {
    yield match;
    shape.lastIndex = match.index + match[1]!.length;
  }
}

function isPlate([whole, region = '', digits = '', series = '']: RegExpMatchArray): boolean {
  if (!REGIONS.has(region.toUpperCase())) return false;
  // In capitals it is one; in small letters only what nothing else is written like.
  if (region === region.toUpperCase() && series === series.toUpperCase())
    return digits.length >= 2 || whole.includes(' ');
  return digits.length >= 3 && !NO_PLATES.test(region) && !NO_ENDINGS.test(series);
}

/** Whether 16 digits are a NIK: a province, and a day (women 40 later) and month of birth that exist. */
export function isNik(digits: string): boolean {
  if (!/^\d{16}$/.test(digits)) return false;
  const province = Number(digits.slice(0, 2));
  const day = Number(digits.slice(6, 8)) % 40;
  const month = Number(digits.slice(8, 10));
  const isDay = Number(digits.slice(6, 8)) <= 71 && day >= 1 && day <= 31;
  return province >= 11 && province <= 97 && isDay && month >= 1 && month <= 12;
}

const SHOWN: Record<PersonalKind, string> = { nik: '[NIK]', phone: '[nomor telepon]', email: '[e-mail]', plate: '[nomor polisi]' }; // biome-ignore format: a table

/**
 * The text without what tells who a person is (NIK, telephone, e-mail, number plate), for everybody but the officers of
 * the unit. Pure; of a longer text what lies behind 10,000 characters is left out.
 */
export function maskPersonal(text: string): string {
  let shown = '';
  let at = 0;
  for (const { kind, start, end } of readPersonal(text)) {
    shown += text.slice(at, start) + SHOWN[kind];
    at = end;
  }
  return shown + text.slice(at, Math.max(at, LONGEST_MASKED));
}
