import { maskNames } from './mask-names.js';

/** What tells who a person is, or lets somebody act as that person. */
export type PersonalKind =
  | 'email'
  | 'link'
  | 'account'
  | 'code'
  | 'nik'
  | 'phone'
  | 'number'
  | 'plate'
  | 'name';

/** How much of a text is looked through, in characters. */
const LONGEST_MASKED = 10_000;

const PATTERNS: [PersonalKind, RegExp][] = [
  ['email', /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}/g],
  ['link', /(?:https?:\/\/|www\.)\S{1,300}/gi],
  // "@nama" of the social networks.
  ['account', /@[\w.]{2,60}/g],
  // Ticket codes, and the ten letters and digits of an invitation: who has one may use it.
  ['code', /(?<![\p{L}\d])[a-z]{3}[ -]?\d{4}[ -]\d{4,7}[a-z]?(?![\p{L}\d])/giu],
  ['code', /(?<![\p{L}\d])(?=(?:[a-z]*\d){3})(?=\d*[a-z])[a-z\d]{10}(?![\p{L}\d])/giu],
  // Sixteen digits, as on the card or in groups of four, also where the birthday in them cannot be: a mistyped NIK still
  // tells much.
  ['nik', /(?<!\d)\d{4}(?:[ .-]?\d{4}){3}(?!\d)/g],
  ['phone', /(?<![\d.,-])(?:\+?62|0)[\s.-]?\d{2,4}(?:[\s.-]?\d{2,4}){2,3}(?!\d)/g],
];
/** Sums of money and hours, which stay; otherwise five and more digits, however they are parted (accounts, KK, birthdays). */
const NUMBER =
  /(?<stays>\brp\.? ?[1-9]\d{0,2}(?:[.,]\d{3})*(?![\d.])|(?<![\d.])[1-9]\d{0,2}(?:\.\d{3})+(?= ?(?:rupiah|perak|,-))|(?<!\d)\d{1,2}[.:]\d{2} ?- ?\d{1,2}[.:]\d{2}(?![\d.]))|\+?\d(?:[\s.-]?\d){4,}/gi;
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

/** Without one of these there is nothing to mask, and most messages have none. */
const MAY_TELL = /[\d@]|www\.|http|nama|kenalkan|panggil|saya (?:bapak|ibu)|a\. ?n/i;

/**
 * The text with `instead` in the place of what tells who a person is: e-mail, web address, account, ticket or invitation
 * code, NIK, telephone and other long numbers, number plate, told name. Numbers of houses, RT/RW, kilometres, years, hours
 * and sums of money stay. Pure and bounded: of a longer text what lies behind 10,000 characters is left out.
 */
export function maskPersonal(text: string, instead: (kind: PersonalKind) => string): string {
  let masked = text.slice(0, LONGEST_MASKED);
  if (!MAY_TELL.test(masked)) return masked;
  for (const [kind, pattern] of PATTERNS)
    masked = masked.replace(pattern, (hit) => (isOf(kind, hit) ? instead(kind) : hit));
  masked = masked.replace(NUMBER, (_, stays?: string) => stays ?? instead('number'));
  return maskNames(maskPlates(masked, instead('plate')), instead('name'));
}

/** A telephone number has 9 to 13 digits, counted from its 0. */
function isOf(kind: PersonalKind, hit: string): boolean {
  if (kind !== 'phone') return true;
  const digits = hit.replace(/\D/g, '').replace(/^62/, '0').length;
  return digits >= 9 && digits <= 13;
}

/** Looks at everything of the shape of a plate: what is none may end where one begins. */
function maskPlates(text: string, instead: string): string {
  const shape = new RegExp(PLATE);
  let masked = '';
  let at = 0;
  for (let match = shape.exec(text); match; match = shape.exec(text)) {
    if (isPlate(match)) {
      masked += text.slice(at, match.index) + instead;
      at = match.index + match[0].length;
    } else {
      shape.lastIndex = match.index + match[1]!.length;
    }
  }
  return masked + text.slice(at);
}

function isPlate([whole, region = '', digits = '', series = '']: RegExpMatchArray): boolean {
  if (!REGIONS.has(region.toUpperCase())) return false;
  // In capitals it is one; in small letters only what nothing else is written like.
  if (region === region.toUpperCase() && series === series.toUpperCase())
    return digits.length >= 2 || whole.includes(' ');
  return digits.length >= 3 && !NO_PLATES.test(region) && !NO_ENDINGS.test(series);
}
