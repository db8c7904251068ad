import { type Category, DANGER_KINDS, type DangerKind, type Intent } from '../../profile/intents-schema.js';
import { rankGuesses } from '../model/rank.js';
import type { Guess, Ranking } from '../understanding.js';
import type { Reading } from '../words/reading.js';
import { wordSet } from '../words/word-set.js';
import type { TogetherHit } from './find-together.js';
import { isNotNow } from './not-now.js';
import type { PhraseHit } from './phrases.js';
import type { Signs } from './signs.js';

type Hit = PhraseHit | TogetherHit;

/** How many words before a sign may take it back. */
const REACH = 4;
/** "tidak ada korban", "jangan sampai ada korban", "sebelum ada yang luka", "kalau ada anak jatuh bagaimana". */
const DENYING = wordSet(
  'bukan tidak tanpa jangan sebelum menunggu tunggu nunggu semoga agar supaya kalau jika bila seandainya berapa nihil cegah mencegah bagaimanakah apakah seperti kayak bagai ibarat usul saran simulasi pelatihan',
);
/** How many words before a sign a worry reaches: "ditakutkan kalau nanti ada angin, akan roboh menimpa". */
const WORRY_REACH = 8;
/**
 * A worry is a report, no danger now: a tree that might fall one day needs the gardeners, not 112. Two thirds of the false
 * alarms on a city's 3,000 reports were worries ("mohon dipangkas, takutnya menimpa rumah").
 */
const WORRYING = wordSet(
  `takut takutnya ditakutkan menakutkan waswas was-was cemas
  rawan potensi berpotensi berisiko beresiko risiko resiko kalau kalau-kalau jika bila bilamana apabila jikalau seandainya
  misal sewaktu-waktu suatu memungkinkan kemungkinan mencegah menghindari antisipasi mengantisipasi hampir nyaris sebelum
  jangan agar supaya daripada mengingat biar`,
);
/** However it is spelt: khawatir, kwatir, dikuatirkan. */
const WORRY_ROOT = /^(di|meng)?k(h?a|u)?watir/;
/** No fear where what is about to happen counts: "tiang miring hampir roboh". */
const ALMOST = wordSet('hampir nyaris');
/** "mau ambruk", "akan roboh", "bisa jatuh": not yet. */
const NOT_YET =
  /\b(mau|akan|hampir|bisa|dapat|bakal|nyaris) (me\w+ )?(roboh|rubuh|merubuhkan|ambruk|tumbang|jatuh|terjatuh|runtuh|longsor|menimpa|tertimpa|patah|putus|jebol|mengenai|kena|terperosok)\b/;
/** The worry is about what goes on this moment: "dinding mulai retak sekarang, takut roboh". */
const GOING_ON =
  /\b(sekarang|barusan|detik ini|baru saja|sedang|darurat|tolong cepat|cepat pak|terjebak|evakuasi|di dalam(nya)? (masih )?ada|masih di dalam)\b/;
/** "pernah jatuh", "tahun lalu", "dulu ada yang luka": it is over. "pernah saya laporkan" tells of something else. */
const PAST =
  /\b(pernah (?!saya|kami|di(?!gigit|tusuk|bacok|begal|rampok|keroyok|pukul|sengat|tabrak|culik)|me|lapor)|(tahun|bulan|minggu|hari|waktu) (yang )?lalu\b|dulu (ada|pernah|anak|warga|tetangga|saya))/;
/** Said right before a sign: it happens again and again, or was yesterday. */
const HABITUAL = wordSet('sering seringkali selalu setiap tiap kadang kadang-kadang kemarin');
/** Said of now, whatever happened before. */
const PRESENT = /\b(sekarang|barusan|tadi|saat ini|baru saja|masih|darurat|terjebak|evakuasi)\b/;

/** Signs of danger that are told as happening now: neither denied, feared nor over. */
export function dangersNow({ hits, together }: Pick<Signs, 'hits' | 'together'>, reading: Reading): Hit[] {
  const phrases = hits.filter(({ danger }) => danger);
  return [...phrases, ...together].filter(
    (hit) =>
      !isDenied(reading, hit) && !isWorry(reading, hit) && !isPast(reading, hit) && !isNotNow(reading, hit),
  );
}

/**
 * The kind of danger that comes first of all that are told. Words within longer ones of danger are part of those: "anak
 * saya mau bunuh diri" is not "saya mau bunuh diri".
 */
export function kindOf(dangers: readonly Hit[]): DangerKind {
  const whole = dangers.filter(
    (hit) => !dangers.some((other) => widthOf(other) > widthOf(hit) && isWithin(hit, other)),
  );
  return DANGER_KINDS.find((kind) => whole.some(({ danger }) => danger === kind)) ?? 'place';
}

const widthOf = ({ from, to }: Hit) => to - from;
const isWithin = (one: Hit, other: Hit) => one.from >= other.from && one.to <= other.to;

/**
 * Danger to people: words of danger whatever the message is about, or an urgent phrase of one of its two likeliest
 * categories; never where something is only asked (`asks`: in the form of a question too, not by its matter alone).
 */
export function isDanger(
  dangers: readonly Hit[],
  category: Ranking<Category>,
  intent: Ranking<Intent>,
  asks = true,
): boolean {
  if (asks && intent.best.label === 'question' && intent.sure) return false;
  const likely = [category.best.label, category.second?.label];
  return dangers.some(
    (hit) => !('owner' in hit) || hit.owner.startsWith('talk:') || likely.includes(categoryOf(hit)),
  );
}

/** Whether a message has the form of a question. */
export function asksIn({ names }: Signs): boolean {
  return names.some((name) => name === 'asks' || name === 'asks-somewhere' || name.startsWith('form:asks-'));
}

/** The category a sign of danger speaks for, if it speaks for one. */
function categoryOf(hit: Hit): Category | undefined {
  if ('owner' in hit) return hit.owner.startsWith('urgent:') ? (hit.owner.slice(7) as Category) : undefined;
  return hit.category;
}

/** Where the classifier is not sure, the category that danger speaks for wins: of several the likeliest. */
export function pullToDanger(
  category: Ranking<Category>,
  shares: readonly Guess<Category>[],
  dangers: readonly Hit[],
): Ranking<Category> {
  if (category.sure || dangers.length === 0) return category;
  const named = new Set(dangers.map(categoryOf));
  const best = [...shares].sort((a, b) => b.score - a.score).find(({ label }) => named.has(label));
  if (!best) return category;
  const rest = 1 - best.score || 1;
  const others = shares.filter(({ label }) => label !== best.label);
  return rankGuesses(
    [
      { label: best.label, score: PULLED },
      ...others.map((guess) => ({ ...guess, score: ((1 - PULLED) * guess.score) / rest })),
    ],
    'category',
  );
}

/** As sure as a sign of danger makes its category. */
const PULLED = 0.8;

function isDenied(reading: Reading, { from }: Hit): boolean {
  return clauseBefore(reading, from, REACH).some((word) => DENYING.has(word));
}

/** Feared or imagined: before the sign, within it, or as the condition right after it ("... menimpa warga bila tumbang"). */
function isWorry(reading: Reading, hit: Hit): boolean {
  // "lebih baik mati daripada begini": who says so worries us.
  if (hit.danger === 'self') return false;
  const { words, pauses } = reading;
  // A phrase of the talk files is meant as it stands there: "mau bunuh diri", "jembatan mau ambruk".
  const inside = 'owner' in hit ? [] : words.slice(hit.from, hit.to + 1);
  const after = pauses[hit.to] ? [] : words.slice(hit.to + 1, hit.to + 3);
  const before = clauseBefore(reading, hit.from, WORRY_REACH);
  const isImminent = 'imminent' in hit;
  const isWorried =
    [...before, ...inside, ...after].some((word) => isFeared(word) && !(isImminent && ALMOST.has(word))) ||
    (!isImminent && NOT_YET.test([...before.slice(0, 2).reverse(), ...inside, words[hit.from]].join(' ')));
  return isWorried && !GOING_ON.test(words.join(' '));
}

const isFeared = (word: string) => WORRYING.has(word) || WORRY_ROOT.test(word);

function isPast(reading: Reading, { from, to, danger }: Hit): boolean {
  const around = reading.words.slice(Math.max(0, from - 6), to + 7).join(' ');
  // Violence that happens again and again goes on.
  const isHabit =
    danger !== 'violence' && clauseBefore(reading, from, REACH).some((word) => HABITUAL.has(word));
  const isOver = PAST.test(around) || isHabit;
  return isOver && !PRESENT.test(around);
}

/** The last words before a place, up to the pause before it, the nearest first. */
function clauseBefore({ words, pauses }: Reading, from: number, reach: number): string[] {
  const before: string[] = [];
  for (let at = from - 1; at >= 0 && before.length < reach && !pauses[at]; at--) before.push(words[at]!);
  return before;
}
